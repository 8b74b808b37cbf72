/* tillid-script.c - which script a language is written in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Pango knows the scripts of some languages, but not of Dari, Pashto, Sorani, Tigrinya or Chinese: the list here is of the
 * languages that refugee clinics meet. Whatever is not named is written in Latin letters. The letters are those that
 * fonts forget: Arabic with the letters of Persian, Pashto, Urdu and Sorani, Cyrillic with those of Ukrainian. */
#include "config.h"

#include "tillid-script.h"

#include <string.h>

#define CORE "fonts-noto-core"
#define CJK "fonts-noto-cjk"

static const TillidScript arabic = { G_UNICODE_SCRIPT_ARABIC, "بپڤۆټے", CORE };
static const TillidScript armenian = { G_UNICODE_SCRIPT_ARMENIAN, "աՖ", CORE };
static const TillidScript bengali = { G_UNICODE_SCRIPT_BENGALI, "কৰ", CORE };
static const TillidScript cyrillic = { G_UNICODE_SCRIPT_CYRILLIC, "жїґә", CORE };
static const TillidScript devanagari = { G_UNICODE_SCRIPT_DEVANAGARI, "कज", CORE };
static const TillidScript ethiopic = { G_UNICODE_SCRIPT_ETHIOPIC, "ሀቐጵ", CORE };
static const TillidScript georgian = { G_UNICODE_SCRIPT_GEORGIAN, "აჰ", CORE };
static const TillidScript greek = { G_UNICODE_SCRIPT_GREEK, "ωΐ", CORE };
static const TillidScript gurmukhi = { G_UNICODE_SCRIPT_GURMUKHI, "ਕੜ", CORE };
static const TillidScript han = { G_UNICODE_SCRIPT_HAN, "汉語", CJK };
static const TillidScript hangul = { G_UNICODE_SCRIPT_HANGUL, "한", CJK };
static const TillidScript hebrew = { G_UNICODE_SCRIPT_HEBREW, "אץ", CORE };
static const TillidScript kana = { G_UNICODE_SCRIPT_HIRAGANA, "あア語", CJK };
static const TillidScript khmer = { G_UNICODE_SCRIPT_KHMER, "កឣ", CORE };
static const TillidScript lao = { G_UNICODE_SCRIPT_LAO, "ກຮ", CORE };
static const TillidScript latin = { G_UNICODE_SCRIPT_LATIN, "aåğş", CORE };
static const TillidScript myanmar = { G_UNICODE_SCRIPT_MYANMAR, "ကအ", CORE };
static const TillidScript sinhala = { G_UNICODE_SCRIPT_SINHALA, "කෆ", CORE };
static const TillidScript syriac = { G_UNICODE_SCRIPT_SYRIAC, "ܐܬ", CORE };
static const TillidScript tamil = { G_UNICODE_SCRIPT_TAMIL, "கஹ", CORE };
static const TillidScript thai = { G_UNICODE_SCRIPT_THAI, "กฮ", CORE };
static const TillidScript tibetan = { G_UNICODE_SCRIPT_TIBETAN, "ཀཨ", CORE };

static const struct
{
  const char *language;
  const TillidScript *script;
} languages[] = {
  { "aii", &syriac },   { "am", &ethiopic },   { "ar", &arabic },     { "as", &bengali },
  { "be", &cyrillic },  { "bg", &cyrillic },   { "bn", &bengali },    { "bo", &tibetan },
  { "byn", &ethiopic }, { "ckb", &arabic },    { "dz", &tibetan },    { "el", &greek },
  { "fa", &arabic },    { "he", &hebrew },     { "hi", &devanagari }, { "hy", &armenian },
  { "ja", &kana },      { "ka", &georgian },   { "kk", &cyrillic },   { "km", &khmer },
  { "ko", &hangul },    { "ky", &cyrillic },   { "lo", &lao },        { "mk", &cyrillic },
  { "mn", &cyrillic },  { "mr", &devanagari }, { "my", &myanmar },    { "ne", &devanagari },
  { "pa", &gurmukhi },  { "prs", &arabic },    { "ps", &arabic },     { "ru", &cyrillic },
  { "sd", &arabic },    { "si", &sinhala },    { "syr", &syriac },    { "ta", &tamil },
  { "tg", &cyrillic },  { "th", &thai },       { "ti", &ethiopic },   { "tig", &ethiopic },
  { "ug", &arabic },    { "uk", &cyrillic },   { "ur", &arabic },     { "yi", &hebrew },
  { "yue", &han },      { "zh", &han },
};

/**
 * tillid_script_of_language:
 * @tag: (nullable): a BCP 47 tag
 *
 * Returns: (transfer none): the script the language is usually written in; Latin for %NULL and what is not known
 */
const TillidScript *
tillid_script_of_language (const char *tag)
{
  const gsize length = tag != NULL ? strcspn (tag, "-_") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i].language) == length &&
        g_ascii_strncasecmp (languages[i].language, tag, length) == 0)
      return languages[i].script;
  return &latin;
}

/**
 * tillid_script_is_of_language:
 * @text: what somebody typed
 * @tag: (nullable): a BCP 47 tag
 *
 * Returns: whether the first letter of @text is of the script of that language; %FALSE without a letter
 */
gboolean
tillid_script_is_of_language (const char *text, const char *tag)
{
  const GUnicodeScript script = tillid_script_of_language (tag)->script;

  g_return_val_if_fail (text != NULL, FALSE);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return g_unichar_get_script (g_utf8_get_char (text)) == script;
  return FALSE;
}
