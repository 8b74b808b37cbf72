/* tillid-timeline-words.c - the timeline in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-timeline-words.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-told-place.h"
#include "tillid-words.h"

/* Fewer days are counted as days. */
#define LEAST_MONTHS 61

/**
 * tillid_timeline_words_what:
 * @item: an item
 *
 * Returns: (transfer none): what kind of thing it is: the dim line above the inspector's title
 */
const char *
tillid_timeline_words_what (const TillidTimelineItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  if (item->closed)
    return C_ ("timeline item", "Closed stone");
  switch (item->kind)
    {
    case TILLID_TIMELINE_EVENT:
      if (item->lane == TILLID_LANE_WORK)
        return item->bank == TILLID_BANK_GOOD   ? C_ ("timeline item", "Work and school, good")
               : item->bank == TILLID_BANK_HARD ? C_ ("timeline item", "Work and school, hard")
                                                : C_ ("timeline item", "Work and school");
      return item->bank == TILLID_BANK_GOOD   ? C_ ("timeline item", "Good")
             : item->bank == TILLID_BANK_HARD ? C_ ("timeline item", "Hard")
                                              : C_ ("timeline item", "Neither good nor hard");
    case TILLID_TIMELINE_VISIT:
      return item->planned ? C_ ("timeline item", "Planned visit with us")
                           : C_ ("timeline item", "Visit with us");
    case TILLID_TIMELINE_CONTACT:
      return item->planned ? C_ ("timeline item", "Planned contact")
                           : C_ ("timeline item", "Contact");
    case TILLID_TIMELINE_MEETING:
      return C_ ("timeline item", "Meeting with an authority");
    case TILLID_TIMELINE_RESULT:
      return C_ ("timeline item", "Result or diagnosis");
    case TILLID_TIMELINE_SYMPTOM:
      return C_ ("timeline item", "Symptom");
    case TILLID_TIMELINE_MEDICINE:
      return item->dashed ? C_ ("timeline item", "Medicine, taken and not prescribed")
                          : C_ ("timeline item", "Medicine");
    case TILLID_TIMELINE_PLACE:
      return C_ ("timeline item", "Place");
    case TILLID_TIMELINE_WORK:
      return C_ ("timeline item", "Work and school");
    case TILLID_TIMELINE_STRENGTH:
      return C_ ("timeline item", "What helps");
    case TILLID_TIMELINE_HOPE:
      return C_ ("timeline item", "A hope");
    case TILLID_TIMELINE_PROMISE:
      return C_ ("timeline item", "Our promise");
    case TILLID_N_TIMELINE_KINDS:
      break;
    }
  return "";
}

static char *
span_of_days (TillidDay first, TillidDay last)
{
  g_autofree char *from = tillid_format_day (first, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *to = NULL;

  if (first == last)
    return g_steal_pointer (&from);
  to = tillid_format_day (last, TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: some day from the first to the second date, both included. */
  return g_strdup_printf (C_ ("timeline", "%1$s to %2$s"), from, to);
}

/**
 * tillid_timeline_words_when:
 * @bounds: bounds of a told date
 *
 * Returns: (transfer full): when it was, as exactly as it is known, in the language of the program
 */
char *
tillid_timeline_words_when (const TillidToldBounds *bounds)
{
  g_autofree char *start = NULL;

  g_return_val_if_fail (bounds != NULL, NULL);

  if (!tillid_told_bounds_is_dated (bounds))
    return g_strdup (C_ ("timeline", "nobody has said when"));
  if (bounds->start_earliest == TILLID_ABSENT)
    {
      start = tillid_format_day (bounds->start_latest, TILLID_FORMAT_DAY_LONG, NULL);
      return g_strdup_printf (C_ ("timeline", "before %s"), start);
    }
  if (bounds->start_latest == TILLID_ABSENT)
    {
      start = tillid_format_day (bounds->start_earliest, TILLID_FORMAT_DAY_LONG, NULL);
      return g_strdup_printf (C_ ("timeline", "after %s"), start);
    }
  start = span_of_days (bounds->start_earliest, bounds->start_latest);
  if (bounds->end_latest == TILLID_ABSENT && bounds->end_earliest == TILLID_ABSENT)
    return g_strdup_printf (C_ ("timeline", "since %s"), start);
  return g_steal_pointer (&start);
}

/**
 * tillid_timeline_words_time:
 * @bounds: bounds of a told date
 *
 * Returns: (transfer full): the same in the shortest words: "spring 1991", "since 2015"
 */
char *
tillid_timeline_words_time (const TillidToldBounds *bounds)
{
  g_autoptr (TillidTold) told = NULL;

  g_return_val_if_fail (bounds != NULL, NULL);

  if (!tillid_told_bounds_is_dated (bounds))
    return tillid_timeline_words_when (bounds);
  told = tillid_told_new_from_bounds (bounds);
  return tillid_format_told (told, NULL);
}

static char *
near_sentence (int n_near, int band_days)
{
  g_autofree char *number = tillid_format_number (n_near, NULL);
  g_autofree char *days = tillid_format_number (band_days, NULL);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s thing within %2$s days.",
                                       "%1$s things within %2$s days.", (gulong) n_near),
                          number, days);
}

/**
 * tillid_timeline_words_item:
 * @item: an item
 * @n_near: how many things stand within the band, or -1 to say nothing about it
 * @band_days: days of the band, each side
 *
 * Returns: (transfer full): the whole sentence a screen reader says for a sign
 */
char *
tillid_timeline_words_item (const TillidTimelineItem *item, int n_near, int band_days)
{
  g_autofree char *when = NULL, *said = NULL, *near = NULL, *text = NULL, *sentence = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  when = tillid_timeline_words_when (&item->bounds);
  text = tillid_words_isolate (item->text != NULL ? item->text
                               : item->closed     ? C_ ("timeline item", "not now")
                                                  : "");
  if (item->said_as != NULL)
    {
      said = tillid_words_isolate (item->said_as);
      /* Translators: kind of thing; the words; when it was; how that was told. */
      sentence = g_strdup_printf (C_ ("timeline item", "%1$s. %2$s, %3$s, said as “%4$s”."),
                                  tillid_timeline_words_what (item), text, when, said);
    }
  else
    /* Translators: kind of thing; the words; when it was. */
    sentence = g_strdup_printf (C_ ("timeline item", "%1$s. %2$s, %3$s."),
                                tillid_timeline_words_what (item), text, when);
  if (n_near < 0)
    return g_steal_pointer (&sentence);
  near = near_sentence (n_near, band_days);
  return g_strconcat (sentence, " ", near, NULL);
}

/**
 * tillid_timeline_words_interpreter:
 * @item: a visit
 * @name: (nullable): of who interpreted
 *
 * Returns: (transfer full) (nullable): who interpreted, how, and whether it was the one of the visit before; %NULL if nothing
 *   is known about it
 */
char *
tillid_timeline_words_interpreter (const TillidTimelineItem *item, const char *name)
{
  g_autofree char *who = NULL;
  const char *how;

  g_return_val_if_fail (item != NULL, NULL);

  switch ((TillidTimelineInterpreter) item->interpreter)
    {
    case TILLID_TIMELINE_INTERPRETER_NONE:
      return g_strdup (C_ ("timeline item", "No interpreter, by choice."));
    case TILLID_TIMELINE_INTERPRETER_MISSING:
      return g_strdup (item->planned
                         ? C_ ("timeline item", "An interpreter is needed and not booked.")
                         : C_ ("timeline item", "An interpreter was needed and nobody was there."));
    case TILLID_TIMELINE_INTERPRETER_SAME:
    case TILLID_TIMELINE_INTERPRETER_NEW:
      break;
    case TILLID_TIMELINE_INTERPRETER_UNSAID:
    default:
      return NULL;
    }
  who = tillid_words_isolate (name != NULL ? name : C_ ("timeline item", "name not written"));
  how = tillid_choice_get_label (tillid_interpreting_mode_choices, item->mode);
  return item->interpreter == TILLID_TIMELINE_INTERPRETER_SAME
           /* Translators: name of the interpreter; in the room, by phone ... */
           ? g_strdup_printf (C_ ("timeline item",
                                  "Interpreter: %1$s, %2$s, the same as last time."),
                              who, how)
           /* Translators: name of the interpreter; in the room, by phone ... */
           : g_strdup_printf (C_ ("timeline item",
                                  "Interpreter: %1$s, %2$s, not the one of last time."),
                              who, how);
}

/**
 * tillid_timeline_words_folded:
 * @items: all items
 * @folded: (array length=n): which of them stand together
 * @n: how many, at least 2
 *
 * Returns: (transfer full): what a screen reader says of a sign that stands for several things
 */
char *
tillid_timeline_words_folded (const TillidTimelineItem *items, const guint *folded, guint n)
{
  TillidDay first = TILLID_ABSENT, last = TILLID_ABSENT;
  g_autofree char *number = NULL, *what = NULL, *from = NULL, *to = NULL;
  const TillidTimelineItem *head;

  g_return_val_if_fail (items != NULL && folded != NULL && n > 0, NULL);

  head = &items[folded[0]];
  for (guint i = 0; i < n; i++)
    {
      TillidDay day = tillid_told_bounds_midpoint (&items[folded[i]].bounds);

      if (!tillid_told_bounds_is_dated (&items[folded[i]].bounds))
        continue;
      first = first == TILLID_ABSENT ? day : MIN (first, day);
      last = last == TILLID_ABSENT ? day : MAX (last, day);
    }
  number = tillid_format_number (n, NULL);
  what = tillid_words_begin (head->row != NULL ? head->row : tillid_timeline_words_what (head));
  if (first == TILLID_ABSENT)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$s entry without a date.",
                                         "%1$s: %2$s entries without a date.", n),
                            what, number);
  from = tillid_format_day (first, TILLID_FORMAT_DAY_LONG, NULL);
  to = tillid_format_day (last, TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: what they are; how many; dates of the first and of the last. */
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$s entry from %3$s to %4$s. Enter opens it.",
                 "%1$s: %2$s entries from %3$s to %4$s. Enter shows them apart.", n),
    what, number, from, to);
}

/**
 * tillid_timeline_words_row:
 * @item: an item
 * @sub_row: (nullable): code of what it folds together with, as it was read
 *
 * Returns: (transfer none) (nullable): the words that a row of the care lane folds under
 */
const char *
tillid_timeline_words_row (const TillidTimelineItem *item, const char *sub_row)
{
  int counterpart;

  g_return_val_if_fail (item != NULL, NULL);

  if (item->kind == TILLID_TIMELINE_VISIT && item->row == NULL)
    return C_ ("timeline", "Visits with us");
  if (item->kind == TILLID_TIMELINE_MEETING)
    return C_ ("timeline", "Authorities");
  if (item->kind != TILLID_TIMELINE_CONTACT || sub_row == NULL)
    return item->row;
  counterpart = tillid_choice_from_code (tillid_counterpart_choices, sub_row);
  if (counterpart <= TILLID_COUNTERPART_OTHER)
    return item->row;
  return tillid_choice_get_label (tillid_counterpart_choices, counterpart);
}

/**
 * tillid_timeline_words_row_in:
 * @item: an item
 * @sub_row: (nullable): code of what it folds together with, as it was read
 * @texts: of the language of whoever reads it
 *
 * Returns: (transfer none) (nullable): the same as tillid_timeline_words_row(), in that language; as long as @texts lives
 */
const char *
tillid_timeline_words_row_in (const TillidTimelineItem *item,
                              const char *sub_row,
                              const TillidCatalog *texts)
{
  const TillidChoice *choices = item->kind == TILLID_TIMELINE_VISIT     ? tillid_profession_choices
                                : item->kind == TILLID_TIMELINE_CONTACT ? tillid_counterpart_choices
                                : item->kind == TILLID_TIMELINE_RESULT  ? tillid_result_kind_choices
                                                                        : NULL;
  int value = choices != NULL && sub_row != NULL ? tillid_choice_from_code (choices, sub_row) : -1;

  if (item->kind == TILLID_TIMELINE_MEETING)
    return tillid_catalog_say (texts, "timeline", NC_ ("timeline", "Authorities"));
  return value >= 0 ? tillid_catalog_say (texts, "choice", choices[value].label) : item->row;
}

/**
 * tillid_timeline_words_span:
 * @days: how many days are visible
 *
 * Returns: (transfer full): "21 years", "8 months", "12 days"
 */
char *
tillid_timeline_words_span (double days)
{
  int months = (int) (days / 30.4375 + 0.5), whole = (int) (days + 0.5);
  g_autofree char *number = tillid_format_number (months >= 24           ? (months + 6) / 12
                                                  : whole < LEAST_MONTHS ? whole
                                                                         : months,
                                                  NULL);

  if (whole < LEAST_MONTHS)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day", "%s days", (gulong) whole),
                            number);
  if (months >= 24)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s year", "%s years",
                                         (gulong) ((months + 6) / 12)),
                            number);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s month", "%s months", (gulong) months),
                          number);
}

/**
 * tillid_timeline_words_band:
 * @days: days of the band
 *
 * Returns: (transfer full): "90 days each side"
 */
char *
tillid_timeline_words_band (int days)
{
  g_autofree char *number = tillid_format_number (days, NULL);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s day each side", "%s days each side",
                                       (gulong) days),
                          number);
}

void
tillid_timeline_texts_clear (TillidTimelineTexts *self)
{
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->band, g_free);
  g_clear_pointer (&self->arrival, g_free);
  g_clear_pointer (&self->undated, g_free);
}

/**
 * tillid_timeline_texts_set:
 * @self: what was set before is freed
 * @view: a view whose days are set; it borrows the texts
 * @language: (nullable): of days and numbers; %NULL: of the program
 *
 * The pills over the lines of a timeline, and what stands for a day that nobody knows.
 */
void
tillid_timeline_texts_set (TillidTimelineTexts *self,
                           TillidTimelineView *view,
                           const char *language)
{
  g_autoptr (TillidCatalog) texts = language != NULL ? tillid_catalog_new (language) : NULL;
  g_autofree char *today = NULL;

  g_return_if_fail (self != NULL && view != NULL);

  tillid_timeline_texts_clear (self);
  today = tillid_format_day (view->today, TILLID_FORMAT_DAY_MONTH, language);
  /* Translators: the pill over the line of today: "Today 10 March". */
  self->today =
    g_strdup_printf (tillid_catalog_say (texts, "timeline", NC_ ("timeline", "Today %s")), today);
  self->band = view->band_days > 0 ? tillid_timeline_words_band (view->band_days) : NULL;
  if (view->arrival_earliest != TILLID_ABSENT)
    {
      TillidDay day =
        view->arrival_latest != TILLID_ABSENT ? view->arrival_latest : view->arrival_earliest;
      g_autofree char *number = NULL;
      int year;

      tillid_day_to_ymd (day, &year, NULL, NULL);
      number = tillid_format_number (year, language);
      /* Translators: the pill over the line of arrival in the country: "Arrived 2007". */
      self->arrival =
        g_strdup_printf (tillid_catalog_say (texts, "timeline", NC_ ("timeline", "Arrived %s")),
                         number);
    }
  view->today_text = self->today;
  view->band_text = self->band;
  view->arrival_text = self->arrival;
  self->undated = g_strdup (tillid_catalog_say (texts, "timeline", NC_ ("timeline", "when?")));
  view->undated_text = self->undated;
}
