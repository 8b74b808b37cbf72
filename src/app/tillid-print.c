/* tillid-print.c - paper leaves the clinic, and the log says so
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-print.h"

#include <glib/gi18n-lib.h>

/**
 * tillid_print_new:
 *
 * Returns: (transfer full): an operation that measures in points and has no name of a patient: that would end up in the
 *   list of jobs of a printer
 */
GtkPrintOperation *
tillid_print_new (void)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, C_ ("program", "Tillid"));
  return operation;
}

/**
 * tillid_print_log:
 * @context: an open patient
 * @what: what was printed, as the log calls it: "print", "print-story"
 * @error: return location for an error
 *
 * Writes into the log that something of the record was put on paper or into a file.
 *
 * Returns: %FALSE if it could not be written
 */
gboolean
tillid_print_log (TillidPatientContext *context, const char *what, GError **error)
{
  g_autoptr (TillidScope) logged = NULL;

  logged =
    tillid_session_open_patient (tillid_patient_context_get_session (context),
                                 tillid_patient_context_get_patient (context), what, NULL, error);
  return logged != NULL;
}

/**
 * tillid_print_run:
 * @operation: what prints
 * @context: the patient it is about
 * @what: as in tillid_print_log()
 * @action: with the dialog, which has a preview, or into a file
 * @parent: (nullable): the window that asks
 * @error: return location for an error
 *
 * Prints, and writes into the log that it was printed.
 *
 * Returns: whether it was printed; %FALSE without an error if the person changed their mind
 */
gboolean
tillid_print_run (GtkPrintOperation *operation,
                  TillidPatientContext *context,
                  const char *what,
                  GtkPrintOperationAction action,
                  GtkWindow *parent,
                  GError **error)
{
  return gtk_print_operation_run (operation, action, parent, error) ==
           GTK_PRINT_OPERATION_RESULT_APPLY &&
         tillid_print_log (context, what, error);
}
