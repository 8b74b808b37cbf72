/* tillid-timeline-state-words.c - what the items of a story say: to a screen reader, and on a card
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-timeline-state-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-timeline-words.h"
#include "tillid-visit-words.h"

/* (transfer none) (nullable): the name of who interpreted at a visit. */
static const char *
interpreter_name (TillidTimelineState *self, const TillidTimelineItem *item)
{
  const TillidTimelineRow *row = tillid_timeline_state_find_row (self, item->id);
  TillidInterpreter *interpreter =
    row != NULL && row->interpreter != 0
      ? tillid_patient_context_find_interpreter (self->context, row->interpreter)
      : NULL;

  return interpreter != NULL ? interpreter->name : NULL;
}

/* (transfer full) (nullable): who interpreted at a visit, as a sentence. */
static char *
describe_interpreter (TillidTimelineState *self, const TillidTimelineItem *item)
{
  return item->interpreter != TILLID_TIMELINE_INTERPRETER_UNSAID
           ? tillid_timeline_words_interpreter (item, interpreter_name (self, item))
           : NULL;
}

/**
 * tillid_timeline_state_describe:
 * @self: a state
 * @item: one of its items
 *
 * Returns: (transfer full): the sentence a screen reader says: bank, words, when, how it was told, who interpreted, how much
 *   stands around it
 */
char *
tillid_timeline_state_describe (TillidTimelineState *self, const TillidTimelineItem *item)
{
  g_autoptr (GArray) near = NULL;
  g_autofree char *alone = NULL, *interpreter = NULL, *sentence = NULL;

  g_return_val_if_fail (TILLID_IS_TIMELINE_STATE (self) && item != NULL, NULL);

  if (item->id == self->selected)
    near = tillid_timeline_state_get_near (self);
  alone =
    tillid_timeline_words_item (item, near != NULL ? (int) near->len : -1, self->view.band_days);
  interpreter = describe_interpreter (self, item);
  sentence =
    interpreter != NULL ? g_strconcat (alone, " ", interpreter, NULL) : g_steal_pointer (&alone);
  if (!tillid_timeline_state_is_in_confidence (self, item->id))
    return g_steal_pointer (&sentence);
  /* Translators: what a screen reader says of an entry; %s is what it says of any other. */
  return g_strdup_printf (C_ ("timeline item", "%s Told in confidence."), sentence);
}

static void
add_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  /* Translators: between who, how long and with whom, on a card of the timeline. */
  g_string_append_printf (line, "%s%s", line->len > 0 ? C_ ("timeline", ", ") : "", part);
}

static void
add_minutes (GString *line, gint64 minutes)
{
  g_autofree char *text =
    minutes > 0 && minutes != TILLID_ABSENT ? tillid_visit_words_minutes (minutes) : NULL;

  add_part (line, text);
}

static void
add_member (TillidTimelineState *self, GString *line, gint64 id)
{
  TillidMember *member = id != 0 ? tillid_patient_context_find_member (self->context, id) : NULL;

  add_part (line, member != NULL ? member->name : NULL);
}

/* Who told it, where that is written down. */
static void
add_teller (GString *line, const TillidRecord *record)
{
  const TillidField *field = tillid_record_type_find_field (record->type, "told_by");
  const char *told_by = field != NULL ? TILLID_MEMBER (record, field, char *) : NULL;
  g_autofree char *text = NULL;

  if (told_by == NULL)
    return;
  /* Translators: who told of an event, on a card of the timeline. */
  text = g_strdup_printf (C_ ("timeline", "told by %s"), told_by);
  add_part (line, text);
}

static char *
make_second_line (TillidTimelineState *self, const TillidTimelineItem *item)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (TillidRecord) record = NULL;
  g_autofree char *when = NULL;
  const TillidTimelineRow *row = tillid_timeline_state_find_row (self, item->id);

  if (row == NULL)
    return NULL;
  record =
    tillid_patient_context_get (self->context, tillid_record_type_by_kind (row->kind), item->id);
  if (record == NULL)
    return NULL;
  if (record->type == &tillid_visit_type)
    {
      add_member (self, line, ((TillidVisit *) record)->lead);
      add_minutes (line, ((TillidVisit *) record)->length);
      add_part (line, interpreter_name (self, item));
      return g_strdup (line->str);
    }
  if (record->type == &tillid_contact_type)
    {
      add_part (line, ((TillidContact *) record)->with_text);
      add_minutes (line, ((TillidContact *) record)->minutes);
      add_member (self, line, ((TillidContact *) record)->member);
    }
  when = tillid_timeline_words_time (&item->bounds);
  add_part (line, when);
  add_teller (line, record);
  return g_strdup (line->str);
}

/* For the layout: the second line of a card, read once for each item. */
char *
tillid_timeline_state_second_line (const TillidTimelineItem *item, gpointer data)
{
  TillidTimelineState *self = data;
  char *line = g_hash_table_lookup (self->second_lines, &item->id);

  if (line == NULL)
    {
      line = item->closed ? NULL : make_second_line (self, item);
      line = line != NULL ? line : g_strdup ("");
      g_hash_table_insert (self->second_lines, g_memdup2 (&item->id, sizeof item->id), line);
    }
  return g_strdup (line);
}
