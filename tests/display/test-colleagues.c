/* test-colleagues.c - who works here: adding, roles, days away, passwords; and for somebody who may only look
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "tillid-account.h"
#include "tillid-banner.h"
#include "tillid-colleagues-window.h"
#include "tillid-grants.h"
#include "tillid-new-patient.h"
#include "tillid-password-dialog.h"
#include "tillid-record-table.h"

#define WORDS "three blue boats"

static GtkWidget *
child_of (GtkWidget *parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (parent, name));
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_OBJECT_TYPE (l->data) == type && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
open_colleagues (TillidWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.colleagues", NULL);
  tillid_test_wait (find_window (TILLID_TYPE_COLLEAGUES_WINDOW) != NULL);
  return find_window (TILLID_TYPE_COLLEAGUES_WINDOW);
}

static TillidMember *
read_member (TillidWindow *window, const char *name)
{
  TillidSession *session = tillid_window_get_session (window);
  g_autoptr (TillidScope) scope = tillid_session_open_system (session);
  g_autoptr (GPtrArray) members =
    tillid_record_table_list (tillid_session_get_db (session), scope, &tillid_member_type, NULL);

  for (guint i = 0; i < members->len; i++)
    if (g_strcmp0 (((TillidMember *) members->pdata[i])->name, name) == 0)
      return tillid_record_ref_any (members->pdata[i]);
  return NULL;
}

static gboolean
has_roles (TillidWindow *window, const char *name, const char *roles)
{
  g_autoptr (TillidMember) member = read_member (window, name);

  return member != NULL && g_strcmp0 (member->roles, roles) == 0;
}

static gboolean
has_title (TillidWindow *window, const char *name, const char *title)
{
  g_autoptr (TillidMember) member = read_member (window, name);

  return member != NULL && g_strcmp0 (member->title, title) == 0;
}

static TillidColleaguePage *
page_of (GtkWidget *colleagues)
{
  return tillid_colleagues_window_get_page (TILLID_COLLEAGUES_WINDOW (colleagues));
}

static gint64
add (TillidWindow *window, GtkWidget *colleagues, const char *name)
{
  g_autoptr (TillidMember) member = NULL;
  g_autofree char *typed = g_strdup_printf ("  %s ", name);

  gtk_editable_set_text (GTK_EDITABLE (child_of (colleagues, "new_row")), typed);
  g_signal_emit_by_name (child_of (colleagues, "new_button"), "clicked");
  tillid_test_wait ((member = read_member (window, name)) != NULL);
  tillid_test_wait (tillid_colleague_page_get_member (page_of (colleagues)) == member->record.id);
  return member->record.id;
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  return n;
}

/* One name is enough; a role is one edit, which can be undone. */
static void
test_roles (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GtkWidget *colleagues = open_colleagues (window);
  TillidColleaguePage *page = page_of (colleagues);

  g_assert_false (gtk_widget_get_sensitive (child_of (colleagues, "new_button")));
  g_assert_cmpuint (count_rows (child_of (colleagues, "here_list")), ==, 1);
  add (window, colleagues, "Jonas Holm");
  g_assert_cmpuint (count_rows (child_of (colleagues, "here_list")), ==, 2);
  g_assert_true (has_roles (window, "Jonas Holm", NULL));

  gtk_switch_set_active (tillid_colleague_page_get_switch (page, TILLID_ROLE_CLINICIAN), TRUE);
  tillid_test_wait (has_roles (window, "Jonas Holm", "clinician"));
  tillid_test_settle ();
  gtk_switch_set_active (tillid_colleague_page_get_switch (page, TILLID_ROLE_LEAD), TRUE);
  tillid_test_wait (has_roles (window, "Jonas Holm", "clinician lead"));
  tillid_test_settle ();
  gtk_widget_activate_action (colleagues, "edits.undo", NULL);
  tillid_test_wait (has_roles (window, "Jonas Holm", "clinician"));
  tillid_test_wait (
    !gtk_switch_get_active (tillid_colleague_page_get_switch (page, TILLID_ROLE_LEAD)));
  gtk_window_destroy (GTK_WINDOW (colleagues));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The owner stays, and stays administrator. */
static void
test_owner (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GtkWidget *colleagues = open_colleagues (window);
  TillidColleaguePage *page = page_of (colleagues);
  g_autoptr (TillidMember) owner = read_member (window, "Amina Berg");

  tillid_colleagues_window_show (TILLID_COLLEAGUES_WINDOW (colleagues), owner->record.id);
  g_assert_false (gtk_widget_get_sensitive (
    GTK_WIDGET (tillid_colleague_page_get_switch (page, TILLID_ROLE_ADMINISTRATOR))));
  g_assert_true (gtk_widget_get_sensitive (
    GTK_WIDGET (tillid_colleague_page_get_switch (page, TILLID_ROLE_LEAD))));
  g_assert_false (gtk_widget_get_visible (child_of (GTK_WIDGET (page), "until_button")));

  /* If a switch could be reached all the same, the file refuses and the switch goes back. */
  gtk_switch_set_active (tillid_colleague_page_get_switch (page, TILLID_ROLE_ADMINISTRATOR), FALSE);
  tillid_test_wait (
    gtk_switch_get_active (tillid_colleague_page_get_switch (page, TILLID_ROLE_ADMINISTRATOR)));
  g_assert_true (has_roles (window, "Amina Berg", "clinician lead administrator"));
  gtk_window_destroy (GTK_WINDOW (colleagues));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A title that was typed is kept when the list is shown again; somebody whose last day is past stands below. */
static void
test_days (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GtkWidget *colleagues = open_colleagues (window);
  GtkWidget *page = GTK_WIDGET (page_of (colleagues));
  g_autoptr (TillidMember) member = NULL;

  add (window, colleagues, "Jonas Holm");
  gtk_editable_set_text (GTK_EDITABLE (child_of (page, "title_row")), "Senior nurse");
  gtk_widget_activate_action (colleagues, "colleagues.back", NULL);
  tillid_test_wait (has_title (window, "Jonas Holm", "Senior nurse"));

  member = read_member (window, "Jonas Holm");
  tillid_colleagues_window_show (TILLID_COLLEAGUES_WINDOW (colleagues), member->record.id);
  gtk_editable_set_text (GTK_EDITABLE (child_of (page, "absence_from_row")), "no such day");
  g_assert_false (gtk_widget_get_sensitive (child_of (page, "absence_button")));
  gtk_editable_set_text (GTK_EDITABLE (child_of (page, "absence_from_row")), "1 March 2090");
  gtk_editable_set_text (GTK_EDITABLE (child_of (page, "absence_until_row")), "20 February 2090");
  g_assert_false (gtk_widget_get_sensitive (child_of (page, "absence_button")));
  gtk_editable_set_text (GTK_EDITABLE (child_of (page, "absence_until_row")), "20 March 2090");
  g_assert_true (gtk_widget_get_sensitive (child_of (page, "absence_button")));
  g_signal_emit_by_name (child_of (page, "absence_button"), "clicked");
  tillid_test_wait (
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (child_of (page, "absence_list")), 0) != NULL &&
    strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
              gtk_list_box_get_row_at_index (GTK_LIST_BOX (child_of (page, "absence_list")), 0))),
            "20 Mar 2090") != NULL);

  g_assert_cmpuint (count_rows (child_of (colleagues, "left_list")), ==, 0);
  {
    g_autoptr (TillidMember) now = read_member (window, "Jonas Holm");
    TillidMember *draft = tillid_member_edit (now);
    g_autoptr (TillidEdit) edit = tillid_edit_new ("Left");
    TillidSession *session = tillid_window_get_session (window);

    draft->until_day = tillid_session_today (session) - 1;
    tillid_edit_take (edit, tillid_record_seal (draft));
    g_assert_true (tillid_session_apply (session, edit, NULL, NULL));
  }
  tillid_test_wait (count_rows (child_of (colleagues, "left_list")) == 1);
  g_assert_cmpuint (count_rows (child_of (colleagues, "here_list")), ==, 1);
  gtk_window_destroy (GTK_WINDOW (colleagues));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_password (TillidWindow *window, gint64 member)
{
  gboolean has = FALSE;

  g_assert_true (
    tillid_account_has_password (tillid_window_get_session (window), member, &has, NULL));
  return has;
}

static void
type (GtkWidget *dialog, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (child_of (dialog, row)), text);
}

/* One's own: set with two equal texts, taken away with the one that stands. */
static void
test_password (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GtkWidget *colleagues = open_colleagues (window);
  GtkWidget *page = GTK_WIDGET (page_of (colleagues));
  g_autoptr (TillidMember) owner = read_member (window, "Amina Berg");
  GtkWidget *dialog = NULL;

  tillid_colleagues_window_show (TILLID_COLLEAGUES_WINDOW (colleagues), owner->record.id);
  g_assert_false (gtk_widget_get_visible (child_of (page, "take_button")));
  g_signal_emit_by_name (child_of (page, "set_button"), "clicked");
  dialog = find_window (TILLID_TYPE_PASSWORD_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_visible (child_of (dialog, "current_row")));
  g_assert_false (gtk_widget_get_sensitive (child_of (dialog, "keep_button")));
  type (dialog, "new_row", WORDS);
  type (dialog, "again_row", "three green boats");
  g_signal_emit_by_name (child_of (dialog, "keep_button"), "clicked");
  g_assert_true (gtk_widget_get_visible (child_of (dialog, "problem_label")));
  g_assert_false (has_password (window, owner->record.id));
  type (dialog, "again_row", WORDS);
  g_signal_emit_by_name (child_of (dialog, "keep_button"), "clicked");
  g_assert_true (has_password (window, owner->record.id));
  tillid_test_wait (find_window (TILLID_TYPE_PASSWORD_DIALOG) == NULL);
  tillid_test_wait (gtk_widget_get_visible (child_of (page, "take_button")));

  g_signal_emit_by_name (child_of (page, "take_button"), "clicked");
  dialog = find_window (TILLID_TYPE_PASSWORD_DIALOG);
  g_assert_true (gtk_widget_get_visible (child_of (dialog, "current_row")));
  /* A lock takes both windows away, and what was being typed in them. */
  tillid_session_lock (tillid_window_get_session (window));
  tillid_test_wait (find_window (TILLID_TYPE_PASSWORD_DIALOG) == NULL &&
                    find_window (TILLID_TYPE_COLLEAGUES_WINDOW) == NULL);
  g_assert_true (tillid_session_unlock (tillid_window_get_session (window), WORDS, NULL));
  colleagues = open_colleagues (window);
  page = GTK_WIDGET (page_of (colleagues));
  tillid_colleagues_window_show (TILLID_COLLEAGUES_WINDOW (colleagues), owner->record.id);
  g_signal_emit_by_name (child_of (page, "take_button"), "clicked");
  dialog = find_window (TILLID_TYPE_PASSWORD_DIALOG);
  type (dialog, "current_row", "wrong");
  g_signal_emit_by_name (child_of (dialog, "keep_button"), "clicked");
  g_assert_true (gtk_widget_get_visible (child_of (dialog, "problem_label")));
  g_assert_true (has_password (window, owner->record.id));
  type (dialog, "current_row", WORDS);
  g_signal_emit_by_name (child_of (dialog, "keep_button"), "clicked");
  g_assert_false (has_password (window, owner->record.id));
  gtk_window_destroy (GTK_WINDOW (colleagues));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A clinician sees who works here and why nothing can be changed; only the own password can. */
static void
test_read_only (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GtkWidget *colleagues = open_colleagues (window);
  g_autoptr (TillidMember) owner = read_member (window, "Amina Berg");
  g_autoptr (GError) error = NULL;
  GtkWidget *page = NULL;
  gint64 member;

  member = add (window, colleagues, "Jonas Holm");
  gtk_switch_set_active (tillid_colleague_page_get_switch (page_of (colleagues),
                                                           TILLID_ROLE_CLINICIAN),
                         TRUE);
  tillid_test_wait (has_roles (window, "Jonas Holm", "clinician"));
  tillid_test_settle ();
  g_assert_true (tillid_session_switch (tillid_window_get_session (window), member, NULL, &error));
  g_assert_no_error (error);
  tillid_test_wait (find_window (TILLID_TYPE_COLLEAGUES_WINDOW) == NULL);

  colleagues = open_colleagues (window);
  page = GTK_WIDGET (page_of (colleagues));
  g_assert_nonnull (
    strstr (tillid_banner_get_title (TILLID_BANNER (child_of (colleagues, "banner"))),
            "administrator"));
  g_assert_false (gtk_widget_get_visible (child_of (colleagues, "new_group")));
  tillid_colleagues_window_show (TILLID_COLLEAGUES_WINDOW (colleagues), owner->record.id);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (child_of (page, "name_row"))));
  g_assert_false (gtk_widget_get_visible (child_of (page, "absence_form")));
  g_assert_false (gtk_widget_get_visible (child_of (page, "set_button")));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (
    tillid_colleague_page_get_switch (TILLID_COLLEAGUE_PAGE (page), TILLID_ROLE_LEAD))));
  tillid_colleagues_window_show (TILLID_COLLEAGUES_WINDOW (colleagues), member);
  g_assert_true (gtk_widget_get_visible (child_of (page, "set_button")));
  gtk_window_destroy (GTK_WINDOW (colleagues));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A patient of Amina's alone; and whether Jonas opens the patient. */
static gint64
add_patient_of (TillidWindow *window, gint64 member)
{
  TillidSession *session = tillid_window_get_session (window);
  gint64 patient = 0;
  g_autoptr (TillidEdit) edit = tillid_new_patient_edit (session, "Salma Abboud", &patient);
  g_autoptr (TillidEdit) team = tillid_edit_new ("Care team");
  TillidCareTeam *holder =
    tillid_edit_assign_id (tillid_care_team_new (), tillid_session_get_ids (session));

  g_assert_true (tillid_session_apply (session, edit, NULL, NULL));
  holder->patient = patient;
  holder->member = member;
  holder->from_day = tillid_session_today (session);
  tillid_edit_take (team, tillid_record_seal (holder));
  g_assert_true (tillid_session_apply (session, team, NULL, NULL));
  return patient;
}

static gboolean
jonas_opens (TillidWindow *window, gint64 patient)
{
  const char *path = tillid_session_get_path (tillid_window_get_session (window));
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidSession) session =
    tillid_session_open (path, "Jonas Holm", TILLID_SESSION_DIRECT, &error);
  TillidScope *scope = NULL;
  gboolean opens = FALSE;

  g_assert_no_error (error);
  scope = tillid_session_open_patient (session, patient, "patient", NULL, NULL);
  opens = scope != NULL;
  g_clear_pointer (&scope, tillid_scope_unref);
  tillid_session_close (session);
  return opens;
}

/* The switch of a lead opens every patient to everybody here, at once, and undo closes them; a clinician has no switch. */
static void
test_everybody (void)
{
  TillidWindow *window = tillid_test_clinic ();
  GtkWidget *colleagues = open_colleagues (window);
  g_autoptr (TillidMember) owner = read_member (window, "Amina Berg");
  g_autoptr (GError) error = NULL;
  GtkSwitch *everybody = GTK_SWITCH (child_of (colleagues, "open_switch"));
  const gint64 patient = add_patient_of (window, owner->record.id);
  gint64 jonas;

  jonas = add (window, colleagues, "Jonas Holm");
  gtk_switch_set_active (tillid_colleague_page_get_switch (page_of (colleagues),
                                                           TILLID_ROLE_CLINICIAN),
                         TRUE);
  tillid_test_wait (has_roles (window, "Jonas Holm", "clinician"));
  tillid_test_settle ();
  g_assert_true (gtk_widget_get_visible (child_of (colleagues, "access_group")));
  g_assert_false (gtk_switch_get_active (everybody));
  g_assert_false (jonas_opens (window, patient));

  gtk_switch_set_active (everybody, TRUE);
  tillid_test_wait (tillid_grants_is_open_to_all (tillid_window_get_session (window)));
  g_assert_true (jonas_opens (window, patient));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  tillid_test_wait (!tillid_grants_is_open_to_all (tillid_window_get_session (window)));
  tillid_test_wait (!gtk_switch_get_active (everybody));
  g_assert_false (jonas_opens (window, patient));
  gtk_switch_set_active (everybody, TRUE);
  tillid_test_wait (tillid_grants_is_open_to_all (tillid_window_get_session (window)));
  gtk_switch_set_active (everybody, FALSE);
  tillid_test_wait (!tillid_grants_is_open_to_all (tillid_window_get_session (window)));
  g_assert_false (jonas_opens (window, patient));

  tillid_test_settle ();
  g_assert_true (tillid_session_switch (tillid_window_get_session (window), jonas, NULL, &error));
  g_assert_no_error (error);
  tillid_test_wait (find_window (TILLID_TYPE_COLLEAGUES_WINDOW) == NULL);
  colleagues = open_colleagues (window);
  g_assert_false (gtk_widget_get_visible (child_of (colleagues, "access_group")));
  gtk_window_destroy (GTK_WINDOW (colleagues));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  g_test_add_func ("/app/colleagues/roles", test_roles);
  g_test_add_func ("/app/colleagues/owner", test_owner);
  g_test_add_func ("/app/colleagues/days", test_days);
  g_test_add_func ("/app/colleagues/password", test_password);
  g_test_add_func ("/app/colleagues/everybody", test_everybody);
  g_test_add_func ("/app/colleagues/read-only", test_read_only);
  return g_test_run ();
}
