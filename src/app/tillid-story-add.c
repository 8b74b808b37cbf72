/* tillid-story-add.c - words, when, good or hard: one event of the story
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The date is understood while it is typed and shown back in words; what is not understood is kept as it was
 * said, without a date. The bank is chosen by the patient and is neither good nor hard until then. Nothing is
 * mandatory but words or a date. Text is a draft at "story/PATIENT/..." within a second of the last key. */
#include "config.h"

#include "tillid-story-add.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-told-parse.h"

#define DRAFT_DELAY_MS 500

struct _TillidStoryAdd
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel *title_label;
  GtkEntry *words_entry;
  GtkEntry *staff_words_entry;
  GtkEntry *when_entry;
  GtkLabel *understood_label;
  GtkToggleButton *neutral_toggle;
  GtkToggleButton *good_toggle;
  GtkToggleButton *hard_toggle;
  GtkDropDown *lane_drop;
  GtkLabel *draft_label;
  GtkButton *keep_button;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidLifeEvent *edited;       /* (owned) (nullable): the event that is being changed */
  char *unchanged_when; /* (owned) (nullable): the date field as it was filled from @edited */
  gint64 telling_of;    /* id of the event this is another telling of, or 0 */
  gboolean arrival;     /* the place is that of the arrival */
  gboolean filling;     /* the program is typing, not a person */
  guint draft_source;
};

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidStoryAdd, tillid_story_add, GTK_TYPE_POPOVER)

static const char *const fields[] = { "words", "staff_words", "when" };

static GtkEntry *
field_entry (TillidStoryAdd *self, guint field)
{
  GtkEntry *const entries[] = { self->words_entry, self->staff_words_entry, self->when_entry };

  return entries[field];
}

static const char *
text_of (GtkEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static char *
draft_place (TillidStoryAdd *self, guint field)
{
  char patient[TILLID_ID_TEXT_LENGTH + 1];

  tillid_id_to_text (tillid_patient_context_get_patient (self->context), patient);
  return g_strdup_printf ("story/%s/%s", patient, fields[field]);
}

static void
write_drafts (TillidStoryAdd *self, gboolean forget)
{
  TillidSession *session;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  /* What is being changed stands in the record already; only new text needs a draft. */
  if (self->context == NULL || (self->edited != NULL && !forget))
    return;
  session = tillid_patient_context_get_session (self->context);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *place = draft_place (self, i);
      g_autofree char *kept = tillid_session_get_draft (session, place);
      const char *text = forget ? "" : text_of (field_entry (self, i));

      if (g_strcmp0 (kept != NULL ? kept : "", text) != 0)
        tillid_session_put_draft (session, place, text);
    }
}

static gboolean
draft_cb (gpointer data)
{
  TillidStoryAdd *self = data;

  self->draft_source = 0;
  write_drafts (self, FALSE);
  return G_SOURCE_REMOVE;
}

static TillidDay
get_today (TillidStoryAdd *self)
{
  return tillid_session_today (tillid_patient_context_get_session (self->context));
}

/* (transfer full) (nullable): what the "when" field says; not understood is kept as words alone. */
static TillidTold *
read_when (TillidStoryAdd *self, gboolean *out_understood)
{
  const char *text = text_of (self->when_entry);
  TillidTold *told;

  *out_understood = TRUE;
  /* A date that was told in another language must not be read again in this one. */
  if (self->edited != NULL && g_strcmp0 (text, self->unchanged_when) == 0)
    return self->edited->at != NULL ? tillid_told_copy (self->edited->at) : NULL;
  if (*text == '\0')
    return NULL;
  told = tillid_told_parse (text, tillid_format_ui_language (), get_today (self), NULL);
  *out_understood = told != NULL;
  return told != NULL ? told : tillid_told_new (text, tillid_format_ui_language ());
}

static void
show_understood (TillidStoryAdd *self)
{
  gboolean understood;
  g_autoptr (TillidTold) told = self->context != NULL ? read_when (self, &understood) : NULL;
  g_autofree char *reading = NULL;

  if (told == NULL)
    gtk_label_set_text (self->understood_label,
                        C_ ("story", "Without a date it waits at the start of the axis."));
  else if (!understood)
    gtk_label_set_text (self->understood_label,
                        C_ ("story", "The words are kept as they are; no date was understood."));
  else
    {
      g_autoptr (TillidTold) plain = tillid_told_copy (told);

      g_clear_pointer (&plain->said, g_free);
      reading = tillid_format_told (plain, NULL);
      gtk_label_set_text (self->understood_label, reading);
    }
}

static gboolean
has_content (TillidStoryAdd *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*text_of (field_entry (self, i)) != '\0')
      return TRUE;
  return FALSE;
}

static void
changed_cb (GtkEditable *editable, TillidStoryAdd *self)
{
  show_understood (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), has_content (self));
  if (self->filling)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->draft_label), has_content (self));
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (DRAFT_DELAY_MS, draft_cb, self);
}

static TillidBank
get_bank (TillidStoryAdd *self)
{
  if (gtk_toggle_button_get_active (self->good_toggle))
    return TILLID_BANK_GOOD;
  return gtk_toggle_button_get_active (self->hard_toggle) ? TILLID_BANK_HARD : TILLID_BANK_NEUTRAL;
}

static void
set_bank (TillidStoryAdd *self, TillidBank bank)
{
  GtkToggleButton *const toggles[] = { self->neutral_toggle, self->good_toggle, self->hard_toggle };

  gtk_toggle_button_set_active (toggles[bank], TRUE);
}

/* The words in the patient's language, unless only the clinic's words were typed. */
static void
fill_words (TillidStoryAdd *self, char **words, char **language, char **staff_words)
{
  const char *spoken = tillid_patient_context_get_language (self->context);

  tillid_set_text (words, text_of (self->words_entry));
  tillid_set_text (language, *words != NULL ? spoken : NULL);
  tillid_set_text (staff_words, text_of (self->staff_words_entry));
}

/* Every told family has the members of who told it; they are filled by name in one place. */
static void
fill_provenance (TillidStoryAdd *self, gpointer draft)
{
  TillidRecord *record = draft;
  TillidSession *session = tillid_patient_context_get_session (self->context);
  const TillidField *by = tillid_record_type_find_field (record->type, "told_by");
  const TillidField *on = tillid_record_type_find_field (record->type, "told_on");
  const TillidField *to = tillid_record_type_find_field (record->type, "told_to");

  tillid_set_text (&TILLID_MEMBER (record, by, char *),
                   tillid_patient_context_get_short_name (self->context));
  TILLID_MEMBER (record, on, gint64) = get_today (self);
  TILLID_MEMBER (record, to, gint64) = tillid_session_get_member (session)->record.id;
}

static gpointer
make_event (TillidStoryAdd *self, TillidStoryLane lane, const TillidTold *at)
{
  TillidLifeEvent *event =
    self->edited != NULL
      ? tillid_life_event_edit (self->edited)
      : tillid_patient_context_new_record (self->context, &tillid_life_event_type);

  fill_words (self, &event->words, &event->language, &event->staff_words);
  tillid_set_told (&event->at, at);
  event->bank = get_bank (self);
  event->lane = lane == TILLID_STORY_LANE_WORK ? TILLID_EVENT_LANE_WORK : TILLID_EVENT_LANE_LIFE;
  event->hope = lane == TILLID_STORY_LANE_HOPE;
  if (self->telling_of != 0)
    event->telling_of = self->telling_of;
  if (self->edited == NULL)
    fill_provenance (self, event);
  return event;
}

static gpointer
make_strength (TillidStoryAdd *self, const TillidTold *at)
{
  TillidStrength *strength =
    tillid_patient_context_new_record (self->context, &tillid_strength_type);

  fill_words (self, &strength->words, &strength->language, &strength->staff_words);
  tillid_set_told (&strength->at, at);
  fill_provenance (self, strength);
  return strength;
}

static gpointer
make_symptom (TillidStoryAdd *self, const TillidTold *at)
{
  TillidSymptom *symptom = tillid_patient_context_new_record (self->context, &tillid_symptom_type);

  fill_words (self, &symptom->words, &symptom->language, &symptom->staff_words);
  tillid_set_told (&symptom->at, at);
  fill_provenance (self, symptom);
  return symptom;
}

static gpointer
make_place (TillidStoryAdd *self, const TillidTold *at)
{
  TillidPlace *place = tillid_patient_context_new_record (self->context, &tillid_place_type);
  const char *words = text_of (self->words_entry);

  tillid_set_text (&place->words, *words != '\0' ? words : text_of (self->staff_words_entry));
  tillid_set_told (&place->at, at);
  place->arrival = self->arrival;
  fill_provenance (self, place);
  return place;
}

static gpointer
make_record (TillidStoryAdd *self, const TillidTold *at)
{
  TillidStoryLane lane = gtk_drop_down_get_selected (self->lane_drop);

  if (self->edited != NULL)
    return make_event (self, lane, at);
  switch (lane)
    {
    case TILLID_STORY_LANE_HELP:
      return make_strength (self, at);
    case TILLID_STORY_LANE_SYMPTOM:
      return make_symptom (self, at);
    case TILLID_STORY_LANE_PLACE:
      return make_place (self, at);
    default:
      return make_event (self, lane, at);
    }
}

static void
clear (TillidStoryAdd *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_editable_set_text (GTK_EDITABLE (field_entry (self, i)), "");
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->draft_label), FALSE);
  g_clear_pointer (&self->edited, tillid_life_event_unref);
  g_clear_pointer (&self->unchanged_when, g_free);
  self->telling_of = 0;
  self->arrival = FALSE;
}

static void
keep_cb (TillidStoryAdd *self)
{
  gboolean understood, is_edit;
  g_autoptr (TillidTold) at = NULL;
  TillidRecord *record;
  gint64 id;

  if (self->context == NULL || !has_content (self))
    return;
  at = read_when (self, &understood);
  is_edit = self->edited != NULL;
  record = make_record (self, at);
  id = record->id;
  tillid_patient_context_apply_one (self->context,
                                    is_edit ? C_ ("edit", "Event changed")
                                            : C_ ("edit", "Added to the story"),
                                    record);
  write_drafts (self, TRUE);
  clear (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_KEPT], 0, id);
}

static void
closed_cb (TillidStoryAdd *self)
{
  if (self->draft_source != 0)
    write_drafts (self, FALSE);
}

static void
tillid_story_add_dispose (GObject *object)
{
  TillidStoryAdd *self = TILLID_STORY_ADD (object);

  if (self->draft_source != 0)
    write_drafts (self, FALSE);
  g_clear_object (&self->context);
  g_clear_pointer (&self->edited, tillid_life_event_unref);
  g_clear_pointer (&self->unchanged_when, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_ADD);

  G_OBJECT_CLASS (tillid_story_add_parent_class)->dispose (object);
}

static void
tillid_story_add_class_init (TillidStoryAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_add_dispose;
  signals[SIGNAL_KEPT] = g_signal_new ("kept", TILLID_TYPE_STORY_ADD, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-add.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, words_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, staff_words_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, when_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, understood_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, neutral_toggle);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, good_toggle);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, hard_toggle);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, lane_drop);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, draft_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, keep_button);
}

static void
tillid_story_add_init (TillidStoryAdd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_signal_connect_object (field_entry (self, i), "changed", G_CALLBACK (changed_cb), self, 0);
      g_signal_connect_object (field_entry (self, i), "activate", G_CALLBACK (keep_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->keep_button, "clicked", G_CALLBACK (keep_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), FALSE);
}

/* The patient; what was being typed for this patient stands in the fields again. */
void
tillid_story_add_set_context (TillidStoryAdd *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_STORY_ADD (self));

  if (self->draft_source != 0)
    write_drafts (self, FALSE);
  g_set_object (&self->context, context);
  clear (self);
}

static gboolean
restore_drafts (TillidStoryAdd *self)
{
  gboolean found = FALSE;

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *place = draft_place (self, i);
      g_autofree char *kept =
        tillid_session_get_draft (tillid_patient_context_get_session (self->context), place);

      if (kept == NULL)
        continue;
      gtk_editable_set_text (GTK_EDITABLE (field_entry (self, i)), kept);
      found = TRUE;
    }
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->draft_label), found);
  return found;
}

/* Whether something was being typed when the window or the program went away. */
gboolean
tillid_story_add_has_draft (TillidStoryAdd *self)
{
  g_return_val_if_fail (TILLID_IS_STORY_ADD (self), FALSE);

  for (guint i = 0; self->context != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *place = draft_place (self, i);
      g_autofree char *kept =
        tillid_session_get_draft (tillid_patient_context_get_session (self->context), place);

      if (kept != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * tillid_story_add_begin:
 * @self: the popover
 * @lane: where it will belong
 * @bank: good, hard or neutral
 * @when: (nullable): what the date field says
 *
 * Makes ready for a new event. Text that was left there before is still there.
 */
void
tillid_story_add_begin (TillidStoryAdd *self,
                        TillidStoryLane lane,
                        TillidBank bank,
                        const char *when)
{
  g_return_if_fail (TILLID_IS_STORY_ADD (self) && self->context != NULL);

  clear (self);
  gtk_label_set_text (self->title_label, C_ ("story", "Add to story"));
  gtk_drop_down_set_selected (self->lane_drop, lane);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lane_drop), TRUE);
  set_bank (self, bank);
  if (!restore_drafts (self) && when != NULL)
    {
      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->when_entry), when);
      self->filling = FALSE;
    }
  show_understood (self);
}

/* The next place that is kept is that of the arrival in the country. */
void
tillid_story_add_set_arrival (TillidStoryAdd *self)
{
  g_return_if_fail (TILLID_IS_STORY_ADD (self));

  self->arrival = TRUE;
}

/* A second version of one event; both stay, neither is marked as right. */
void
tillid_story_add_begin_telling (TillidStoryAdd *self, TillidLifeEvent *event)
{
  g_return_if_fail (TILLID_IS_STORY_ADD (self) && event != NULL);

  tillid_story_add_begin (self,
                          event->lane == TILLID_EVENT_LANE_WORK ? TILLID_STORY_LANE_WORK
                                                                : TILLID_STORY_LANE_LIFE,
                          event->bank, event->at != NULL ? event->at->said : NULL);
  gtk_label_set_text (self->title_label, C_ ("story", "Another telling"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->lane_drop), FALSE);
  self->telling_of = event->telling_of != 0 ? event->telling_of : event->record.id;
}

/* Changes an event. */
void
tillid_story_add_begin_edit (TillidStoryAdd *self, TillidLifeEvent *event)
{
  g_autofree char *when = NULL;

  g_return_if_fail (TILLID_IS_STORY_ADD (self) && event != NULL);

  clear (self);
  self->edited = tillid_record_ref (event);
  gtk_label_set_text (self->title_label, C_ ("story", "Change this event"));
  gtk_drop_down_set_selected (self->lane_drop, event->hope ? TILLID_STORY_LANE_HOPE
                                               : event->lane == TILLID_EVENT_LANE_WORK
                                                 ? TILLID_STORY_LANE_WORK
                                                 : TILLID_STORY_LANE_LIFE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lane_drop), FALSE);
  set_bank (self, event->bank);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->words_entry),
                         event->words != NULL ? event->words : "");
  gtk_editable_set_text (GTK_EDITABLE (self->staff_words_entry),
                         event->staff_words != NULL ? event->staff_words : "");
  if (event->at != NULL)
    when =
      event->at->said != NULL ? g_strdup (event->at->said) : tillid_format_told (event->at, NULL);
  self->unchanged_when = g_strdup (when != NULL ? when : "");
  gtk_editable_set_text (GTK_EDITABLE (self->when_entry), self->unchanged_when);
  self->filling = FALSE;
  show_understood (self);
}
