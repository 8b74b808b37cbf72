/* tillid-crisis-window.c - the plan for a crisis, line by line
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Five short lists in the order in which they are needed, each line in the patient's words and, beside them, in ours. */
#include "config.h"

#include "tillid-crisis-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-toasts.h"
#include "tillid-paper-window.h"
#include "tillid-plan-words.h"
#include "tillid-words.h"

struct _TillidCrisisWindow
{
  AdwWindow parent_instance;

  TillidPlanModel *model; /* (owned) (nullable) */

  AdwToastOverlay *toasts;
  GtkBox *content;
  GtkWidget *adds[TILLID_CRISIS_N_SECTIONS];         /* (unowned) */
  TillidRecordList *lists[TILLID_CRISIS_N_SECTIONS]; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (TillidCrisisWindow, tillid_crisis_window, ADW_TYPE_WINDOW)

static char *
dup_title (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidCrisisLine *line = (const TillidCrisisLine *) record;

  return g_strdup (line->words != NULL         ? line->words
                   : line->staff_words != NULL ? line->staff_words
                                               : "");
}

static char *
dup_subtitle (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidCrisisLine *line = (const TillidCrisisLine *) record;

  if (line->words == NULL)
    return g_strdup (C_ ("crisis", "Our draft: not in the patient’s words yet"));
  return g_strdup (line->staff_words != NULL ? line->staff_words : "");
}

static void
prepare (TillidPatientContext *context, TillidRecord *draft, gint64 section)
{
  TillidCrisisLine *line = (TillidCrisisLine *) draft;

  line->section = (int) section;
  line->rank = tillid_crisis_next_rank (context, (TillidCrisisSection) section);
  line->day = tillid_session_today (tillid_patient_context_get_session (context));
}

static const TillidFormField fields[] = {
  { "words", NULL, FALSE },
  { "staff_words", NULL, FALSE },
};

static const TillidRecordKind kind = {
  .type = &tillid_crisis_line_type,
  .title = NC_ ("form", "Crisis plan"),
  .empty = NC_ ("empty", "Nothing yet. Ask when things are quiet."),
  .added = NC_ ("edit", "Crisis plan changed"),
  .changed = NC_ ("edit", "Crisis plan changed"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = dup_title,
  .dup_subtitle = dup_subtitle,
  .prepare = prepare,
};

static void
refresh (TillidCrisisWindow *self)
{
  TillidPatientContext *context = tillid_plan_model_get_context (self->model);
  const gboolean editable = !tillid_plan_model_is_read_only (self->model);

  for (int i = 0; i < TILLID_CRISIS_N_SECTIONS; i++)
    {
      g_autoptr (GPtrArray) lines = tillid_crisis_list (context, (TillidCrisisSection) i);

      tillid_record_list_set (self->lists[i], context, &kind, i, lines, editable);
      gtk_widget_set_visible (self->adds[i], editable);
    }
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (tillid_paper_window_new (GTK_WINDOW (widget),
                                               TILLID_CRISIS_WINDOW (widget)->model,
                                               TILLID_PLAN_PAPER_CRISIS));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const int section = g_variant_get_int32 (parameter);

  if (section >= 0 && section < TILLID_CRISIS_N_SECTIONS)
    tillid_record_list_add (TILLID_CRISIS_WINDOW (widget)->lists[section]);
}

static void
tillid_crisis_window_dispose (GObject *object)
{
  TillidCrisisWindow *self = TILLID_CRISIS_WINDOW (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CRISIS_WINDOW);

  G_OBJECT_CLASS (tillid_crisis_window_parent_class)->dispose (object);
}

static void
tillid_crisis_window_class_init (TillidCrisisWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_crisis_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-crisis-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidCrisisWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidCrisisWindow, content);
  gtk_widget_class_install_action (widget_class, "crisis.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "crisis.add", "i", add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "crisis.print",
                                       NULL);
  tillid_edit_toasts_install_patient (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
append_section (TillidCrisisWindow *self, int section)
{
  g_autofree char *name =
    tillid_words_begin (tillid_choice_get_label (tillid_crisis_section_choices, section));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (name);
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *spoken = g_strdup_printf (C_ ("crisis", "Add a line: %s"), name);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_tooltip_text (add, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "crisis.add");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "i", section);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), add);
  gtk_box_append (self->content, head);
  self->adds[section] = add;
  self->lists[section] = TILLID_RECORD_LIST (tillid_record_list_new ());
  tillid_record_list_set_label (self->lists[section], name);
  gtk_box_append (self->content, GTK_WIDGET (self->lists[section]));
}

static void
tillid_crisis_window_init (TillidCrisisWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < TILLID_CRISIS_N_SECTIONS; i++)
    append_section (self, i);
}

/**
 * tillid_crisis_window_new:
 * @parent: the window it belongs to
 * @model: a plan
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_crisis_window_new (GtkWindow *parent, TillidPlanModel *model)
{
  TillidCrisisWindow *self = NULL;
  TillidPatientContext *context = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  self = g_object_new (TILLID_TYPE_CRISIS_WINDOW, "transient-for", parent, NULL);
  self->model = g_object_ref (model);
  context = tillid_plan_model_get_context (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_follow (GTK_WINDOW (self), self->toasts, context);
  refresh (self);
  return GTK_WINDOW (self);
}

/* (transfer none): the lines of a section */
TillidRecordList *
tillid_crisis_window_get_list (TillidCrisisWindow *self, TillidCrisisSection section)
{
  g_return_val_if_fail (TILLID_IS_CRISIS_WINDOW (self), NULL);
  g_return_val_if_fail ((int) section < TILLID_CRISIS_N_SECTIONS, NULL);

  return self->lists[section];
}
