/* tillid-caseload-panel.c - what stands beside the caseload: the clinic over time, cover, who will be away
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Everything here is about the clinic as a whole or about a calendar. There is no figure for a colleague, and where somebody
 * will be away the number is of the patients who would then know nobody. */
#include "config.h"

#include "tillid-caseload-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-caseload-proposals.h"
#include "tillid-csv.h"
#include "tillid-format.h"
#include "tillid-words.h"

#define DAYS_AHEAD 60
#define INTERPRETER_DAYS 14
#define LOAD_DAYS 7

static void
count (TillidRatio *share, gboolean counts, gboolean has)
{
  share->denominator += counts;
  share->numerator += counts && has;
}

/* Counts what rests on the person who works, for nobody else: FALSE unless *Mine* is shown. */
gboolean
tillid_caseload_model_get_own_load (TillidCaseloadModel *self,
                                    TillidCaseloadLoad out_load[TILLID_CASELOAD_N_LOADS])
{
  TillidDay today;
  gint64 me;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), FALSE);

  if (!self->mine || self->table == NULL)
    return FALSE;
  today = tillid_caseload_model_get_today (self);
  me = tillid_session_get_member (self->session)->record.id;
  out_load[0] = (TillidCaseloadLoad){ C_ ("caseload", "Key contact of"), 0 };
  out_load[1] = (TillidCaseloadLoad){ C_ ("caseload", "Second face of"), 0 };
  out_load[2] = (TillidCaseloadLoad){ C_ ("caseload", "Have met only you"), 0 };
  out_load[3] = (TillidCaseloadLoad){ C_ ("caseload", "Visits in the next 7 days"), 0 };
  out_load[4] = (TillidCaseloadLoad){ C_ ("caseload", "Late promises"), 0 };
  for (guint i = 0; i < tillid_caseload_table_get_n (self->table); i++)
    {
      const TillidCaseloadRow *row = &tillid_caseload_table_get (self->table, i)->row;

      if (!tillid_caseload_row_is_open (row) || (row->key_contact != me && row->second_face != me))
        continue;
      out_load[0].n += row->key_contact == me;
      out_load[1].n += row->second_face == me;
      out_load[2].n += row->key_contact == me && row->n_faces == 1;
      out_load[3].n += row->next_id != 0 && row->next_visit - today <= LOAD_DAYS;
      out_load[4].n += row->promises_overdue;
    }
  return TRUE;
}

/* Counts the cover of all patients in a course of care, whatever the filters. */
void
tillid_caseload_model_get_cover (TillidCaseloadModel *self,
                                 TillidCaseloadCover out_cover[TILLID_CASELOAD_N_COVERS])
{
  const TillidDay today = tillid_caseload_model_get_today (self);

  g_return_if_fail (TILLID_IS_CASELOAD_MODEL (self));

  out_cover[0] = (TillidCaseloadCover){ C_ ("caseload", "Second face named"), { 0, 0 } };
  out_cover[1] = (TillidCaseloadCover){ C_ ("caseload", "Second face has met"), { 0, 0 } };
  out_cover[2] = (TillidCaseloadCover){ C_ ("caseload", "Next visit booked"), { 0, 0 } };
  out_cover[3] = (TillidCaseloadCover){ C_ ("caseload", "Interpreter, 14 days"), { 0, 0 } };
  for (guint i = 0; self->table != NULL && i < tillid_caseload_table_get_n (self->table); i++)
    {
      const TillidCaseloadRow *row = &tillid_caseload_table_get (self->table, i)->row;
      const TillidCaseloadInterpreter interpreter = tillid_caseload_row_get_interpreter (row);
      const gboolean is_booked = interpreter == TILLID_CASELOAD_INTERPRETER_SAME ||
                                 interpreter == TILLID_CASELOAD_INTERPRETER_NEW;

      if (!tillid_caseload_row_is_open (row))
        continue;
      count (&out_cover[0].share, TRUE, row->second_face != 0);
      count (&out_cover[1].share, TRUE, row->second_face_met);
      count (&out_cover[2].share, TRUE, row->next_id != 0);
      count (&out_cover[3].share,
             row->next_id != 0 && row->next_visit - today <= INTERPRETER_DAYS &&
               (is_booked || interpreter == TILLID_CASELOAD_INTERPRETER_MISSING),
             is_booked);
    }
}

static void
absence_free (gpointer data)
{
  TillidCaseloadAbsence *absence = data;

  tillid_record_unref_any (absence->member);
  g_free (absence->text);
  g_free (absence->note);
  g_free (absence);
}

static char *
write_absence (const char *name, TillidDay from, TillidDay until)
{
  g_autofree char *who = g_strndup (name, strcspn (name, " "));
  g_autofree char *isolated = tillid_words_isolate (who);
  g_autofree char *first = tillid_format_day (from, TILLID_FORMAT_DAY_MONTH, NULL);
  g_autofree char *last =
    until != TILLID_ABSENT ? tillid_format_day (until, TILLID_FORMAT_DAY_MONTH, NULL) : NULL;

  if (last == NULL)
    /* Translators: a name and a day. */
    return g_strdup_printf (C_ ("caseload", "%1$s, from %2$s"), isolated, first);
  if (until == from)
    return g_strdup_printf (C_ ("caseload", "%1$s, %2$s"), isolated, first);
  /* Translators: a name and two days: "Amina, 20 April to 8 May". */
  return g_strdup_printf (C_ ("caseload", "%1$s, %2$s to %3$s"), isolated, first, last);
}

static void
add_absence (TillidCaseloadModel *self,
             GPtrArray *absences,
             gint64 member,
             TillidDay from,
             TillidDay until)
{
  const TillidMember *who = tillid_caseload_model_find_member (self, member);
  const TillidDay today = tillid_caseload_model_get_today (self);
  TillidCaseloadAbsence *absence;
  g_autoptr (GArray) alone = NULL;
  g_autofree char *number = NULL;

  if (who == NULL || who->name == NULL || from - today > DAYS_AHEAD ||
      (until != TILLID_ABSENT && until < today))
    return;
  absence = g_new0 (TillidCaseloadAbsence, 1);
  absence->member = tillid_record_ref_any (who);
  absence->from = from;
  absence->until = until;
  absence->text = write_absence (who->name, from, until);
  alone = tillid_caseload_list_alone (self, member);
  absence->n_alone = alone->len;
  number = tillid_format_count (absence->n_alone);
  if (absence->n_alone > 0)
    absence->note =
      g_strdup_printf (ngettext ("%s patient has met no one else",
                                 "%s patients have met no one else", absence->n_alone),
                       number);
  g_ptr_array_add (absences, absence);
}

static int
compare_away (gconstpointer left, gconstpointer right)
{
  const TillidAway *a = left, *b = right;

  return (a->from > b->from) - (a->from < b->from);
}

/* (transfer full) (element-type TillidCaseloadAbsence): who will be away within 60 days, or stop working here, by day. */
GPtrArray *
tillid_caseload_model_list_absences (TillidCaseloadModel *self)
{
  GPtrArray *absences = g_ptr_array_new_with_free_func (absence_free);
  g_autoptr (GArray) away = NULL;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), absences);

  if (self->away == NULL || self->table == NULL)
    return absences;
  away = g_array_copy (self->away);
  for (guint i = 0; i < self->members->len; i++)
    {
      const TillidMember *member = self->members->pdata[i];
      TillidAway leaves = { 0, member->record.id, member->until_day, TILLID_ABSENT };

      if (member->until_day != TILLID_ABSENT &&
          member->until_day >= tillid_caseload_model_get_today (self))
        g_array_append_val (away, leaves);
    }
  g_array_sort (away, compare_away);
  for (guint i = 0; i < away->len; i++)
    {
      const TillidAway *one = &g_array_index (away, TillidAway, i);

      add_absence (self, absences, one->member, one->from, one->until);
    }
  return absences;
}

/* (transfer none) (nullable): the clinic's visits with the named person; %NULL until they are counted. */
const TillidCaseloadChart *
tillid_caseload_model_get_chart (TillidCaseloadModel *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), NULL);

  return self->has_chart ? &self->chart : NULL;
}

/**
 * tillid_caseload_model_write_chart:
 * @self: a caseload whose chart is there
 *
 * Returns: (transfer full): what the chart says, in a sentence or two
 */
char *
tillid_caseload_model_write_chart (TillidCaseloadModel *self)
{
  TillidChartPoint points[TILLID_CASELOAD_CHART_MONTHS];
  TillidRatio mean;
  guint n_outside = 0;
  g_autofree char *with = NULL, *all = NULL, *percent = NULL, *outside = NULL, *first = NULL;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), NULL);

  mean = tillid_list_chart (self->chart.months, TILLID_CASELOAD_CHART_MONTHS, points);
  if (!self->has_chart || !tillid_ratio_is_defined (mean))
    return g_strdup (C_ ("caseload", "No visits in the last 12 months."));
  for (guint i = 0; i < TILLID_CASELOAD_CHART_MONTHS; i++)
    n_outside += points[i].is_outside && points[i].share.denominator >= TILLID_CASELOAD_CHART_FEW;
  with = tillid_format_number (mean.numerator, NULL);
  all = tillid_format_number (mean.denominator, NULL);
  percent = tillid_format_number (tillid_ratio_hundredths (mean), NULL);
  first = g_strdup_printf (
    /* Translators: numbers of visits, and the same as per cent. */
    ngettext (
      "In the last 12 months %1$s of %2$s visit was with the person the patient was told to "
      "expect, %3$s %%.",
      "In the last 12 months %1$s of %2$s visits were with the person the patient was told "
      "to expect, %3$s %%.",
      mean.denominator),
    with, all, percent);
  if (n_outside == 0)
    /* Translators: two sentences; the first is above. */
    return g_strdup_printf (C_ ("caseload", "%s No month lies outside the limits."), first);
  outside = tillid_format_count (n_outside);
  return g_strdup_printf (ngettext ("%1$s %2$s month lies outside the limits.",
                                    "%1$s %2$s months lie outside the limits.", n_outside),
                          first, outside);
}

static char *
iso (TillidDay day)
{
  return day != TILLID_ABSENT ? tillid_day_to_iso (day) : NULL;
}

static const char *
name_of (const TillidMember *member)
{
  return member != NULL ? member->name : NULL;
}

/**
 * tillid_caseload_model_write_csv:
 * @self: a caseload
 *
 * The rows on the screen, in their order: names, codes, and days as ISO. Without prompts, as every export.
 *
 * Returns: (transfer full): RFC 4180, UTF-8
 */
char *
tillid_caseload_model_write_csv (TillidCaseloadModel *self)
{
  static const char *const header[] = { "name",           "phase",         "key_contact",
                                        "second_face",    "last_visit",    "next_visit",
                                        "interpreter",    "promises_open", "promises_overdue",
                                        "plan_review_due" };
  GString *csv = g_string_new (NULL);

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), g_string_free (csv, FALSE));

  tillid_csv_append_row (csv, header, G_N_ELEMENTS (header), TILLID_CSV_SPREADSHEET);
  for (guint i = 0; i < self->shown->len; i++)
    {
      g_autoptr (TillidCaseloadItem) item = g_list_model_get_item (G_LIST_MODEL (self), i);
      const TillidCaseloadRow *row = &item->row;
      g_autofree char *last = iso (row->last_visit), *next = iso (row->next_visit);
      g_autofree char *review = iso (row->review_due);
      g_autofree char *open = g_strdup_printf ("%u", row->promises_open);
      g_autofree char *overdue = g_strdup_printf ("%u", row->promises_overdue);
      const char *cells[] = {
        item->name,
        tillid_choice_to_code (tillid_phase_kind_choices, row->phase),
        name_of (item->key_contact),
        name_of (item->second_face),
        last,
        next,
        tillid_caseload_interpreter_to_code (tillid_caseload_row_get_interpreter (row)),
        open,
        overdue,
        review,
      };

      tillid_csv_append_row (csv, cells, G_N_ELEMENTS (cells), TILLID_CSV_SPREADSHEET);
    }
  return g_string_free (csv, FALSE);
}
