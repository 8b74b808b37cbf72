/* tillid-visit-view.c - one visit: prepare, in the room, close
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-view.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-day.h"
#include "tillid-dialogs.h"
#include "tillid-focus.h"
#include "tillid-format.h"
#include "tillid-hidden-field.h"
#include "tillid-history-window.h"
#include "tillid-meeting-window.h"
#include "tillid-presence-table.h"
#include "tillid-stack-pages.h"
#include "tillid-two-columns.h"
#include "tillid-visit-agreements.h"
#include "tillid-visit-brief.h"
#include "tillid-visit-close.h"
#include "tillid-visit-note.h"
#include "tillid-visit-prepare.h"
#include "tillid-visit-words.h"

/* How often the clock of a running visit is looked at. */
#define TICK_SECONDS 10

struct _TillidVisitView
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkLabel *title_label;
  GtkMenuButton *when_button;
  GtkLabel *when_label;
  GtkPopover *when_popover;
  GtkCalendar *day_calendar;
  GtkEntry *time_entry;
  GtkEntry *length_entry;
  GtkEntry *place_entry;
  GtkDropDown *mode_drop_down;
  GtkWidget *parts_box;
  GtkToggleButton *prepare_button;
  GtkToggleButton *room_button;
  GtkToggleButton *close_button;
  GtkWidget *clock_box;
  GtkLabel *elapsed_label;
  GtkLabel *planned_label;
  GtkProgressBar *time_bar;
  GtkButton *start_button;
  GtkToggleButton *listening_button;
  GtkStack *stack;
  TillidVisitBrief *prepare_brief;
  TillidVisitPrepare *prepare;
  TillidVisitBrief *brief;
  GtkWidget *brief_column;
  GtkWidget *agreements_column;
  TillidPresenceTable *presence;
  TillidVisitNote *note;
  TillidVisitAgreements *agreements;
  TillidVisitClose *close;

  TillidVisitModel *model; /* (owned) (nullable) */
  gulong changed_handler;
  guint tick;
  gint64 shown_minute;
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (TillidVisitView, tillid_visit_view, GTK_TYPE_WIDGET)

static TillidVisit *
visit_of (TillidVisitView *self)
{
  return self->model != NULL ? tillid_visit_model_get_visit (self->model) : NULL;
}

static void
update_clock (TillidVisitView *self)
{
  const gint64 elapsed = tillid_visit_model_get_elapsed (self->model);
  const gint64 planned = tillid_visit_model_get_planned (self->model);
  const gboolean has_plan = planned != TILLID_ABSENT && elapsed != TILLID_ABSENT;

  gtk_widget_set_visible (self->clock_box, elapsed != TILLID_ABSENT);
  gtk_widget_set_visible (GTK_WIDGET (self->planned_label), has_plan);
  gtk_widget_set_visible (GTK_WIDGET (self->time_bar), has_plan);
  if (elapsed != TILLID_ABSENT)
    {
      g_autofree char *words = tillid_visit_words_minutes (elapsed);

      gtk_label_set_label (self->elapsed_label, words);
    }
  if (has_plan)
    {
      g_autofree char *number = tillid_format_number (planned, NULL);
      /* Translators: "34 min ... of 70": the planned minutes of a visit */
      g_autofree char *words = g_strdup_printf (C_ ("visit", "of %s"), number);

      gtk_label_set_label (self->planned_label, words);
      gtk_progress_bar_set_fraction (self->time_bar,
                                     MIN (1.0, (double) elapsed / (double) planned));
    }
}

static void
update_bar (TillidVisitView *self)
{
  const TillidVisit *visit = visit_of (self);
  TillidSession *session =
    tillid_patient_context_get_session (tillid_visit_model_get_context (self->model));
  const gboolean is_editable = tillid_visit_model_is_editable (self->model);
  g_autofree char *title = tillid_visit_words_title (tillid_visit_model_get_number (self->model));
  g_autofree char *when = tillid_visit_words_when (session, visit);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->when_label, when);
  gtk_widget_set_sensitive (GTK_WIDGET (self->when_button), is_editable);
  gtk_widget_set_visible (GTK_WIDGET (self->start_button),
                          is_editable && visit->status == TILLID_VISIT_STATUS_PLANNED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->listening_button), is_editable);
  self->is_setting = TRUE;
  gtk_toggle_button_set_active (self->listening_button, visit->just_listening);
  self->is_setting = FALSE;
  update_clock (self);
}

/* Just listening: only the note and the clock are left. */
static void
update_listening (TillidVisitView *self)
{
  const gboolean all = !visit_of (self)->just_listening;

  if (!all)
    {
      gtk_toggle_button_set_active (self->room_button, TRUE);
      if (gtk_widget_get_visible (self->brief_column) &&
          gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (self->note));
    }
  gtk_widget_set_visible (self->parts_box, all);
  gtk_widget_set_visible (self->brief_column, all);
  gtk_widget_set_visible (GTK_WIDGET (self->presence), all);
  gtk_widget_set_visible (self->agreements_column, all);
}

static void
update (TillidVisitView *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), visit_of (self) != NULL);
  if (visit_of (self) == NULL)
    return;
  self->shown_minute = tillid_visit_model_get_now (self->model);
  update_bar (self);
  update_listening (self);
  tillid_visit_brief_update (self->prepare_brief, self->model);
  tillid_visit_prepare_update (self->prepare, self->model);
  tillid_visit_brief_update (self->brief, self->model);
  tillid_presence_table_update (self->presence, self->model);
  tillid_visit_note_update (self->note);
  tillid_visit_agreements_update (self->agreements, self->model);
  tillid_visit_close_update (self->close, self->model);
}

static gboolean
tick_cb (gpointer data)
{
  TillidVisitView *self = data;

  if (visit_of (self) != NULL && tillid_visit_model_get_now (self->model) != self->shown_minute)
    {
      self->shown_minute = tillid_visit_model_get_now (self->model);
      update_clock (self);
      tillid_presence_table_update (self->presence, self->model);
    }
  return G_SOURCE_CONTINUE;
}

static void
part_toggled_cb (TillidVisitView *self)
{
  gtk_stack_set_visible_child_name (self->stack, tillid_visit_view_get_part (self));
}

static void
listening_toggled_cb (TillidVisitView *self)
{
  if (!self->is_setting && self->model != NULL)
    tillid_visit_model_set_just_listening (self->model,
                                           gtk_toggle_button_get_active (self->listening_button));
}

static void
start_clicked_cb (TillidVisitView *self)
{
  if (self->model == NULL)
    return;
  tillid_visit_model_set_status (self->model, TILLID_VISIT_STATUS_RUNNING);
  tillid_visit_view_show_part (self, "room");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
when_shown_cb (TillidVisitView *self)
{
  const TillidVisit *visit = visit_of (self);
  g_autofree char *time = NULL, *length = NULL;

  if (visit == NULL)
    return;
  if (visit->day != TILLID_ABSENT)
    tillid_calendar_set_day (self->day_calendar, visit->day);
  time =
    visit->minute != TILLID_ABSENT ? tillid_format_time ((int) visit->minute, NULL) : g_strdup ("");
  length = visit->length != TILLID_ABSENT ? g_strdup_printf ("%" G_GINT64_FORMAT, visit->length)
                                          : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->time_entry), time);
  gtk_editable_set_text (GTK_EDITABLE (self->length_entry), length);
  gtk_editable_set_text (GTK_EDITABLE (self->place_entry),
                         visit->place != NULL ? visit->place : "");
  tillid_hidden_field_update (GTK_WIDGET (self->place_entry), &visit->record, "place");
  gtk_drop_down_set_selected (self->mode_drop_down, (guint) visit->mode);
}

/* What was changed in the popover is kept when it closes; what cannot be read leaves the old value. */
static void
when_closed_cb (TillidVisitView *self)
{
  const TillidVisit *visit = visit_of (self);
  const char *time = gtk_editable_get_text (GTK_EDITABLE (self->time_entry));
  const char *length = gtk_editable_get_text (GTK_EDITABLE (self->length_entry));
  gint64 minute, minutes;

  if (visit == NULL || !tillid_visit_model_is_editable (self->model))
    return;
  minute = tillid_visit_words_parse_time (time);
  if (minute == TILLID_ABSENT && *time != '\0')
    minute = visit->minute;
  tillid_visit_model_set_when (self->model, tillid_calendar_get_day (self->day_calendar), minute);
  minutes = *length == '\0' ? TILLID_ABSENT : g_ascii_strtoll (length, NULL, 10);
  if (minutes == TILLID_ABSENT || (minutes > 0 && minutes < 24 * 60))
    tillid_visit_model_set_length (self->model, minutes);
  tillid_visit_model_set_mode (self->model,
                               (int) gtk_drop_down_get_selected (self->mode_drop_down));
  tillid_visit_model_set_place (self->model,
                                gtk_editable_get_text (GTK_EDITABLE (self->place_entry)));
}

static void
when_activated_cb (TillidVisitView *self)
{
  gtk_popover_popdown (self->when_popover);
}

static void
show_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_visit_view_show_part (TILLID_VISIT_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
just_listening_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  if (visit_of (self) != NULL && tillid_visit_model_is_editable (self->model))
    gtk_toggle_button_set_active (self->listening_button,
                                  !gtk_toggle_button_get_active (self->listening_button));
}

static void
presence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  tillid_visit_view_show_part (self, "room");
  tillid_presence_table_focus_list (self->presence);
}

static void
new_agreement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  tillid_visit_view_show_part (self, "room");
  tillid_visit_agreements_focus_new (self->agreements);
}

static void
new_question_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  tillid_visit_view_show_part (self, "room");
  tillid_visit_agreements_focus_new_question (self->agreements);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  if (visit_of (self) != NULL && tillid_visit_model_is_editable (self->model))
    {
      tillid_visit_model_remove (self->model);
      gtk_widget_activate_action (widget, "visit.show-list", NULL);
    }
}

typedef struct
{
  TillidVisitModel *model; /* (owned) */
  char *note;              /* (owned): the text that was seen */
} Signing;

static void
sign_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Signing *signing = data;

  if (tillid_dialogs_ask_finish (result))
    tillid_visit_model_sign (signing->model, signing->note);
  g_object_unref (signing->model);
  g_free (signing->note);
  g_free (signing);
}

/* What is being typed belongs to the note that is signed. */
static void
sign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);
  Signing *signing;

  if (visit_of (self) == NULL || !tillid_visit_model_can_sign (self->model))
    return;
  tillid_visit_view_leave (self);
  signing = g_new0 (Signing, 1);
  signing->model = g_object_ref (self->model);
  g_object_get (tillid_visit_note_get_buffer (self->note), "text", &signing->note, NULL);
  tillid_dialogs_ask_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                            C_ ("visit", "Sign the note?"),
                            C_ ("visit", "Signing closes the note: it stays as it is now, and what "
                                         "is changed later stands beside it as a correction. "
                                         "Signing cannot be undone."),
                            C_ ("visit", "_Not now"), C_ ("visit", "_Sign"), FALSE,
                            sign_answered_cb, signing);
}

/* What is being typed is the newest version. */
static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  if (visit_of (self) == NULL)
    return;
  tillid_visit_view_leave (self);
  gtk_window_present (tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                 tillid_visit_model_get_context (self->model),
                                                 &tillid_visit_type,
                                                 tillid_visit_model_get_id (self->model)));
}

/* Who takes part from outside, and what is agreed with each. */
static void
network_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  if (self->model == NULL)
    return;
  tillid_visit_view_leave (self);
  gtk_window_present (tillid_meeting_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                 tillid_visit_model_get_context (self->model),
                                                 tillid_visit_model_get_id (self->model)));
}

/* The note; of a planned visit "Start now". */
static gboolean
tillid_visit_view_grab_focus (GtkWidget *widget)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (widget);

  if (gtk_toggle_button_get_active (self->room_button))
    return gtk_widget_grab_focus (GTK_WIDGET (self->note));
  if (gtk_widget_get_visible (GTK_WIDGET (self->start_button)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->start_button));
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
tillid_visit_view_dispose (GObject *object)
{
  TillidVisitView *self = TILLID_VISIT_VIEW (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->model != NULL)
    g_clear_signal_handler (&self->changed_handler, self->model);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_VIEW);

  G_OBJECT_CLASS (tillid_visit_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "visit.show-part", "s", show_part_action);
  gtk_widget_class_install_action (widget_class, "visit.just-listening", NULL,
                                   just_listening_action);
  gtk_widget_class_install_action (widget_class, "visit.presence", NULL, presence_action);
  gtk_widget_class_install_action (widget_class, "visit.new-agreement", NULL, new_agreement_action);
  gtk_widget_class_install_action (widget_class, "visit.new-question", NULL, new_question_action);
  gtk_widget_class_install_action (widget_class, "visit.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "visit.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "visit.versions", NULL, versions_action);
  gtk_widget_class_install_action (widget_class, "visit.network", NULL, network_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, GDK_CONTROL_MASK,
                                       "visit.just-listening", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "visit.presence",
                                       NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, root);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, when_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, when_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, when_popover);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, day_calendar);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, time_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, length_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, place_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, mode_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, parts_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, prepare_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, room_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, close_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, clock_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, elapsed_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, planned_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, time_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, start_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, listening_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, prepare_brief);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, prepare);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, brief);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, brief_column);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, agreements_column);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, presence);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, note);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, agreements);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitView, close);
}

static void
tillid_visit_view_class_init (TillidVisitViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_view_dispose;
  widget_class->grab_focus = tillid_visit_view_grab_focus;
  widget_class->focus = tillid_focus_children;

  g_type_ensure (TILLID_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, part_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, listening_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
}

static void
tillid_visit_view_init (TillidVisitView *self)
{
  g_autoptr (GtkStringList) modes = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  for (int i = 0; tillid_visit_mode_choices[i].code != NULL; i++)
    gtk_string_list_append (modes, tillid_choice_get_label (tillid_visit_mode_choices, i));
  gtk_drop_down_set_model (self->mode_drop_down, G_LIST_MODEL (modes));
}

/**
 * tillid_visit_view_set_model:
 * @model: (nullable): the visit; it may still be on its way to the disk
 */
void
tillid_visit_view_set_model (TillidVisitView *self, TillidVisitModel *model)
{
  g_return_if_fail (TILLID_IS_VISIT_VIEW (self));

  if (model == self->model)
    return;
  tillid_visit_view_leave (self);
  if (self->model != NULL)
    g_clear_signal_handler (&self->changed_handler, self->model);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_set_object (&self->model, model);
  tillid_visit_note_set_model (self->note, model);
  if (model == NULL)
    return;
  self->changed_handler = g_signal_connect_swapped (model, "changed", G_CALLBACK (update), self);
  self->tick = g_timeout_add_seconds (TICK_SECONDS, tick_cb, self);
  tillid_visit_view_show_part (self, visit_of (self) != NULL &&
                                         visit_of (self)->status == TILLID_VISIT_STATUS_PLANNED
                                       ? "prepare"
                                       : "room");
  update (self);
}

/* (transfer none) (nullable) */
TillidVisitModel *
tillid_visit_view_get_model (TillidVisitView *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_VIEW (self), NULL);

  return self->model;
}

/* @part: "prepare", "room" or "close" */
void
tillid_visit_view_show_part (TillidVisitView *self, const char *part)
{
  GtkToggleButton *button;

  g_return_if_fail (TILLID_IS_VISIT_VIEW (self) && part != NULL);

  button = g_str_equal (part, "prepare") ? self->prepare_button
           : g_str_equal (part, "close") ? self->close_button
                                         : self->room_button;
  gtk_toggle_button_set_active (button, TRUE);
  part_toggled_cb (self);
}

/* (transfer none): which part is shown: "prepare", "room" or "close". */
const char *
tillid_visit_view_get_part (TillidVisitView *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_VIEW (self), NULL);

  if (gtk_toggle_button_get_active (self->prepare_button))
    return "prepare";
  return gtk_toggle_button_get_active (self->close_button) ? "close" : "room";
}

/* Keeps all that is being typed. */
void
tillid_visit_view_leave (TillidVisitView *self)
{
  g_return_if_fail (TILLID_IS_VISIT_VIEW (self));

  if (self->model == NULL)
    return;
  tillid_visit_note_leave (self->note);
  tillid_visit_brief_leave (self->brief);
  tillid_visit_brief_leave (self->prepare_brief);
  tillid_visit_agreements_leave (self->agreements);
  tillid_visit_close_leave (self->close);
}
