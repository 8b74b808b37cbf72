/* timeline-story.h - the invented demo story, as the tests of layout and drawing use it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words from the worked case; dates are the decimal years of the drawn Story page, so that the pictures can be laid
 * beside each other.
 */
#pragma once

#include "tillid-timeline-layout.h"

#include <math.h>

#define ITEMS(array) ((const TillidTimelineItem *) (array)->data)
#define SIGN(layout, i) (&g_array_index ((layout)->signs, TillidTimelineSign, i))
#define NEAR 1e-6

#define STORY_TODAY 20522 /* 10 March 2026 */
#define STORY_OFF_SICK 7000
#define STORY_ALARM 7001
#define STORY_PARTY 7002
#define STORY_SICK_NOTE 7003
#define STORY_MIGRAINE 7004
#define STORY_DANISH 7005

/* The day of a decimal year; NAN is open. */
static inline TillidDay
story_day (double year)
{
  TillidDay first;

  if (isnan (year))
    return TILLID_ABSENT;
  first = tillid_day_from_ymd ((int) floor (year), 1, 1);
  return first + (TillidDay) ((year - floor (year)) * 365.25);
}

static inline TillidTimelineItem *
story_add (GArray *items,
           gint64 id,
           TillidTimelineKind kind,
           TillidTimelineLane lane,
           double start_earliest,
           double start_latest,
           double end_earliest,
           double end_latest,
           const char *text)
{
  TillidTimelineItem item = {
    .id = id != 0 ? id : (gint64) items->len + 1,
    .kind = kind,
    .lane = lane,
    .bounds = { story_day (start_earliest), story_day (start_latest), story_day (end_earliest),
                story_day (end_latest) },
    .text = text,
    .language = "en",
  };

  g_array_append_val (items, item);
  return &g_array_index (items, TillidTimelineItem, items->len - 1);
}

static inline TillidTimelineItem *
story_event (GArray *items, gint64 id, TillidBank bank, double from, double to, const char *text)
{
  TillidTimelineItem *item =
    story_add (items, id, TILLID_TIMELINE_EVENT, TILLID_LANE_LIFE, from, to, from, to, text);

  item->bank = bank;
  return item;
}

static inline void
story_add_life (GArray *items)
{
  TillidTimelineItem *item;

  story_event (items, 0, TILLID_BANK_GOOD, 1977.4, 1977.6, "My father taught me to read");
  story_event (items, 0, TILLID_BANK_GOOD, 1992.6, 1992.7, "School librarian");
  story_event (items, 0, TILLID_BANK_GOOD, 1994.4, 1994.4, "Yusuf is born");
  story_event (items, 0, TILLID_BANK_GOOD, 1999.2, 1999.2, "Maryam is born");
  item = story_event (items, 0, TILLID_BANK_HARD, 1980.7, 1980.8, "The war");
  item->bounds.end_earliest = item->bounds.end_latest = story_day (1982);
  story_event (items, 0, TILLID_BANK_HARD, 1991.2, 1991.4, "We slept in the cellar");
  story_event (items, 0, TILLID_BANK_HARD, 2003.2, 2003.3, "The school was closed");
  story_event (items, 0, TILLID_BANK_GOOD, 2008.85, 2009.2, "I learned Danish in one year");
  story_event (items, 0, TILLID_BANK_GOOD, 2012.25, 2012.4, "The baker let me bake our own bread");
  item = story_event (items, STORY_PARTY, TILLID_BANK_GOOD, 2015, 2015, "The summer party");
  item->bounds.start_earliest = item->bounds.start_latest = tillid_day_from_ymd (2015, 6, 14);
  item->bounds.end_earliest = item->bounds.end_latest = item->bounds.start_latest;
  story_event (items, 0, TILLID_BANK_GOOD, 2019.45, 2019.5, "Maryam finishes school");
  story_event (items, 0, TILLID_BANK_GOOD, 2021.18, 2021.22, "Sara is born");
  story_event (items, 0, TILLID_BANK_GOOD, 2024.86, 2024.87, "I was asked about my life");
  story_event (items, 0, TILLID_BANK_NEUTRAL, 2010.2, 2012.2, "we moved to Funen");
  story_event (items, 0, TILLID_BANK_HARD, 2006.2, 2006.42,
               "My cousin died when the school was hit; I was beside her");
  item = story_event (items, 0, TILLID_BANK_HARD, 2006.6, 2007.1, "not now");
  item->closed = TRUE;
  item = story_event (items, STORY_ALARM, TILLID_BANK_HARD, 2015, 2015,
                      "The new oven has an alarm; it sounds like the siren");
  item->bounds.start_earliest = item->bounds.start_latest = tillid_day_from_ymd (2015, 8, 17);
  item->bounds.end_earliest = item->bounds.end_latest = item->bounds.start_latest;
  story_event (items, 0, TILLID_BANK_HARD, 2016.78, 2016.82, "My mother died, far away");
  story_event (items, 0, TILLID_BANK_HARD, 2023.1, 2023.14, "The money stopped after a letter");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const hopes[] = { "read to Sara in Danish", "see my sister again",
                                           "bake with children" };

      story_add (items, 0, TILLID_TIMELINE_HOPE, TILLID_LANE_LIFE, NAN, NAN, NAN, NAN, hopes[i]);
    }
}

static inline void
story_add_symptoms (GArray *items)
{
  TillidDay middle = tillid_day_from_ymd (2015, 8, 15);
  TillidTimelineItem *item;

  item = story_add (items, STORY_MIGRAINE, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, NAN, NAN,
                    NAN, NAN, "Migraine, most days");
  item->bounds.start_earliest = middle;
  item->bounds.start_latest = middle + 50;
  item = story_add (items, STORY_DANISH, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, NAN, NAN,
                    NAN, NAN, "Lost her Danish");
  item->bounds.start_earliest = middle + 20;
  item->bounds.start_latest = middle + 75;
  story_add (items, 0, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 2015.95, 2016.6, NAN, NAN,
             "No strength, tired");
  story_add (items, 0, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 2016.1, 2016.5, NAN, NAN,
             "Heavy heart, sleeps badly");
  story_add (items, 0, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 2017.2, 2017.9, NAN, NAN,
             "Joint pain, hands in the morning");
  story_add (items, 0, TILLID_TIMELINE_SYMPTOM, TILLID_LANE_SYMPTOM, 2024.4, 2024.8, NAN, NAN,
             "Thirsty, up at night");
}

static inline void
story_add_care (GArray *items)
{
  static const double gp[] = {
    2010.4,  2011.9, 2013.2,  2015.72, 2015.85, 2016.0, 2016.1, 2016.3, 2016.5, 2016.85,
    2017.0,  2017.1, 2017.35, 2017.6,  2017.9,  2018.1, 2018.4, 2018.6, 2018.9, 2019.1,
    2019.4,  2019.8, 2020.1,  2020.4,  2020.9,  2021.3, 2021.8, 2022.1, 2022.4, 2022.9,
    2023.15, 2023.2, 2023.6,  2023.9,  2024.1,  2024.3, 2024.5, 2025.2, 2025.7, 2026.05,
  };
  static const int visits[][3] = {
    { 2024, 11, 12 }, { 2024, 12, 3 }, { 2025, 1, 14 }, { 2025, 2, 11 }, { 2025, 3, 11 },
    { 2025, 4, 8 },   { 2025, 5, 13 }, { 2025, 6, 17 }, { 2025, 8, 26 }, { 2025, 10, 7 },
    { 2025, 11, 18 }, { 2026, 1, 13 }, { 2026, 2, 17 },
  };
  static const struct
  {
    double at;
    const char *text;
  } others[] = { { 2016.37, "Neurologist, twice" },
                 { 2020.2, "Psychologist, no interpreter" },
                 { 2016.98, "Emergency department" },
                 { 2021.1, "Rheumatology" } };
  TillidTimelineItem *item;

  for (guint i = 0; i < G_N_ELEMENTS (gp); i++)
    {
      item = story_add (items, 0, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE, gp[i], gp[i], gp[i],
                        gp[i], "GP");
      item->row = "GP";
      item->rank = 101;
    }
  item = story_add (items, STORY_SICK_NOTE, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE, 2015, 2015,
                    2015, 2015, "GP: sick note");
  item->row = "GP";
  item->rank = 101;
  item->bounds.start_earliest = item->bounds.start_latest = tillid_day_from_ymd (2015, 8, 24);
  item->bounds.end_earliest = item->bounds.end_latest = item->bounds.start_latest;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      item = story_add (items, 0, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE, others[i].at,
                        others[i].at, others[i].at, others[i].at, others[i].text);
      item->row = others[i].text;
      item->rank = 102;
    }
  for (guint i = 0; i < G_N_ELEMENTS (visits); i++)
    {
      item = story_add (items, 0, TILLID_TIMELINE_VISIT, TILLID_LANE_CARE, 2025, 2025, 2025, 2025,
                        "visit with us");
      item->row = "visits with us";
      item->bounds.start_earliest = item->bounds.start_latest =
        tillid_day_from_ymd (visits[i][0], visits[i][1], visits[i][2]);
      item->bounds.end_earliest = item->bounds.end_latest = item->bounds.start_latest;
    }
}

static inline void
story_add_plans (GArray *items)
{
  static const struct
  {
    int days;
    TillidTimelineKind kind;
    TillidTimelineLane lane;
    const char *text;
  } plans[] = {
    { 14, TILLID_TIMELINE_VISIT, TILLID_LANE_CARE, "24 Mar, Amina and Kirsten" },
    { 15, TILLID_TIMELINE_CONTACT, TILLID_LANE_CARE, "25 Mar, hormone clinic with Ida" },
    { 62, TILLID_TIMELINE_VISIT, TILLID_LANE_CARE, NULL },
    { 91, TILLID_TIMELINE_VISIT, TILLID_LANE_CARE, NULL },
    { 186, TILLID_TIMELINE_VISIT, TILLID_LANE_CARE, "Sep, farewell visit" },
    { 3, TILLID_TIMELINE_RESULT, TILLID_LANE_RESULT, "13 Mar, blood test" },
  };
  TillidTimelineItem *item;

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      item =
        story_add (items, 0, plans[i].kind, plans[i].lane, 2026, 2026, 2026, 2026, plans[i].text);
      item->planned = TRUE;
      item->bounds.start_earliest = item->bounds.start_latest = STORY_TODAY + plans[i].days;
      item->bounds.end_earliest = item->bounds.end_latest = item->bounds.start_latest;
    }
  item = story_add (items, 0, TILLID_TIMELINE_STRENGTH, TILLID_LANE_HELP, 2026.25, 2026.25, NAN,
                    NAN, "swimming, from April");
  item->planned = TRUE;
}

static inline void
story_add_bars (GArray *items)
{
  static const struct
  {
    TillidTimelineKind kind;
    double bounds[4];
    const char *text;
  } bars[] = {
    { TILLID_TIMELINE_MEDICINE, { 2016.4, 2016.4, 2019.3, 2019.3 }, "Sumatriptan" },
    { TILLID_TIMELINE_MEDICINE, { 2019.6, 2019.6, 2021.3, 2021.3 }, "Propranolol" },
    { TILLID_TIMELINE_MEDICINE,
      { 2016.9, 2016.9, 2019.6, 2020.6 },
      "Sertraline, stopped it herself" },
    { TILLID_TIMELINE_MEDICINE, { 2018.4, 2018.4, NAN, NAN }, "Vitamin D and calcium" },
    { TILLID_TIMELINE_PLACE, { 1970, 1970, 2006.55, 2006.75 }, "Iraq" },
    { TILLID_TIMELINE_PLACE, { 2007.75, 2007.85, 2010.6, 2011.8 }, "Denmark, Jutland" },
    { TILLID_TIMELINE_PLACE, { 2010.6, 2011.8, NAN, NAN }, "Denmark, Funen" },
    { TILLID_TIMELINE_WORK, { 1992, 1992, 2006.3, 2006.4 }, "School librarian" },
    { TILLID_TIMELINE_WORK, { 2008.1, 2008.1, 2009.6, 2009.6 }, "School" },
    { TILLID_TIMELINE_WORK, { 2009.75, 2009.75, 2015.63, 2015.63 }, "Assistant in a bakery" },
    { TILLID_TIMELINE_WORK, { 2018.2, 2018.2, 2018.6, 2018.6 }, "Work trial, kitchen" },
    { TILLID_TIMELINE_STRENGTH, { 2009.9, 2010.2, 2015.5, 2015.63 }, "Baking our own bread" },
    { TILLID_TIMELINE_STRENGTH, { 2021.2, 2021.2, NAN, NAN }, "My granddaughter Sara" },
    { TILLID_TIMELINE_STRENGTH, { 2019.1, 2019.6, NAN, NAN }, "Walks by the water with Inge" },
    { TILLID_TIMELINE_STRENGTH, { 2022.7, 2022.7, NAN, NAN }, "Sewing on Thursdays" },
  };
  TillidTimelineItem *item;

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      TillidTimelineLane lane = bars[i].kind == TILLID_TIMELINE_MEDICINE ? TILLID_LANE_MEDICINE
                                : bars[i].kind == TILLID_TIMELINE_PLACE  ? TILLID_LANE_PLACE
                                : bars[i].kind == TILLID_TIMELINE_WORK   ? TILLID_LANE_WORK
                                                                         : TILLID_LANE_HELP;

      story_add (items, 0, bars[i].kind, lane, bars[i].bounds[0], bars[i].bounds[1],
                 bars[i].bounds[2], bars[i].bounds[3], bars[i].text);
    }
  item = story_add (items, 0, TILLID_TIMELINE_MEDICINE, TILLID_LANE_MEDICINE, 2015.9, 2016.4, NAN,
                    NAN, "Ibuprofen, bought herself, most days");
  item->dashed = TRUE;
  item = story_event (items, STORY_OFF_SICK, TILLID_BANK_HARD, 2015, 2015, "Suddenly off sick");
  item->lane = TILLID_LANE_WORK;
  item->bounds.start_earliest = item->bounds.end_earliest = tillid_day_from_ymd (2015, 8, 10);
  item->bounds.start_latest = item->bounds.end_latest = tillid_day_from_ymd (2015, 8, 21);
}

static inline void
story_add_results (GArray *items)
{
  static const struct
  {
    double at;
    gboolean hollow;
    const char *text;
  } results[] = { { 2015.95, TRUE, "Blood tests: normal" },
                  { 2016.5, TRUE, "MRI of the head: normal" },
                  { 2017.2, TRUE, "Blood tests: normal" },
                  { 2018.3, TRUE, "Blood tests: normal" },
                  { 2016.88, FALSE, "Depression, said by GP" },
                  { 2026.05, FALSE, "High calcium" },
                  { 2026.05, FALSE, "Kidneys: eGFR 46" },
                  { 2026.03, FALSE, "A nodule at the parathyroid (ultrasound)" } };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      TillidTimelineItem *item =
        story_add (items, 0, TILLID_TIMELINE_RESULT, TILLID_LANE_RESULT, results[i].at,
                   results[i].at, results[i].at, results[i].at, results[i].text);

      item->hollow = results[i].hollow;
      item->strong = i >= 5;
      item->row = item->hollow ? "Bloods, MRI" : NULL;
    }
}

/* The whole story, sorted. */
static inline GArray *
story_new (void)
{
  GArray *items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));

  story_add_life (items);
  story_add_symptoms (items);
  story_add_care (items);
  story_add_results (items);
  story_add_bars (items);
  story_add_plans (items);
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  return items;
}

/* The view of the drawn Story page: since arrival, the sudden sick leave selected. */
static inline void
story_view (TillidTimelineView *view, const GArray *items)
{
  tillid_timeline_view_init (view, 1056, STORY_TODAY);
  view->first = tillid_day_from_ymd (2005, 1, 1);
  view->birth_earliest = tillid_day_from_ymd (1970, 1, 1);
  view->birth_latest = tillid_day_from_ymd (1971, 12, 31);
  view->life_first =
    tillid_timeline_life_first (ITEMS (items), items->len, view->birth_earliest, STORY_TODAY);
  view->arrival_earliest = tillid_day_from_ymd (2007, 9, 1);
  view->arrival_latest = tillid_day_from_ymd (2007, 11, 30);
  view->selected = STORY_OFF_SICK;
  view->today_text = "Today 10 March";
  view->band_text = "90 days each side";
  view->arrival_text = "Arrived, autumn 2007";
  view->undated_text = "when?";
}

static inline void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance);
}

/* (transfer full): everything at its place in @view. */
static inline TillidTimelineLayout *
compute (const TillidTimelineView *view, const GArray *items)
{
  TillidTimelineLayout *layout = tillid_timeline_layout_new ();

  tillid_timeline_layout_compute (layout, view, ITEMS (items), items->len);
  return layout;
}

/* @n things of all kinds from a fixed seed, open, undated, planned and closed ones among them (transfer full). */
static inline GArray *
story_random (GRand *rand, guint n)
{
  static const char *const keys[] = { "GP", "nurse", "job centre", NULL };
  static const TillidTimelineLane lanes[] = {
    TILLID_LANE_LIFE,   TILLID_LANE_CARE,    TILLID_LANE_CARE,     TILLID_LANE_CARE,
    TILLID_LANE_RESULT, TILLID_LANE_SYMPTOM, TILLID_LANE_MEDICINE, TILLID_LANE_PLACE,
    TILLID_LANE_WORK,   TILLID_LANE_HELP,    TILLID_LANE_LIFE,
  };
  GArray *items = g_array_new (FALSE, TRUE, sizeof (TillidTimelineItem));

  for (guint i = 0; i < n; i++)
    {
      TillidTimelineKind kind = g_rand_int_range (rand, 0, TILLID_TIMELINE_HOPE);
      double from = g_rand_double_range (rand, 1980, 2026.1);
      double to = from + (g_rand_boolean (rand) ? 0 : g_rand_double_range (rand, 0, 1.5));
      double end = to + g_rand_double_range (rand, 0, 6);
      TillidTimelineItem *item =
        story_add (items, 0, kind, lanes[kind], from, to, end, end, "a label of some length");

      item->bank = g_rand_int_range (rand, 0, 3);
      item->row = keys[g_rand_int_range (rand, 0, G_N_ELEMENTS (keys))];
      item->hollow = g_rand_boolean (rand);
      item->closed = g_rand_int_range (rand, 0, 9) == 0;
      item->dashed = kind == TILLID_TIMELINE_MEDICINE && g_rand_boolean (rand);
      if (!tillid_timeline_kind_is_bar (kind))
        {
          item->bounds.end_earliest = item->bounds.start_earliest;
          item->bounds.end_latest = item->bounds.start_latest;
        }
      else
        {
          item->bounds.end_earliest = item->bounds.end_latest =
            MIN (item->bounds.end_latest, STORY_TODAY);
          if (item->bounds.start_latest > STORY_TODAY)
            item->bounds.start_latest = STORY_TODAY;
          if (g_rand_boolean (rand))
            item->bounds.end_earliest = item->bounds.end_latest = TILLID_ABSENT;
        }
      if (g_rand_int_range (rand, 0, 20) == 0)
        item->bounds =
          (TillidToldBounds){ TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };
      item->planned = g_rand_int_range (rand, 0, 15) == 0;
    }
  tillid_timeline_sort ((TillidTimelineItem *) items->data, items->len);
  return items;
}
