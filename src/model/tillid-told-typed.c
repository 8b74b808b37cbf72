/* tillid-told-typed.c - a told date in a field: as it stands there, and as it is understood
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-told-typed.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-told-parse.h"

/**
 * tillid_told_typed_write:
 * @at: (nullable): a told date
 *
 * Returns: (transfer full): what stands in the field before anybody types: as it was said; "" for %NULL
 */
char *
tillid_told_typed_write (const TillidTold *at)
{
  if (at == NULL)
    return g_strdup ("");
  return at->said != NULL ? g_strdup (at->said) : tillid_format_told (at, NULL);
}

/**
 * tillid_told_typed_read:
 * @text: what stands in the field
 * @at: (nullable): the date that the field was filled from
 * @today: today
 * @out_understood: (out): whether a date was understood; what was not is kept as words
 *
 * A field that nobody touched is not read: a date that was told in another language would be another one in this.
 *
 * Returns: (transfer full) (nullable): the date, %NULL for an empty field
 */
TillidTold *
tillid_told_typed_read (const char *text,
                        const TillidTold *at,
                        TillidDay today,
                        gboolean *out_understood)
{
  g_autofree char *filled = tillid_told_typed_write (at);
  TillidTold *told;

  g_return_val_if_fail (text != NULL && out_understood != NULL, NULL);

  *out_understood = TRUE;
  if (at != NULL && g_str_equal (text, filled))
    return tillid_told_copy (at);
  if (*text == '\0')
    return NULL;
  told = tillid_told_parse (text, tillid_format_ui_language (), today, NULL);
  *out_understood = told != NULL;
  return told != NULL ? told : tillid_told_new (text, tillid_format_ui_language ());
}

/* (transfer full): @told as it was understood, or that it was not. */
char *
tillid_told_typed_describe (const TillidTold *told, gboolean is_understood)
{
  g_autoptr (TillidTold) plain = NULL;

  g_return_val_if_fail (told != NULL, NULL);

  if (!is_understood)
    return g_strdup (C_ ("story", "The words are kept as they are; no date was understood."));
  plain = tillid_told_copy (told);
  g_clear_pointer (&plain->said, g_free);
  return tillid_format_told (plain, NULL);
}
