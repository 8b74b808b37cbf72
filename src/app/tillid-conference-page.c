/* tillid-conference-page.c - the conference of the team, a place of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One patient of the agenda is chosen; the sheet in the middle is that patient's, made anew from the record whenever something
 * changes. Nothing is written on the sheet: the question stands on the agenda, all else where it lives. */
#include "config.h"

#include "tillid-conference-page-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-day.h"
#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-meeting-window.h"
#include "tillid-meeting.h"
#include "tillid-visit-words.h"

#define DEFAULT_LENGTH 60

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidConferencePage,
                               tillid_conference_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_WORKPLACE,
                                                      tillid_conference_page_init_place))

/* Says what went wrong; everything is as it was. */
void
tillid_conference_page_show_failure (TillidConferencePage *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-failure", "s", sentence);
}

static const TillidAgendaRow *
get_row (TillidConferencePage *self)
{
  return self->model != NULL ? tillid_conference_model_find (self->model, self->patient) : NULL;
}

/* The fields of the chosen patient; what is being typed stays. */
static void
show_options (TillidConferencePage *self)
{
  const TillidAgendaRow *row = get_row (self);
  const gboolean is_editable = !tillid_conference_model_is_read_only (self->model);
  g_autofree char *place = NULL;

  gtk_widget_set_visible (self->options_box, row != NULL);
  tillid_conference_decide_set (self->decide, self->model, row != NULL ? row->patient : 0);
  if (row == NULL)
    return;
  place = g_strdup_printf ("conference/%" G_GINT64_FORMAT "/question", row->patient);
  tillid_text_field_set_place (self->question_field, self->session, place);
  tillid_text_field_set_kept (self->question_field, row->item->question);
  tillid_text_field_set_editable (self->question_field, is_editable);
  gtk_switch_set_active (self->initials_switch, row->item->initials_only);
  gtk_switch_set_active (self->discussed_switch, row->item->discussed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->initials_switch), is_editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->discussed_switch), is_editable);
}

static void
show_head (TillidConferencePage *self)
{
  const guint n = tillid_conference_model_get_agenda (self->model)->len;
  const gboolean is_editable = !tillid_conference_model_is_read_only (self->model);
  g_autofree char *when = tillid_conference_describe_when (self->model);
  g_autofree char *count = tillid_format_count (n);
  g_autofree char *print =
    g_strdup_printf (ngettext ("Print %s sheet", "Print %s sheets", n), count);
  const TillidConference *conference = tillid_conference_model_get_conference (self->model);

  adw_window_title_set_subtitle (self->title, when);
  adw_button_content_set_label (self->print_content, print);
  gtk_widget_set_sensitive (self->print_button, n > 0);
  gtk_widget_set_sensitive (self->save_button, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->day_button), is_editable);
  gtk_widget_set_visible (self->add_button, is_editable);
  if (conference != NULL && conference->length != TILLID_ABSENT)
    {
      g_autofree char *minutes = tillid_visit_words_minutes (conference->length);

      gtk_label_set_label (self->minutes_label, minutes);
    }
  else
    gtk_label_set_label (self->minutes_label, "");
}

/* Whoever was chosen, else the first of the agenda. */
static void
keep_choice (TillidConferencePage *self)
{
  GPtrArray *agenda = tillid_conference_model_get_agenda (self->model);

  if (get_row (self) == NULL)
    self->patient = agenda->len > 0 ? ((TillidAgendaRow *) agenda->pdata[0])->patient : 0;
}

/* Shows what the model says now. */
void
tillid_conference_page_refresh (TillidConferencePage *self)
{
  if (self->model == NULL)
    return;
  self->is_showing = TRUE;
  keep_choice (self);
  show_head (self);
  tillid_conference_page_show_lists (self);
  show_options (self);
  tillid_conference_page_show_sheet (self);
  self->is_showing = FALSE;
}

/* Another patient of the agenda. */
void
tillid_conference_page_choose (TillidConferencePage *self, gint64 patient)
{
  if (self->model == NULL || patient == self->patient ||
      tillid_conference_model_find (self->model, patient) == NULL)
    return;
  tillid_text_field_commit (self->question_field);
  self->patient = patient;
  tillid_conference_page_refresh (self);
}

static void
question_cb (TillidConferencePage *self, const char *text)
{
  if (get_row (self) != NULL)
    tillid_conference_ask (self->model, self->patient, text);
}

static void
initials_cb (TillidConferencePage *self)
{
  if (!self->is_showing && get_row (self) != NULL)
    tillid_conference_set_initials (self->model, self->patient,
                                    gtk_switch_get_active (self->initials_switch));
}

static void
discussed_cb (TillidConferencePage *self)
{
  if (!self->is_showing && get_row (self) != NULL)
    tillid_conference_set_discussed (self->model, self->patient,
                                     gtk_switch_get_active (self->discussed_switch));
}

/* The network meeting of the chosen patient that comes, or was last. */
static void
meeting_cb (TillidConferencePage *self)
{
  g_autoptr (TillidUndo) undo = tillid_undo_new (self->session);
  g_autoptr (TillidPatientContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gint64 meeting;

  context = tillid_patient_context_new (self->session, undo, self->patient, &error);
  if (context == NULL)
    {
      tillid_conference_page_show_failure (self, error->message);
      return;
    }
  meeting = tillid_meeting_find (context);
  if (meeting == 0)
    tillid_conference_page_show_failure (
      self, C_ ("network", "No network meeting is planned. Book a visit; its menu "
                           "makes it one."));
  else
    gtk_window_present (
      tillid_meeting_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), context,
                                 meeting));
}

static void
wanted_cb (TillidConferencePage *self)
{
  if (self->is_showing)
    return;
  for (int part = 0; part < TILLID_CONFERENCE_N_PARTS; part++)
    self->wanted.shown[part] = gtk_switch_get_active (self->part_switches[part]);
  self->wanted.large_type = gtk_switch_get_active (self->large_switch);
  tillid_conference_page_show_sheet (self);
}

/* A day for the popover: that of the conference, or in two days. */
static void
day_shown_cb (TillidConferencePage *self)
{
  const TillidConference *conference = tillid_conference_model_get_conference (self->model);
  g_autofree char *time = NULL;

  tillid_calendar_set_day (self->calendar, conference != NULL
                                             ? conference->day
                                             : tillid_session_today (self->session) + 2);
  if (conference != NULL && conference->minute != TILLID_ABSENT)
    time = tillid_format_time ((int) conference->minute, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->time_entry), time != NULL ? time : "");
  gtk_spin_button_set_value (self->length_spin,
                             conference != NULL && conference->length != TILLID_ABSENT
                               ? (double) conference->length
                               : DEFAULT_LENGTH);
}

static void
day_set_cb (TillidConferencePage *self)
{
  const gint64 minute =
    tillid_visit_words_parse_time (gtk_editable_get_text (GTK_EDITABLE (self->time_entry)));

  gtk_menu_button_popdown (self->day_button);
  tillid_conference_plan (self->model, tillid_calendar_get_day (self->calendar), minute,
                          gtk_spin_button_get_value_as_int (self->length_spin));
}

static void
save_cb (TillidConferencePage *self)
{
  tillid_conference_page_save (self);
}

static void
print_cb (TillidConferencePage *self)
{
  tillid_conference_page_print (self);
}

static void
text_cb (TillidConferencePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (self->text_button)
                                                   ? "text"
                                                 : get_row (self) != NULL ? "sheet"
                                                                          : "nobody");
  tillid_conference_page_show_sheet (self);
}

/* Ctrl+Down and Ctrl+Up: the next patient, and the one before. */
static gboolean
step (TillidConferencePage *self, int by)
{
  GPtrArray *agenda = self->model != NULL ? tillid_conference_model_get_agenda (self->model) : NULL;

  for (guint i = 0; agenda != NULL && i < agenda->len; i++)
    {
      const int next = (int) i + by;

      if (((TillidAgendaRow *) agenda->pdata[i])->patient != self->patient)
        continue;
      if (next >= 0 && next < (int) agenda->len)
        tillid_conference_page_choose (self, ((TillidAgendaRow *) agenda->pdata[next])->patient);
      break;
    }
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (TillidConferencePage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_Down:
      return step (self, 1);
    case GDK_KEY_Up:
      return step (self, -1);
    case GDK_KEY_s:
      tillid_conference_page_save (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_d:
      gtk_widget_grab_focus (GTK_WIDGET (self->decide));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
tillid_conference_page_dispose (GObject *object)
{
  TillidConferencePage *self = TILLID_CONFERENCE_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_pointer (&self->sheet, tillid_conference_sheet_free);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CONFERENCE_PAGE);

  G_OBJECT_CLASS (tillid_conference_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidConferencePage, name)
  BIND (menu_button);
  BIND (banner);
  BIND (title);
  BIND (save_button);
  BIND (print_button);
  BIND (print_content);
  BIND (text_button);
  BIND (day_button);
  BIND (calendar);
  BIND (time_entry);
  BIND (length_spin);
  BIND (minutes_label);
  BIND (stack);
  BIND (preview);
  BIND (text_box);
  BIND (options_box);
  BIND (question_field);
  BIND (page_label);
  BIND (parts_list);
  BIND (initials_row);
  BIND (initials_switch);
  BIND (large_switch);
  BIND (discussed_switch);
  BIND (decide);
#undef BIND
}

static void
tillid_conference_page_class_init (TillidConferencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_conference_page_dispose;

  g_type_ensure (TILLID_TYPE_BANNER);
  g_type_ensure (TILLID_TYPE_TEXT_FIELD);
  g_type_ensure (TILLID_TYPE_CONFERENCE_DECIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-conference-page.ui");
  bind_children (widget_class);
  tillid_conference_page_bind_lists (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, question_cb);
  gtk_widget_class_bind_template_callback (widget_class, initials_cb);
  gtk_widget_class_bind_template_callback (widget_class, discussed_cb);
  gtk_widget_class_bind_template_callback (widget_class, wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, meeting_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* A switch for each part of the sheet. */
static void
fill_parts (TillidConferencePage *self)
{
  for (int part = 0; part < TILLID_CONFERENCE_N_PARTS; part++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *toggle = gtk_switch_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     tillid_conference_part_title ((TillidConferencePart) part));
      gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
      g_signal_connect_object (toggle, "notify::active", G_CALLBACK (wanted_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->parts_list, row);
      self->part_switches[part] = GTK_SWITCH (toggle);
    }
}

static void
tillid_conference_page_init (TillidConferencePage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_conference_options_init (&self->wanted, 0, 0);
  fill_parts (self);
  tillid_conference_page_init_lists (self);
  tillid_conference_page_init_paper (self);
  /* Before a list takes Ctrl+Down for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The id of the chosen patient, or 0. */
gint64
tillid_conference_page_get_patient (TillidConferencePage *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_PAGE (self), 0);

  return self->patient;
}

/* (transfer none) (nullable): what it shows. */
TillidConferenceModel *
tillid_conference_page_get_model (TillidConferencePage *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_PAGE (self), NULL);

  return self->model;
}
