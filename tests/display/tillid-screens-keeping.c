/* tillid-screens-keeping.c - pictures of the windows about keeping, copying and versions
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Records are due years from now only: a second session looks at the clinic from there. */
#include "config.h"

#include "tillid-screens-parts.h"

#include "test-support.h"
#include "tillid-copy-window.h"
#include "tillid-dialogs.h"
#include "tillid-due-group.h"
#include "tillid-history-window.h"
#include "tillid-in-error.h"
#include "tillid-in-error-window.h"
#include "tillid-keeping-window.h"

#include <glib/gi18n-lib.h>

#define LATER_MS (11 * 366 * (gint64) 86400000)

static GFile *
choose (const TillidFileQuestion *question, gpointer data)
{
  return g_file_new_for_path (question->folder ? "/media/usb" : "/media/usb/protocol.txt");
}

static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    found = find_button (part);
  return found;
}

static gint64
set_now (TillidSession *session, gint64 now)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Now");
  TillidClinic *clinic = tillid_clinic_edit (tillid_session_get_clinic (session));
  gint64 id = 0;

  clinic->demo_now = now;
  tillid_edit_take (edit, tillid_record_seal (clinic));
  tillid_session_apply (session, edit, &id, NULL);
  return id;
}

static void
draw_due (TillidWindow *window, TillidSession *session, const char *folder, const char *variant)
{
  GtkWindow *dialog = tillid_keeping_window_new (GTK_WINDOW (window), session, NULL, NULL);
  GtkWidget *group = GTK_WIDGET (tillid_test_child (GTK_WIDGET (dialog), "due_group"));
  GtkWindow *question = NULL;

  gtk_window_present (dialog);
  tillid_test_wait (!tillid_due_group_is_busy (TILLID_DUE_GROUP (group)));
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "keeping", variant);
  g_signal_emit_by_name (find_button (group), "clicked");
  tillid_test_wait ((question = find_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  tillid_screens_draw_dialog (GTK_WIDGET (question), folder, "keeping-question", variant);
  gtk_window_close (question);
  gtk_window_destroy (dialog);
}

static void
draw_copy (TillidWindow *window,
           TillidPatientContext *context,
           const char *folder,
           const char *variant)
{
  GtkWindow *dialog = tillid_copy_window_new (GTK_WINDOW (window), context);

  gtk_window_present (dialog);
  g_signal_emit_by_name (tillid_test_child (GTK_WIDGET (dialog), "folder_button"), "clicked");
  tillid_test_wait (tillid_copy_window_get_path (TILLID_COPY_WINDOW (dialog)) != NULL);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "copy", variant);
  gtk_window_destroy (dialog);
}

static void
draw_versions (TillidWindow *window,
               TillidPatientContext *context,
               const char *folder,
               const char *variant)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (context, &tillid_visit_type);
  TillidVisit *visit = visits->pdata[visits->len - 1];
  TillidVisit *changed = tillid_visit_edit (visit);
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("edit", "Note kept"));
  GtkWindow *dialog = NULL;
  gint64 id = 0;

  tillid_set_text (&changed->note, "Sleeps badly since the oven was changed.");
  changed->length = 45;
  tillid_edit_take (edit, tillid_record_seal (changed));
  tillid_session_apply (tillid_window_get_session (window), edit, &id, NULL);
  dialog =
    tillid_history_window_new (GTK_WINDOW (window), context, &tillid_visit_type, visit->record.id);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "versions", variant);
  gtk_window_destroy (dialog);
  tillid_session_undo (tillid_window_get_session (window), id, "Undo", NULL, NULL);
}

/* A goal with its ratings was marked; below it stands what was written last. */
static void
draw_in_error (TillidWindow *window,
               TillidPatientContext *context,
               const char *folder,
               const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (GPtrArray) goals = tillid_patient_context_list (context, &tillid_goal_type);
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("edit", "Entered in error"));
  GtkWindow *dialog = NULL;
  gint64 id = 0;

  tillid_in_error_add (tillid_session_get_db (session), tillid_patient_context_get_scope (context),
                       edit, goals->pdata[0], NULL);
  tillid_session_apply (session, edit, &id, NULL);
  dialog = tillid_in_error_window_new (GTK_WINDOW (window), context);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "error", variant);
  gtk_window_destroy (dialog);
  tillid_session_undo (session, id, "Undo", NULL, NULL);
}

void
tillid_screens_draw_keeping (TillidWindow *window,
                             gint64 patient,
                             const char *folder,
                             const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (session, NULL, patient, NULL);
  const gint64 edit = set_now (session, tillid_session_now_ms (session) + LATER_MS);
  g_autoptr (TillidSession) later =
    tillid_session_open (tillid_session_get_path (session), NULL, TILLID_SESSION_DIRECT, NULL);

  tillid_dialogs_set_file_fake (choose, NULL);
  draw_due (window, later, folder, variant);
  tillid_session_close (later);
  tillid_session_undo (session, edit, "Undo", NULL, NULL);
  draw_copy (window, context, folder, variant);
  tillid_dialogs_set_file_fake (NULL, NULL);
  draw_versions (window, context, folder, variant);
  draw_in_error (window, context, folder, variant);
}
