/* tillid-exchange-error.c - what can go wrong with a file from elsewhere
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-exchange-error.h"

G_DEFINE_QUARK (tillid_exchange_error, tillid_exchange_error)
