/* tillid-conference-facts.c - what stands on the conference sheet of one patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Initials only: every word of a name that was given to tillid_conference_facts_add_name() becomes its first letter with
 * a full stop wherever it stands as a word of its own, in every text, so that a sheet that is left on a table names
 * nobody. A name of one letter stays. Words are runs of letters and marks; an ending behind an apostrophe or a hyphen is a
 * word of its own ("Sara's" becomes "S.'s"). Capitals do not matter. */
#include "config.h"

#include "tillid-conference-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
line_free (gpointer data)
{
  TillidConferenceLine *line = data;

  g_free (line->mark);
  g_free (line->text);
  g_free (line->note);
  g_free (line);
}

/* (transfer full): a sheet on which nothing stands. */
TillidConferenceFacts *
tillid_conference_facts_new (void)
{
  TillidConferenceFacts *self = g_new0 (TillidConferenceFacts, 1);

  for (int i = 0; i < TILLID_CONFERENCE_N_PARTS; i++)
    self->parts[i] = g_ptr_array_new_with_free_func (line_free);
  self->items = g_array_new (FALSE, FALSE, sizeof (TillidTimelineItem));
  self->texts = g_string_chunk_new (256);
  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* Lets go of everything. */
void
tillid_conference_facts_free (TillidConferenceFacts *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < TILLID_CONFERENCE_N_PARTS; i++)
    g_ptr_array_unref (self->parts[i]);
  g_array_unref (self->items);
  g_clear_pointer (&self->rows, tillid_timeline_rows_unref);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->names);
  g_free (self->name);
  g_free (self->native_name);
  g_free (self->native_language);
  g_free (self->about);
  g_free (self->question);
  g_free (self->selected_text);
  g_free (self);
}

/**
 * tillid_conference_facts_add:
 * @self: facts
 * @part: which list
 * @mark: (nullable): what stands before the line
 * @text: the line
 * @note: (nullable): what stands below it
 *
 * Returns: (transfer none): the new last line of @part
 */
TillidConferenceLine *
tillid_conference_facts_add (TillidConferenceFacts *self,
                             TillidConferencePart part,
                             const char *mark,
                             const char *text,
                             const char *note)
{
  TillidConferenceLine *line = NULL;

  g_return_val_if_fail (self != NULL && part < TILLID_CONFERENCE_N_PARTS, NULL);

  line = g_new0 (TillidConferenceLine, 1);
  line->mark = g_strdup (mark);
  line->text = g_strdup (text != NULL ? text : "");
  line->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  line->burden = TILLID_ABSENT;
  g_ptr_array_add (self->parts[part], line);
  return line;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* The end of the word that begins at @text; @text itself if none does. */
static const char *
word_end (const char *text)
{
  const char *end = text;

  while (*end != '\0' && is_letter (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  return end;
}

/* Each word of @name is one of those that tillid_conference_facts_hide_names() shortens. */
void
tillid_conference_facts_add_name (TillidConferenceFacts *self, const char *name)
{
  const char *end = NULL;

  g_return_if_fail (self != NULL);

  for (const char *p = name; p != NULL && *p != '\0'; p = end > p ? end : g_utf8_next_char (p))
    {
      g_autofree char *word = NULL;

      end = word_end (p);
      word = g_strndup (p, (gsize) (end - p));
      if (g_utf8_strlen (word, -1) > 1)
        g_ptr_array_add (self->names, g_utf8_casefold (word, -1));
    }
}

static gboolean
is_name (const TillidConferenceFacts *self, const char *word, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (word, (gssize) length);

  return g_ptr_array_find_with_equal_func (self->names, folded, g_str_equal, NULL);
}

static char *
shorten_names (const TillidConferenceFacts *self, const char *text)
{
  GString *shortened = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      const char *end = word_end (p);

      if (end == p)
        end = g_utf8_next_char (p);
      else if (is_name (self, p, (gsize) (end - p)))
        {
          g_string_append_unichar (shortened, g_utf8_get_char (p));
          g_string_append_c (shortened, '.');
          p = end;
          continue;
        }
      g_string_append_len (shortened, p, end - p);
      p = end;
    }
  return g_string_free (shortened, FALSE);
}

static void
shorten_member (const TillidConferenceFacts *self, char **member)
{
  char *old = *member;

  if (old == NULL)
    return;
  *member = shorten_names (self, old);
  g_free (old);
}

/**
 * tillid_conference_facts_hide_names:
 * @self: facts
 *
 * Leaves the initials of the patient and of the people around the patient. There is no way back: read the facts again.
 */
void
tillid_conference_facts_hide_names (TillidConferenceFacts *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->native_name, g_free);
  shorten_member (self, &self->name);
  shorten_member (self, &self->question);
  shorten_member (self, &self->selected_text);
  for (int part = 0; part < TILLID_CONFERENCE_N_PARTS; part++)
    for (guint i = 0; part != TILLID_CONFERENCE_FACES && i < self->parts[part]->len; i++)
      {
        TillidConferenceLine *line = self->parts[part]->pdata[i];

        shorten_member (self, &line->text);
        shorten_member (self, &line->note);
      }
  for (guint i = 0; i < self->items->len; i++)
    {
      TillidTimelineItem *item = &g_array_index (self->items, TillidTimelineItem, i);
      g_autofree char *text = item->text != NULL ? shorten_names (self, item->text) : NULL;

      if (text != NULL)
        item->text = g_string_chunk_insert (self->texts, text);
    }
}

/* (transfer none): the heading over a part. */
const char *
tillid_conference_part_title (TillidConferencePart part)
{
  static const char *const titles[TILLID_CONFERENCE_N_PARTS] = {
    [TILLID_CONFERENCE_STORY] = NC_ ("conference", "The story on one line"),
    [TILLID_CONFERENCE_WEIGHS] = NC_ ("conference", "What weighs most"),
    [TILLID_CONFERENCE_HELPS] = NC_ ("conference", "What helps"),
    [TILLID_CONFERENCE_PROMISES] = NC_ ("conference", "Our open promises"),
    [TILLID_CONFERENCE_WAITING] = NC_ ("conference", "Waiting for others"),
    [TILLID_CONFERENCE_FACES] = NC_ ("conference", "Known faces"),
    [TILLID_CONFERENCE_UNKNOWN] = NC_ ("conference", "What we do not know"),
  };

  g_return_val_if_fail (part < TILLID_CONFERENCE_N_PARTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "conference", titles[part]);
}
