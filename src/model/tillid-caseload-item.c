/* tillid-caseload-item.c - the words of one row of the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-words.h"

G_DEFINE_FINAL_TYPE (TillidCaseloadItem, tillid_caseload_item, G_TYPE_OBJECT)

static void
tillid_caseload_item_finalize (GObject *object)
{
  TillidCaseloadItem *self = TILLID_CASELOAD_ITEM (object);
  TillidCaseloadText *texts[] = { &self->phase,    &self->key_name,      &self->second_name,
                                  &self->last,     &self->next,          &self->interpreter,
                                  &self->promises, &self->late_promises, &self->review,
                                  &self->started };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]->text);
  g_clear_pointer (&self->key_contact, tillid_record_unref_any);
  g_clear_pointer (&self->second_face, tillid_record_unref_any);
  g_free (self->name);
  g_free (self->below);
  g_free (self->language);
  g_free (self->beads);
  g_free (self->label);

  G_OBJECT_CLASS (tillid_caseload_item_parent_class)->finalize (object);
}

static void
tillid_caseload_item_class_init (TillidCaseloadItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_caseload_item_finalize;
}

static void
tillid_caseload_item_init (TillidCaseloadItem *self)
{
}

static char *
first_word (const char *name)
{
  return g_strndup (name, strcspn (name, " "));
}

/* "today", "24 March", "24 Mar 2025" where it is long ago or far ahead. */
static char *
write_day (TillidDay day, TillidDay today)
{
  if (day == today)
    return g_strdup (C_ ("caseload", "today"));
  return tillid_format_day (day,
                            ABS (day - today) < 200 ? TILLID_FORMAT_DAY_MONTH
                                                    : TILLID_FORMAT_DAY_SHORT,
                            NULL);
}

static void
set_gap (TillidCaseloadText *text, const char *words)
{
  text->text = g_strdup (words);
  text->is_late = TRUE;
}

static void
write_people (TillidCaseloadItem *self, TillidCaseloadModel *model)
{
  const TillidMember *key = tillid_caseload_model_find_member (model, self->row.key_contact);
  const TillidMember *second = tillid_caseload_model_find_member (model, self->row.second_face);

  if (key != NULL && key->name != NULL)
    {
      self->key_contact = tillid_record_ref_any (key);
      self->key_name.text = first_word (key->name);
    }
  else
    set_gap (&self->key_name, C_ ("caseload", "none"));
  if (second == NULL || second->name == NULL)
    {
      set_gap (&self->second_name, C_ ("caseload", "none"));
      return;
    }
  self->second_face = tillid_record_ref_any (second);
  self->second_name.is_dim = !self->row.second_face_met;
  self->second_name.text =
    self->row.second_face_met ? first_word (second->name) : g_strdup (C_ ("caseload", "not met"));
}

static void
write_visits (TillidCaseloadItem *self)
{
  const TillidCaseloadRow *row = &self->row;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (row->last_visit != TILLID_ABSENT)
    self->last.text = write_day (row->last_visit, self->today);
  if (row->started != TILLID_ABSENT)
    self->started.text = write_day (row->started, self->today);
  if (row->next_id == 0)
    {
      if (tillid_caseload_row_get_gaps (row, self->today) & TILLID_CASELOAD_GAP_VISIT)
        set_gap (&self->next, C_ ("caseload", "none yet"));
      return;
    }
  day = write_day (row->next_visit, self->today);
  self->next.is_strong = row->next_visit == self->today;
  if (self->next.is_strong && row->next_minute != TILLID_ABSENT)
    {
      time = tillid_format_time ((int) row->next_minute, NULL);
      /* Translators: a day and a time: "today 10:15". */
      self->next.text = g_strdup_printf (C_ ("caseload", "%1$s %2$s"), day, time);
    }
  else
    self->next.text = g_steal_pointer (&day);
}

static void
write_interpreter (TillidCaseloadItem *self, TillidCaseloadModel *model)
{
  const TillidCaseloadRow *row = &self->row;
  const TillidInterpreter *who = NULL;

  switch (tillid_caseload_row_get_interpreter (row))
    {
    case TILLID_CASELOAD_INTERPRETER_MISSING:
      set_gap (&self->interpreter, C_ ("caseload", "nobody"));
      return;
    case TILLID_CASELOAD_INTERPRETER_NONE:
      self->interpreter.text = g_strdup (C_ ("caseload", "own choice"));
      self->interpreter.is_dim = TRUE;
      return;
    case TILLID_CASELOAD_INTERPRETER_SAME:
    case TILLID_CASELOAD_INTERPRETER_NEW:
      who = tillid_caseload_model_find_interpreter (model, row->next_interpreter);
      break;
    case TILLID_CASELOAD_INTERPRETER_OPEN:
    default:
      who = tillid_caseload_model_find_interpreter (model, row->last_interpreter);
      self->interpreter.is_dim = TRUE;
    }
  if (who != NULL && who->name != NULL)
    self->interpreter.text = first_word (who->name);
}

static void
write_owed (TillidCaseloadItem *self)
{
  const TillidCaseloadRow *row = &self->row;
  g_autofree char *late = tillid_format_count (row->promises_overdue);

  self->promises.text = tillid_format_number (row->promises_open, NULL);
  self->promises.is_dim = row->promises_open == 0;
  if (row->promises_overdue > 0)
    {
      /* Translators: a number of promises. */
      self->late_promises.text = g_strdup_printf (C_ ("caseload", "%s late"), late);
      self->late_promises.is_late = TRUE;
    }
  if (row->review_due != TILLID_ABSENT)
    self->review.text = write_day (row->review_due, self->today);
  self->review.is_late = row->review_due != TILLID_ABSENT && row->review_due < self->today;
}

static char *
write_run (TillidCaseloadBead kind, guint n)
{
  g_autofree char *number = tillid_format_count (n);

  switch (kind)
    {
    case TILLID_CASELOAD_BEAD_KEY:
      /* Translators: visits led by the key contact. */
      return g_strdup_printf (C_ ("beads", "%s key contact"), number);
    case TILLID_CASELOAD_BEAD_SECOND:
      return g_strdup_printf (C_ ("beads", "%s second face"), number);
    case TILLID_CASELOAD_BEAD_OTHER:
    default:
      return g_strdup_printf (ngettext ("%s other", "%s others", n), number);
    }
}

/* "10 visits: 2 others, hand-over, 7 key contact, 1 other" */
static char *
write_beads (const TillidCaseloadRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = tillid_format_count (row->n_beads);
  g_autofree char *runs = NULL;
  guint n = 0;

  if (row->n_beads == 0)
    return g_strdup (C_ ("beads", "no visits yet"));
  for (guint i = 0; i <= row->n_beads; i++)
    {
      const gboolean over = (row->hand_overs & (1U << i)) != 0;

      if (n > 0 && (over || i == row->n_beads || row->beads[i] != row->beads[i - 1]))
        {
          g_ptr_array_add (parts, write_run (row->beads[i - 1], n));
          n = 0;
        }
      if (over)
        g_ptr_array_add (parts, g_strdup (C_ ("beads", "hand-over")));
      n++;
    }
  g_ptr_array_add (parts, NULL);
  runs = g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
  /* Translators: the number, and who led them: "7 key contact, 1 other". */
  return g_strdup_printf (ngettext ("%1$s visit: %2$s", "%1$s visits: %2$s", row->n_beads), number,
                          runs);
}

static void
write_label (TillidCaseloadItem *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const struct
  {
    const char *title;
    const char *text;
  } cells[] = {
    { C_ ("caseload", "Phase"), self->phase.text },
    { C_ ("caseload", "Key contact"), self->key_name.text },
    { C_ ("caseload", "Second face"), self->second_name.text },
    { C_ ("caseload", "Last visit"), self->last.text },
    { C_ ("caseload", "Next visit"), self->next.text },
    { C_ ("caseload", "Visits"), self->beads },
    { C_ ("caseload", "Interpreter"), self->interpreter.text },
    { C_ ("caseload", "Promises"), self->promises.text },
    { C_ ("caseload", "Promises"), self->late_promises.text },
    { C_ ("caseload", "Review"), self->review.text },
  };

  g_ptr_array_add (parts, g_strdup (self->name));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    if (cells[i].text != NULL)
      /* Translators: a column of the caseload, and what stands in it. */
      g_ptr_array_add (parts, g_strdup_printf (C_ ("caseload", "%1$s: %2$s"), cells[i].title,
                                               cells[i].text));
  if (self->row.prompts != 0)
    g_ptr_array_add (parts, g_strdup (C_ ("caseload", "A question for the team waits")));
  g_ptr_array_add (parts, NULL);
  self->label = g_strjoinv (". ", (char **) parts->pdata);
}

/* (transfer full) */
TillidCaseloadItem *
tillid_caseload_item_new (TillidCaseloadModel *model, const TillidCaseloadEntry *entry)
{
  TillidCaseloadItem *self = g_object_new (TILLID_TYPE_CASELOAD_ITEM, NULL);
  g_autofree char *language =
    entry->language != NULL ? tillid_format_language_name (entry->language) : NULL;

  self->row = entry->row;
  self->today = tillid_caseload_model_get_today (model);
  self->name = g_strdup (
    entry->name != NULL && *entry->name != '\0' ? entry->name : C_ ("patient", "No name yet"));
  self->language = g_strdup (entry->language);
  if (language != NULL && entry->native_name != NULL)
    self->below = g_strdup_printf ("%s  \u2068%s\u2069", language, entry->native_name);
  else
    self->below = g_strdup (language != NULL ? language : entry->native_name);
  if (self->row.phase >= 0)
    self->phase.text =
      g_strdup (tillid_choice_get_label (tillid_phase_kind_choices, self->row.phase));
  write_people (self, model);
  write_visits (self);
  write_interpreter (self, model);
  write_owed (self);
  self->beads = write_beads (&self->row);
  write_label (self);
  return self;
}
