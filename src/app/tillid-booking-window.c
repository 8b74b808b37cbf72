/* tillid-booking-window.c - a visit is booked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The fields and the form say the same: a field that is changed writes into the form, a choice that changes several shows the form
 * again. What follows from it (how long, what is to be known, who could come) is worked out when the program is idle, so that
 * quick fingers do not wait. */
#include "config.h"

#include "tillid-booking-window-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-day.h"
#include "tillid-continuity-model.h"
#include "tillid-edit-toasts.h"
#include "tillid-form-keys.h"
#include "tillid-format.h"
#include "tillid-two-columns.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

/* A draft is in the file within a second. */
#define DRAFT_MS 500

G_DEFINE_FINAL_TYPE (TillidBookingWindow, tillid_booking_window, ADW_TYPE_WINDOW)

static TillidSession *
get_session (TillidBookingWindow *self)
{
  return tillid_patient_context_get_session (self->context);
}

static void
put_draft (TillidBookingWindow *self)
{
  g_autofree char *text = tillid_booking_form_to_text (self->form);

  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  tillid_session_put_draft (get_session (self), self->place, text);
}

static gboolean
draft_cb (gpointer data)
{
  TillidBookingWindow *self = data;

  self->draft_timeout = 0;
  put_draft (self);
  return G_SOURCE_REMOVE;
}

static void
forget_draft (TillidBookingWindow *self)
{
  g_clear_handle_id (&self->draft_timeout, g_source_remove);
  tillid_session_put_draft (get_session (self), self->place, NULL);
}

static gboolean
idle_cb (gpointer data)
{
  TillidBookingWindow *self = data;
  g_autofree char *time = tillid_booking_form_time_words (self->form);

  self->idle = 0;
  adw_action_row_set_subtitle (self->minutes_row, time);
  tillid_booking_window_show_warnings (self);
  tillid_booking_window_show_pairs (self);
  return G_SOURCE_REMOVE;
}

static void
follow_up (TillidBookingWindow *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

void
tillid_booking_window_changed (TillidBookingWindow *self)
{
  gtk_label_set_label (self->problem_label, "");
  if (self->draft_timeout == 0)
    self->draft_timeout = g_timeout_add (DRAFT_MS, draft_cb, self);
  follow_up (self);
}

static void
show_day (TillidBookingWindow *self)
{
  g_autofree char *day = self->form->day != TILLID_ABSENT
                           ? tillid_visit_words_day (get_session (self), self->form->day)
                           : g_strdup (C_ ("booking", "no day yet"));

  gtk_menu_button_set_label (self->day_button, day);
}

static void
room_activated_cb (TillidBookingWindow *self, GtkListBoxRow *row)
{
  gtk_editable_set_text (self->room_row,
                         gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row))));
  gtk_popover_popdown (self->rooms_popover);
  gtk_widget_grab_focus (GTK_WIDGET (self->room_row));
}

/* All fields from the form. */
static void
show_form (TillidBookingWindow *self)
{
  g_autofree char *time = self->form->minute != TILLID_ABSENT
                            ? tillid_format_time ((int) self->form->minute, NULL)
                            : g_strdup ("");

  self->is_setting = TRUE;
  show_day (self);
  tillid_calendar_set_day (self->day_calendar, self->form->day != TILLID_ABSENT
                                                 ? self->form->day
                                                 : tillid_session_today (get_session (self)));
  gtk_editable_set_text (self->time_row, time);
  gtk_adjustment_set_value (self->minutes_adjustment, (double) self->form->talk);
  adw_combo_row_set_selected (self->mode_row, (guint) self->form->mode);
  gtk_editable_set_text (self->room_row, self->form->room != NULL ? self->form->room : "");
  gtk_editable_set_text (self->purpose_row, self->form->purpose != NULL ? self->form->purpose : "");
  tillid_booking_window_fill_members (self);
  tillid_booking_window_fill_others (self);
  tillid_booking_window_fill_rooms (self);
  tillid_booking_interpreter_show (self->interpreter, self->context, self->form);
  self->is_setting = FALSE;
  follow_up (self);
}

static void
take_text (char **member, GtkEditable *field)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (field)));

  g_free (*member);
  *member = *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* The form from all fields. */
static void
field_cb (TillidBookingWindow *self)
{
  const gint64 lead = self->form != NULL ? self->form->lead : 0;
  const int mode = self->form != NULL ? self->form->mode : 0;
  guint selected;

  if (self->is_setting || self->form == NULL)
    return;
  self->form->minute = tillid_visit_words_parse_time (gtk_editable_get_text (self->time_row));
  self->form->talk = (gint64) gtk_adjustment_get_value (self->minutes_adjustment);
  self->form->mode = (int) adw_combo_row_get_selected (self->mode_row);
  take_text (&self->form->room, self->room_row);
  take_text (&self->form->purpose, self->purpose_row);
  selected = adw_combo_row_get_selected (self->lead_row);
  self->form->lead = selected > 0 && selected <= self->members->len
                       ? ((TillidMember *) self->members->pdata[selected - 1])->record.id
                       : 0;
  self->is_setting = TRUE;
  if (self->form->lead != lead)
    {
      if (self->form->lead != 0)
        tillid_booking_form_set_member (self->form, self->form->lead, FALSE);
      tillid_booking_window_fill_others (self);
    }
  if (self->form->mode != mode && self->form->mode == TILLID_VISIT_MODE_PHONE)
    {
      self->form->how = TILLID_INTERPRETING_MODE_PHONE;
      tillid_booking_interpreter_show (self->interpreter, self->context, self->form);
    }
  self->is_setting = FALSE;
  tillid_booking_window_changed (self);
}

static void
day_selected_cb (TillidBookingWindow *self)
{
  if (self->is_setting || self->form == NULL)
    return;
  self->form->day = tillid_calendar_get_day (self->day_calendar);
  self->is_setting = TRUE;
  show_day (self);
  tillid_booking_window_fill_members (self);
  tillid_booking_window_fill_others (self);
  self->is_setting = FALSE;
  gtk_popover_popdown (self->day_popover);
  tillid_booking_window_changed (self);
}

static void
template_cb (TillidBookingWindow *self, GtkButton *button)
{
  gtk_adjustment_set_value (self->minutes_adjustment,
                            button == self->first_button   ? TILLID_BOOKING_FIRST
                            : button == self->whole_button ? TILLID_BOOKING_WHOLE
                            : button == self->short_button ? TILLID_BOOKING_SHORT
                                                           : TILLID_BOOKING_PHONE);
  if (button == self->phone_button)
    adw_combo_row_set_selected (self->mode_row, TILLID_VISIT_MODE_PHONE);
}

static void
interpreter_changed_cb (TillidBookingWindow *self)
{
  if (self->form != NULL && !self->is_setting)
    tillid_booking_window_changed (self);
}

/* As the row says: who leads, who is introduced, who interprets. */
static void
pair_activated_cb (TillidBookingWindow *self, GtkListBoxRow *row)
{
  const guint index = (guint) gtk_list_box_row_get_index (row);
  const TillidContinuityPair *pair;

  if (self->form == NULL || self->pairs == NULL || index >= self->pairs->len)
    return;
  pair = self->pairs->pdata[index];
  self->form->lead = pair->lead;
  tillid_booking_form_set_member (self->form, pair->lead, FALSE);
  if (pair->introduces != 0)
    tillid_booking_form_set_member (self->form, pair->introduces, TRUE);
  if (self->form->needs && (pair->interpreter != 0 || pair->new_interpreter) &&
      pair->interpreter != self->form->interpreter)
    {
      self->form->person = 0;
      self->form->guard = TILLID_CHILD_GUARD_NONE;
      self->form->interpreter = pair->interpreter;
      self->form->state =
        pair->interpreter != 0 ? TILLID_INTERPRETING_STATE_ASKED : TILLID_INTERPRETING_STATE_NEEDED;
    }
  show_form (self);
  tillid_booking_window_changed (self);
}

static void
begin_again_cb (TillidBookingWindow *self)
{
  const gint64 visit = self->form->visit;

  g_clear_pointer (&self->form, tillid_booking_form_free);
  self->form = visit != 0 ? tillid_booking_form_read (self->context, visit)
                          : tillid_booking_form_new (self->context);
  if (self->form == NULL)
    self->form = tillid_booking_form_new (self->context);
  forget_draft (self);
  gtk_widget_set_visible (self->draft_box, FALSE);
  show_form (self);
}

static void
book_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidBookingWindow *self = TILLID_BOOKING_WINDOW (widget);

  if (self->form == NULL || self->is_booking)
    return;
  if (!tillid_booking_form_is_allowed (self->form, self->context))
    {
      gtk_label_set_label (self->problem_label,
                           C_ ("booking",
                               "A relative under 18 does not interpret without a reason. "
                               "Choose somebody else, or the reason."));
      return;
    }
  self->is_booking = TRUE;
  if (tillid_booking_form_apply (self->form, self->context) == 0)
    {
      /* Nothing is different. */
      forget_draft (self);
      gtk_window_destroy (GTK_WINDOW (self));
    }
}

static void
edited_cb (TillidBookingWindow *self)
{
  if (!self->is_booking)
    return;
  forget_draft (self);
  self->is_booking = FALSE;
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
failed_cb (TillidBookingWindow *self, const char *message)
{
  if (!self->is_booking)
    return;
  self->is_booking = FALSE;
  gtk_label_set_label (self->problem_label, message);
}

static void
conflict_cb (TillidBookingWindow *self)
{
  self->is_booking = FALSE;
  put_draft (self);
}

/* Somebody was excluded, or booked elsewhere: what is typed stays. */
static void
context_changed_cb (TillidBookingWindow *self)
{
  if (self->form == NULL || self->is_booking)
    return;
  self->is_setting = TRUE;
  tillid_booking_interpreter_show (self->interpreter, self->context, self->form);
  self->is_setting = FALSE;
  follow_up (self);
}

static void
close_form (GtkWidget *widget)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
keep_form (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "booking.book", NULL);
}

static const TillidFormKeys form_keys = { NULL, close_form, keep_form };

static void
fill_modes (TillidBookingWindow *self)
{
  GtkButton *const buttons[] = { self->first_button, self->whole_button, self->short_button,
                                 self->phone_button };
  static const int minutes[] = { TILLID_BOOKING_FIRST, TILLID_BOOKING_WHOLE, TILLID_BOOKING_SHORT,
                                 TILLID_BOOKING_PHONE };
  g_autoptr (GtkStringList) modes = gtk_string_list_new (NULL);

  for (int i = 0; tillid_visit_mode_choices[i].code != NULL; i++)
    gtk_string_list_append (modes, tillid_choice_get_label (tillid_visit_mode_choices, i));
  adw_combo_row_set_model (self->mode_row, G_LIST_MODEL (modes));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_autofree char *label = tillid_format_number (minutes[i], NULL);

      gtk_button_set_label (buttons[i], label);
    }
}

static void
tillid_booking_window_dispose (GObject *object)
{
  TillidBookingWindow *self = TILLID_BOOKING_WINDOW (object);

  if (self->draft_timeout != 0 && self->form != NULL)
    put_draft (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  self->is_setting = TRUE;
  g_clear_object (&self->context);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->member_rows, g_ptr_array_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_BOOKING_WINDOW);
  g_clear_pointer (&self->form, tillid_booking_form_free);

  G_OBJECT_CLASS (tillid_booking_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TillidBookingWindow, child)
  BIND (title);
  BIND (draft_box);
  BIND (day_button);
  BIND (day_popover);
  BIND (day_calendar);
  BIND (time_row);
  BIND (minutes_row);
  BIND (minutes_spin);
  BIND (minutes_adjustment);
  BIND (first_button);
  BIND (whole_button);
  BIND (short_button);
  BIND (phone_button);
  BIND (mode_row);
  BIND (room_row);
  BIND (rooms_button);
  BIND (rooms_popover);
  BIND (rooms_list);
  BIND (purpose_row);
  BIND (lead_row);
  BIND (others_row);
  BIND (warnings_box);
  BIND (interpreter);
  BIND (pairs_box);
  BIND (pairs_label);
  BIND (pair_list);
  BIND (pairs_foot_label);
  BIND (problem_label);
  BIND (book_button);
#undef BIND
}

static void
tillid_booking_window_class_init (TillidBookingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_booking_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-booking-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, interpreter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_again_cb);

  gtk_widget_class_install_action (widget_class, "booking.book", NULL, book_action);
}

static void
tillid_booking_window_init (TillidBookingWindow *self)
{
  g_type_ensure (TILLID_TYPE_TWO_COLUMNS);
  g_type_ensure (TILLID_TYPE_BOOKING_INTERPRETER);
  self->is_setting = TRUE;
  self->member_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_modes (self);
  tillid_form_keys_add (GTK_WIDGET (self), &form_keys);
  self->is_setting = FALSE;
}

static void
take_draft (TillidBookingWindow *self)
{
  g_autofree char *draft = NULL;

  self->place =
    g_strdup_printf ("booking/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                     tillid_patient_context_get_patient (self->context), self->form->visit);
  draft = tillid_session_get_draft (get_session (self), self->place);
  gtk_widget_set_visible (self->draft_box,
                          draft != NULL && tillid_booking_form_take_text (self->form, draft));
}

/**
 * tillid_booking_window_new:
 * @parent: the window it belongs to
 * @context: an open patient
 * @visit: id of a planned visit, or 0 for a new one
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
tillid_booking_window_new (GtkWindow *parent, TillidPatientContext *context, gint64 visit)
{
  TillidBookingWindow *self =
    g_object_new (TILLID_TYPE_BOOKING_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = NULL, *heading = NULL;

  self->context = g_object_ref (context);
  self->form = visit != 0 ? tillid_booking_form_read (context, visit) : NULL;
  if (self->form == NULL)
    self->form = tillid_booking_form_new (context);
  take_draft (self);
  adw_window_title_set_subtitle (self->title, tillid_patient_context_get_name (context));
  if (self->form->visit != 0)
    {
      adw_window_title_set_title (self->title, C_ ("booking", "Change the booking"));
      gtk_window_set_title (GTK_WINDOW (self), C_ ("booking", "Change the booking"));
    }
  gtk_button_set_label (self->book_button,
                        self->form->visit != 0 ? C_ ("booking", "_Keep") : C_ ("booking", "_Book"));
  name = tillid_words_isolate (tillid_patient_context_get_short_name (context));
  heading = g_strdup_printf (C_ ("next visit", "Who could meet %s next?"), name);
  gtk_label_set_label (self->pairs_label, heading);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), get_session (self));
  show_form (self);
  return GTK_WINDOW (self);
}

/**
 * tillid_booking_window_propose:
 * @proposal: day, minute, lead, others, room and interpreter, as far as they are said
 *
 * What a row or the calendar proposes goes before what was there.
 */
void
tillid_booking_window_propose (TillidBookingWindow *self, const TillidBookingForm *proposal)
{
  g_return_if_fail (TILLID_IS_BOOKING_WINDOW (self) && proposal != NULL);

  if (proposal->day != TILLID_ABSENT)
    self->form->day = proposal->day;
  if (proposal->minute != TILLID_ABSENT)
    self->form->minute = proposal->minute;
  if (proposal->lead != 0)
    self->form->lead = proposal->lead;
  if (proposal->room != NULL)
    {
      g_free (self->form->room);
      self->form->room = g_strdup (proposal->room);
    }
  if (proposal->interpreter != 0)
    {
      self->form->interpreter = proposal->interpreter;
      self->form->state = TILLID_INTERPRETING_STATE_ASKED;
      self->form->needs = TRUE;
    }
  for (guint i = 0; i < proposal->others->len; i++)
    tillid_booking_form_set_member (self->form, g_array_index (proposal->others, gint64, i), TRUE);
  show_form (self);
}
