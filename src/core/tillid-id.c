/* tillid-id.c - 63-bit ids
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* An id is max (last + 1, milliseconds since 2020-01-01 << 21 | 20 random bits): in time order, so that
 * a table grows at its end like one with plain rowids, and unique across workstations that never meet.
 * Outside the file it is written as 13 Crockford base-32 characters, because JSON numbers end at 2^53. */
#include "config.h"

#include "tillid-id.h"

#include <string.h>

#define EPOCH_2020_MS G_GINT64_CONSTANT (1577836800000)

/* A clock that is more than a minute behind was set back; less than that, many ids were given at once. */
#define BEHIND_IDS (G_GINT64_CONSTANT (60000) << 21)

static const char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * tillid_id_at:
 * @now_ms: a time, ms since 1970
 *
 * Returns: the smallest id that can be given at that time
 */
gint64
tillid_id_at (gint64 now_ms)
{
  return (gint64) (((guint64) MAX (now_ms - EPOCH_2020_MS, 0) << 21) & G_MAXINT64);
}

/**
 * tillid_id_source_next:
 * @source: a source
 *
 * Returns: a new id, greater than every one @source gave before; also when the clock is set back
 */
gint64
tillid_id_source_next (TillidIdSource *source)
{
  gint64 id, random;

  g_return_val_if_fail (source != NULL && source->now_ms != NULL && source->random != NULL, 0);

  random = source->random (source->data) & 0xfffff;
  id = tillid_id_at (source->now_ms (source->data)) | random;
  /* Two programs that opened the file with the clock set back would both count on from the same last id. */
  if (source->last - id > BEHIND_IDS)
    source->last += 1 + random;
  else
    source->last = MAX (source->last + 1, id);
  return source->last;
}

/**
 * tillid_id_to_text:
 * @id: an id, 0 or more
 * @out_text: (out): 13 characters and a zero
 */
void
tillid_id_to_text (gint64 id, char out_text[TILLID_ID_TEXT_LENGTH + 1])
{
  guint64 rest = (guint64) id;

  g_return_if_fail (id >= 0);

  out_text[TILLID_ID_TEXT_LENGTH] = '\0';
  for (int i = TILLID_ID_TEXT_LENGTH - 1; i >= 0; i--)
    {
      out_text[i] = digits[rest & 31];
      rest >>= 5;
    }
}

/**
 * tillid_id_dup_text:
 * @id: an id, 0 or more
 *
 * Returns: (transfer full): its 13 characters
 */
char *
tillid_id_dup_text (gint64 id)
{
  char text[TILLID_ID_TEXT_LENGTH + 1];

  tillid_id_to_text (id, text);
  return g_strdup (text);
}

/* The character of Crockford's base 32 for @value, 0 to 31. */
char
tillid_id_digit (guint value)
{
  g_return_val_if_fail (value < 32, '0');

  return digits[value];
}

/* What @c stands for, in either case and with what people write for 0 and 1; -1 if for nothing. */
int
tillid_id_digit_value (char c)
{
  const char *found;

  c = g_ascii_toupper (c);
  /* Crockford: what people write for 0 and 1 */
  if (c == 'O')
    c = '0';
  else if (c == 'I' || c == 'L')
    c = '1';

  found = c != '\0' ? strchr (digits, c) : NULL;
  return found != NULL ? (int) (found - digits) : -1;
}

/**
 * tillid_id_from_text:
 * @text: (nullable): 13 Crockford base-32 characters, either case
 * @out_id: (out): the id; unchanged if @text is not one
 *
 * Returns: whether @text is an id
 */
gboolean
tillid_id_from_text (const char *text, gint64 *out_id)
{
  guint64 id = 0;

  if (text == NULL || strlen (text) != TILLID_ID_TEXT_LENGTH)
    return FALSE;

  for (int i = 0; i < TILLID_ID_TEXT_LENGTH; i++)
    {
      int value = tillid_id_digit_value (text[i]);

      /* 13 x 5 bits are 65; an id has 63 */
      if (value < 0 || (i == 0 && value > 7))
        return FALSE;
      id = id << 5 | (guint64) value;
    }

  *out_id = (gint64) id;
  return TRUE;
}
