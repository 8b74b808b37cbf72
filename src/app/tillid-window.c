/* tillid-window.c - one window: a clinic, a place in it, and what can be undone
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-shift-digit.h"
#include "tillid-window-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"

#define MIN_WIDTH 1100
#define MIN_HEIGHT 700
#define MAX_HISTORY 50

/* Where one has been. */
typedef struct
{
  const char *place; /* the id of a place, or "patient" */
  gint64 patient;    /* 0: none */
  char *page;        /* (owned) (nullable) */
} TillidStop;

G_DEFINE_FINAL_TYPE (TillidWindow, tillid_window, ADW_TYPE_APPLICATION_WINDOW)

static void
stop_free (gpointer data)
{
  TillidStop *stop = data;

  g_free (stop->page);
  g_free (stop);
}

static void
push_stop (TillidWindow *self)
{
  TillidStop *stop = g_new0 (TillidStop, 1);

  stop->place = self->place;
  if (g_str_equal (self->place, "patient") && self->context != NULL)
    {
      stop->patient = tillid_patient_context_get_patient (self->context);
      stop->page =
        g_strdup (tillid_patient_page_get_shown (tillid_shell_get_patient_page (self->shell)));
    }
  g_ptr_array_add (self->history, stop);
  if (self->history->len > MAX_HISTORY)
    g_ptr_array_remove_index (self->history, 0);
}

/* Each place remembers its own width. */
static gboolean
is_wide (TillidWindow *self)
{
  g_autoptr (GVariant) wide = g_settings_get_value (self->settings, "sidebar-wide");
  gboolean value = FALSE;

  g_variant_lookup (wide, self->place, "b", &value);
  return value;
}

void
tillid_window_toggle_sidebar (TillidWindow *self)
{
  g_autoptr (GVariant) wide = g_settings_get_value (self->settings, "sidebar-wide");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *place = NULL;
  gboolean value = FALSE;

  if (self->shell == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sb}"));
  g_variant_iter_init (&iter, wide);
  while (g_variant_iter_next (&iter, "{&sb}", &place, &value))
    if (!g_str_equal (place, self->place))
      g_variant_builder_add (&builder, "{sb}", place, value);
  g_variant_builder_add (&builder, "{sb}", self->place, !is_wide (self));
  g_settings_set_value (self->settings, "sidebar-wide", g_variant_builder_end (&builder));
  tillid_shell_set_wide (self->shell, is_wide (self));
}

static void
go_to (TillidWindow *self, const char *place)
{
  self->place = place;
  tillid_shell_set_place (self->shell, place, is_wide (self));
  tillid_window_update_actions (self);
}

/* Nothing of a patient stays in the window once it is left. */
void
tillid_window_close_patient (TillidWindow *self)
{
  if (self->shell != NULL)
    tillid_patient_page_set_context (tillid_shell_get_patient_page (self->shell), NULL);
  g_clear_object (&self->context);
  tillid_window_forget_tooltip (GTK_WIDGET (self));
}

static void
enter_place (TillidWindow *self, const char *place)
{
  go_to (self, place);
  tillid_window_close_patient (self);
  tillid_workplace_grab_focus_first (tillid_shell_get_place (self->shell, place));
}

/* Leaves the patient, if one is open, and shows a place of the program; nothing if it has none with that id, or not for whoever
 * works here. */
void
tillid_window_show_place (TillidWindow *self, const char *place)
{
  const TillidWorkplaceInterface *found = tillid_workplace_find (place);

  if (self->shell == NULL || found == NULL || !tillid_workplace_is_for (found, self->session) ||
      !tillid_window_leave (self))
    return;
  if (!g_str_equal (self->place, found->id))
    push_stop (self);
  enter_place (self, found->id);
}

/**
 * tillid_window_show_patients:
 *
 * Leaves the patient, if one is open, and shows the list.
 */
void
tillid_window_show_patients (TillidWindow *self)
{
  g_return_if_fail (TILLID_IS_WINDOW (self));

  tillid_window_show_place (self, "patients");
}

/* Opens the patient and shows a page (%NULL: the first one); FALSE if it cannot be read. */
gboolean
tillid_window_show_patient (TillidWindow *self, gint64 patient, const char *page)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (self->shell);
  g_autoptr (TillidPatientContext) context = NULL;
  g_autoptr (GError) error = NULL;
  TillidPage *shown = NULL;

  if (self->context == NULL || tillid_patient_context_get_patient (self->context) != patient)
    {
      context = tillid_patient_context_new (self->session, self->undo, patient, &error);
      if (context == NULL)
        {
          tillid_window_show_failure (self, error->message);
          return FALSE;
        }
      tillid_window_close_patient (self);
      self->context = g_steal_pointer (&context);
      tillid_window_follow_context (self);
      tillid_patient_page_set_context (frame, self->context);
    }
  go_to (self, "patient");
  if (!tillid_patient_page_show (frame, page))
    tillid_patient_page_show_index (frame, 0);
  shown = tillid_patient_page_get_shown_page (frame);
  if (shown != NULL)
    tillid_page_grab_focus_first (shown);
  return TRUE;
}

/**
 * tillid_window_open_patient:
 * @patient: id of a patient
 * @page: (nullable): which page; %NULL is the first one
 */
void
tillid_window_open_patient (TillidWindow *self, gint64 patient, const char *page)
{
  g_return_if_fail (TILLID_IS_WINDOW (self));

  if (self->shell == NULL || !tillid_window_leave (self))
    return;
  push_stop (self);
  if (!tillid_window_show_patient (self, patient, page))
    g_ptr_array_set_size (self->history, self->history->len - 1);
  tillid_window_update_actions (self);
}

void
tillid_window_go_back (TillidWindow *self)
{
  TillidStop *stop = NULL;

  if (self->shell == NULL || !tillid_window_leave (self))
    return;
  if (self->history->len == 0)
    {
      enter_place (self, tillid_workplace_find_first (self->session)->id);
      return;
    }
  stop = g_ptr_array_steal_index (self->history, self->history->len - 1);
  if (!g_str_equal (stop->place, "patient"))
    enter_place (self, stop->place);
  else if (stop->patient == 0 || !tillid_window_show_patient (self, stop->patient, stop->page))
    enter_place (self, "patients");
  stop_free (stop);
  tillid_window_update_actions (self);
}

/* Another page of the patient that is open, and on it one record (0: none). */
void
tillid_window_show_page (TillidWindow *self, const char *page, gint64 record)
{
  TillidPatientPage *frame = NULL;
  const char *shown = NULL;
  g_autofree char *id = g_strdup (page);

  if (self->shell == NULL || self->context == NULL)
    return;
  frame = tillid_shell_get_patient_page (self->shell);
  shown = tillid_patient_page_get_shown (frame);
  if (g_strcmp0 (shown, id) != 0)
    {
      if (!tillid_window_leave (self))
        return;
      push_stop (self);
      if (!tillid_patient_page_show (frame, id))
        {
          g_ptr_array_set_size (self->history, self->history->len - 1);
          return;
        }
      tillid_page_grab_focus_first (tillid_patient_page_get_shown_page (frame));
    }
  if (record != 0)
    tillid_page_open_record (tillid_patient_page_get_shown_page (frame), record);
  tillid_window_update_actions (self);
}

/**
 * tillid_window_leave:
 *
 * Keeps everything that is being typed.
 *
 * Returns: %FALSE if it could not be kept: then one stays where one is
 */
gboolean
tillid_window_leave (TillidWindow *self)
{
  g_return_val_if_fail (TILLID_IS_WINDOW (self), TRUE);

  if (self->shell == NULL)
    return TRUE;
  return tillid_shell_leave (self->shell);
}

static void
patient_opened_cb (TillidWindow *self, gint64 patient)
{
  tillid_window_open_patient (self, patient, NULL);
}

static void
place_made_cb (TillidWindow *self, TillidWorkplace *place)
{
  if (!TILLID_IS_PATIENTS_PAGE (place))
    return;
  g_signal_connect_object (place, "opened", G_CALLBACK (patient_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (place, "created", G_CALLBACK (tillid_window_create_patient), self,
                           G_CONNECT_SWAPPED);
}

static void
build_shell (TillidWindow *self)
{
  self->shell = TILLID_SHELL (tillid_shell_new ());
  tillid_window_follow_toasts (self);
  g_signal_connect_object (self->shell, "place-made", G_CALLBACK (place_made_cb), self,
                           G_CONNECT_SWAPPED);
  tillid_shell_set_session (self->shell, self->session, self->undo);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->shell));
  tillid_window_follow_font_banner (self);
  tillid_window_check_fonts (self);
  tillid_window_update_banner (self);
}

/* The first-run page, the one that asks for a key, the lock page or the shell, whichever the window is at. */
void
tillid_window_build_content (TillidWindow *self)
{
  self->shell = NULL;
  tillid_window_leave_lock_page (self);
  if (self->lock != NULL)
    tillid_window_show_lock (self);
  else if (self->closed_clinic != NULL)
    tillid_window_show_key_page (self);
  else if (self->session == NULL)
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (self),
                                        tillid_first_run_page_new ());
  else
    build_shell (self);
}

/* (transfer full): where one is, so that the same place can be shown again. Keeps what is being typed. */
TillidStay *
tillid_window_begin_stay (TillidWindow *self)
{
  TillidStay *stay = g_new0 (TillidStay, 1);
  TillidPatientPage *frame = NULL;

  if (self->shell == NULL)
    return stay;
  frame = tillid_shell_get_patient_page (self->shell);
  tillid_window_leave (self);
  stay->kept = g_variant_ref_sink (tillid_shell_save_places (self->shell));
  stay->page = g_strdup (tillid_patient_page_get_shown (frame));
  stay->places = tillid_patient_page_save_places (frame);
  if (self->context != NULL)
    stay->patient = tillid_patient_context_get_patient (self->context);
  return stay;
}

/* Shows the place again in the content that was built since. The patient is the one that is open. */
void
tillid_window_go_on (TillidWindow *self, const TillidStay *stay)
{
  TillidPatientPage *frame = NULL;

  if (self->shell == NULL)
    return;
  frame = tillid_shell_get_patient_page (self->shell);
  tillid_shell_restore_places (self->shell, stay->kept);
  if (self->context != NULL)
    {
      tillid_patient_page_set_context (frame, self->context);
      if (!tillid_patient_page_show (frame, stay->page))
        tillid_patient_page_show_index (frame, 0);
      tillid_patient_page_restore_places (frame, stay->places);
    }
  go_to (self, self->place);
}

void
tillid_stay_free (TillidStay *stay)
{
  g_clear_pointer (&stay->kept, g_variant_unref);
  g_free (stay->page);
  g_clear_pointer (&stay->places, g_variant_unref);
  g_free (stay);
}

/**
 * tillid_window_rebuild:
 *
 * The same place in the language of now. Typed text comes back from its drafts.
 */
void
tillid_window_rebuild (TillidWindow *self)
{
  g_autoptr (TillidStay) stay = NULL;

  g_return_if_fail (TILLID_IS_WINDOW (self));

  stay = tillid_window_begin_stay (self);
  tillid_window_build_content (self);
  tillid_window_go_on (self, stay);
}

/**
 * tillid_window_set_session:
 * @session: (nullable): an open clinic; %NULL shows the first-run page
 */
void
tillid_window_set_session (TillidWindow *self, TillidSession *session)
{
  g_return_if_fail (TILLID_IS_WINDOW (self));

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->session, tillid_window_update_banner, self);
      tillid_window_leave (self);
    }
  tillid_window_close_patient (self);
  g_clear_pointer (&self->lock, tillid_stay_free);
  g_clear_pointer (&self->closed_clinic, g_free);
  /* Another member in the same clinic: its backups go on. */
  if (session != self->session)
    tillid_window_leave_backups (self);
  g_clear_object (&self->undo);
  g_ptr_array_set_size (self->history, 0);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      self->undo = tillid_undo_new (session);
      g_signal_connect_object (self->undo, "notify", G_CALLBACK (tillid_window_update_actions),
                               self, G_CONNECT_SWAPPED);
      if (tillid_session_is_locked (session))
        self->lock = g_new0 (TillidStay, 1);
      g_signal_connect_object (session, "notify::save-state",
                               G_CALLBACK (tillid_window_update_banner), self, G_CONNECT_SWAPPED);
    }
  tillid_window_follow_backups (self);
  self->place = session != NULL ? tillid_workplace_find_first (session)->id : "patients";
  tillid_window_build_content (self);
  if (self->shell != NULL)
    enter_place (self, self->place);
  tillid_window_update_actions (self);
}

/* (transfer none) (nullable): the clinic that is open; %NULL on the first page. */
TillidSession *
tillid_window_get_session (TillidWindow *self)
{
  g_return_val_if_fail (TILLID_IS_WINDOW (self), NULL);

  return self->session;
}

static gboolean
tillid_window_close_request (GtkWindow *window)
{
  TillidWindow *self = TILLID_WINDOW (window);

  if (!tillid_window_may_close (self))
    return TRUE;
  return GTK_WINDOW_CLASS (tillid_window_parent_class)->close_request (window);
}

static void
tillid_window_dispose (GObject *object)
{
  TillidWindow *self = TILLID_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, tillid_window_update_banner, self);
  tillid_window_cancel_demo (self);
  tillid_window_forget_fonts (self);
  tillid_window_close_patient (self);
  g_clear_pointer (&self->lock, tillid_stay_free);
  self->shell = NULL;
  tillid_window_leave_backups (self);
  g_clear_object (&self->undo);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->demo_cancellable);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->worked_at);
  g_clear_pointer (&self->closed_clinic, g_free);
  g_clear_pointer (&self->history, g_ptr_array_unref);

  G_OBJECT_CLASS (tillid_window_parent_class)->dispose (object);
}

static void
tillid_window_class_init (TillidWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tillid_window_close_request;

  /* Not a key of the whole program: where Alt+Left moves something, it does not go back. */
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Left, GDK_ALT_MASK,
                                       "win.back", NULL);
}

static void
tillid_window_init (TillidWindow *self)
{
  self->place = "patients";
  self->history = g_ptr_array_new_with_free_func (stop_free);
  gtk_widget_set_size_request (GTK_WIDGET (self), MIN_WIDTH, MIN_HEIGHT);
  /* Never the name of a patient: window titles end up in screenshots and lists of windows. */
  gtk_window_set_title (GTK_WINDOW (self), C_ ("program", "Tillid"));
  tillid_window_add_actions (self);
  tillid_window_follow_focus (self);
  tillid_shift_digit_attach (GTK_WINDOW (self));
}

static TillidWindow *
make_empty (GtkApplication *application, GSettings *settings)
{
  static const char *const kept[][2] = { { "window-width", "default-width" },
                                         { "window-height", "default-height" },
                                         { "window-maximized", "maximized" } };
  TillidWindow *self = g_object_new (TILLID_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  /* As the last one was left; what is done to another window from now on is its own. */
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_settings_bind (settings, kept[i][0], self, kept[i][1],
                     G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  if (TILLID_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  return self;
}

/* (transfer none): a window on the first page, not shown yet; GTK owns it. It is as large as @settings remember. */
TillidWindow *
tillid_window_new (GtkApplication *application, GSettings *settings)
{
  TillidWindow *self = make_empty (application, settings);

  tillid_window_set_session (self, NULL);
  return self;
}

/**
 * tillid_window_new_with_file:
 * @path: a clinic file
 *
 * As tillid_window_new() and tillid_window_open_file(), but makes the first-run page only if it is needed.
 *
 * Returns: (transfer none): a window, not shown yet; GTK owns it
 */
TillidWindow *
tillid_window_new_with_file (GtkApplication *application, GSettings *settings, const char *path)
{
  TillidWindow *self = make_empty (application, settings);

  tillid_window_open_file (self, path, FALSE);
  return self;
}

/* The id of a place of the program, or "patient". */
const char *
tillid_window_get_place (TillidWindow *self)
{
  g_return_val_if_fail (TILLID_IS_WINDOW (self), NULL);

  return self->place;
}

/* (transfer none) (nullable) */
TillidShell *
tillid_window_get_shell (TillidWindow *self)
{
  g_return_val_if_fail (TILLID_IS_WINDOW (self), NULL);

  return self->shell;
}

/* (transfer none) (nullable): the toast that is shown, for tests. */
AdwToast *
tillid_window_get_toast (TillidWindow *self)
{
  g_return_val_if_fail (TILLID_IS_WINDOW (self), NULL);

  return self->toast;
}
