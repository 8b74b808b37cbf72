/* tillid-continuity-formulas.c - the indices with their numbers filled in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The formulas of docs/rules.md as a reader can follow them: the integers first, one division at the end. They are
 * isolated as a whole, since they run from left to right in every script. */
#include "config.h"

#include "tillid-continuity-words.h"

#include "tillid-format.h"
#include "tillid-words.h"

#include <math.h>

/* Longer formulas are given with their sum only. */
#define FORMULA_TERMS 6
#define FORMULA_LETTERS 16
#define LEFT_TO_RIGHT_MARK "\u200e"

/**
 * tillid_continuity_words_row:
 * @row: a row of the numbers
 *
 * Returns: (transfer none): its name
 */
const char *
tillid_continuity_words_row (TillidContinuityRow row)
{
  switch (row)
    {
    case TILLID_CONTINUITY_ROW_UPC:
      return C_ ("continuity", "Most seen person");
    case TILLID_CONTINUITY_ROW_COC:
      return C_ ("continuity", "Any two visits alike");
    case TILLID_CONTINUITY_ROW_SECON:
      return C_ ("continuity", "Same as the time before");
    case TILLID_CONTINUITY_ROW_KNOWN_FACE:
      return C_ ("continuity", "Known face present");
    case TILLID_CONTINUITY_ROW_UPC_NAMED:
      return C_ ("continuity", "Led by the key contact");
    case TILLID_CONTINUITY_ROW_PRESENCE:
      return C_ ("continuity", "Key contact in the room");
    case TILLID_CONTINUITY_ROW_KPC:
      return C_ ("continuity", "Lead known from before");
    case TILLID_CONTINUITY_ROW_K_INDEX:
      return C_ ("continuity", "Few people");
    case TILLID_CONTINUITY_ROW_MMCI:
      return C_ ("continuity", "Few people for the visits");
    case TILLID_CONTINUITY_ROW_HHI:
      return C_ ("continuity", "Visits gathered on few");
    case TILLID_CONTINUITY_ROW_FCI:
      return C_ ("continuity", "Spread over people");
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
from_hundredths (gint64 hundredths)
{
  g_autofree char *whole = tillid_format_number (hundredths / 100, NULL);
  g_autofree char *tens = tillid_format_number (hundredths / 10 % 10, NULL);
  g_autofree char *ones = tillid_format_number (hundredths % 10, NULL);

  return g_strconcat (whole, C_ ("decimal mark", "."), tens, ones, NULL);
}

/**
 * tillid_continuity_words_note:
 * @row: a row of the numbers
 *
 * Returns: (transfer none): what stands where a row has no chance line; "" for a row that has one
 */
const char *
tillid_continuity_words_note (TillidContinuityRow row)
{
  switch (row)
    {
    case TILLID_CONTINUITY_ROW_KNOWN_FACE:
      return C_ ("continuity", "the whole time shown; no chance line, several people per visit");
    case TILLID_CONTINUITY_ROW_UPC_NAMED:
    case TILLID_CONTINUITY_ROW_PRESENCE:
      return C_ ("continuity", "the person named, not the one seen most");
    case TILLID_CONTINUITY_ROW_KPC:
      return C_ ("continuity", "a lead of the year before the visit");
    case TILLID_CONTINUITY_ROW_MMCI:
      return C_ ("continuity", "1 if one person leads all visits");
    case TILLID_CONTINUITY_ROW_HHI:
      return C_ ("continuity", "each person’s share, squared and added");
    case TILLID_CONTINUITY_ROW_FCI:
      return C_ ("continuity", "COC turned around: 0 if one person leads all");
    default:
      return "";
    }
}

/**
 * tillid_continuity_words_value:
 * @ratio: a measure
 *
 * Returns: (transfer full): two decimals, rounded half up from the integers; "-" if it is absent
 */
char *
tillid_continuity_words_value (TillidRatio ratio)
{
  return tillid_ratio_is_defined (ratio) ? from_hundredths (tillid_ratio_hundredths (ratio))
                                         : g_strdup ("-");
}

/**
 * tillid_continuity_words_chance:
 * @value: an expected value of #TillidChance
 *
 * Returns: (transfer full): two decimals
 */
char *
tillid_continuity_words_chance (double value)
{
  return from_hundredths ((gint64) floor (value * 100 + 0.5));
}

static char *
share_of (TillidRatio share)
{
  g_autofree char *some = tillid_format_count (share.numerator);
  g_autofree char *all = tillid_format_count (share.denominator);

  return g_strdup_printf (C_ ("continuity", "%1$s of %2$s"), some, all);
}

/* A number of a formula. Digits of Arabic script turn what stands between them around; the mark stops that. */
static void
add_term (GString *text, const char *before, gint64 number)
{
  g_autofree char *digits = tillid_format_number (number, NULL);

  g_string_append (text, before);
  g_string_append (text, digits);
  if (!g_str_is_ascii (digits))
    g_string_append (text, LEFT_TO_RIGHT_MARK);
}

/* 7² + 1² */
static void
add_squares (GString *text, const TillidContinuity *continuity, const GArray *counts)
{
  if (counts != NULL && counts->len <= FORMULA_TERMS)
    for (guint i = 0; i < counts->len; i++)
      {
        add_term (text, i > 0 ? " + " : "", g_array_index (counts, gint64, i));
        g_string_append (text, "²");
      }
  else
    add_term (text, "", continuity->sum_of_squares);
}

/* (7² + 1² − 8) ÷ (8 × 7) = 42 ÷ 56 */
static char *
coc_formula (const TillidContinuity *continuity, const GArray *counts)
{
  g_autoptr (GString) text = g_string_new ("(");

  add_squares (text, continuity, counts);
  add_term (text, " − ", continuity->n);
  add_term (text, ") ÷ (", continuity->n);
  add_term (text, " × ", continuity->n - 1);
  add_term (text, ") = ", continuity->coc.numerator);
  add_term (text, " ÷ ", continuity->coc.denominator);
  return tillid_words_isolate (text->str);
}

/* (7² + 1²) ÷ 8² = 50 ÷ 64 */
static char *
hhi_formula (const TillidContinuity *continuity, const GArray *counts)
{
  g_autoptr (GString) text = g_string_new ("(");

  add_squares (text, continuity, counts);
  add_term (text, ") ÷ ", continuity->n);
  g_string_append (text, "²");
  add_term (text, " = ", continuity->hhi.numerator);
  add_term (text, " ÷ ", continuity->hhi.denominator);
  return tillid_words_isolate (text->str);
}

/* (8 − 2) ÷ (8 − 1) = 6 ÷ 7 */
static char *
k_formula (const TillidContinuity *continuity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_term (text, "(", continuity->n);
  add_term (text, " − ", continuity->k);
  add_term (text, ") ÷ (", continuity->n);
  add_term (text, " − ", 1);
  add_term (text, ") = ", continuity->k_index.numerator);
  add_term (text, " ÷ ", continuity->k_index.denominator);
  return tillid_words_isolate (text->str);
}

/* 1 − 42 ÷ 56 = 14 ÷ 56 */
static char *
fci_formula (const TillidContinuity *continuity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_term (text, "", 1);
  add_term (text, " − ", continuity->coc.numerator);
  add_term (text, " ÷ ", continuity->coc.denominator);
  add_term (text, " = ", continuity->fci.numerator);
  add_term (text, " ÷ ", continuity->fci.denominator);
  return tillid_words_isolate (text->str);
}

/* N + 0.1 */
static void
add_tenth (GString *text, const char *before, gint64 n)
{
  g_autofree char *tenth = tillid_format_number (1, NULL);

  add_term (text, before, n);
  g_string_append (text, C_ ("decimal mark", "."));
  g_string_append (text, tenth);
}

/* (1 − 2 ÷ 8.1) ÷ (1 − 1 ÷ 8.1) */
static char *
mmci_formula (const TillidContinuity *continuity)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_term (text, "(", 1);
  add_term (text, " − ", continuity->k);
  add_tenth (text, " ÷ ", continuity->n);
  add_term (text, ") ÷ (", 1);
  add_term (text, " − ", 1);
  add_tenth (text, " ÷ ", continuity->n);
  g_string_append (text, ")");
  return tillid_words_isolate (text->str);
}

static char *
secon_formula (const TillidContinuity *continuity, const char *const *initials)
{
  guint n = initials != NULL ? g_strv_length ((char **) initials) : 0;
  g_autofree char *a = tillid_format_count (continuity->secon.numerator);
  g_autofree char *b = tillid_format_count (continuity->secon.denominator);
  g_autofree char *joined =
    n > 0 && n <= FORMULA_LETTERS ? g_strjoinv (" ", (char **) initials) : NULL;
  g_autofree char *letters = joined != NULL ? tillid_words_isolate (joined) : NULL;
  gulong pairs = (gulong) continuity->secon.denominator;

  if (letters == NULL)
    return g_strdup_printf (ngettext ("%1$s of %2$s pair", "%1$s of %2$s pairs", pairs), a, b);
  return g_strdup_printf (ngettext ("%1$s of %2$s pair: %3$s", "%1$s of %2$s pairs: %3$s", pairs),
                          a, b, letters);
}

/**
 * tillid_continuity_words_formula:
 * @row: which formula
 * @continuity: the measures of the sequence; for the known face those of the whole course
 * @counts: (element-type gint64) (nullable): from tillid_continuity_counts(), for COC
 * @initials: (array zero-terminated=1) (nullable): of each visit's lead in order, for SECON
 *
 * Returns: (transfer full) (nullable): the formula with its numbers, %NULL if the measure is absent
 */
char *
tillid_continuity_words_formula (TillidContinuityRow row,
                                 const TillidContinuity *continuity,
                                 const GArray *counts,
                                 const char *const *initials)
{
  g_autofree char *share = NULL;

  g_return_val_if_fail (continuity != NULL, NULL);

  if (!tillid_ratio_is_defined (row == TILLID_CONTINUITY_ROW_KNOWN_FACE ? continuity->known_face
                                                                        : continuity->coc))
    return NULL;
  switch (row)
    {
    case TILLID_CONTINUITY_ROW_UPC:
      return share_of (continuity->upc);
    case TILLID_CONTINUITY_ROW_COC:
      return coc_formula (continuity, counts);
    case TILLID_CONTINUITY_ROW_SECON:
      return secon_formula (continuity, initials);
    case TILLID_CONTINUITY_ROW_KNOWN_FACE:
      share = share_of (continuity->known_face);
      return g_strdup_printf (C_ ("continuity", "%s, from the second visit"), share);
    case TILLID_CONTINUITY_ROW_KPC:
      share = share_of (continuity->kpc);
      return g_strdup_printf (C_ ("continuity", "%s, from the second visit"), share);
    case TILLID_CONTINUITY_ROW_K_INDEX:
      return k_formula (continuity);
    case TILLID_CONTINUITY_ROW_MMCI:
      return mmci_formula (continuity);
    case TILLID_CONTINUITY_ROW_HHI:
      return hhi_formula (continuity, counts);
    case TILLID_CONTINUITY_ROW_FCI:
      return fci_formula (continuity);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * tillid_continuity_words_share_with:
 * @share: visits with somebody / visits
 * @name: who that is
 *
 * Returns: (transfer full): "7 of 8, Amina": the formula of the two rows about the key contact
 */
char *
tillid_continuity_words_share_with (TillidRatio share, const char *name)
{
  g_autofree char *some = share_of (share);
  g_autofree char *who = tillid_words_isolate (name);

  return g_strdup_printf (C_ ("continuity", "%1$s, %2$s"), some, who);
}

/**
 * tillid_continuity_words_row_label:
 * @row: a row of the numbers
 * @formula: from tillid_continuity_words_formula()
 * @value: from tillid_continuity_words_value()
 * @chance: (nullable): from tillid_continuity_words_chance(), %NULL where there is no chance line
 * @n_colleagues: people of the chance line
 *
 * Returns: (transfer full): the accessible label of a row
 */
char *
tillid_continuity_words_row_label (TillidContinuityRow row,
                                   const char *formula,
                                   const char *value,
                                   const char *chance,
                                   gint64 n_colleagues)
{
  g_autofree char *people = tillid_format_count (n_colleagues);

  if (chance == NULL)
    return g_strdup_printf (C_ ("continuity", "%1$s, %2$s, %3$s."),
                            tillid_continuity_words_row (row), formula, value);
  return g_strdup_printf (ngettext ("%1$s, %2$s, %3$s; by chance among %4$s colleague %5$s.",
                                    "%1$s, %2$s, %3$s; by chance among %4$s colleagues %5$s.",
                                    (gulong) n_colleagues),
                          tillid_continuity_words_row (row), formula, value, people, chance);
}
