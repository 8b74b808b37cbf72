/* tillid-clinic-words.c - a clinic as a whole, in words and as a table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-clinic-model-private.h"
#include "tillid-csv.h"
#include "tillid-format.h"
#include "tillid-month-words.h"
#include "tillid-words.h"

static const struct
{
  const char *title;
  const char *definition;
} measures[TILLID_CLINIC_N_MEASURES] = {
  [TILLID_CLINIC_SLICC] = { NC_ ("clinic level", "With the key contact"),
                            NC_ ("clinic level",
                                 "Of the visits of all patients who have or had a key contact: "
                                 "those that "
                                 "the key contact led. "
                                 "St Leonard’s index of continuity of care (SLICC).") },
  [TILLID_CLINIC_OPR] = { NC_ ("clinic level", "Key contacts with own patients"),
                          NC_ ("clinic level",
                               "Of the visits that all key contacts led: those of patients whose "
                               "key contact they "
                               "are. Own patient ratio (OPR).") },
  [TILLID_CLINIC_KNOWN_FACE] = { NC_ ("clinic level", "A known face was there"),
                                 NC_ ("clinic level",
                                      "Of each patient’s visits from the second one in these "
                                      "months on: those at which somebody "
                                      "of ours was present who had met the patient before, in "
                                      "these months.") },
  [TILLID_CLINIC_KNOWN_INTERPRETER] = { NC_ ("clinic level", "The interpreter was known"),
                                        NC_ ("clinic level",
                                             "Of each patient’s interpreted visits from the second "
                                             "one in these months on: those whose "
                                             "interpreter had interpreted for the patient before, "
                                             "in these months.") },
  [TILLID_CLINIC_WITHOUT_INTERPRETER] = { NC_ ("clinic level",
                                               "Without the interpreter that was needed"),
                                          NC_ ("clinic level",
                                               "Of the visits that needed an interpreter: those to "
                                               "which none came. One is needed where "
                                               "the patient needs one or one was asked for, and "
                                               "nobody chose to do without. A relative "
                                               "who interprets is none.") },
  [TILLID_CLINIC_MINUTES] = { NC_ ("clinic level", "Minutes planned and used"),
                              NC_ ("clinic level",
                                   "Of the visits whose planned and used minutes are both known: "
                                   "the mean of each. Bars are planned, "
                                   "points are used minutes.") },
};

/* What @measure is called. */
const char *
tillid_clinic_measure_get_title (TillidClinicMeasure measure)
{
  g_return_val_if_fail (measure < TILLID_CLINIC_N_MEASURES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "clinic level", measures[measure].title);
}

/* What is counted, and of what. */
const char *
tillid_clinic_measure_get_definition (TillidClinicMeasure measure)
{
  g_return_val_if_fail (measure < TILLID_CLINIC_N_MEASURES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "clinic level", measures[measure].definition);
}

/* (transfer full): "March 2025 to February 2026". */
char *
tillid_clinic_model_write_window (TillidClinicModel *self)
{
  TillidPeriod window;
  g_autofree char *first = NULL, *last = NULL;

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL, NULL);

  window = tillid_clinic_months_get_window (self->reading->months);
  first = tillid_month_words_write (window.from, NULL);
  last = tillid_month_words_write (window.to, NULL);
  /* Translators: two months: "March 2025 to February 2026". */
  return g_strdup_printf (C_ ("clinic level", "%1$s to %2$s"), first, last);
}

/* (transfer full): what all of it is counted from, and when, in sentences. */
char *
tillid_clinic_model_write_basis (TillidClinicModel *self)
{
  const TillidClinicMonths *months;
  g_autofree char *visits = NULL, *window = NULL, *day = NULL, *few = NULL, *first = NULL;
  guint n;

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL, NULL);

  months = self->reading->months;
  n = tillid_clinic_months_get_n_visits (months);
  visits = tillid_format_count (n);
  few = tillid_format_count (TILLID_CLINIC_FEW);
  window = tillid_clinic_model_write_window (self);
  day = tillid_format_day (self->read_on, TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: a number of visits and two months. */
  first = g_strdup_printf (ngettext ("%1$s visit, %2$s.", "%1$s visits, %2$s.", n), visits, window);
  return g_strdup_printf (
    /* Translators: a sentence, a date, and the number 5. */
    C_ ("clinic level",
        "%1$s Whole months, calculated %2$s. What is of fewer than %3$s patients is not shown."),
    first, day, few);
}

/* (transfer full): what stands in place of a number that is of too few: "fewer than 5". */
char *
tillid_clinic_write_few (void)
{
  g_autofree char *number = tillid_format_count (TILLID_CLINIC_FEW);

  /* Translators: the number 5. */
  return g_strdup_printf (C_ ("clinic level", "fewer than %s"), number);
}

/* Half up, from the integers. */
static gint64
mean_of (gint64 sum, gint64 n)
{
  return (2 * sum + n) / (2 * n);
}

static char *
write_percent (TillidRatio share)
{
  g_autofree char *number = tillid_format_count (tillid_ratio_hundredths (share));

  /* Translators: a number, per cent. */
  return g_strdup_printf (C_ ("clinic level", "%s %%"), number);
}

static char *
write_minutes (gint64 minutes)
{
  g_autofree char *number = tillid_format_count (minutes);

  /* Translators: a number of minutes, short. */
  return g_strdup_printf (C_ ("clinic level", "%s min"), number);
}

/* (transfer full) (nullable): the one number of a chart, as large as the heading of its card; %NULL where there is none. */
char *
tillid_clinic_chart_write_figure (const TillidClinicChart *chart)
{
  g_return_val_if_fail (chart != NULL, NULL);

  if (!tillid_ratio_is_defined (chart->mean))
    return NULL;
  return chart->measure == TILLID_CLINIC_MINUTES
           ? write_minutes (mean_of (chart->mean.numerator, chart->mean.denominator))
           : write_percent (chart->mean);
}

/* (transfer full) (nullable): what that number is of. */
char *
tillid_clinic_chart_write_counts (const TillidClinicChart *chart)
{
  g_autofree char *part = NULL, *all = NULL;

  g_return_val_if_fail (chart != NULL, NULL);

  if (!tillid_ratio_is_defined (chart->mean))
    return NULL;
  all = tillid_format_count (chart->mean.denominator);
  if (chart->measure == TILLID_CLINIC_MINUTES)
    {
      part = write_minutes (mean_of (chart->planned_sum, chart->mean.denominator));
      /* Translators: "60 min", and a number of visits. */
      return g_strdup_printf (ngettext ("used a visit; %1$s planned, %2$s visit",
                                        "used a visit; %1$s planned, %2$s visits",
                                        chart->mean.denominator),
                              part, all);
    }
  part = tillid_format_count (chart->mean.numerator);
  /* Translators: two numbers of visits: "384 of 526 visits". */
  return g_strdup_printf (ngettext ("%1$s of %2$s visit", "%1$s of %2$s visits",
                                    chart->mean.denominator),
                          part, all);
}

static guint
count_outside (const TillidClinicChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < TILLID_CLINIC_MONTHS; i++)
    n += chart->points[i].is_outside && chart->months[i].denominator >= chart->few;
  return n;
}

/* (transfer full): what the drawing says. */
char *
tillid_clinic_chart_write_sentence (const TillidClinicChart *chart)
{
  g_autofree char *few = tillid_clinic_write_few ();
  g_autofree char *number = NULL;
  gboolean has_few = FALSE;
  guint n;

  g_return_val_if_fail (chart != NULL, NULL);

  for (guint i = 0; i < TILLID_CLINIC_MONTHS; i++)
    has_few |= chart->is_few[i];
  if (chart->n_shown == 0 && has_few)
    /* Translators: "fewer than 5". */
    return g_strdup_printf (C_ ("clinic level", "Every month is of %s patients: not shown."), few);
  if (chart->n_shown == 0)
    return g_strdup (C_ ("clinic level", "There is nothing to count yet."));
  if (chart->n_shown == 1)
    return g_strdup (C_ ("clinic level", "One month only: nothing to compare it with yet."));
  if (chart->few == 0)
    return g_strdup (C_ ("clinic level", "Bars: planned. Points: used."));
  n = count_outside (chart);
  if (n == 0)
    return g_strdup (C_ ("clinic level", "No month lies outside the limits."));
  number = tillid_format_count (n);
  return g_strdup_printf (ngettext ("%s month lies outside the limits.",
                                    "%s months lie outside the limits.", n),
                          number);
}

/* A line of a table: cells, the last one %NULL. */
static void
take_row (GPtrArray *rows, char *one, char *two, char *three, char *four)
{
  char **cells = g_new0 (char *, 5);

  cells[0] = one;
  cells[1] = two;
  cells[2] = three;
  cells[3] = four;
  g_ptr_array_add (rows, cells);
}

static char *
write_planned (gint64 planned, gint64 visits)
{
  return tillid_format_number (mean_of (planned, visits), NULL);
}

static void
add_month (GPtrArray *rows, const TillidClinicChart *chart, guint i)
{
  const TillidRatio share = chart->months[i];
  char *month = tillid_month_words_write (tillid_day_add_months (chart->first, (int) i), NULL);

  if (!tillid_ratio_is_defined (share))
    take_row (rows, month,
              chart->is_few[i] ? tillid_clinic_write_few () : tillid_format_number (0, NULL),
              g_strdup ("–"), g_strdup ("–"));
  else if (chart->measure == TILLID_CLINIC_MINUTES)
    take_row (rows, month, tillid_format_number (share.denominator, NULL),
              tillid_format_number (lround (chart->planned[i]), NULL),
              write_planned (share.numerator, share.denominator));
  else
    take_row (rows, month, tillid_format_number (share.denominator, NULL),
              tillid_format_number (share.numerator, NULL), write_percent (share));
}

/**
 * tillid_clinic_chart_list_rows:
 * @chart: a chart
 *
 * The same as the drawing, for whoever does not see it.
 *
 * Returns: (transfer full) (element-type GStrv): four cells in a row; headings first, then the months
 */
GPtrArray *
tillid_clinic_chart_list_rows (const TillidClinicChart *chart)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const gboolean minutes = chart->measure == TILLID_CLINIC_MINUTES;

  take_row (rows, g_strdup (C_ ("clinic level", "Month")), g_strdup (C_ ("clinic level", "Visits")),
            g_strdup (minutes ? C_ ("clinic level", "Planned") : C_ ("clinic level", "Of these")),
            g_strdup (minutes ? C_ ("clinic level", "Used") : C_ ("clinic level", "Share")));
  for (guint i = 0; i < TILLID_CLINIC_MONTHS; i++)
    add_month (rows, chart, i);
  return rows;
}

static const char *const kinds[TILLID_CLINIC_N_KINDS] = {
  [TILLID_CLINIC_KIND_ROOM] = NC_ ("clinic level", "At the clinic"),
  [TILLID_CLINIC_KIND_HOME] = NC_ ("clinic level", "At home"),
  [TILLID_CLINIC_KIND_VIDEO] = NC_ ("clinic level", "Video"),
  [TILLID_CLINIC_KIND_PHONE] = NC_ ("clinic level", "Telephone"),
  [TILLID_CLINIC_KIND_NETWORK] = NC_ ("clinic level", "Network meeting"),
};

static void
add_group (GPtrArray *rows, const char *name, const TillidClinicGroup *group)
{
  const TillidRatio share = group->count.share;

  take_row (rows, g_strdup (name), tillid_format_number (share.denominator, NULL),
            write_planned (group->count.planned, share.denominator),
            write_planned (share.numerator, share.denominator));
}

/**
 * tillid_clinic_model_list_groups:
 * @self: a model that has read
 *
 * Minutes by kind of visit, then by the profession of the lead; professions of few colleagues stand together, and where that
 * leaves one row it is not there: it would only be all of them.
 *
 * Returns: (transfer full) (element-type GStrv): as tillid_clinic_chart_list_rows()
 */
GPtrArray *
tillid_clinic_model_list_groups (TillidClinicModel *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) by_kind = NULL, by_profession = NULL;

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL, rows);

  by_kind = tillid_clinic_months_list_kinds (self->reading->months);
  by_profession = tillid_clinic_months_list_professions (self->reading->months);
  take_row (rows, g_strdup (C_ ("clinic level", "Visits of all months")),
            g_strdup (C_ ("clinic level", "Visits")), g_strdup (C_ ("clinic level", "Planned")),
            g_strdup (C_ ("clinic level", "Used")));
  for (guint i = 0; i < by_kind->len; i++)
    {
      const TillidClinicGroup *group = &g_array_index (by_kind, TillidClinicGroup, i);

      add_group (rows, g_dpgettext2 (GETTEXT_PACKAGE, "clinic level", kinds[group->key]), group);
    }
  for (guint i = 0; by_profession->len > 1 && i < by_profession->len; i++)
    {
      const TillidClinicGroup *group = &g_array_index (by_profession, TillidClinicGroup, i);

      g_autofree char *name =
        group->key == TILLID_ABSENT
          ? g_strdup (C_ ("clinic level", "Other professions"))
          : tillid_words_begin (
              tillid_choice_get_label (tillid_profession_choices, (int) group->key));

      add_group (rows, name, group);
    }
  return rows;
}

static char *
plain (gboolean is_there, gint64 number)
{
  return is_there ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

#define CSV_COLUMNS (1 + 2 * TILLID_CLINIC_MINUTES + 3)

static void
add_csv_month (GString *csv, const TillidClinicChart *charts, guint i)
{
  char *cells[CSV_COLUMNS];
  g_autofree char *iso = tillid_day_to_iso (tillid_day_add_months (charts[0].first, (int) i));
  const TillidRatio minutes = charts[TILLID_CLINIC_MINUTES].months[i];
  const gboolean has_minutes = tillid_ratio_is_defined (minutes);
  guint n = 0;

  cells[n++] = g_strndup (iso, strlen ("2026-03"));
  for (guint measure = 0; measure < TILLID_CLINIC_MINUTES; measure++)
    {
      const TillidRatio share = charts[measure].months[i];

      cells[n++] = plain (tillid_ratio_is_defined (share), share.numerator);
      cells[n++] = plain (tillid_ratio_is_defined (share), share.denominator);
    }
  cells[n++] = plain (has_minutes, has_minutes ? lround (charts[TILLID_CLINIC_MINUTES].planned[i] *
                                                         (double) minutes.denominator)
                                               : 0);
  cells[n++] = plain (has_minutes, minutes.numerator);
  cells[n++] = plain (has_minutes, minutes.denominator);
  tillid_csv_append_row (csv, (const char *const *) cells, CSV_COLUMNS, TILLID_CSV_SPREADSHEET);
  for (guint k = 0; k < n; k++)
    g_free (cells[k]);
}

/**
 * tillid_clinic_model_write_csv:
 * @self: a model that has read
 *
 * A row for each month: integers, from which everything shown can be computed. What is of too few patients is empty, as
 * what is absent.
 *
 * Returns: (transfer full): RFC 4180, UTF-8
 */
char *
tillid_clinic_model_write_csv (TillidClinicModel *self)
{
  static const char *const header[CSV_COLUMNS] = {
    "month",
    "slicc_with",
    "slicc_of",
    "opr_own",
    "opr_of",
    "known_face",
    "known_face_of",
    "known_interpreter",
    "known_interpreter_of",
    "without_interpreter",
    "needing_interpreter",
    "minutes_planned",
    "minutes_used",
    "minutes_visits",
  };
  GString *csv = g_string_new (NULL);
  TillidClinicChart charts[TILLID_CLINIC_N_MEASURES];

  g_return_val_if_fail (TILLID_IS_CLINIC_MODEL (self) && self->reading != NULL,
                        g_string_free (csv, FALSE));

  for (guint measure = 0; measure < TILLID_CLINIC_N_MEASURES; measure++)
    tillid_clinic_model_get_chart (self, measure, &charts[measure]);
  tillid_csv_append_row (csv, header, CSV_COLUMNS, TILLID_CSV_SPREADSHEET);
  for (guint i = 0; i < TILLID_CLINIC_MONTHS; i++)
    add_csv_month (csv, charts, i);
  return g_string_free (csv, FALSE);
}
