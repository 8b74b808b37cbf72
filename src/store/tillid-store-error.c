/* tillid-store-error.c - what can go wrong with a clinic file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-store-error.h"

G_DEFINE_QUARK (tillid_store_error, tillid_store_error)
