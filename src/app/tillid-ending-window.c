/* tillid-ending-window.c - how the course ends, who goes on with what, and how the key contact changes
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Courses are meant to end, and that is planned from day one: nothing here waits for the phase Ending. Nothing is refused; that
 * nobody goes on with the care is said. */
#include "config.h"

#include "tillid-ending-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-toasts.h"
#include "tillid-format.h"
#include "tillid-id.h"
#include "tillid-paper-window.h"
#include "tillid-plan-ending.h"
#include "tillid-words.h"

struct _TillidEndingWindow
{
  AdwWindow parent_instance;

  TillidPlanModel *model; /* (owned) (nullable) */

  AdwToastOverlay *toasts;
  GtkWidget *receiver_label;
  GtkWidget *course_button;
  TillidRecordList *course_list;
  GtkWidget *take_over_button;
  TillidRecordList *take_over_list;
  TillidRecordList *hand_over_list;
  GtkWidget *done_button;
  GtkExpander *plan_expander;
  TillidRecordForm *plan_form;
  GtkWidget *plan_button;
};

G_DEFINE_FINAL_TYPE (TillidEndingWindow, tillid_ending_window, ADW_TYPE_WINDOW)

/* How it ends: one entry, the course itself. */

static char *
dup_course_title (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidCourse *course = (const TillidCourse *) record;

  return g_strdup (course->ending_criteria != NULL
                     ? course->ending_criteria
                     : C_ ("ending", "When may care here end? Not written yet"));
}

static char *
dup_course_subtitle (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidCourse *course = (const TillidCourse *) record;
  g_autofree char *from = tillid_format_day (course->ending_from, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *until = tillid_format_day (course->ending_until, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *who = NULL;

  if (course->receiver == NULL)
    return *from != '\0' && *until != '\0'
             /* Translators: two dates. */
             ? g_strdup_printf (C_ ("ending", "Between %s and %s"), from, until)
             : g_strconcat (from, until, NULL);
  who = tillid_words_isolate (course->receiver);
  if (*from == '\0' || *until == '\0')
    return g_strdup_printf (C_ ("ending", "%s goes on"), who);
  /* Translators: two dates, and who goes on with the care. */
  return g_strdup_printf (C_ ("ending", "Between %s and %s; %s goes on"), from, until, who);
}

static void
prepare_course (TillidPatientContext *context, TillidRecord *draft, gint64 list)
{
  ((TillidCourse *) draft)->started =
    tillid_session_today (tillid_patient_context_get_session (context));
}

static const TillidFormField course_fields[] = {
  { "ending_criteria", NULL, TRUE }, { "ending_from", NULL, FALSE },
  { "ending_until", NULL, FALSE },   { "receiver", NULL, FALSE },
  { "farewell", NULL, FALSE },
};

static const TillidRecordKind course_kind = {
  .type = &tillid_course_type,
  .title = NC_ ("form", "How the course ends"),
  .empty = NC_ ("empty", "Nothing is written about the ending yet."),
  .added = NC_ ("edit", "Ending written down"),
  .changed = NC_ ("edit", "Ending written down"),
  .fields = course_fields,
  .n_fields = G_N_ELEMENTS (course_fields),
  .dup_title = dup_course_title,
  .dup_subtitle = dup_course_subtitle,
  .prepare = prepare_course,
};

/* Who takes over what */

static char *
dup_take_over_title (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidTakeOver *row = (const TillidTakeOver *) record;

  return g_strdup (row->what != NULL ? row->what : row->who != NULL ? row->who : "");
}

static char *
dup_take_over_subtitle (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidTakeOver *row = (const TillidTakeOver *) record;
  g_autofree char *who = tillid_words_isolate (
    row->who != NULL ? row->who
                     : tillid_choice_get_label (tillid_counterpart_choices, row->counterpart));
  g_autofree char *day = NULL;

  if (row->agreed_on == TILLID_ABSENT)
    return g_strdup_printf (C_ ("ending", "%s, not agreed yet"), who);
  day = tillid_format_day (row->agreed_on, TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: who, and a date. */
  return g_strdup_printf (C_ ("ending", "%s, agreed %s"), who, day);
}

static void
prepare_take_over (TillidPatientContext *context, TillidRecord *draft, gint64 list)
{
  const TillidCourse *course = tillid_patient_context_get_course (context);
  g_autoptr (GPtrArray) rows = tillid_patient_context_list (context, &tillid_take_over_type);

  ((TillidTakeOver *) draft)->course = course != NULL ? course->record.id : 0;
  ((TillidTakeOver *) draft)->rank = rows->len + 1;
}

static const TillidFormField take_over_fields[] = {
  { "what", NULL, FALSE },
  { "counterpart", NULL, FALSE },
  { "who", NULL, FALSE },
  { "agreed_on", NULL, FALSE },
};

static const TillidRecordKind take_over_kind = {
  .type = &tillid_take_over_type,
  .title = NC_ ("form", "Who takes over what"),
  .empty = NC_ ("empty", "Nobody takes over anything yet."),
  .added = NC_ ("edit", "Take-over written down"),
  .changed = NC_ ("edit", "Take-over changed"),
  .fields = take_over_fields,
  .n_fields = G_N_ELEMENTS (take_over_fields),
  .dup_title = dup_take_over_title,
  .dup_subtitle = dup_take_over_subtitle,
  .prepare = prepare_take_over,
};

/* Changes of the key contact */

static const TillidFormField hand_over_fields[] = {
  { "day", NULL, FALSE },         { "introduced_on", NULL, FALSE },
  { "joint_visit", NULL, FALSE }, { "patient_present", NULL, FALSE },
  { "reason", NULL, FALSE },
};

static const TillidFormField plan_fields[] = {
  { "to_member", NULL, FALSE },
  { "day", NULL, FALSE },
  { "reason", NULL, FALSE },
};

static const TillidRecordKind hand_over_kind = {
  .type = &tillid_hand_over_type,
  .title = NC_ ("form", "Change of the key contact"),
  .empty = NC_ ("empty", "The key contact has not changed, and no change is planned."),
  .added = NC_ ("edit", "Hand-over changed"),
  .changed = NC_ ("edit", "Hand-over changed"),
  .fields = hand_over_fields,
  .n_fields = G_N_ELEMENTS (hand_over_fields),
  .dup_title = tillid_hand_over_dup_title,
  .dup_subtitle = tillid_hand_over_describe,
};

static TillidPatientContext *
get_context (TillidEndingWindow *self)
{
  return tillid_plan_model_get_context (self->model);
}

/* (nullable): the one that is planned next */
static TillidHandOver *
find_planned (GPtrArray *rows)
{
  for (guint i = rows->len; i > 0; i--)
    if (((TillidHandOver *) rows->pdata[i - 1])->planned)
      return rows->pdata[i - 1];
  return NULL;
}

static void
refresh (TillidEndingWindow *self)
{
  TillidPatientContext *context = get_context (self);
  TillidCourse *course = tillid_patient_context_get_course (context);
  const gboolean editable = !tillid_plan_model_is_read_only (self->model);
  g_autoptr (GPtrArray) courses = g_ptr_array_new ();
  g_autoptr (GPtrArray) take_overs = tillid_plan_ending_list (self->model);
  g_autoptr (GPtrArray) hand_overs = tillid_plan_hand_overs_list (self->model);

  if (course != NULL)
    g_ptr_array_add (courses, course);
  tillid_record_list_set (self->course_list, context, &course_kind, 0, courses, editable);
  tillid_record_list_set (self->take_over_list, context, &take_over_kind, 0, take_overs, editable);
  tillid_record_list_set (self->hand_over_list, context, &hand_over_kind, 0, hand_overs, editable);
  gtk_widget_set_visible (self->receiver_label, course == NULL || course->receiver == NULL);
  gtk_widget_set_visible (self->course_button, editable && course == NULL);
  gtk_widget_set_visible (self->take_over_button, editable);
  gtk_widget_set_visible (self->done_button, editable && find_planned (hand_overs) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_expander), editable && course != NULL);
}

/* (transfer full): what stands in the form */
static TillidHandOver *
read_plan (TillidEndingWindow *self)
{
  TillidHandOver *row = tillid_hand_over_new ();

  row->day = TILLID_ABSENT;
  tillid_record_form_read (self->plan_form, &row->record);
  return row;
}

static void
plan_changed_cb (TillidEndingWindow *self)
{
  g_autoptr (TillidHandOver) row = NULL;

  if (self->model == NULL)
    return;
  row = read_plan (self);
  gtk_widget_set_sensitive (self->plan_button,
                            tillid_plan_may_plan_hand_over (self->model, row->to_member, row->day));
}

static void
open_plan (TillidEndingWindow *self)
{
  g_autoptr (TillidHandOver) row = tillid_hand_over_new ();
  g_autofree char *person =
    tillid_id_dup_text (tillid_patient_context_get_patient (get_context (self)));
  g_autofree char *place = g_strconcat ("plan/", person, "/hand_over/new", NULL);

  row->day = TILLID_ABSENT;
  tillid_record_form_open (self->plan_form, get_context (self), &row->record, place, plan_fields,
                           G_N_ELEMENTS (plan_fields));
  gtk_expander_set_expanded (self->plan_expander, tillid_record_form_is_filled (self->plan_form));
  plan_changed_cb (self);
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidEndingWindow *self = TILLID_ENDING_WINDOW (widget);
  g_autoptr (TillidHandOver) row = read_plan (self);

  if (tillid_plan_plan_hand_over (self->model, row->to_member, row->day, row->reason) == 0)
    return;
  tillid_record_form_forget (self->plan_form);
  open_plan (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->plan_expander));
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidEndingWindow *self = TILLID_ENDING_WINDOW (widget);
  g_autoptr (GPtrArray) rows = tillid_plan_hand_overs_list (self->model);
  const TillidHandOver *planned = find_planned (rows);

  if (planned != NULL)
    tillid_plan_finish_hand_over (self->model, planned->record.id);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_add (TILLID_ENDING_WINDOW (widget)->take_over_list);
}

static void
add_course_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_add (TILLID_ENDING_WINDOW (widget)->course_list);
}

static void
summary_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (tillid_paper_window_new (GTK_WINDOW (widget),
                                               TILLID_ENDING_WINDOW (widget)->model,
                                               TILLID_PLAN_PAPER_TRANSFER));
}

static void
tillid_ending_window_dispose (GObject *object)
{
  TillidEndingWindow *self = TILLID_ENDING_WINDOW (object);

  if (self->plan_form != NULL)
    tillid_record_form_release (self->plan_form);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_ENDING_WINDOW);

  G_OBJECT_CLASS (tillid_ending_window_parent_class)->dispose (object);
}

static void
tillid_ending_window_class_init (TillidEndingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_ending_window_dispose;

  g_type_ensure (TILLID_TYPE_RECORD_LIST);
  g_type_ensure (TILLID_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-ending-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, receiver_label);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, course_button);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, course_list);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, take_over_button);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, take_over_list);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, hand_over_list);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, done_button);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, plan_expander);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, plan_form);
  gtk_widget_class_bind_template_child (widget_class, TillidEndingWindow, plan_button);
  gtk_widget_class_bind_template_callback (widget_class, plan_changed_cb);
  gtk_widget_class_install_action (widget_class, "ending.add-take-over", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "ending.add-course", NULL, add_course_action);
  gtk_widget_class_install_action (widget_class, "ending.plan-hand-over", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "ending.handed-over", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "ending.summary", NULL, summary_action);
  tillid_edit_toasts_install_patient (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_ending_window_init (TillidEndingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_record_list_set_label (self->course_list, C_ ("form", "How the course ends"));
  tillid_record_list_set_label (self->take_over_list, C_ ("form", "Who takes over what"));
  tillid_record_list_set_label (self->hand_over_list, C_ ("form", "Change of the key contact"));
}

/**
 * tillid_ending_window_new:
 * @parent: the window it belongs to
 * @model: a plan
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_ending_window_new (GtkWindow *parent, TillidPlanModel *model)
{
  TillidEndingWindow *self = NULL;
  TillidPatientContext *context = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  self = g_object_new (TILLID_TYPE_ENDING_WINDOW, "transient-for", parent, NULL);
  self->model = g_object_ref (model);
  context = get_context (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_follow (GTK_WINDOW (self), self->toasts, context);
  refresh (self);
  open_plan (self);
  return GTK_WINDOW (self);
}
