/* tillid-screens-parts.c - pictures of what stands in front of a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Dialogs of a window with an open clinic and patient: restore, backups, import (good and bad), two versions. */
#include "config.h"

#include "tillid-screens-parts.h"

#include <glib/gstdio.h>

#include "test-support.h"
#include "tillid-backup-rota.h"
#include "tillid-backups-window.h"
#include "tillid-colleagues-window.h"
#include "tillid-conflict-dialog.h"
#include "tillid-import-dialog.h"
#include "tillid-lock-page.h"
#include "tillid-no-access.h"
#include "tillid-readers-window.h"
#include "tillid-restore-dialog.h"

static const char bundle[] =
  "<Bundle xmlns=\"http://hl7.org/fhir\"><type value=\"collection\"/>"
  "<entry><fullUrl value=\"urn:uuid:p\"/><resource><Patient><id value=\"p\"/>"
  "<name><text value=\"Test Person\"/></name></Patient></resource></entry>"
  "<entry><fullUrl value=\"urn:uuid:v1\"/><resource><Encounter><id value=\"v1\"/>"
  "<status value=\"finished\"/><subject><reference value=\"urn:uuid:p\"/></subject>"
  "<period><start value=\"2024-03-05\"/></period></Encounter></resource></entry>"
  "<entry><fullUrl value=\"urn:uuid:i\"/><resource><Immunization><id value=\"i\"/>"
  "<status value=\"completed\"/><patient><reference value=\"urn:uuid:p\"/></patient>"
  "</Immunization></resource></entry></Bundle>";

void
tillid_screens_draw_dialog (GtkWidget *dialog,
                            const char *folder,
                            const char *part,
                            const char *variant)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", part, variant);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  for (int i = 0; i < 25; i++)
    tillid_test_turn ();
  tillid_test_save_picture (dialog, path);
  g_print ("%s\n", file);
}

static void
draw_import (TillidWindow *window,
             const char *text,
             const char *folder,
             const char *part,
             const char *variant)
{
  GtkWindow *dialog = tillid_import_dialog_new (GTK_WINDOW (window));
  g_autofree char *data = g_dir_make_tmp ("tillid-screens-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (data, "in.xml", NULL);

  g_file_set_contents (path, text, -1, NULL);
  gtk_window_present (dialog);
  tillid_import_dialog_start (TILLID_IMPORT_DIALOG (dialog), tillid_window_get_session (window),
                              path);
  tillid_test_wait (tillid_import_dialog_is_done (TILLID_IMPORT_DIALOG (dialog)));
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, part, variant);
  gtk_window_destroy (dialog);
  g_unlink (path);
  g_rmdir (data);
}

static void
draw_restore (TillidWindow *window, const char *folder, const char *variant)
{
  GtkWindow *dialog = tillid_restore_dialog_new (GTK_WINDOW (window), NULL,
                                                 "/media/usb/Klinik Odense 2026-03-09.tillid",
                                                 "/home/amina/Documents");

  gtk_widget_set_visible (GTK_WIDGET (tillid_test_child (GTK_WIDGET (dialog), "passphrase_row")),
                          TRUE);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "restore", variant);
  gtk_window_destroy (dialog);
}

static void
draw_backups (TillidWindow *window, const char *folder, const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  TillidBackupKeeper *keeper = tillid_window_get_backups (window);
  g_autofree char *drive = g_dir_make_tmp ("tillid-backups-XXXXXX", NULL);
  GtkWindow *dialog = NULL;

  tillid_backup_rota_set_folder (session, drive, NULL);
  tillid_backup_rota_run (session, NULL, NULL, NULL, NULL, NULL);
  tillid_backup_rehearse (session, NULL, NULL, NULL, NULL, NULL);
  dialog = tillid_backups_window_new (GTK_WINDOW (window), keeper);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "backups", variant);
  gtk_window_destroy (dialog);
}

static void
draw_conflict (TillidWindow *window, gint64 patient, const char *folder, const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (session, NULL, patient, NULL);
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (context, &tillid_visit_type);
  TillidVisit *old = visits->pdata[0];
  TillidVisit *mine = tillid_visit_edit (old);
  TillidVisit *theirs = tillid_visit_edit (old);
  g_autoptr (GPtrArray) conflicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_conflict_free);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Note kept");
  static const char *const fields[] = { "note", "length" };
  GtkWindow *dialog = NULL;

  tillid_set_text (&mine->note,
                   "Slept badly again since the alarm was tested. Ida asks the hormone "
                   "clinic whether there is a bell.");
  mine->length = 45;
  tillid_set_text (&theirs->note, "The sister called: Salma comes on Tuesday.");
  theirs->length = 60;
  tillid_record_seal (mine);
  tillid_record_seal (theirs);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      TillidConflict *conflict = g_new0 (TillidConflict, 1);

      conflict->mine = tillid_record_ref_any (mine);
      conflict->theirs = tillid_record_ref_any (theirs);
      conflict->base = tillid_record_ref_any (old);
      conflict->field = tillid_record_type_find_field (&tillid_visit_type, fields[i]);
      g_ptr_array_add (conflicts, conflict);
    }
  tillid_edit_take (edit, mine);
  dialog = tillid_conflict_dialog_new (GTK_WINDOW (window), context, edit, conflicts);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "conflict", variant);
  gtk_window_destroy (dialog);
  tillid_record_unref_any (theirs);
}

static void
draw_colleagues (TillidWindow *window, const char *folder, const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidColleagues) model = tillid_colleagues_new (session, NULL, NULL);
  GtkWindow *colleagues = tillid_colleagues_window_new (GTK_WINDOW (window), model, NULL);
  g_autoptr (GPtrArray) members = tillid_colleagues_list (model, FALSE);

  gtk_window_present (colleagues);
  tillid_screens_draw_dialog (GTK_WIDGET (colleagues), folder, "colleagues", variant);
  tillid_colleagues_window_show (TILLID_COLLEAGUES_WINDOW (colleagues),
                                 ((TillidMember *) members->pdata[0])->record.id);
  tillid_screens_draw_dialog (GTK_WIDGET (colleagues), folder, "colleague", variant);
  gtk_window_destroy (colleagues);
}

static void
draw_access (TillidWindow *window, gint64 patient, const char *folder, const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (session, NULL, patient, NULL);
  GtkWindow *readers = tillid_readers_window_new (GTK_WINDOW (window), context);
  GtkWidget *closed = g_object_new (TILLID_TYPE_NO_ACCESS, NULL);
  GtkWindow *frame = NULL;

  gtk_window_present (readers);
  tillid_screens_draw_dialog (GTK_WIDGET (readers), folder, "readers", variant);
  gtk_window_destroy (readers);

  frame = tillid_test_show (closed, 900, 640);
  tillid_no_access_show (TILLID_NO_ACCESS (closed), session, patient,
                         tillid_patient_context_get_name (context), "55");
  tillid_screens_draw_dialog (GTK_WIDGET (frame), folder, "no-access", variant);
  gtk_window_destroy (frame);
}

static void
draw_lock (TillidWindow *window, const char *folder, const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidColleagues) model = tillid_colleagues_new (session, NULL, NULL);
  g_autoptr (GPtrArray) members = tillid_colleagues_list (model, FALSE);
  GtkWidget *page = tillid_lock_page_new ();
  GtkWindow *frame = tillid_test_show (page, 1100, 800);

  for (guint i = 0; i < members->len && i < 4; i++)
    tillid_lock_page_add (TILLID_LOCK_PAGE (page), members->pdata[i], i == 0);
  tillid_lock_page_choose (TILLID_LOCK_PAGE (page), 0);
  tillid_screens_draw_dialog (GTK_WIDGET (frame), folder, "locked", variant);
  gtk_window_destroy (frame);
}

void
tillid_screens_draw_parts (TillidWindow *window,
                           gint64 patient,
                           const char *folder,
                           const char *variant)
{
  draw_import (window, bundle, folder, "import", variant);
  draw_import (window, "<Bundle xmlns=\"http://hl7.org/fhir\">\n<entry>", folder, "import-bad",
               variant);
  draw_restore (window, folder, variant);
  draw_backups (window, folder, variant);
  draw_conflict (window, patient, folder, variant);
  draw_colleagues (window, folder, variant);
  draw_access (window, patient, folder, variant);
  draw_lock (window, folder, variant);
  tillid_screens_draw_keeping (window, patient, folder, variant);
  tillid_screens_draw_key (window, folder, variant);
  tillid_screens_draw_print (window, patient, folder, variant);
  tillid_screens_draw_people (window, patient, folder, variant);
}
