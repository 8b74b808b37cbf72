/* tillid-screens-people.c - pictures of what is about who may read and who has signed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Told in confidence, the question before signing, second looks, and what a researcher sees. The clinic is changed for it
 * once: a researcher, and a colleague who opened a patient with a reason. */
#include "config.h"

#include "tillid-screens-parts.h"

#include <glib/gi18n-lib.h>

#include "test-support.h"
#include "tillid-confidence-card.h"
#include "tillid-dialogs.h"
#include "tillid-looks-window.h"
#include "tillid-patient-find.h"
#include "tillid-patient-page.h"

#define RESEARCHER "Rosa Lind"
#define COORDINATOR "Inger Kjær"

static void
draw_confidence (TillidPatientContext *context, const char *folder, const char *variant)
{
  g_autoptr (GPtrArray) events = tillid_patient_context_list (context, &tillid_life_event_type);
  GtkWidget *card = g_object_new (TILLID_TYPE_CONFIDENCE_CARD, NULL);
  GtkWindow *frame = tillid_test_show (card, 360, 420);
  GtkWidget *popover = GTK_WIDGET (tillid_test_child (card, "popover"));

  tillid_confidence_card_set (TILLID_CONFIDENCE_CARD (card), context, events->pdata[0]);
  gtk_menu_button_popup (GTK_MENU_BUTTON (tillid_test_child (card, "who_button")));
  tillid_test_wait (gtk_widget_get_mapped (popover));
  tillid_screens_draw_dialog (popover, folder, "confidence", variant);
  gtk_window_destroy (frame);
}

static void
draw_sign (TillidWindow *window, const char *folder, const char *variant)
{
  g_autoptr (GList) before = gtk_window_list_toplevels ();
  g_autoptr (GList) after = NULL;

  tillid_dialogs_ask_async (GTK_WINDOW (window), C_ ("visit", "Sign the note?"),
                            C_ ("visit", "Signing closes the note: it stays as it is now, and what "
                                         "is changed later stands beside it as a correction. "
                                         "Signing cannot be undone."),
                            C_ ("visit", "_Not now"), C_ ("visit", "_Sign"), FALSE, NULL, NULL);
  after = gtk_window_list_toplevels ();
  for (GList *l = after; l != NULL; l = l->next)
    if (g_list_find (before, l->data) == NULL)
      {
        tillid_screens_draw_dialog (GTK_WIDGET (l->data), folder, "sign", variant);
        gtk_window_close (l->data);
      }
}

static void
open_with_reason (TillidSession *session)
{
  g_autoptr (TillidSession) jonas = tillid_session_open (tillid_session_get_path (session),
                                                         "Jonas L.", TILLID_SESSION_DIRECT, NULL);
  gint64 patient = 0;

  if (tillid_patient_find (session, "Hanan al-Masri", &patient, NULL))
    tillid_session_break_glass (jonas, patient, "Called from the ward: which medicines?", NULL);
  tillid_session_close (jonas);
}

static void
draw_looks (TillidWindow *window, const char *folder, const char *variant)
{
  TillidSession *session = tillid_window_get_session (window);
  GtkWindow *dialog = NULL;

  open_with_reason (session);
  dialog = tillid_looks_window_new (GTK_WINDOW (window), session, NULL);
  gtk_window_present (dialog);
  tillid_screens_draw_dialog (GTK_WIDGET (dialog), folder, "second-looks", variant);
  gtk_window_destroy (dialog);
}

static TillidSession *
open_as (TillidSession *session, const char *name, const char *initials, const char *roles)
{
  const char *path = tillid_session_get_path (session);
  TillidSession *opened = tillid_session_open (path, name, TILLID_SESSION_THREADS, NULL);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("New colleague");
  TillidMember *member = NULL;

  if (opened != NULL)
    return opened;
  member = tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (session));
  tillid_set_text (&member->name, name);
  tillid_set_text (&member->initials, initials);
  tillid_set_text (&member->roles, roles);
  tillid_edit_take (edit, tillid_record_seal (member));
  tillid_session_apply (session, edit, NULL, NULL);
  return tillid_session_open (path, name, TILLID_SESSION_THREADS, NULL);
}

static void
draw_researcher (TillidWindow *window, const char *folder, const char *variant)
{
  TillidApplication *application = tillid_test_application ();
  g_autoptr (TillidSession) session =
    open_as (tillid_window_get_session (window), RESEARCHER, "RL", "researcher");
  TillidWindow *other = tillid_window_new (GTK_APPLICATION (application),
                                           tillid_application_get_settings (application));

  gtk_widget_remove_css_class (GTK_WIDGET (other), "devel");
  tillid_window_set_session (other, session);
  tillid_test_show (GTK_WIDGET (other), 1100, 700);
  tillid_screens_draw_dialog (GTK_WIDGET (other), folder, "researcher", variant);
  gtk_window_destroy (GTK_WINDOW (other));
  tillid_session_close (session);
}

/* Every page of a patient as a coordinator has it. */
static void
draw_coordinator (TillidWindow *window, gint64 patient, const char *folder, const char *variant)
{
  TillidApplication *application = tillid_test_application ();
  g_autoptr (TillidSession) session =
    open_as (tillid_window_get_session (window), COORDINATOR, "IK", "coordinator");
  TillidWindow *other = tillid_window_new (GTK_APPLICATION (application),
                                           tillid_application_get_settings (application));
  TillidPatientPage *frame = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (other), "devel");
  tillid_window_set_session (other, session);
  tillid_test_show (GTK_WIDGET (other), 1440, 900);
  tillid_window_open_patient (other, patient, "story");
  frame = tillid_shell_get_patient_page (tillid_window_get_shell (other));
  for (guint i = 0; i < tillid_patient_page_get_n (frame); i++)
    {
      g_autofree char *name =
        g_strconcat ("coordinator-", tillid_patient_page_get_id (frame, i), NULL);

      tillid_patient_page_show_index (frame, i);
      for (int k = 0; k < 20; k++)
        tillid_test_turn ();
      tillid_screens_draw_dialog (GTK_WIDGET (other), folder, name, variant);
    }
  gtk_window_destroy (GTK_WINDOW (other));
  tillid_session_close (session);
}

void
tillid_screens_draw_people (TillidWindow *window,
                            gint64 patient,
                            const char *folder,
                            const char *variant)
{
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (tillid_window_get_session (window), NULL, patient, NULL);

  draw_confidence (context, folder, variant);
  draw_sign (window, folder, variant);
  draw_looks (window, folder, variant);
  draw_researcher (window, folder, variant);
  draw_coordinator (window, patient, folder, variant);
}
