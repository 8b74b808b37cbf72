/* tillid-font-check.c - whether the letters of a language can be shown on this computer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Pango is asked for the font that it would take for a letter, and that font whether it has the letter: the way text is
 * drawn. A font map of its own, so that any thread may ask; the first question of a program lists the fonts, which
 * takes some hundredths of a second. */
#include "config.h"

#include "tillid-font-check.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "tillid-format.h"
#include "tillid-script.h"
#include "tillid-words.h"

static gboolean
has_letters (PangoContext *context, const char *letters, const char *language)
{
  PangoFontDescription *description = pango_font_description_from_string ("Sans 11");
  PangoFontset *fontset =
    pango_context_load_fontset (context, description, pango_language_from_string (language));
  gboolean has_all = fontset != NULL;

  for (const char *p = letters; has_all && *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autoptr (PangoFont) font = pango_fontset_get_font (fontset, g_utf8_get_char (p));

      has_all = font != NULL && pango_font_has_char (font, g_utf8_get_char (p));
    }
  g_clear_object (&fontset);
  pango_font_description_free (description);
  return has_all;
}

static void
add_once (GPtrArray *texts, const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

/* (transfer full): "fonts-a, fonts-b" */
static char *
join (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (C_ ("list of facts", ", "), (char **) texts->pdata);
}

/**
 * tillid_font_check_warning:
 * @languages: (array zero-terminated=1): BCP 47 tags that are read or written here
 *
 * May be called in any thread.
 *
 * Returns: (transfer full) (nullable): a sentence that names the languages whose letters no font here has, and the Debian
 *   packages that have them; %NULL when nothing is missing
 */
char *
tillid_font_check_warning (const char *const *languages)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all_names = NULL, *all_packages = NULL;
  guint n;

  g_return_val_if_fail (languages != NULL, NULL);

  context = pango_font_map_create_context (map);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      const TillidScript *script = tillid_script_of_language (languages[i]);
      g_autofree char *spoken = NULL, *name = NULL, *package = NULL;

      if (has_letters (context, script->letters, languages[i]))
        continue;
      spoken = tillid_format_language_name (languages[i]);
      name = tillid_words_isolate (spoken);
      package = tillid_words_isolate (script->package);
      add_once (names, name);
      add_once (packages, package);
    }
  g_object_unref (context);
  n = packages->len;
  if (n == 0)
    return NULL;
  all_names = join (names);
  all_packages = join (packages);
  /* Translators: names of languages; names of packages. */
  return g_strdup_printf (
    g_dngettext (
      GETTEXT_PACKAGE,
      "No font on this computer has all the letters of: %1$s. The Debian package %2$s has them.",
      "No font on this computer has all the letters of: %1$s. The Debian packages %2$s have them.",
      n),
    all_names, all_packages);
}
