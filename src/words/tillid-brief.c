/* tillid-brief.c - what to know before a visit, as headings and lines
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A heading is kept when its first line comes: a part without lines does not exist. */
#include "config.h"

#include "tillid-brief.h"

#include <string.h>

static void
line_free (gpointer data)
{
  TillidBriefLine *line = data;

  g_free (line->text);
  g_free (line->detail);
  g_free (line);
}

static void
part_free (gpointer data)
{
  TillidBriefPart *part = data;

  g_free (part->heading);
  g_ptr_array_unref (part->lines);
  g_free (part);
}

/**
 * tillid_brief_new:
 * @title: whom it is about
 * @subtitle: (nullable): which visit
 *
 * Returns: (transfer full): a brief without parts
 */
TillidBrief *
tillid_brief_new (const char *title, const char *subtitle)
{
  TillidBrief *self = NULL;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (TillidBrief, 1);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

/* Lets go of everything. */
void
tillid_brief_free (TillidBrief *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->foot);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/* @foot: (nullable): who printed it and when */
void
tillid_brief_set_foot (TillidBrief *self, const char *foot)
{
  g_return_if_fail (self != NULL);

  g_free (self->foot);
  self->foot = g_strdup (foot);
}

static TillidBriefPart *
last_part (const TillidBrief *self)
{
  return self->parts->len > 0 ? self->parts->pdata[self->parts->len - 1] : NULL;
}

/* What is added from now on stands under @heading. A heading under which nothing came gives its place to the next. */
void
tillid_brief_add_part (TillidBrief *self, const char *heading)
{
  TillidBriefPart *part = NULL;

  g_return_if_fail (self != NULL && heading != NULL);

  part = last_part (self);
  if (part != NULL && part->lines->len == 0)
    g_ptr_array_remove_index (self->parts, self->parts->len - 1);
  part = g_new0 (TillidBriefPart, 1);
  part->heading = g_strdup (heading);
  part->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (self->parts, part);
}

/**
 * tillid_brief_add_line:
 * @text: (nullable): what it says; nothing is added without words
 * @detail: (nullable): who and when
 * @is_late: whether it is to be said first
 *
 * Adds a line to the last part.
 */
void
tillid_brief_add_line (TillidBrief *self, const char *text, const char *detail, gboolean is_late)
{
  TillidBriefLine *line = NULL;

  g_return_if_fail (self != NULL && self->parts->len > 0);

  if (text == NULL || *text == '\0')
    return;
  line = g_new0 (TillidBriefLine, 1);
  line->text = g_strdup (text);
  line->detail = detail != NULL && *detail != '\0' ? g_strdup (detail) : NULL;
  line->is_late = is_late;
  g_ptr_array_add (last_part (self)->lines, line);
}

/* (transfer none) (nullable): the part under @heading, if there is anything in it. */
const TillidBriefPart *
tillid_brief_get_part (const TillidBrief *self, const char *heading)
{
  g_return_val_if_fail (self != NULL && heading != NULL, NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const TillidBriefPart *part = self->parts->pdata[i];

      if (part->lines->len > 0 && g_str_equal (part->heading, heading))
        return part;
    }
  return NULL;
}

/**
 * tillid_brief_to_text:
 *
 * Returns: (transfer full): it as plain text: a heading, below it a line with a dash for each
 */
char *
tillid_brief_to_text (const TillidBrief *self)
{
  GString *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->title);
  g_string_append_c (text, '\n');
  if (self->subtitle != NULL)
    g_string_append_printf (text, "%s\n", self->subtitle);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const TillidBriefPart *part = self->parts->pdata[i];

      if (part->lines->len == 0)
        continue;
      g_string_append_printf (text, "\n%s\n", part->heading);
      for (guint k = 0; k < part->lines->len; k++)
        {
          const TillidBriefLine *line = part->lines->pdata[k];

          g_string_append_printf (text, "- %s", line->text);
          if (line->detail != NULL)
            g_string_append_printf (text, " (%s)", line->detail);
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}
