/* tillid-visit-close.c - the end of a visit: read aloud, next visit, text for the journal
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-close.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-day.h"
#include "tillid-format.h"
#include "tillid-interpreters.h"
#include "tillid-person-row.h"
#include "tillid-visit-end.h"
#include "tillid-visit-signing.h"
#include "tillid-visit-missed.h"
#include "tillid-visit-words.h"

/* A proposal: the same weekday and time, three weeks on. */
#define NEXT_AFTER_DAYS 21

struct _TillidVisitClose
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkListBox *agreed_list;
  GtkLabel *nothing_agreed_label;
  TillidVisitEnd *end;
  GtkListBox *planned_list;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *day_calendar;
  GtkEntry *time_entry;
  GtkDropDown *lead_drop_down;
  GtkDropDown *interpreter_drop_down;
  GtkCheckButton *others_check;
  GtkWidget *plan_box;
  GtkWidget *status_box;
  GtkToggleButton *attended_button;
  GtkToggleButton *missed_button;
  TillidVisitMissed *missed;
  GtkToggleButton *cancelled_button;
  GtkToggleButton *running_button;
  GtkWidget *signed_box;
  GtkLabel *signed_label;
  GtkWidget *sign_button;
  GtkLabel *journal_label;
  GtkButton *copy_button;

  GPtrArray *leads;        /* (owned) (nullable) of TillidMember: as the list of leads has them */
  GPtrArray *interpreters; /* (owned) (nullable) of TillidInterpreter: as their list has them */
  TillidVisitModel *model; /* (owned) (nullable) */
  gint64 shown;            /* the visit whose proposal stands in the fields */
  gboolean is_setting;
};

G_DEFINE_FINAL_TYPE (TillidVisitClose, tillid_visit_close, GTK_TYPE_WIDGET)

static TillidSession *
session_of (TillidVisitClose *self)
{
  return tillid_patient_context_get_session (tillid_visit_model_get_context (self->model));
}

static void
empty (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
update_agreed (TillidVisitClose *self)
{
  GPtrArray *agreements = tillid_visit_model_get_agreements (self->model);

  empty (self->agreed_list);
  gtk_widget_set_visible (GTK_WIDGET (self->agreed_list), agreements->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_agreed_label), agreements->len == 0);
  for (guint i = 0; i < agreements->len; i++)
    {
      const TillidAgreement *agreement = agreements->pdata[i];
      const char *words = agreement->words != NULL ? agreement->words : agreement->staff_words;
      const char *staff =
        agreement->words != NULL && agreement->staff_words != NULL ? agreement->staff_words : NULL;
      const char *heard =
        tillid_choice_get_label (tillid_teach_back_choices, agreement->teach_back);
      TillidPersonRow *row = TILLID_PERSON_ROW (tillid_person_row_new ());
      g_autofree char *below =
        staff != NULL ? g_strdup_printf ("%s\n%s", staff, heard) : g_strdup (heard);

      tillid_person_row_set_number (row, (int) i + 1);
      tillid_person_row_set (row, words != NULL ? words : "", below, FALSE);
      tillid_person_row_set_language (row, agreement->words != NULL ? agreement->language : NULL);
      gtk_widget_add_css_class (GTK_WIDGET (row), "read-aloud");
      gtk_list_box_append (self->agreed_list, GTK_WIDGET (row));
    }
}

/* What is planned after this visit. */
static void
update_planned (TillidVisitClose *self)
{
  const TillidVisitRecords *records = tillid_visit_model_get_records (self->model);
  TillidPatientContext *context = tillid_visit_model_get_context (self->model);

  empty (self->planned_list);
  for (guint i = 0; i < records->visits->len; i++)
    {
      const TillidVisit *visit = records->visits->pdata[i];
      TillidPersonRow *row;
      g_autofree char *when = NULL;
      const TillidMember *lead;

      if (visit->status != TILLID_VISIT_STATUS_PLANNED ||
          visit->record.id == tillid_visit_model_get_id (self->model))
        continue;
      row = TILLID_PERSON_ROW (tillid_person_row_new ());
      when = tillid_visit_words_when (session_of (self), visit);
      lead = tillid_patient_context_find_member (context, visit->lead);
      tillid_person_sign_set_member (tillid_person_row_get_sign (row), lead);
      tillid_person_row_set (row, when, lead != NULL ? lead->name : NULL, FALSE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), C_ ("tooltip", "Change the booking (Enter)"));
      g_object_set_data_full (G_OBJECT (row), "visit",
                              g_memdup2 (&visit->record.id, sizeof (gint64)), g_free);
      gtk_list_box_append (self->planned_list, GTK_WIDGET (row));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->planned_list),
                          gtk_list_box_get_row_at_index (self->planned_list, 0) != NULL);
}

static void
show_day (TillidVisitClose *self)
{
  g_autofree char *day =
    tillid_visit_words_day (session_of (self), tillid_calendar_get_day (self->day_calendar));

  gtk_menu_button_set_label (self->day_button, day);
}

static void
day_selected_cb (TillidVisitClose *self)
{
  if (self->model == NULL || self->is_setting)
    return;
  show_day (self);
  gtk_popover_popdown (self->day_popover);
}

/* (element-type TillidMember or TillidInterpreter): after "nobody" */
static void
fill (GtkDropDown *drop_down, GPtrArray *people, gboolean are_members, gint64 selected)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = 0;

  gtk_string_list_append (names, C_ ("visit", "nobody yet"));
  for (guint i = 0; i < people->len; i++)
    {
      const TillidRecord *record = people->pdata[i];
      const char *name = are_members ? ((const TillidMember *) people->pdata[i])->name
                                     : ((const TillidInterpreter *) people->pdata[i])->name;

      gtk_string_list_append (names, name != NULL ? name : "");
      if (record->id == selected)
        position = i + 1;
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, position);
}

/* (transfer full): those who still work here on the day of the next visit. */
static GPtrArray *
list_leads (TillidPatientContext *context, TillidDay day)
{
  GPtrArray *all = tillid_patient_context_get_members (context);
  GPtrArray *leads = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  for (guint i = 0; i < all->len; i++)
    {
      const TillidMember *member = all->pdata[i];

      if (member->until_day == TILLID_ABSENT || member->until_day >= day)
        g_ptr_array_add (leads, tillid_record_ref_any (all->pdata[i]));
    }
  return leads;
}

static gint64
chosen (GtkDropDown *drop_down, GPtrArray *people)
{
  const guint position = gtk_drop_down_get_selected (drop_down);

  if (position == 0 || position > people->len)
    return 0;
  return ((TillidRecord *) people->pdata[position - 1])->id;
}

/* Who else was there, besides the lead and interpreters: colleagues who still work here, family, others. */
static void
update_others (TillidVisitClose *self)
{
  g_autofree char *names =
    tillid_visit_model_dup_others (self->model, tillid_calendar_get_day (self->day_calendar));
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->others_check), names != NULL);
  if (names == NULL)
    return;
  /* Translators: names of those who were at this visit; ticked, they are expected at the next one, too. */
  label = g_strdup_printf (C_ ("visit", "Also: %s"), names);
  gtk_check_button_set_label (self->others_check, label);
}

/* Once per visit: what is chosen stays while the visit is read again. */
static void
propose (TillidVisitClose *self)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self->model);
  const TillidVisit *visit = tillid_visit_model_get_visit (self->model);
  g_autofree char *time = NULL;

  if (self->shown == visit->record.id)
    return;
  self->shown = visit->record.id;
  self->is_setting = TRUE;
  tillid_calendar_set_day (self->day_calendar,
                           MAX (visit->day, tillid_session_today (session_of (self))) +
                             NEXT_AFTER_DAYS);
  self->is_setting = FALSE;
  show_day (self);
  time =
    visit->minute != TILLID_ABSENT ? tillid_format_time ((int) visit->minute, NULL) : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->time_entry), time);
  g_clear_pointer (&self->leads, g_ptr_array_unref);
  self->leads = list_leads (context, tillid_calendar_get_day (self->day_calendar));
  fill (self->lead_drop_down, self->leads, TRUE, visit->lead);
  g_clear_pointer (&self->interpreters, g_ptr_array_unref);
  self->interpreters = tillid_interpreters_list_wanted (context);
  fill (self->interpreter_drop_down, self->interpreters, FALSE,
        tillid_visit_model_get_interpreter (self->model));
}

static gint64
chosen_interpreter (TillidVisitClose *self)
{
  return chosen (self->interpreter_drop_down, self->interpreters);
}

/* The same in a window of its own, with room, minutes and how it stands with the interpreter. */
static void
book_cb (TillidVisitClose *self)
{
  if (self->model == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.book", "(xxxxxxxs)", (gint64) 0, (gint64) 0,
                              tillid_calendar_get_day (self->day_calendar),
                              tillid_visit_words_parse_time (
                                gtk_editable_get_text (GTK_EDITABLE (self->time_entry))),
                              chosen (self->lead_drop_down, self->leads), (gint64) 0,
                              chosen_interpreter (self), "");
}

/* A visit that is planned already: its booking. */
static void
planned_activated_cb (TillidVisitClose *self, GtkListBoxRow *row)
{
  const gint64 *visit = g_object_get_data (G_OBJECT (row), "visit");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.book", "(xxxxxxxs)", (gint64) 0, *visit,
                              TILLID_ABSENT, TILLID_ABSENT, (gint64) 0, (gint64) 0, (gint64) 0, "");
}

static void
plan_cb (TillidVisitClose *self)
{
  if (self->model == NULL)
    return;
  tillid_visit_model_plan_next (self->model, tillid_calendar_get_day (self->day_calendar),
                                tillid_visit_words_parse_time (
                                  gtk_editable_get_text (GTK_EDITABLE (self->time_entry))),
                                chosen (self->lead_drop_down, self->leads),
                                chosen_interpreter (self),
                                gtk_widget_get_visible (GTK_WIDGET (self->others_check)) &&
                                  gtk_check_button_get_active (self->others_check));
}

static void
status_toggled_cb (TillidVisitClose *self, GtkToggleButton *button)
{
  int status = TILLID_VISIT_STATUS_RUNNING;

  if (self->is_setting || self->model == NULL || !gtk_toggle_button_get_active (button))
    return;
  if (button == self->attended_button)
    status = TILLID_VISIT_STATUS_ATTENDED;
  else if (button == self->missed_button)
    status = TILLID_VISIT_STATUS_MISSED;
  else if (button == self->cancelled_button)
    status = TILLID_VISIT_STATUS_CANCELLED;
  tillid_visit_model_set_status (self->model, status);
}

static void
update_status (TillidVisitClose *self)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (self->model);
  GtkToggleButton *const buttons[] = {
    [TILLID_VISIT_STATUS_ATTENDED] = self->attended_button,
    [TILLID_VISIT_STATUS_PLANNED] = NULL,
    [TILLID_VISIT_STATUS_RUNNING] = self->running_button,
    [TILLID_VISIT_STATUS_MISSED] = self->missed_button,
    [TILLID_VISIT_STATUS_CANCELLED] = self->cancelled_button,
  };

  self->is_setting = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (buttons[i] != NULL)
      gtk_toggle_button_set_active (buttons[i], (int) i == visit->status);
  self->is_setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->running_button),
                          visit->status == TILLID_VISIT_STATUS_RUNNING ||
                            visit->status == TILLID_VISIT_STATUS_PLANNED);
}

static void
update_signed (TillidVisitClose *self)
{
  g_autofree char *words = tillid_visit_signing_words (self->model);
  const gboolean can_sign = tillid_visit_model_can_sign (self->model);

  gtk_widget_set_visible (self->signed_box, can_sign || words != NULL);
  gtk_widget_set_visible (self->sign_button, can_sign);
  gtk_label_set_label (self->signed_label, words != NULL ? words : C_ ("visit", "Not signed yet"));
}

static void
copy_cb (TillidVisitClose *self)
{
  g_autofree char *text = NULL;

  if (self->model == NULL)
    return;
  text = tillid_visit_words_journal (self->model);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_button_set_label (self->copy_button, C_ ("visit", "Copied"));
}

static void
tillid_visit_close_dispose (GObject *object)
{
  TillidVisitClose *self = TILLID_VISIT_CLOSE (object);

  g_clear_pointer (&self->interpreters, g_ptr_array_unref);
  g_clear_pointer (&self->leads, g_ptr_array_unref);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_CLOSE);

  G_OBJECT_CLASS (tillid_visit_close_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, root);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, agreed_list);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, nothing_agreed_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, end);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, planned_list);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, day_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, day_popover);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, day_calendar);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, time_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, lead_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, interpreter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, others_check);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, plan_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, status_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, attended_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, missed_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, missed);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, cancelled_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, running_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, signed_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, signed_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, sign_button);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, journal_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitClose, copy_button);
}

static void
tillid_visit_close_class_init (TillidVisitCloseClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_close_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-close.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_bind_template_callback (widget_class, book_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_visit_close_init (TillidVisitClose *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @model: a visit that is there; read again */
void
tillid_visit_close_update (TillidVisitClose *self, TillidVisitModel *model)
{
  const gboolean is_editable = tillid_visit_model_is_editable (model);
  g_autofree char *journal = NULL;

  g_return_if_fail (TILLID_IS_VISIT_CLOSE (self) && TILLID_IS_VISIT_MODEL (model));

  g_set_object (&self->model, model);
  update_agreed (self);
  tillid_visit_end_update (self->end, model);
  update_planned (self);
  propose (self);
  update_others (self);
  update_status (self);
  tillid_visit_missed_update (self->missed, model);
  update_signed (self);
  gtk_widget_set_visible (self->plan_box, is_editable);
  gtk_widget_set_sensitive (self->status_box, is_editable);
  journal = tillid_visit_words_journal (model);
  if (!g_str_equal (journal, gtk_label_get_label (self->journal_label)))
    {
      gtk_label_set_label (self->journal_label, journal);
      gtk_button_set_label (self->copy_button, C_ ("visit", "Copy for the journal"));
    }
}

/* Keeps what is being typed. */
void
tillid_visit_close_leave (TillidVisitClose *self)
{
  g_return_if_fail (TILLID_IS_VISIT_CLOSE (self));

  tillid_visit_end_leave (self->end);
}
