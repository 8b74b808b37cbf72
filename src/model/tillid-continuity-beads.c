/* tillid-continuity-beads.c - what the bead string of the Continuity page is made of
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-continuity-model-private.h"

#include "tillid-format.h"
#include "tillid-words.h"

void
tillid_continuity_beads_free (TillidContinuityBeads *beads)
{
  if (beads == NULL)
    return;
  g_ptr_array_unref (beads->visit_labels);
  g_ptr_array_unref (beads->row_names);
  g_ptr_array_unref (beads->hand_over_labels);
  g_ptr_array_unref (beads->hand_over_captions);
  g_ptr_array_unref (beads->leave_captions);
  g_array_unref (beads->visits);
  g_array_unref (beads->hand_overs);
  g_array_unref (beads->leaves);
  g_ptr_array_unref (beads->presences);
  g_free (beads->label);
  g_free (beads);
}

static TillidContinuityBeads *
beads_new (void)
{
  TillidContinuityBeads *beads = g_new0 (TillidContinuityBeads, 1);

  beads->visit_labels = g_ptr_array_new_with_free_func (g_free);
  beads->row_names = g_ptr_array_new_with_free_func (g_free);
  beads->hand_over_labels = g_ptr_array_new_with_free_func (g_free);
  beads->hand_over_captions = g_ptr_array_new_with_free_func (g_free);
  beads->leave_captions = g_ptr_array_new_with_free_func (g_free);
  beads->visits = g_array_new (FALSE, FALSE, sizeof (TillidBeadVisit));
  beads->hand_overs = g_array_new (FALSE, FALSE, sizeof (TillidBeadHandOver));
  beads->leaves = g_array_new (FALSE, FALSE, sizeof (TillidBeadLeave));
  beads->presences = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return beads;
}

/* Professions get their rows in the order in which the patient met them. */
static guint
row_of (TillidPatientContext *context, gint64 id, GArray *professions, GPtrArray *names)
{
  const TillidMember *member = tillid_patient_context_find_member (context, id);
  int profession = member != NULL ? member->profession : TILLID_PROFESSION_OTHER;

  for (guint i = 0; i < professions->len; i++)
    if (g_array_index (professions, int, i) == profession)
      return i;
  g_array_append_val (professions, profession);
  g_ptr_array_add (names, tillid_words_begin (
                            tillid_choice_get_label (tillid_profession_choices, profession)));
  return professions->len - 1;
}

static void
add_counted (TillidContinuityBeads *beads,
             const TillidContinuityReading *reading,
             const TillidCountedVisit *visit,
             GArray *professions)
{
  GArray *present = g_array_new (FALSE, FALSE, sizeof (TillidBeadPresence));
  TillidBeadVisit bead = { .id = visit->id,
                           .day = visit->day,
                           .lead = visit->lead,
                           .known_face = tillid_continuity_is_known_face (reading, visit) };

  for (guint i = 0; i < visit->staff->len; i++)
    {
      TillidBeadPresence one = { g_array_index (visit->staff, gint64, i), 0 };

      one.row = row_of (reading->context, one.member, professions, beads->row_names);
      g_array_append_val (present, one);
    }
  g_ptr_array_add (beads->presences, present);
  bead.present = (const TillidBeadPresence *) present->data;
  bead.n_present = present->len;
  if (visit->interpreters->len > 0)
    bead.interpreter = g_array_index (visit->interpreters, gint64, 0);
  g_array_append_val (beads->visits, bead);
  g_ptr_array_add (beads->visit_labels, tillid_continuity_visit_label (reading, visit));
}

static char *
planned_label (TillidPatientContext *context, const TillidBeadVisit *visit)
{
  g_autofree char *day = tillid_format_day (visit->day, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *date = tillid_words_isolate (day);
  g_autofree char *name =
    visit->lead != 0 ? tillid_continuity_member_name (context, visit->lead) : NULL;
  g_autofree char *lead = name != NULL ? tillid_words_isolate (name) : NULL;
  g_autofree char *other = visit->interpreter != 0
                             ? tillid_continuity_interpreter_name (context, visit->interpreter)
                             : NULL;
  g_autofree char *voice = other != NULL ? tillid_words_isolate (other) : NULL;

  if (lead != NULL && voice != NULL)
    return g_strdup_printf (C_ ("bead", "Planned visit, %1$s, led by %2$s, interpreter %3$s."),
                            date, lead, voice);
  if (lead != NULL)
    return g_strdup_printf (C_ ("bead", "Planned visit, %1$s, led by %2$s."), date, lead);
  if (voice != NULL)
    return g_strdup_printf (C_ ("bead", "Planned visit, %1$s, interpreter %2$s."), date, voice);
  return g_strdup_printf (C_ ("bead", "Planned visit, %s."), date);
}

static void
add_planned (TillidContinuityBeads *beads, const TillidContinuityReading *reading)
{
  for (guint i = 0; i < reading->rows->len; i++)
    {
      const TillidVisitRow *row = reading->rows->pdata[i];
      TillidBeadVisit bead = { .id = row->visit->record.id,
                               .day = row->visit->day,
                               .lead = row->visit->lead,
                               .interpreter = tillid_visit_row_interpreter (row),
                               .is_planned = TRUE };

      if (row->visit->status != TILLID_VISIT_STATUS_PLANNED || bead.day == TILLID_ABSENT ||
          bead.day < reading->today || bead.day - reading->today > TILLID_CONTINUITY_DAYS_AHEAD)
        continue;
      g_array_append_val (beads->visits, bead);
      g_ptr_array_add (beads->visit_labels, planned_label (reading->context, &bead));
    }
}

static void
add_hand_over (TillidContinuityBeads *beads,
               const TillidContinuityReading *reading,
               const TillidHandOver *hand_over)
{
  TillidBeadHandOver bead = { hand_over->record.id, hand_over->day, hand_over->patient_present };
  g_autofree char *day = tillid_format_day (hand_over->day, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *date = tillid_words_isolate (day);
  g_autofree char *a = tillid_continuity_member_name (reading->context, hand_over->from_member);
  g_autofree char *b = tillid_continuity_member_name (reading->context, hand_over->to_member);
  g_autofree char *from = tillid_words_isolate (a);
  g_autofree char *to = tillid_words_isolate (b);
  g_autofree char *patient =
    tillid_words_isolate (tillid_patient_context_get_short_name (reading->context));

  g_array_append_val (beads->hand_overs, bead);
  if (bead.together)
    {
      g_ptr_array_add (
        beads->hand_over_labels,
        g_strdup_printf (C_ ("bead", "Hand-over from %1$s to %2$s, %3$s, with %4$s in the room."),
                         from, to, date, patient));
      g_ptr_array_add (beads->hand_over_captions,
                       g_strdup_printf (C_ ("bead", "hand-over, together, %s"), date));
    }
  else
    {
      g_ptr_array_add (beads->hand_over_labels,
                       g_strdup_printf (C_ ("bead", "Changed from %1$s to %2$s, %3$s, without %4$s "
                                                    "meeting both."),
                                        from, to, date, patient));
      g_ptr_array_add (beads->hand_over_captions,
                       g_strdup_printf (C_ ("bead", "changed, %s"), date));
    }
}

/* Leave of those who hold: past leave within the drawing, and what begins soon. */
static void
add_leaves (TillidContinuityBeads *beads, const TillidContinuityReading *reading, TillidDay first)
{
  const TillidCourse *course = tillid_patient_context_get_course (reading->context);
  TillidDay horizon = reading->today + TILLID_CONTINUITY_DAYS_AHEAD;

  for (guint i = 0; course != NULL && i < reading->away->len; i++)
    {
      const TillidAway *away = &g_array_index (reading->away, TillidAway, i);
      TillidBeadLeave leave = { away->member, away->from, away->until };
      g_autofree char *name = NULL;
      g_autofree char *isolated = NULL;

      if (away->member != course->key_contact && away->member != course->second_face)
        continue;
      if (leave.until == TILLID_ABSENT)
        leave.until = MAX (horizon, leave.from);
      if (leave.from > horizon || leave.until < first)
        continue;
      name = tillid_continuity_member_name (reading->context, away->member);
      isolated = tillid_words_isolate (name);
      g_array_append_val (beads->leaves, leave);
      g_ptr_array_add (beads->leave_captions, g_strdup_printf (C_ ("bead", "%s away"), isolated));
    }
}

static void
finish (TillidContinuityBeads *beads, const TillidContinuityReading *reading)
{
  g_autofree char *n = tillid_format_count (reading->in_window->len);
  TillidBeadInput *input = &beads->input;

  beads->label =
    g_strdup_printf (ngettext ("Who has been there: %s visit", "Who has been there: %s visits",
                               reading->in_window->len),
                     n);
  input->today = reading->today;
  input->visits = (const TillidBeadVisit *) beads->visits->data;
  input->n_visits = beads->visits->len;
  input->n_rows = beads->row_names->len;
  input->hand_overs = (const TillidBeadHandOver *) beads->hand_overs->data;
  input->n_hand_overs = beads->hand_overs->len;
  input->leaves = (const TillidBeadLeave *) beads->leaves->data;
  input->n_leaves = beads->leaves->len;
  for (guint i = 0; i < input->n_visits; i++)
    input->has_interpreters = input->has_interpreters || input->visits[i].interpreter != 0;
}

/* (transfer full) (nullable): %NULL if there is no visit in the window. */
TillidContinuityBeads *
tillid_continuity_build_beads (const TillidContinuityReading *reading)
{
  g_autoptr (GArray) professions = g_array_new (FALSE, FALSE, sizeof (int));
  TillidContinuityBeads *beads;
  TillidDay first;

  if (reading->in_window->len == 0)
    return NULL;
  beads = beads_new ();
  for (guint i = 0; i < reading->in_window->len; i++)
    add_counted (beads, reading, reading->in_window->pdata[i], professions);
  first = g_array_index (beads->visits, TillidBeadVisit, 0).day;
  add_planned (beads, reading);
  for (guint i = 0; i < reading->hand_overs->len; i++)
    if (((TillidHandOver *) reading->hand_overs->pdata[i])->day >= first)
      add_hand_over (beads, reading, reading->hand_overs->pdata[i]);
  add_leaves (beads, reading, first);
  finish (beads, reading);
  return beads;
}
