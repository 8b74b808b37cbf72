/* tillid-language.c - the language of the program, while it runs
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* gettext follows the variable LANGUAGE, but reads it anew only after setlocale (), and not at all in the
 * locale C. Texts change where templates are built after that, so the windows build their content again;
 * the direction of widgets has a default that has to be told. */
#include "config.h"

#include "tillid-language.h"

#include <gtk/gtk.h>
#include <locale.h>

#include "tillid-format.h"

/* The languages there are: po/LINGUAS and English, in the order of their alphabet. Their names are not
 * translated: one has to find one's own. */
static const TillidLanguage languages[] = {
  { "da", "Dansk", GTK_TEXT_DIR_LTR },
  { "en", "English", GTK_TEXT_DIR_LTR },
  { "ar", "العربية", GTK_TEXT_DIR_RTL },
};

/* (transfer none): the languages of the program in the order of the first page; @out_n: (out): how many. */
const TillidLanguage *
tillid_language_list (guint *out_n)
{
  *out_n = G_N_ELEMENTS (languages);
  return languages;
}

static const TillidLanguage *
find (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (tag, languages[i].tag))
      return &languages[i];
  return &languages[1];
}

/**
 * tillid_language_get:
 *
 * Returns: (transfer none): the tag of the language of now
 */
const char *
tillid_language_get (void)
{
  return find (tillid_format_ui_language ())->tag;
}

/**
 * tillid_language_choose:
 * @wanted: (nullable): the BCP 47 tag of somebody's language
 *
 * Returns: (transfer none): the tag of that language if it is one of ours, else that of now
 */
const char *
tillid_language_choose (const char *wanted)
{
  for (guint i = 0; wanted != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_str_has_prefix (wanted, languages[i].tag))
      return languages[i].tag;
  return tillid_language_get ();
}

/**
 * tillid_language_set:
 * @tag: (nullable): one of the languages; %NULL or empty for that of the system
 *
 * Everything that is built from now on speaks @tag. Called on the main thread, before other threads start or while
 * they wait: setenv () is not made for threads.
 */
void
tillid_language_set (const char *tag)
{
  if (tag != NULL && *tag != '\0')
    g_setenv ("LANGUAGE", tag, TRUE);
  if (setlocale (LC_ALL, "") == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");
  /* Machine formats and SQL must never meet a decimal comma. */
  setlocale (LC_NUMERIC, "C");

  gtk_widget_set_default_direction (find (tillid_language_get ())->direction);
}
