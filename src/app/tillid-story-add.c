/* tillid-story-add.c - words, when, good or hard: one event of the story
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The date is understood while it is typed and shown back in words; what is not understood is kept as it was
 * said, without a date. The bank is chosen by the patient and is neither good nor hard until then. Nothing is
 * mandatory but words or a date. Text is a draft with every key: at "story/PATIENT/words" what is new,
 * at "story/PATIENT/RECORD/words" what is being changed, as long as it says something else than the record. */
#include "config.h"

#include "tillid-story-add.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tillid-draft-keeper.h"
#include "tillid-draft.h"
#include "tillid-format.h"
#include "tillid-hidden-field.h"
#include "tillid-told-typed.h"

enum
{
  FIELD_WORDS,
  FIELD_STAFF_WORDS,
  FIELD_WHEN,
  FIELD_VALUE,
  FIELD_UNIT,
  N_FIELDS
};

struct _TillidStoryAdd
{
  GtkPopover parent_instance;

  /* Template children */
  GtkLabel *title_label;
  GtkEntry *words_entry;
  GtkEntry *staff_words_entry;
  GtkEntry *when_entry;
  GtkWidget *value_box;
  GtkEntry *value_entry;
  GtkEntry *unit_entry;
  GtkLabel *understood_label;
  GtkWidget *bank_box;
  GtkToggleButton *neutral_toggle;
  GtkToggleButton *good_toggle;
  GtkToggleButton *hard_toggle;
  GtkDropDown *lane_drop;
  GtkDropDown *choice_drop;
  GtkLabel *draft_label;
  GtkButton *keep_button;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidRecord *edited;          /* (owned) (nullable): the record that is being changed */
  char *filled_when;             /* (owned) (nullable): the date as it was filled from @edited */
  gint64 telling_of;             /* id of the event this is another telling of, or 0 */
  gboolean arrival;              /* the place is that of the arrival */
};

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidStoryAdd, tillid_story_add, GTK_TYPE_POPOVER)

static const char *const fields[N_FIELDS] = { "words", "staff_words", "when", "value", "unit" };

static GtkEntry *
field_entry (TillidStoryAdd *self, guint field)
{
  GtkEntry *const entries[] = { self->words_entry, self->staff_words_entry, self->when_entry,
                                self->value_entry, self->unit_entry };

  return entries[field];
}

static const char *
text_of (GtkEntry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

static TillidSession *
get_session (TillidStoryAdd *self)
{
  return tillid_patient_context_get_session (self->context);
}

/* Shows the draft of a field, else @stored, and keeps what is typed. */
static void
bind_field (TillidStoryAdd *self, guint field, const char *stored)
{
  g_autofree char *place =
    tillid_story_draft_place (self->context, self->edited != NULL ? self->edited->id : 0,
                              fields[field]);

  tillid_draft_keeper_bind (GTK_WIDGET (field_entry (self, field)), get_session (self), place,
                            stored);
}

/* Whether something new was being typed. */
static gboolean
has_new_draft (TillidStoryAdd *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *place = tillid_story_draft_place (self->context, 0, fields[i]);
      g_autofree char *kept = tillid_session_get_draft (get_session (self), place);

      if (kept != NULL)
        return TRUE;
    }
  return FALSE;
}

static TillidDay
get_today (TillidStoryAdd *self)
{
  return tillid_session_today (get_session (self));
}

/* (transfer full) (nullable): what the "when" field says; not understood is kept as words alone. */
static TillidTold *
read_when (TillidStoryAdd *self, gboolean *out_understood)
{
  const TillidTold *at = self->edited != NULL ? tillid_story_record_at (self->edited) : NULL;

  return tillid_told_typed_read (text_of (self->when_entry), at, get_today (self), out_understood);
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
  else
    {
      reading = tillid_told_typed_describe (told, understood);
      gtk_label_set_text (self->understood_label, reading);
    }
}

static gboolean
has_content (TillidStoryAdd *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (*text_of (field_entry (self, i)) != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
has_draft (TillidStoryAdd *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (tillid_draft_keeper_is_field_dirty (GTK_WIDGET (field_entry (self, i))))
      return TRUE;
  return FALSE;
}

static void
show_draft (TillidStoryAdd *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->draft_label), has_draft (self));
}

static void
changed_cb (GtkEditable *editable, TillidStoryAdd *self)
{
  double value;

  show_understood (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button),
                            has_content (self) &&
                              tillid_story_record_read_value (text_of (self->value_entry), &value));
  show_draft (self);
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

/* The fields ask for what the family has; good and hard are said of events alone. */
static void
show_family (TillidStoryAdd *self, const TillidStoryFamily *family)
{
  gtk_entry_set_placeholder_text (self->words_entry,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "story", family->hint));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "story", family->hint), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->staff_words_entry), family->staff_hint != NULL);
  if (family->staff_hint != NULL)
    {
      const char *hint = g_dpgettext2 (GETTEXT_PACKAGE, "story", family->staff_hint);

      gtk_entry_set_placeholder_text (self->staff_words_entry, hint);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->staff_words_entry),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, hint, -1);
    }
  gtk_widget_set_visible (self->bank_box, family->type == &tillid_life_event_type);
  gtk_widget_set_visible (self->value_box, family->type == &tillid_result_type);
}

/* What is asked for beside the words of this family: with whom, which kind. */
static void
show_choices (TillidStoryAdd *self, const TillidStoryFamily *family, int chosen)
{
  const TillidChoice *choices = tillid_story_family_get_choices (family);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->choice_drop), choices != NULL);
  if (choices == NULL)
    return;
  for (int i = 0; choices[i].code != NULL; i++)
    gtk_string_list_append (labels, tillid_choice_get_label (choices, i));
  gtk_drop_down_set_model (self->choice_drop, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->choice_drop, (guint) chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice_drop), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "story", family->choice_name), -1);
}

static void
lane_changed_cb (TillidStoryAdd *self)
{
  const TillidStoryFamily *family;

  if (self->edited != NULL)
    return;
  family = tillid_story_family_of_lane (gtk_drop_down_get_selected (self->lane_drop));
  show_family (self, family);
  show_choices (self, family, 0);
}

static TillidRecord *
make_record (TillidStoryAdd *self, const TillidTold *at)
{
  TillidStoryContent content = {
    .lane = gtk_drop_down_get_selected (self->lane_drop),
    .words = text_of (self->words_entry),
    .staff_words = text_of (self->staff_words_entry),
    .at = at,
    .bank = get_bank (self),
    .telling_of = self->telling_of,
    .arrival = self->arrival,
    .value = NAN,
    .unit = text_of (self->unit_entry),
    .choice = (int) gtk_drop_down_get_selected (self->choice_drop),
  };

  tillid_story_record_read_value (text_of (self->value_entry), &content.value);
  return self->edited != NULL ? tillid_story_record_change (self->context, self->edited, &content)
                              : tillid_story_record_make (self->context, &content);
}

static void
forget_edited (TillidStoryAdd *self)
{
  g_clear_pointer (&self->edited, tillid_record_unref_any);
  g_clear_pointer (&self->filled_when, g_free);
}

static void
clear (TillidStoryAdd *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    {
      tillid_draft_keeper_release (GTK_WIDGET (field_entry (self, i)));
      tillid_hidden_field_update (GTK_WIDGET (field_entry (self, i)), NULL, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->draft_label), FALSE);
  forget_edited (self);
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

  if (self->context == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->keep_button)))
    return;
  at = read_when (self, &understood);
  is_edit = self->edited != NULL;
  record = make_record (self, at);
  id = record->id;
  tillid_patient_context_apply_one (self->context,
                                    is_edit ? C_ ("edit", "Story changed")
                                            : C_ ("edit", "Added to the story"),
                                    record);
  for (guint i = 0; i < N_FIELDS; i++)
    tillid_draft_keeper_forget (GTK_WIDGET (field_entry (self, i)));
  clear (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_KEPT], 0, id);
}

/* GTK gives the focus back to where it was when it was shown last, if that is still there: what is asked first is the words. */
static void
show_cb (TillidStoryAdd *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->words_entry));
}

static void
tillid_story_add_dispose (GObject *object)
{
  TillidStoryAdd *self = TILLID_STORY_ADD (object);

  /* GTK may hold on to a closed popover: it keeps nothing of the patient. */
  if (self->words_entry != NULL)
    clear (self);
  g_clear_object (&self->context);
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
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, value_box);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, value_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, unit_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, understood_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, bank_box);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, neutral_toggle);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, good_toggle);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, hard_toggle);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, lane_drop);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, choice_drop);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, draft_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryAdd, keep_button);
}

static void
tillid_story_add_init (TillidStoryAdd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_signal_connect_object (field_entry (self, i), "changed", G_CALLBACK (changed_cb), self, 0);
      g_signal_connect_object (field_entry (self, i), "activate", G_CALLBACK (keep_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->keep_button, "clicked", G_CALLBACK (keep_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lane_drop, "notify::selected", G_CALLBACK (lane_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), FALSE);
}

/**
 * tillid_story_add_set_context:
 * @self: the popover
 * @context: (nullable): the patient; %NULL lets go of the one there was
 *
 * What was being typed stays a draft and stands in the fields again with the next tillid_story_add_begin().
 */
void
tillid_story_add_set_context (TillidStoryAdd *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_STORY_ADD (self));

  clear (self);
  g_set_object (&self->context, context);
}

/**
 * tillid_story_add_find_draft:
 * @self: the popover
 * @out_record: (out): the record that was being changed, 0 if it was new
 *
 * Returns: whether something was being typed when the window or the program went away
 */
gboolean
tillid_story_add_find_draft (TillidStoryAdd *self, gint64 *out_record)
{
  g_autofree char *patient = NULL, *prefix = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_val_if_fail (TILLID_IS_STORY_ADD (self) && out_record != NULL, FALSE);

  *out_record = 0;
  if (self->context == NULL)
    return FALSE;
  if (has_new_draft (self))
    return TRUE;
  patient = tillid_id_dup_text (tillid_patient_context_get_patient (self->context));
  prefix = g_strconcat (TILLID_STORY_DRAFTS, patient, "/", NULL);
  drafts = tillid_session_list_drafts (get_session (self), prefix);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    {
      const char *rest = ((TillidDraft *) drafts->pdata[i])->place + strlen (prefix);
      const char *end = strchr (rest, '/');
      g_autofree char *record = end != NULL ? g_strndup (rest, (gsize) (end - rest)) : NULL;

      if (record != NULL && tillid_id_from_text (record, out_record))
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
  gboolean is_again;

  g_return_if_fail (TILLID_IS_STORY_ADD (self) && self->context != NULL);

  clear (self);
  is_again = has_new_draft (self);
  gtk_label_set_text (self->title_label, C_ ("story", "Add to story"));
  gtk_drop_down_set_selected (self->lane_drop, lane);
  gtk_widget_set_sensitive (GTK_WIDGET (self->lane_drop), TRUE);
  lane_changed_cb (self);
  set_bank (self, bank);
  for (guint i = 0; i < N_FIELDS; i++)
    bind_field (self, i, i == FIELD_WHEN && !is_again ? when : NULL);
  show_draft (self);
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

/* Good or hard, where the record says it. */
static TillidBank
bank_of (const TillidRecord *record)
{
  return record->type == &tillid_life_event_type
           ? (TillidBank) ((const TillidLifeEvent *) record)->bank
           : TILLID_BANK_NEUTRAL;
}

/**
 * tillid_story_add_begin_edit:
 * @self: the popover
 * @record: a sealed record of a family that tillid_story_family_of() knows
 *
 * Makes ready to change a record. What was being typed into it before stands there again.
 */
void
tillid_story_add_begin_edit (TillidStoryAdd *self, TillidRecord *record)
{
  const TillidStoryFamily *family;
  const TillidTold *at;
  g_autofree char *value = NULL;

  g_return_if_fail (TILLID_IS_STORY_ADD (self) && record != NULL);

  family = tillid_story_family_of (record->type);
  g_return_if_fail (family != NULL);

  clear (self);
  self->edited = tillid_record_ref_any (record);
  at = tillid_story_record_at (record);
  if (at != NULL)
    self->filled_when = at->said != NULL ? g_strdup (at->said) : tillid_format_told (at, NULL);
  gtk_label_set_text (self->title_label, C_ ("story", "Change this"));
  show_family (self, family);
  show_choices (self, family, tillid_story_record_get_choice (record));
  gtk_drop_down_set_selected (self->lane_drop, tillid_story_record_lane (record));
  gtk_widget_set_sensitive (GTK_WIDGET (self->lane_drop), FALSE);
  set_bank (self, bank_of (record));
  bind_field (self, FIELD_WORDS, tillid_story_record_text (record, family->words));
  bind_field (self, FIELD_STAFF_WORDS, tillid_story_record_text (record, family->staff_words));
  tillid_hidden_field_update (GTK_WIDGET (field_entry (self, FIELD_WORDS)), record, family->words);
  tillid_hidden_field_update (GTK_WIDGET (field_entry (self, FIELD_STAFF_WORDS)), record,
                              family->staff_words);
  if (self->filled_when == NULL)
    self->filled_when = g_strdup ("");
  bind_field (self, FIELD_WHEN, self->filled_when);
  value = tillid_story_record_write_value (record);
  bind_field (self, FIELD_VALUE, value);
  bind_field (self, FIELD_UNIT, tillid_story_record_text (record, "unit"));
  show_draft (self);
  show_understood (self);
}
