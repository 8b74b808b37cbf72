/* tillid-words.c - gettext, and sentences that hold names and numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

/**
 * tillid_words_init:
 * @locale_dir: where the .mo files are
 *
 * Binds the program's texts. Call once, before any other thread starts.
 */
void
tillid_words_init (const char *locale_dir)
{
  g_return_if_fail (locale_dir != NULL);

  setlocale (LC_ALL, "");
  /* Where no language is set, as in cron, names still have letters beyond a to z. */
  if (g_str_equal (nl_langinfo (CODESET), "ANSI_X3.4-1968"))
    setlocale (LC_CTYPE, "C.UTF-8");
  /* Machine formats and SQL must never meet a decimal comma. */
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  /* GLib decides with the first text of a process, once and for all, whether to translate: no, if the default domain
   * has no file for the language of that moment, and English has none. Asked while there is no such domain it says
   * yes, and a later change of language is heard. */
  g_dgettext (GETTEXT_PACKAGE, "Tillid");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * tillid_words_speak:
 * @tag: (nullable): a BCP 47 tag; %NULL: no language is asked for
 *
 * From now on gettext speaks @tag, or English if there is no translation. For a document in another language than the
 * messages; only while no other thread runs: setenv () is not made for threads.
 *
 * Returns: (transfer full) (nullable): what was asked for before, to go back to
 */
char *
tillid_words_speak (const char *tag)
{
  char *before = g_strdup (g_getenv ("LANGUAGE"));
  /* "da-DK" is da_DK to gettext. */
  g_autofree char *name = tag != NULL ? g_strdelimit (g_strdup (tag), "-", '_') : NULL;

  if (tag != NULL)
    g_setenv ("LANGUAGE", name, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  /* gettext looks at LANGUAGE in every locale but "C". */
  if (tag != NULL && g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");
  return before;
}

/**
 * tillid_words_isolate:
 * @text: a name or number that goes into a sentence
 *
 * Returns: (transfer full): @text between FSI and PDI, so that its direction and the sentence's do not
 *   disturb each other
 */
char *
tillid_words_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return g_strconcat ("\u2068", text, "\u2069", NULL);
}

/**
 * tillid_words_shorten:
 * @text: words
 * @most: how many characters at most; more than 1
 *
 * Returns: (transfer full): @text, or its beginning with an ellipsis: for a place with room for a line
 */
char *
tillid_words_shorten (const char *text, guint most)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (text != NULL && most > 1, NULL);

  if (g_utf8_strlen (text, -1) <= (glong) most)
    return g_strdup (text);
  first = g_utf8_substring (text, 0, most - 1);
  return g_strconcat (g_strchomp (first), "…", NULL);
}

/**
 * tillid_words_begin:
 * @text: words that stand in sentences elsewhere: "phone call"
 *
 * Returns: (transfer full): the same as the beginning of a line: "Phone call"
 */
char *
tillid_words_begin (const char *text)
{
  char first[7] = { 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

/**
 * tillid_words_is_rtl:
 * @text: (nullable): words
 *
 * Returns: %TRUE if the first letter of @text runs from right to left
 */
gboolean
tillid_words_is_rtl (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isalpha (letter))
        continue;
      switch (g_unichar_get_script (letter))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_ADLAM:
          return TRUE;
        default:
          return FALSE;
        }
    }
  return FALSE;
}
