/* tillid-readers-print.h - who has read a record, on paper for its patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-readers.h"

G_BEGIN_DECLS

GtkPrintOperation *
tillid_readers_print_new (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
