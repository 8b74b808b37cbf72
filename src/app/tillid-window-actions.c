/* tillid-window-actions.c - what the keys and the menu do in a window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-actions.h"
#include "tillid-conference.h"
#include "tillid-window-private.h"

#define WINDOW_ACTION(function, call)                                                              \
  static void function (GSimpleAction *action, GVariant *parameter, gpointer data)                 \
  {                                                                                                \
    TillidWindow *self = data;                                                                     \
    call;                                                                                          \
  }

WINDOW_ACTION (back_action, tillid_window_go_back (self))
WINDOW_ACTION (backups_action, tillid_window_show_backups (self))
WINDOW_ACTION (book_action, tillid_window_book_variant (self, parameter))
WINDOW_ACTION (interpreter_need_action, tillid_window_show_interpreter_need (self))
WINDOW_ACTION (book_visit_action, tillid_window_book (self, 0, 0, NULL))
WINDOW_ACTION (show_place_action,
               tillid_window_show_place (self, g_variant_get_string (parameter, NULL)))
WINDOW_ACTION (show_failure_action,
               tillid_window_show_failure (self, g_variant_get_string (parameter, NULL)))
WINDOW_ACTION (toggle_sidebar_action, tillid_window_toggle_sidebar (self))
WINDOW_ACTION (create_clinic_action, tillid_window_create_clinic (self))
WINDOW_ACTION (choose_clinic_action, tillid_window_choose_clinic (self))
WINDOW_ACTION (colleagues_action, tillid_window_show_colleagues (self))
WINDOW_ACTION (ask_for_reason_action, tillid_window_ask_for_reason (self))
WINDOW_ACTION (put_on_agenda_action, tillid_window_put_on_agenda (self))
WINDOW_ACTION (copy_record_action, tillid_window_copy_record (self))
WINDOW_ACTION (in_error_action, tillid_window_show_in_error (self))
WINDOW_ACTION (keeping_action, tillid_window_show_keeping (self))
WINDOW_ACTION (quick_contact_action, tillid_window_write_contact (self, 0))
WINDOW_ACTION (quick_contact_with_action,
               tillid_window_write_contact (self, g_variant_get_int64 (parameter)))
WINDOW_ACTION (readers_action, tillid_window_show_readers (self))
WINDOW_ACTION (protect_address_action, tillid_window_toggle_address (self))
WINDOW_ACTION (recovery_key_action, tillid_window_show_recovery_key (self))
WINDOW_ACTION (new_recovery_key_action, tillid_window_make_recovery_key (self))
WINDOW_ACTION (second_looks_action, tillid_window_show_second_looks (self))
WINDOW_ACTION (import_action, tillid_window_import (self))
WINDOW_ACTION (restore_file_action,
               tillid_window_restore (self, g_variant_get_string (parameter, NULL), NULL))
WINDOW_ACTION (restore_backup_action,
               tillid_window_choose_backup (self, g_variant_get_string (parameter, NULL)))
WINDOW_ACTION (try_demo_action, tillid_window_try_demo (self))
WINDOW_ACTION (cancel_demo_action, tillid_window_cancel_demo (self))
WINDOW_ACTION (leave_clinic_action, tillid_window_leave_clinic (self))
WINDOW_ACTION (leave_locked_action, tillid_window_leave_locked (self))
WINDOW_ACTION (undo_edit_action, tillid_window_undo (self, g_variant_get_int64 (parameter)))
WINDOW_ACTION (open_patient_action,
               tillid_window_open_patient (self, g_variant_get_int64 (parameter), NULL))

/* From 0: Ctrl+1 is the first. */
static void
show_tab_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;
  guint n = 0;
  const int index = g_variant_get_int32 (parameter);

  if (self->shell == NULL || self->context == NULL)
    return;
  n = tillid_patient_page_get_n (tillid_shell_get_patient_page (self->shell));
  if (index >= 0 && (guint) index < n)
    tillid_window_show_page (self,
                             tillid_patient_page_get_id (tillid_shell_get_patient_page (
                                                           self->shell),
                                                         (guint) index),
                             0);
}

static void
show_page_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *page = NULL;
  gint64 record = 0;

  g_variant_get (parameter, "(&sx)", &page, &record);
  tillid_window_show_page (data, page, record);
}

/* A patient, a page and on it a record (0: none). */
static void
open_patient_page_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;
  const char *page = NULL;
  gint64 patient = 0;
  gint64 record = 0;

  g_variant_get (parameter, "(x&sx)", &patient, &page, &record);
  tillid_window_open_patient (self, patient, page);
  if (record != 0 && self->context != NULL &&
      tillid_patient_context_get_patient (self->context) == patient)
    tillid_window_show_page (self, page, record);
}

/* What waits in a place, beside its name; empty for nothing. */
static void
mark_place_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;
  const char *place = NULL;
  const char *mark = NULL;
  const char *spoken = NULL;

  g_variant_get (parameter, "(&s&s&s)", &place, &mark, &spoken);
  if (self->shell != NULL)
    tillid_sidebar_set_mark (tillid_shell_get_sidebar (self->shell), place, mark,
                             *spoken != '\0' ? spoken : NULL);
}

/* What was done in a place: it can be undone. */
static void
add_edit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;
  const char *label = NULL;
  gint64 edit = 0;

  g_variant_get (parameter, "(x&s)", &edit, &label);
  if (self->undo == NULL)
    return;
  tillid_undo_push (self->undo, edit, label);
  tillid_window_add_edit_toast (self, edit, label);
}

static void
open_file_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_window_open_file (data, g_variant_get_string (parameter, NULL), FALSE);
}

static void
open_read_only_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_window_open_file (data, g_variant_get_string (parameter, NULL), TRUE);
}

/* (nullable): the place that is shown; %NULL on the pages of a patient. */
static TillidWorkplace *
get_place (TillidWindow *self)
{
  if (self->shell == NULL || g_str_equal (self->place, "patient"))
    return NULL;
  return tillid_shell_get_place (self->shell, self->place);
}

/* Ctrl+K: from everywhere to the field that finds people. */
static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_window_show_patients (data);
}

/* Ctrl+F: in this view; where a view has no search of its own, people are searched. */
static void
find_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;
  TillidPage *page = NULL;

  if (self->shell == NULL)
    return;
  if (g_str_equal (self->place, "patient"))
    page = tillid_patient_page_get_shown_page (tillid_shell_get_patient_page (self->shell));
  if (get_place (self) != NULL && tillid_workplace_search (get_place (self)))
    return;
  if (page == NULL || !tillid_page_find (page))
    search_action (action, parameter, data);
}

/* Ctrl+P: what is shown, on paper. */
static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;
  TillidPage *page = NULL;

  if (self->shell != NULL && g_str_equal (self->place, "patient"))
    page = tillid_patient_page_get_shown_page (tillid_shell_get_patient_page (self->shell));
  if (page != NULL)
    tillid_page_print (page);
  else if (get_place (self) != NULL)
    tillid_workplace_print (get_place (self));
}

static void
new_visit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;
  TillidPatientPage *frame = NULL;
  const char *page = NULL;

  if (self->shell == NULL || self->context == NULL ||
      tillid_patient_context_is_read_only (self->context))
    return;
  frame = tillid_shell_get_patient_page (self->shell);
  page = tillid_patient_page_find_new (frame);
  if (page == NULL)
    return;
  tillid_window_show_page (self, page, 0);
  tillid_page_new_record (tillid_patient_page_get_page (frame, page));
}

/* Ctrl+N: a new visit on a patient's page, a new patient elsewhere. */
static void
new_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;

  if (self->shell == NULL)
    return;
  if (g_str_equal (self->place, "patient"))
    new_visit_action (action, parameter, data);
  else if (!tillid_workplace_new_record (get_place (self)))
    {
      tillid_window_show_patients (self);
      tillid_patients_page_start_new (tillid_shell_get_patients_page (self->shell));
    }
}

/* While text is being typed, Ctrl+Z belongs to the text. */
static gboolean
undo_in_text (TillidWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT (focus))
    {
      if (gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (focus))) == 0)
        return FALSE;
    }
  else if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

      if (g_str_equal (action, "text.undo") ? !gtk_text_buffer_get_can_undo (buffer)
                                            : !gtk_text_buffer_get_can_redo (buffer))
        return FALSE;
    }
  else
    return FALSE;
  return gtk_widget_activate_action (focus, action, NULL);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!undo_in_text (data, "text.undo"))
    tillid_window_undo (data, 0);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!undo_in_text (data, "text.redo"))
    tillid_window_redo (data);
}

static void
menu_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidWindow *self = data;

  if (self->shell != NULL)
    tillid_shell_popup_menu (self->shell);
}

static void
fullscreen_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = data;

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

/* Made from the table each time: it speaks the language of now. */
static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *xml = tillid_actions_build_shortcuts_ui ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (xml, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, data);
  gtk_window_present (window);
}

static void
close_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

void
tillid_window_add_actions (TillidWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "ask-for-reason", .activate = ask_for_reason_action },
    { .name = "back", .activate = back_action },
    { .name = "add-edit", .activate = add_edit_action, .parameter_type = "(xs)" },
    { .name = "backups", .activate = backups_action },
    { .name = "book", .activate = book_action, .parameter_type = "(xxxxxxxs)" },
    { .name = "book-visit", .activate = book_visit_action },
    { .name = "cancel-demo", .activate = cancel_demo_action },
    { .name = "choose-clinic", .activate = choose_clinic_action },
    { .name = "close", .activate = close_action },
    { .name = "colleagues", .activate = colleagues_action },
    { .name = "copy-record", .activate = copy_record_action },
    { .name = "create-clinic", .activate = create_clinic_action },
    { .name = "find", .activate = find_action },
    { .name = "fullscreen", .activate = fullscreen_action },
    { .name = "import", .activate = import_action },
    { .name = "in-error", .activate = in_error_action },
    { .name = "interpreter-need", .activate = interpreter_need_action },
    { .name = "keeping", .activate = keeping_action },
    { .name = "leave-clinic", .activate = leave_clinic_action },
    { .name = "leave-locked", .activate = leave_locked_action },
    { .name = "mark-place", .activate = mark_place_action, .parameter_type = "(sss)" },
    { .name = "menu", .activate = menu_action },
    { .name = "new", .activate = new_action },
    { .name = "new-recovery-key", .activate = new_recovery_key_action },
    { .name = "new-visit", .activate = new_visit_action },
    { .name = "open-file", .activate = open_file_action, .parameter_type = "s" },
    { .name = "open-patient", .activate = open_patient_action, .parameter_type = "x" },
    { .name = "open-patient-page",
      .activate = open_patient_page_action,
      .parameter_type = "(xsx)" },
    { .name = "open-read-only", .activate = open_read_only_action, .parameter_type = "s" },
    { .name = "print", .activate = print_action },
    { .name = "protect-address", .activate = protect_address_action, .state = "false" },
    { .name = "put-on-agenda", .activate = put_on_agenda_action },
    { .name = "quick-contact", .activate = quick_contact_action },
    { .name = "quick-contact-with", .activate = quick_contact_with_action, .parameter_type = "x" },
    { .name = "readers", .activate = readers_action },
    { .name = "recovery-key", .activate = recovery_key_action },
    { .name = "redo", .activate = redo_action },
    { .name = "restore-backup", .activate = restore_backup_action, .parameter_type = "s" },
    { .name = "restore-file", .activate = restore_file_action, .parameter_type = "s" },
    { .name = "search", .activate = search_action },
    { .name = "second-looks", .activate = second_looks_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "show-failure", .activate = show_failure_action, .parameter_type = "s" },
    { .name = "show-page", .activate = show_page_action, .parameter_type = "(sx)" },
    { .name = "show-place", .activate = show_place_action, .parameter_type = "s" },
    { .name = "show-tab", .activate = show_tab_action, .parameter_type = "i" },
    { .name = "toggle-sidebar", .activate = toggle_sidebar_action },
    { .name = "try-demo", .activate = try_demo_action },
    { .name = "undo", .activate = undo_action },
    { .name = "undo-edit", .activate = undo_edit_action, .parameter_type = "x" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/* Whoever looks after passwords looks after the key as well. */
static gboolean
may_see_key (TillidWindow *self)
{
  return tillid_session_is_encrypted (self->session) &&
         tillid_session_may (self->session, TILLID_ACTION_STAFF, NULL);
}

static void
enable (TillidWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Ticked in the menu where the address of the patient is protected. */
static void
update_protected (TillidWindow *self, gboolean patient)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "protect-address");
  const TillidPerson *person =
    patient && self->context != NULL ? tillid_patient_context_get_person (self->context) : NULL;

  enable (self, "protect-address",
          person != NULL && tillid_patient_context_may_write (self->context, &tillid_person_type));
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (person != NULL && person->address_protected));
}

/* The one place where actions are switched on and off. Undo and redo stay on: text has its own. */
void
tillid_window_update_actions (TillidWindow *self)
{
  const gboolean open = self->session != NULL && self->lock == NULL;
  const gboolean can_write = open && !tillid_session_is_read_only (self->session);
  const gboolean patient = open && g_str_equal (self->place, "patient");
  const gboolean may_visit = patient && self->context != NULL &&
                             tillid_patient_context_may_write (self->context, &tillid_visit_type);

  enable (self, "ask-for-reason",
          patient && self->context != NULL &&
            !tillid_patient_context_may_write (self->context, &tillid_life_event_type) &&
            tillid_session_may (self->session, TILLID_ACTION_BREAK_GLASS, NULL));
  enable (self, "back", patient || self->history->len > 0);
  enable (self, "backups", open);
  enable (self, "book",
          can_write && tillid_session_may_write_kind (self->session, &tillid_visit_type));
  enable (self, "book-visit", may_visit);
  enable (self, "colleagues",
          open && tillid_session_may (self->session, TILLID_ACTION_COLLEAGUES, NULL));
  enable (self, "copy-record",
          patient && tillid_session_may (self->session, TILLID_ACTION_EXPORT, NULL));
  enable (self, "find", open);
  enable (self, "import",
          can_write && tillid_session_may (self->session, TILLID_ACTION_IMPORT, NULL));
  enable (self, "in-error", patient);
  enable (self, "put-on-agenda",
          self->context != NULL &&
            tillid_patient_context_may_write (self->context, &tillid_conference_item_type));
  enable (self, "interpreter-need",
          may_visit &&
            tillid_patient_context_may_write (self->context, &tillid_interpreter_need_type));
  enable (self, "keeping",
          can_write && tillid_session_may (self->session, TILLID_ACTION_SETTINGS, NULL));
  enable (self, "leave-clinic", open);
  enable (self, "leave-locked", self->lock != NULL);
  enable (self, "mark-place", open);
  enable (self, "menu", open);
  enable (self, "new",
          patient
            ? may_visit
            : can_write && tillid_session_may_write_kind (self->session, &tillid_person_type));
  enable (self, "new-recovery-key", can_write && may_see_key (self));
  enable (self, "new-visit", may_visit);
  enable (self, "open-patient", open);
  enable (self, "open-patient-page", open);
  enable (self, "print",
          patient ||
            (open && get_place (self) != NULL && tillid_workplace_can_print (get_place (self))));
  update_protected (self, patient);
  enable (self, "quick-contact",
          can_write && tillid_session_may_write_kind (self->session, &tillid_contact_type));
  enable (self, "quick-contact-with",
          can_write && tillid_session_may_write_kind (self->session, &tillid_contact_type));
  enable (self, "readers", patient);
  enable (self, "recovery-key", open && may_see_key (self));
  enable (self, "search", open);
  enable (self, "second-looks",
          open && tillid_session_may (self->session, TILLID_ACTION_SECOND_LOOK, NULL));
  enable (self, "redo", self->lock == NULL);
  enable (self, "undo", self->lock == NULL);
  enable (self, "undo-edit", self->lock == NULL);
  enable (self, "show-page", patient);
  enable (self, "show-failure", open);
  enable (self, "show-place", open);
  enable (self, "show-tab", patient);
  enable (self, "toggle-sidebar", open);
}
