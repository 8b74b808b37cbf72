/* tillid-story-time.c - when was it: the words for something that is moved in time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A hand points at a place; what is kept is what somebody says of it. The words that are proposed are never more exact than
 * what was told before, nor than the axis shows (tillid-told-place.h), and stand in the field to be changed. Typed words are a
 * draft of the same field as in "Change this", so that they are found again there. */
#include "config.h"

#include "tillid-story-time.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-format.h"
#include "tillid-hidden-field.h"
#include "tillid-told-typed.h"

struct _TillidStoryTime
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel *what_label;
  GtkLabel *before_label;
  GtkEntry *when_entry;
  GtkLabel *understood_label;
  GtkLabel *refused_label;
  GtkWidget *keep_button;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidRecord *record;          /* (owned) (nullable): what is moved */
  TillidTold *proposed;          /* (owned) (nullable): what the field was filled from */
  TillidToldGrain grain;
};

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidStoryTime, tillid_story_time, GTK_TYPE_POPOVER)

static void
get_birth (TillidStoryTime *self, TillidToldContext *out_context)
{
  TillidPerson *person = tillid_patient_context_get_person (self->context);
  TillidToldBounds bounds;

  *out_context = (TillidToldContext){ TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  if (person->birth != NULL && tillid_told_bounds (person->birth, NULL, &bounds, NULL))
    {
      out_context->birth_earliest = bounds.start_earliest;
      out_context->birth_latest = bounds.start_latest;
    }
}

/* (transfer full) (nullable): what the field says now. */
static TillidTold *
read_when (TillidStoryTime *self, gboolean *out_understood)
{
  return tillid_told_typed_read (gtk_editable_get_text (GTK_EDITABLE (self->when_entry)),
                                 self->proposed,
                                 tillid_session_today (
                                   tillid_patient_context_get_session (self->context)),
                                 out_understood);
}

static void
changed_cb (TillidStoryTime *self)
{
  TillidToldContext birth;
  gboolean understood;
  g_autoptr (TillidTold) told = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reading = NULL;

  if (self->record == NULL)
    return;
  told = read_when (self, &understood);
  get_birth (self, &birth);
  reading = told != NULL
              ? tillid_told_typed_describe (told, understood)
              : g_strdup (C_ ("story", "Without a date it waits at the start of the axis."));
  gtk_label_set_text (self->understood_label, reading);
  if (told != NULL)
    tillid_told_check_life (told, &birth, &error);
  gtk_label_set_text (self->refused_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refused_label), error != NULL);
  gtk_widget_set_sensitive (self->keep_button, error == NULL);
}

/* The field is filled from @told; only what is typed from here on is a draft. */
static void
fill (TillidStoryTime *self, TillidTold *told)
{
  g_autofree char *place = tillid_story_draft_place (self->context, self->record->id, "when");
  g_autofree char *text = NULL;

  g_clear_pointer (&self->proposed, tillid_told_free);
  self->proposed = told;
  text = tillid_told_typed_write (told);
  tillid_draft_keeper_bind (GTK_WIDGET (self->when_entry),
                            tillid_patient_context_get_session (self->context), place, text);
  changed_cb (self);
}

static void
let_go (TillidStoryTime *self)
{
  tillid_draft_keeper_release (GTK_WIDGET (self->when_entry));
  tillid_hidden_field_update (GTK_WIDGET (self->when_entry), NULL, NULL);
  g_clear_pointer (&self->record, tillid_record_unref_any);
  g_clear_pointer (&self->proposed, tillid_told_free);
  gtk_label_set_text (self->what_label, "");
  gtk_label_set_text (self->before_label, "");
}

static void
keep_cb (TillidStoryTime *self)
{
  gboolean understood;
  g_autoptr (TillidTold) told = NULL;
  gint64 id;

  if (self->record == NULL || !gtk_widget_get_sensitive (self->keep_button))
    return;
  id = self->record->id;
  told = read_when (self, &understood);
  if (told != NULL && told->said == NULL)
    {
      /* Whoever keeps the words has said them. */
      tillid_set_text (&told->said, gtk_editable_get_text (GTK_EDITABLE (self->when_entry)));
      tillid_set_text (&told->language, tillid_format_ui_language ());
    }
  tillid_patient_context_apply_one (self->context, C_ ("edit", "Moved in time"),
                                    tillid_story_record_change_at (self->record, told));
  tillid_draft_keeper_forget (GTK_WIDGET (self->when_entry));
  let_go (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_KEPT], 0, id);
}

static void
earlier_cb (TillidStoryTime *self)
{
  tillid_story_time_step (self, TILLID_TOLD_WHOLE, -1);
}

static void
later_cb (TillidStoryTime *self)
{
  tillid_story_time_step (self, TILLID_TOLD_WHOLE, 1);
}

static gboolean
step_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  tillid_story_time_step (TILLID_STORY_TIME (widget), TILLID_TOLD_WHOLE,
                          g_variant_get_int32 (arguments));
  return TRUE;
}

static void
tillid_story_time_dispose (GObject *object)
{
  TillidStoryTime *self = TILLID_STORY_TIME (object);

  if (self->when_entry != NULL)
    tillid_story_time_set_context (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_TIME);

  G_OBJECT_CLASS (tillid_story_time_parent_class)->dispose (object);
}

static void
tillid_story_time_class_init (TillidStoryTimeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_time_dispose;
  signals[SIGNAL_KEPT] = g_signal_new ("kept", TILLID_TYPE_STORY_TIME, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-time.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTime, what_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTime, before_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTime, when_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTime, understood_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTime, refused_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryTime, keep_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, step_binding, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, step_binding, "i", 1);
}

static void
tillid_story_time_init (TillidStoryTime *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_story_time_set_context:
 * @self: the popover
 * @context: (nullable): the patient; %NULL lets go of the one there was
 */
void
tillid_story_time_set_context (TillidStoryTime *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_STORY_TIME (self));

  let_go (self);
  g_set_object (&self->context, context);
}

/**
 * tillid_story_time_begin:
 * @self: the popover
 * @record: (transfer none): what is asked about, of a family that tillid_story_family_of() knows
 * @grain: how exactly the axis lets somebody point
 *
 * The field says what was said until now, or what was being typed.
 */
void
tillid_story_time_begin (TillidStoryTime *self, TillidRecord *record, TillidToldGrain grain)
{
  const TillidStoryFamily *family;
  const TillidTold *at;
  const char *words;
  g_autofree char *before = NULL;

  g_return_if_fail (TILLID_IS_STORY_TIME (self) && self->context != NULL && record != NULL);

  family = tillid_story_family_of (record->type);
  g_return_if_fail (family != NULL);

  let_go (self);
  self->record = tillid_record_ref_any (record);
  self->grain = grain;
  words = tillid_story_record_text (record, family->staff_words);
  if (words == NULL)
    words = tillid_story_record_text (record, family->words);
  gtk_label_set_text (self->what_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->what_label), words != NULL);
  at = tillid_story_record_at (record);
  before = tillid_told_typed_write (at);
  gtk_label_set_text (self->before_label, before);
  gtk_widget_set_visible (GTK_WIDGET (self->before_label), *before != '\0');
  tillid_hidden_field_update (GTK_WIDGET (self->when_entry), record, "at");
  fill (self, at != NULL ? tillid_told_copy (at) : NULL);
}

/**
 * tillid_story_time_move:
 * @self: the popover, begun
 * @part: what of the time is moved
 * @to: where its middle stands from now on; %TILLID_ABSENT: some day
 *
 * Proposes words for it. A draft that waited in the field gives way: somebody has just pointed somewhere else.
 */
void
tillid_story_time_move (TillidStoryTime *self, TillidToldPart part, TillidDay to)
{
  TillidToldContext birth;
  TillidToldBounds bounds;
  gboolean understood, is_known;
  g_autoptr (TillidTold) now = NULL;

  g_return_if_fail (TILLID_IS_STORY_TIME (self) && self->record != NULL);

  now = read_when (self, &understood);
  get_birth (self, &birth);
  is_known = now != NULL && tillid_told_bounds (now, &birth, &bounds, NULL);
  tillid_draft_keeper_forget (GTK_WIDGET (self->when_entry));
  if (to == TILLID_ABSENT)
    fill (self, NULL);
  else
    fill (self, tillid_told_move (now, is_known ? &bounds : NULL, part, to, self->grain));
}

/**
 * tillid_story_time_step:
 * @self: the popover, begun
 * @part: what of the time is moved
 * @steps: so many days, months or years later, as exactly as the axis lets somebody point
 *
 * For keyboard and buttons: the same as moving it by hand.
 */
void
tillid_story_time_step (TillidStoryTime *self, TillidToldPart part, int steps)
{
  TillidToldContext birth;
  TillidToldBounds bounds, part_bounds;
  gboolean understood;
  g_autoptr (TillidTold) now = NULL;
  TillidDay from;

  g_return_if_fail (TILLID_IS_STORY_TIME (self));

  if (self->record == NULL)
    return;
  from = tillid_session_today (tillid_patient_context_get_session (self->context));
  now = read_when (self, &understood);
  get_birth (self, &birth);
  if (now != NULL && tillid_told_bounds (now, &birth, &bounds, NULL))
    {
      part_bounds = bounds;
      if (part == TILLID_TOLD_ENDING)
        part_bounds = (TillidToldBounds){ bounds.end_earliest, bounds.end_latest, TILLID_ABSENT,
                                          TILLID_ABSENT };
      if (tillid_told_bounds_is_dated (&part_bounds))
        from = tillid_told_bounds_midpoint (&part_bounds);
    }
  tillid_story_time_move (self, part, tillid_told_grain_step (self->grain, from, steps));
}
