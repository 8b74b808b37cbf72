/* tillid-name-keys.c - keys by which names are found and sorted, in every script
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A name is written by different people in different scripts, and Arabic script leaves short vowels
 * out. So a name is kept under three keys, from strict to loose, and a search tries them in turn:
 *
 *   folded    as written, Unicode case folding           "Søren Åge"  -> "søren åge"
 *   latin     Any-Latin; Latin-ASCII, words of a-z 0-9   "سلمى"       -> "slmy"
 *   skeleton  latin without what spellings differ in     "salma", "slmy" -> "slm"
 *
 * The skeleton drops vowels, w and y, then doubled letters (after the vowels, because Arabic letters
 * have lost theirs already: "mamduh" and "mmdwh" must meet). Two additions let spellings of one sound
 * meet: an h behind s, z, c, k, g, t or d is dropped (ICU writes Cyrillic "Шукри" as "sukri"), and the
 * Arabic feminine ending ة, which ICU writes as t, counts as the vowel that is heard ("fatima").
 * A word of vowels only has no skeleton and is left out of that key: "aya" must not meet "oya". */
#include "config.h"

#include "tillid-name-keys.h"

#include <string.h>

#include "tillid-icu.h"

/* Marks and apostrophes stand inside a word; they must not cut it in two. */
static gboolean
is_inside_word (gunichar c)
{
  return c == '\'' || c == '`' || c == '"' || c == 0x2019 || g_unichar_ismark (c) ||
         g_unichar_type (c) == G_UNICODE_MODIFIER_LETTER ||
         g_unichar_type (c) == G_UNICODE_MODIFIER_SYMBOL || g_unichar_isalpha (c);
}

static void
end_word (GString *words)
{
  if (words->len > 0 && words->str[words->len - 1] != ' ')
    g_string_append_c (words, ' ');
}

static char *
finish_words (GString *words)
{
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

static char *
make_folded (const char *name)
{
  g_autofree char *folded = tillid_icu_fold (name);
  GString *words = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        end_word (words);
      else
        g_string_append_unichar (words, c);
    }
  return finish_words (words);
}

static char *
make_latin (const char *folded)
{
  g_auto (GStrv) pieces = g_strsplit (folded, "\u0629", -1);
  g_autofree char *heard = g_strjoinv ("\u0627", pieces);
  g_autofree char *latin = tillid_icu_to_latin (heard);
  GString *words = g_string_new (NULL);

  for (const char *p = latin; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128 && g_ascii_isalnum ((char) c))
        g_string_append_c (words, g_ascii_tolower ((char) c));
      else if (c == 0x01dd || c == 0x0259) /* the sixth Ethiopic vowel, and schwa */
        g_string_append_c (words, 'e');
      else if (!is_inside_word (c))
        end_word (words);
    }
  return finish_words (words);
}

static char *
make_skeleton (const char *latin)
{
  GString *words = g_string_new (NULL);

  for (const char *p = latin; *p != '\0'; p++)
    {
      char last = words->len > 0 ? words->str[words->len - 1] : ' ';

      if (*p == ' ')
        end_word (words);
      else if (strchr ("aeiouwy", *p) != NULL || (*p == last && g_ascii_isalpha (last)))
        continue;
      else if (*p == 'h' && p > latin && strchr ("szckgtd", p[-1]) != NULL)
        continue;
      else
        g_string_append_c (words, *p);
    }
  return finish_words (words);
}

/**
 * tillid_name_keys_init:
 * @self: (out): where the keys go; clear with tillid_name_keys_clear()
 * @name: (nullable): a name in any script, or the words of a search
 *
 * Makes the three search keys. Thread-safe.
 */
void
tillid_name_keys_init (TillidNameKeys *self, const char *name)
{
  g_return_if_fail (self != NULL);

  self->folded = make_folded (name != NULL ? name : "");
  self->latin = make_latin (self->folded);
  self->skeleton = make_skeleton (self->latin);
}

void
tillid_name_keys_clear (TillidNameKeys *self)
{
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->latin, g_free);
  g_clear_pointer (&self->skeleton, g_free);
}

/**
 * tillid_name_sort_key:
 * @name: (nullable): a name in any script
 *
 * Folds case and strips marks, so that é sorts as e and İ as i. Compare with strcmp(), as SQLite's
 * BINARY does: Latin before Cyrillic before Arabic before Ethiopic, æ and ø after z, å as a. It is the
 * same on every machine and needs no collation in the file.
 *
 * Returns: (transfer full): the key
 */
char *
tillid_name_sort_key (const char *name)
{
  g_autofree char *folded = make_folded (name != NULL ? name : "");
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString *key = g_string_new (NULL);

  for (const char *p = apart != NULL ? apart : folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}
