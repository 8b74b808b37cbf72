/* tillid-phase-popover.c - sets when a phase begins
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-phase-popover.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-plan-edits.h"

struct _TillidPhasePopover
{
  GtkPopover parent_instance;

  GtkLabel *title_label;
  GtkEditable *from_entry;
  GtkLabel *from_label;
  GtkEditable *end_entry;
  GtkLabel *end_label;
  GtkEditable *receiver_entry;
  GtkWidget *receiver_label;
  GtkEditable *note_entry;
  GtkWidget *keep_button;

  TillidPlanModel *model; /* (owned) (nullable) */
  TillidPhaseKind kind;
};

G_DEFINE_FINAL_TYPE (TillidPhasePopover, tillid_phase_popover, GTK_TYPE_POPOVER)

static gboolean
read_day (TillidPhasePopover *self, GtkEditable *entry, TillidDay *out_day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  *out_day = TILLID_ABSENT;
  return *text == '\0' ||
         tillid_plan_read_day (text, tillid_plan_model_get_today (self->model), out_day);
}

static void
show_back (GtkLabel *label, TillidDay day)
{
  g_autofree char *shown = tillid_format_day (day, TILLID_FORMAT_DAY_FULL, NULL);

  gtk_label_set_label (label, shown);
  gtk_widget_set_visible (GTK_WIDGET (label), *shown != '\0');
}

static void
changed_cb (TillidPhasePopover *self)
{
  gboolean is_ending = self->kind == TILLID_PHASE_KIND_ENDING;
  TillidDay from, end;
  gboolean readable;

  if (self->model == NULL)
    return;
  readable = read_day (self, self->from_entry, &from);
  readable = read_day (self, self->end_entry, &end) && readable;
  show_back (self->from_label, from);
  show_back (self->end_label, end);
  gtk_widget_set_visible (self->receiver_label,
                          is_ending && *gtk_editable_get_text (self->receiver_entry) == '\0');
  gtk_widget_set_sensitive (self->keep_button, readable && from != TILLID_ABSENT &&
                                                 (end == TILLID_ABSENT || end >= from));
}

static void
keep_cb (TillidPhasePopover *self)
{
  TillidDay from, end;

  if (self->model == NULL || !gtk_widget_get_sensitive (self->keep_button) ||
      !read_day (self, self->from_entry, &from) || !read_day (self, self->end_entry, &end))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  tillid_plan_set_phase (self->model, self->kind, from, end,
                         gtk_editable_get_text (self->receiver_entry),
                         gtk_editable_get_text (self->note_entry));
}

static void
tillid_phase_popover_dispose (GObject *object)
{
  TillidPhasePopover *self = TILLID_PHASE_POPOVER (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PHASE_POPOVER);

  G_OBJECT_CLASS (tillid_phase_popover_parent_class)->dispose (object);
}

static void
tillid_phase_popover_class_init (TillidPhasePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_phase_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-phase-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, from_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, from_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, end_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, end_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, receiver_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, receiver_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, note_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
tillid_phase_popover_init (TillidPhasePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (GTK_LABEL (self->receiver_label),
                       C_ ("ending", "Nobody goes on with it yet."));
}

/* A phase that has not begun is offered to begin today. */
static void
set_day (GtkEditable *entry, TillidDay day)
{
  g_autofree char *text = tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL);

  gtk_editable_set_text (entry, text);
}

/**
 * tillid_phase_popover_ask:
 * @self: a popover that points to the phase
 * @model: the plan
 * @kind: the phase to date
 */
void
tillid_phase_popover_ask (TillidPhasePopover *self, TillidPlanModel *model, TillidPhaseKind kind)
{
  const TillidPhase *phase;
  TillidCourse *course;
  gboolean is_ending = kind == TILLID_PHASE_KIND_ENDING;

  g_return_if_fail (TILLID_IS_PHASE_POPOVER (self) && TILLID_IS_PLAN_MODEL (model));

  g_set_object (&self->model, model);
  self->kind = kind;
  phase = tillid_plan_model_get_phase (model, kind)->phase;
  course = tillid_patient_context_get_course (tillid_plan_model_get_context (model));
  gtk_label_set_label (self->title_label,
                       tillid_choice_get_label (tillid_phase_kind_choices, (int) kind));
  set_day (self->from_entry, phase != NULL && phase->from_day != TILLID_ABSENT
                               ? phase->from_day
                               : tillid_plan_model_get_today (model));
  set_day (self->end_entry, is_ending && phase != NULL ? phase->until_day : TILLID_ABSENT);
  gtk_editable_set_text (self->receiver_entry,
                         course != NULL && course->receiver != NULL ? course->receiver : "");
  gtk_editable_set_text (self->note_entry, phase != NULL && phase->note != NULL ? phase->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->end_entry), is_ending);
  gtk_widget_set_visible (GTK_WIDGET (self->receiver_entry), is_ending);
  changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->from_entry));
}
