/* tillid-print.h - paper leaves the clinic, and the log says so
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

GtkPrintOperation *tillid_print_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_print_log (TillidPatientContext *context, const char *what, GError **error);
gboolean tillid_print_run (GtkPrintOperation *operation,
                           TillidPatientContext *context,
                           const char *what,
                           GtkPrintOperationAction action,
                           GtkWindow *parent,
                           GError **error);

G_END_DECLS
