/* tillid-phase-popover.c - sets when a phase begins
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is typed is a draft of its phase with every key: closed before it is kept, it stands there again when the phase
 * is opened the next time. A closed popover holds neither the plan nor the session, for GTK may hold on to the popover. */
#include "config.h"

#include "tillid-phase-popover.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-format.h"
#include "tillid-hidden-field.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"

enum
{
  FIELD_FROM,
  FIELD_END,
  FIELD_RECEIVER,
  FIELD_NOTE,
  N_FIELDS
};

static const char *const fields[N_FIELDS] = { "from", "end", "receiver", "note" };

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
  GtkWidget *in_error_button;

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

static GtkWidget *
field_entry (TillidPhasePopover *self, guint field)
{
  GtkEditable *const entries[] = { self->from_entry, self->end_entry, self->receiver_entry,
                                   self->note_entry };

  return GTK_WIDGET (entries[field]);
}

/**
 * tillid_phase_popover_release:
 * @self: a popover
 *
 * Lets go of the plan; what was being typed stays a draft.
 */
void
tillid_phase_popover_release (TillidPhasePopover *self)
{
  g_return_if_fail (TILLID_IS_PHASE_POPOVER (self));

  g_clear_object (&self->model);
  for (guint i = 0; i < N_FIELDS; i++)
    tillid_draft_keeper_release (field_entry (self, i));
}

static void
keep_cb (TillidPhasePopover *self)
{
  g_autoptr (TillidPlanModel) model = NULL;
  g_autofree char *receiver = NULL;
  g_autofree char *note = NULL;
  TillidDay from, end;

  if (self->model == NULL || !gtk_widget_get_sensitive (self->keep_button) ||
      !read_day (self, self->from_entry, &from) || !read_day (self, self->end_entry, &end))
    return;
  model = g_object_ref (self->model);
  receiver = g_strdup (gtk_editable_get_text (self->receiver_entry));
  note = g_strdup (gtk_editable_get_text (self->note_entry));
  for (guint i = 0; i < N_FIELDS; i++)
    tillid_draft_keeper_forget (field_entry (self, i));
  gtk_popover_popdown (GTK_POPOVER (self));
  tillid_plan_set_phase (model, self->kind, from, end, receiver, note);
}

/* It never was. What was being typed of it goes with it. */
static void
in_error_cb (TillidPhasePopover *self)
{
  g_autoptr (TillidPhase) phase = NULL;
  g_autoptr (TillidPatientContext) context = NULL;

  if (self->model == NULL || tillid_plan_model_get_phase (self->model, self->kind)->phase == NULL)
    return;
  phase = tillid_record_ref_any (tillid_plan_model_get_phase (self->model, self->kind)->phase);
  context = g_object_ref (tillid_plan_model_get_context (self->model));
  for (guint i = 0; i < N_FIELDS; i++)
    tillid_draft_keeper_forget (field_entry (self, i));
  gtk_popover_popdown (GTK_POPOVER (self));
  tillid_patient_context_enter_in_error (context, phase);
}

static void
tillid_phase_popover_dispose (GObject *object)
{
  TillidPhasePopover *self = TILLID_PHASE_POPOVER (object);

  if (self->from_entry != NULL)
    tillid_phase_popover_release (self);
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
  gtk_widget_class_bind_template_child (widget_class, TillidPhasePopover, in_error_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, in_error_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "closed_cb",
                                                G_CALLBACK (tillid_phase_popover_release));
}

static void
tillid_phase_popover_init (TillidPhasePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (GTK_LABEL (self->receiver_label),
                       C_ ("ending", "Nobody goes on with it yet."));
}

static void
bind_field (TillidPhasePopover *self, guint field, const char *stored)
{
  g_autofree char *place =
    tillid_plan_dup_draft_place (self->model, "phase", -(gint64) self->kind, fields[field]);

  tillid_draft_keeper_bind (field_entry (self, field),
                            tillid_patient_context_get_session (
                              tillid_plan_model_get_context (self->model)),
                            place, stored);
}

static void
bind_day (TillidPhasePopover *self, guint field, TillidDay day)
{
  g_autofree char *text = tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL);

  bind_field (self, field, text);
}

/**
 * tillid_phase_popover_ask:
 * @self: a popover that points to the phase
 * @model: the plan; held until the popover is closed
 * @kind: the phase to date
 *
 * Opens it with what the plan says, or with what was being typed.
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
  /* A phase that has not begun is offered to begin today. */
  bind_day (self, FIELD_FROM,
            phase != NULL && phase->from_day != TILLID_ABSENT
              ? phase->from_day
              : tillid_plan_model_get_today (model));
  bind_day (self, FIELD_END, is_ending && phase != NULL ? phase->until_day : TILLID_ABSENT);
  bind_field (self, FIELD_RECEIVER, course != NULL ? course->receiver : NULL);
  bind_field (self, FIELD_NOTE, phase != NULL ? phase->note : NULL);
  tillid_hidden_field_update (GTK_WIDGET (self->receiver_entry),
                              course != NULL ? &course->record : NULL, "receiver");
  gtk_widget_set_visible (GTK_WIDGET (self->end_entry), is_ending);
  gtk_widget_set_visible (GTK_WIDGET (self->receiver_entry), is_ending);
  gtk_widget_set_visible (self->in_error_button, phase != NULL);
  changed_cb (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->from_entry));
}
