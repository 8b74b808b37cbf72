/* tillid-format-language.c - the name of a language, for readers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Translations of language and country names come from the package iso-codes (gettext domains
 * iso_639-3, iso_639-2, iso_3166-1), whose msgids are the names of the standard. What the standard calls
 * differently from the people in the clinic (Dari, Kurmanji, Syria) is a text of our own. */
#include "config.h"

#include "tillid-format.h"

#include <libintl.h>
#include <string.h>

#include "tillid-words.h"

typedef struct
{
  const char *code;
  const char *name; /* msgid of iso-codes, or of ours with the given context */
} Name;

static const Name own_languages[] = {
  { "ckb", NC_ ("language", "Kurdish (Sorani)") },
  { "fa-AF", NC_ ("language", "Dari") },
  { "kmr", NC_ ("language", "Kurdish (Kurmanji)") },
  { "ku", NC_ ("language", "Kurdish (Kurmanji)") },
  { "ne", NC_ ("language", "Nepali") },
  { "prs", NC_ ("language", "Dari") },
  { "ps", NC_ ("language", "Pashto") },
  { "sw", NC_ ("language", "Swahili") },
  { "ti", NC_ ("language", "Tigrinya") },
  { "uk", NC_ ("language", "Ukrainian") },
};

static const Name own_regions[] = {
  { "IR", NC_ ("country", "Iran") },
  { "PS", NC_ ("country", "Palestine") },
  { "SY", NC_ ("country", "Syria") },
};

static const Name languages[] = {
  { "aii", "Assyrian Neo-Aramaic" },
  { "am", "Amharic" },
  { "ar", "Arabic" },
  { "az", "Azerbaijani" },
  { "bn", "Bengali" },
  { "bs", "Bosnian" },
  { "byn", "Bilin" },
  { "da", "Danish" },
  { "de", "German" },
  { "en", "English" },
  { "es", "Spanish" },
  { "fa", "Persian" },
  { "fr", "French" },
  { "he", "Hebrew" },
  { "hi", "Hindi" },
  { "hr", "Croatian" },
  { "hy", "Armenian" },
  { "it", "Italian" },
  { "ka", "Georgian" },
  { "ln", "Lingala" },
  { "my", "Burmese" },
  { "nb", "Norwegian Bokmål" },
  { "no", "Norwegian" },
  { "om", "Oromo" },
  { "pa", "Panjabi" },
  { "pl", "Polish" },
  { "pt", "Portuguese" },
  { "rn", "Rundi" },
  { "ro", "Romanian" },
  { "rom", "Romany" },
  { "ru", "Russian" },
  { "rw", "Kinyarwanda" },
  { "so", "Somali" },
  { "sq", "Albanian" },
  { "sr", "Serbian" },
  { "sv", "Swedish" },
  { "ta", "Tamil" },
  { "th", "Thai" },
  { "ti", "Tigrinya" },
  { "tig", "Tigre" },
  { "tk", "Turkmen" },
  { "tl", "Tagalog" },
  { "tr", "Turkish" },
  { "uk", "Ukrainian" },
  { "ur", "Urdu" },
  { "uz", "Uzbek" },
  { "vi", "Vietnamese" },
  { "zh", "Chinese" },
};

static const Name regions[] = {
  { "AF", "Afghanistan" },  { "DZ", "Algeria" }, { "EG", "Egypt" },   { "ER", "Eritrea" },
  { "ET", "Ethiopia" },     { "IQ", "Iraq" },    { "JO", "Jordan" },  { "KW", "Kuwait" },
  { "LB", "Lebanon" },      { "LY", "Libya" },   { "MA", "Morocco" }, { "PK", "Pakistan" },
  { "SA", "Saudi Arabia" }, { "SD", "Sudan" },   { "SO", "Somalia" }, { "TN", "Tunisia" },
  { "YE", "Yemen" },
};

static const char *
find_name (const Name *names, gsize n_names, const char *code)
{
  for (gsize i = 0; i < n_names; i++)
    if (g_ascii_strcasecmp (names[i].code, code) == 0)
      return names[i].name;
  return NULL;
}

/* A name of ours in the language of the program. */
static const char *
own_name (const Name *names, gsize n_names, const char *code, const char *context)
{
  const char *name = find_name (names, n_names, code);

  return name != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, context, name) : NULL;
}

/* A name of the standard, translated by the first of @domains that has it. */
static const char *
standard_name (const Name *names, gsize n_names, const char *code, const char *const *domains)
{
  const char *name = find_name (names, n_names, code);

  for (; name != NULL && *domains != NULL; domains++)
    {
      const char *translated;

      bind_textdomain_codeset (*domains, "UTF-8");
      translated = dgettext (*domains, name);
      if (strcmp (translated, name) != 0)
        return translated;
    }
  return name;
}

/**
 * tillid_format_is_same_language:
 * @a: (nullable): a BCP 47 tag
 * @b: (nullable): another
 *
 * Returns: whether both name one language, in whatever region: "ar-IQ" and "ar"
 */
gboolean
tillid_format_is_same_language (const char *a, const char *b)
{
  gsize n = a != NULL ? strcspn (a, "-_") : 0;

  return n > 0 && b != NULL && strcspn (b, "-_") == n && g_ascii_strncasecmp (a, b, n) == 0;
}

/**
 * tillid_format_language_name:
 * @tag: a BCP 47 tag
 *
 * In the language of the program.
 *
 * Returns: (transfer full): "Arabic (Iraq)", "Dari", "Kurdish (Kurmanji)"; the tag itself where we do
 *   not know better
 */
char *
tillid_format_language_name (const char *tag)
{
  static const char *const language_domains[] = { "iso_639-3", "iso_639-2", NULL };
  static const char *const region_domains[] = { "iso_3166-1", NULL };
  g_auto (GStrv) parts = NULL;
  const char *region_code = NULL;
  const char *language, *region;

  g_return_val_if_fail (tag != NULL, NULL);

  language = own_name (own_languages, G_N_ELEMENTS (own_languages), tag, "language");
  if (language != NULL)
    return g_strdup (language);
  parts = g_strsplit_set (tag, "-_", -1);
  if (parts[0] == NULL)
    return g_strdup (tag);
  for (char **part = parts + 1; *part != NULL; part++)
    if (strlen (*part) == 2 && region_code == NULL)
      region_code = *part;

  language = own_name (own_languages, G_N_ELEMENTS (own_languages), parts[0], "language");
  if (language == NULL)
    language = standard_name (languages, G_N_ELEMENTS (languages), parts[0], language_domains);
  if (language == NULL)
    return g_strdup (tag);
  if (region_code == NULL)
    return g_strdup (language);

  region = own_name (own_regions, G_N_ELEMENTS (own_regions), region_code, "country");
  if (region == NULL)
    region = standard_name (regions, G_N_ELEMENTS (regions), region_code, region_domains);
  /* Translators: a language and the country whose kind of it is meant: "Arabic (Iraq)" */
  return g_strdup_printf (C_ ("language", "%s (%s)"), language,
                          region != NULL ? region : region_code);
}
