/* tillid-continuity-numbers.c - the sentences of the Continuity page and the numbers behind its opener
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Indices are those of the part after the last hand-over; what was before it is a sentence. The known face is
 * counted over the whole window, since a hand-over in the patient's presence keeps a known face in the room. */
#include "config.h"

#include "tillid-continuity-model-private.h"

#include <math.h>

#include "tillid-format.h"
#include "tillid-words.h"

static void
measure (GPtrArray *visits, TillidContinuityUnit unit, TillidPeriod window, TillidContinuity *out)
{
  tillid_continuity_measure (visits, unit, window, TILLID_CONTINUITY_LOOK_BACK_DAYS, out);
}

static char *
state_sentence (const TillidContinuityReading *reading)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (reading->in_window->len > 1)
    return NULL;
  if (reading->in_window->len == 0 && reading->visits->len > 0)
    return g_strdup (C_ ("continuity", "No visits in this time"));
  if (reading->in_window->len == 1)
    {
      const TillidCountedVisit *visit = reading->in_window->pdata[0];

      if (reading->visits->len > 1)
        return tillid_continuity_visit_label (reading, visit);
      for (guint i = 0; i < visit->staff->len; i++)
        g_ptr_array_add (names,
                         tillid_continuity_member_name (reading->context,
                                                        g_array_index (visit->staff, gint64, i)));
    }
  g_ptr_array_add (names, NULL);
  return tillid_continuity_words_few (reading->in_window->len, (const char *const *) names->pdata);
}

static char *
led_sentence (const TillidContinuityReading *reading)
{
  const TillidHandOver *hand_over = tillid_continuity_reading_last_hand_over (reading);
  gboolean since = hand_over != NULL && reading->part.from == hand_over->day + 1;
  g_autofree char *lead = NULL;
  g_autofree char *from = NULL;
  TillidContinuity part;

  measure (reading->in_part, TILLID_CONTINUITY_UNIT_PERSON, reading->part, &part);
  if (part.n == 0)
    return NULL;
  lead = tillid_continuity_member_name (reading->context, part.most_seen);
  if (since && hand_over->from_member != 0)
    from = tillid_continuity_member_name (reading->context, hand_over->from_member);
  return tillid_continuity_words_led (lead, (TillidRatio){ part.most_seen_visits, part.n }, from,
                                      from != NULL && hand_over->patient_present
                                        ? tillid_patient_context_get_short_name (reading->context)
                                        : NULL);
}

/* Visits of the window at which a relative or a child interpreted. */
static gint64
count_relatives (const TillidContinuityReading *reading)
{
  gint64 n = 0;

  for (guint i = 0; i < reading->in_window->len; i++)
    {
      const TillidCountedVisit *visit = reading->in_window->pdata[i];
      const TillidVisitRow *row = tillid_continuity_reading_find_row (reading, visit->id);
      gboolean found = FALSE;

      for (guint j = 0; row != NULL && j < row->presences->len; j++)
        found = found || ((TillidPresence *) row->presences->pdata[j])->mode ==
                           TILLID_INTERPRETING_MODE_RELATIVE;
      n += found;
    }
  return n;
}

static char *
interpreted_sentence (const TillidContinuityReading *reading)
{
  gint64 relatives = count_relatives (reading);
  g_autofree char *family = tillid_continuity_words_family (relatives);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  TillidContinuity part;

  measure (reading->in_part, TILLID_CONTINUITY_UNIT_INTERPRETER, reading->part, &part);
  if (part.n == 0)
    return relatives > 0 ? g_steal_pointer (&family) : NULL;
  name = tillid_continuity_interpreter_name (reading->context, part.most_seen);
  sentence =
    tillid_continuity_words_interpreted (name,
                                         tillid_continuity_interpreter_share (reading->in_part,
                                                                              part.most_seen));
  return g_strdup_printf ("%s %s", sentence, family);
}

/* Fills in the sentences of @view. */
void
tillid_continuity_build_sentences (const TillidContinuityReading *reading,
                                   TillidContinuityView *view)
{
  TillidContinuity team;

  view->n_visits = reading->in_window->len;
  view->state = state_sentence (reading);
  if (view->state != NULL)
    return;
  measure (reading->in_window, TILLID_CONTINUITY_UNIT_TEAM, reading->window, &team);
  view->known_face =
    tillid_continuity_words_known_face (tillid_patient_context_get_short_name (reading->context),
                                        team.known_face);
  view->led = led_sentence (reading);
  view->interpreted = interpreted_sentence (reading);
}

/* (transfer full): first letters of the leads in order; initials where two leads share a first letter. */
static char **
lead_letters (const TillidContinuityReading *reading)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
  gboolean is_shared = FALSE;

  for (guint i = 0; i < reading->in_part->len; i++)
    {
      gint64 lead = ((TillidCountedVisit *) reading->in_part->pdata[i])->lead;
      TillidMember *member = tillid_patient_context_find_member (reading->context, lead);
      char *letter, *owner;

      if (member == NULL || member->name == NULL)
        continue;
      letter = g_strndup (member->name, g_utf8_next_char (member->name) - member->name);
      owner = g_hash_table_lookup (owners, letter);
      is_shared = is_shared || (owner != NULL && owner != (char *) member);
      g_hash_table_insert (owners, g_strdup (letter), member);
      g_ptr_array_add (letters, letter);
    }
  for (guint i = 0, n = 0; is_shared && i < reading->in_part->len; i++)
    {
      gint64 lead = ((TillidCountedVisit *) reading->in_part->pdata[i])->lead;
      const TillidMember *member = tillid_patient_context_find_member (reading->context, lead);

      if (member == NULL || member->name == NULL)
        continue;
      if (member->initials != NULL)
        {
          g_free (letters->pdata[n]);
          letters->pdata[n] = g_strdup (member->initials);
        }
      n++;
    }
  g_ptr_array_add (letters, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&letters), FALSE);
}

static void
number_free (gpointer data)
{
  TillidContinuityNumber *number = data;

  g_free (number->formula);
  g_free (number->value);
  g_free (number->chance);
  g_free (number->note);
  g_free (number->label);
  g_free (number);
}

static void
add_number (TillidContinuityView *view,
            TillidContinuityRow row,
            const char *abbreviation,
            TillidRatio ratio,
            char *formula,
            double chance,
            gint64 n_people)
{
  TillidContinuityNumber *number = g_new0 (TillidContinuityNumber, 1);

  number->row = row;
  number->abbreviation = abbreviation;
  number->formula = formula;
  number->value = tillid_continuity_words_value (ratio);
  number->position = tillid_ratio_value (ratio);
  number->chance_position = chance;
  if (isnan (chance))
    number->note = g_strdup (tillid_continuity_words_note (row));
  else
    number->chance = tillid_continuity_words_chance (chance);
  number->label =
    tillid_continuity_words_row_label (row, formula, number->value, number->chance, n_people);
  g_ptr_array_add (view->numbers, number);
}

/* How much of it was with the person the patient was told to expect. */
static void
add_key_contact (const TillidContinuityReading *reading, TillidContinuityView *view)
{
  const TillidCourse *course = tillid_patient_context_get_course (reading->context);
  TillidRatio led, present;
  g_autofree char *name = NULL;

  if (course == NULL || course->key_contact == 0)
    return;
  name = tillid_continuity_member_name (reading->context, course->key_contact);
  led = tillid_continuity_upc_named (reading->in_part, course->key_contact);
  present = tillid_continuity_presence_share (reading->in_part, course->key_contact);
  if (tillid_ratio_is_defined (led))
    add_number (view, TILLID_CONTINUITY_ROW_UPC_NAMED, NULL, led,
                tillid_continuity_words_share_with (led, name), NAN, 0);
  if (tillid_ratio_is_defined (present))
    add_number (view, TILLID_CONTINUITY_ROW_PRESENCE, NULL, present,
                tillid_continuity_words_share_with (present, name), NAN, 0);
}

static void
add_numbers (const TillidContinuityReading *reading,
             TillidContinuityView *view,
             const TillidContinuity *part,
             guint n_people)
{
  g_autoptr (GArray) counts =
    tillid_continuity_counts (reading->in_part, TILLID_CONTINUITY_UNIT_PERSON);
  g_auto (GStrv) letters = lead_letters (reading);
  TillidContinuity team;
  TillidChance chance;
  gboolean has_chance;

#define FORMULA(row, measures)                                                                     \
  tillid_continuity_words_formula (row, measures, counts, (const char *const *) letters)

  /* The most seen person is not shown without what chance alone would give. */
  has_chance = tillid_chance_compute ((guint) part->n, n_people, &chance);
  if (has_chance)
    {
      add_number (view, TILLID_CONTINUITY_ROW_UPC, "UPC", part->upc,
                  FORMULA (TILLID_CONTINUITY_ROW_UPC, part), chance.upc, n_people);
      add_number (view, TILLID_CONTINUITY_ROW_COC, "COC", part->coc,
                  FORMULA (TILLID_CONTINUITY_ROW_COC, part), chance.coc, n_people);
      add_number (view, TILLID_CONTINUITY_ROW_SECON, "SECON", part->secon,
                  FORMULA (TILLID_CONTINUITY_ROW_SECON, part), chance.secon, n_people);
    }
  measure (reading->in_window, TILLID_CONTINUITY_UNIT_TEAM, reading->window, &team);
  add_number (view, TILLID_CONTINUITY_ROW_KNOWN_FACE, NULL, team.known_face,
              FORMULA (TILLID_CONTINUITY_ROW_KNOWN_FACE, &team), NAN, n_people);
  add_key_contact (reading, view);
  add_number (view, TILLID_CONTINUITY_ROW_KPC, "KPC", part->kpc,
              FORMULA (TILLID_CONTINUITY_ROW_KPC, part), NAN, n_people);
  if (has_chance)
    add_number (view, TILLID_CONTINUITY_ROW_K_INDEX, "K", part->k_index,
                FORMULA (TILLID_CONTINUITY_ROW_K_INDEX, part), chance.k_index, n_people);
  add_number (view, TILLID_CONTINUITY_ROW_MMCI, "MMCI", part->mmci,
              FORMULA (TILLID_CONTINUITY_ROW_MMCI, part), NAN, n_people);
  add_number (view, TILLID_CONTINUITY_ROW_HHI, "HHI", part->hhi,
              FORMULA (TILLID_CONTINUITY_ROW_HHI, part), NAN, n_people);
  add_number (view, TILLID_CONTINUITY_ROW_FCI, "FCI", part->fci,
              FORMULA (TILLID_CONTINUITY_ROW_FCI, part), NAN, n_people);
#undef FORMULA
}

static char *
foot (const TillidContinuityReading *reading)
{
  g_autofree char *counted =
    tillid_continuity_words_counted (tillid_patient_context_get_short_name (reading->context));
  g_autofree char *lead = NULL;
  g_autofree char *sentence = NULL;
  TillidContinuity before;

  if (!reading->has_before)
    return g_steal_pointer (&counted);
  measure (reading->in_before, TILLID_CONTINUITY_UNIT_PERSON, reading->before, &before);
  if (before.n == 0)
    return g_steal_pointer (&counted);
  lead = tillid_continuity_member_name (reading->context, before.most_seen);
  sentence =
    tillid_continuity_words_before (lead, (TillidRatio){ before.most_seen_visits, before.n });
  return g_strdup_printf ("%s %s", sentence, counted);
}

/* Fills in the numbers of @view. %FALSE if @error was set. */
gboolean
tillid_continuity_build_numbers (const TillidContinuityReading *reading,
                                 TillidContinuityView *view,
                                 GError **error)
{
  const TillidHandOver *hand_over = tillid_continuity_reading_last_hand_over (reading);
  GPtrArray *visits = reading->in_part;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *people = NULL;
  TillidPeriod window = { reading->part.from, reading->part.to };
  TillidContinuity part;
  guint n_people = 0;

  view->numbers = g_ptr_array_new_with_free_func (number_free);
  view->numbers_foot = foot (reading);
  measure (visits, TILLID_CONTINUITY_UNIT_PERSON, reading->part, &part);
  if (part.n < TILLID_CONTINUITY_FEWEST_SHOWN)
    {
      view->numbers_head = tillid_continuity_words_few (2, NULL);
      return TRUE;
    }
  if (window.to == TILLID_ABSENT || window.to > reading->today)
    window.to = reading->today;
  if (!tillid_visit_query_count_leads (tillid_patient_context_get_db (reading->context),
                                       tillid_patient_context_get_scope (reading->context), window,
                                       &n_people, error))
    return FALSE;
  add_numbers (reading, view, &part, n_people);

  first = tillid_format_day (((TillidCountedVisit *) visits->pdata[0])->day, TILLID_FORMAT_DAY_LONG,
                             NULL);
  last = tillid_format_day (((TillidCountedVisit *) visits->pdata[visits->len - 1])->day,
                            TILLID_FORMAT_DAY_LONG, NULL);
  view->numbers_head =
    tillid_continuity_words_window (part.n, first, last,
                                    hand_over != NULL && reading->part.from == hand_over->day + 1);
  people = tillid_format_count (n_people);
  view->numbers_chance =
    g_strdup_printf (ngettext ("by chance, %s colleague", "by chance, %s colleagues", n_people),
                     people);
  return TRUE;
}
