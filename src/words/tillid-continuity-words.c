/* tillid-continuity-words.c - continuity in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each sentence is one translatable text with its places; none is put together from parts. Names, dates and numbers are isolated,
 * so that a Latin name does not turn an Arabic sentence around. Dates come ready from the caller. */
#include "config.h"

#include "tillid-continuity-words.h"

#include "tillid-format.h"
#include "tillid-words.h"

/* A name as part of a sentence in markup. */
static char *
markup_name (const char *name)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  return tillid_words_isolate (escaped);
}

/**
 * tillid_continuity_words_few:
 * @n_visits: visits that count
 * @names: (array zero-terminated=1) (nullable): the staff of the first visit, the lead first
 *
 * Returns: (transfer full) (nullable): what the page says with no visit or one, and the opener with two or three;
 *   %NULL from four on
 */
char *
tillid_continuity_words_few (gint64 n_visits, const char *const *names)
{
  guint n = names != NULL ? g_strv_length ((char **) names) : 0;
  g_autofree char *a = n > 0 ? tillid_words_isolate (names[0]) : NULL;
  g_autofree char *b = n > 1 ? tillid_words_isolate (names[1]) : NULL;
  g_autofree char *others = n > 2 ? tillid_format_count (n - 2) : NULL;

  if (n_visits >= TILLID_CONTINUITY_FEWEST_SHOWN)
    return NULL;
  if (n_visits == 0)
    return g_strdup (C_ ("continuity", "No visits yet"));
  if (n_visits > 1)
    return g_strdup (C_ ("continuity", "from four visits on"));
  if (n == 0)
    return g_strdup (C_ ("continuity", "First visit"));
  if (n == 1)
    return g_strdup_printf (C_ ("continuity", "First visit, with %s"), a);
  if (n == 2)
    return g_strdup_printf (C_ ("continuity", "First visit, with %1$s and %2$s"), a, b);
  return g_strdup_printf (ngettext ("First visit, with %1$s, %2$s and %3$s other",
                                    "First visit, with %1$s, %2$s and %3$s others", n - 2),
                          a, b, others);
}

/**
 * tillid_continuity_words_known_face:
 * @patient: name
 * @known_face: visits with a known face / visits from the second on
 *
 * Returns: (transfer full) (nullable): the first sentence of the page as markup, %NULL if @known_face is absent
 */
char *
tillid_continuity_words_known_face (const char *patient, TillidRatio known_face)
{
  g_autofree char *name = markup_name (patient);
  g_autofree char *some = tillid_format_count (known_face.numerator);
  g_autofree char *all = tillid_format_count (known_face.denominator);

  if (!tillid_ratio_is_defined (known_face))
    return NULL;
  if (known_face.numerator == known_face.denominator)
    return g_strdup_printf (C_ ("continuity",
                                "Someone %1$s <b>already knew was in the room at "
                                "every visit</b> since the second one, %2$s of %3$s."),
                            name, some, all);
  if (known_face.numerator == 0)
    return g_strdup_printf (
      C_ ("continuity",
          "<b>Nobody %1$s already knew was in the room</b> since the second visit, %2$s of %3$s."),
      name, some, all);
  return g_strdup_printf (ngettext ("Someone %1$s already knew <b>was in the room at %2$s of the "
                                    "%3$s visit</b> since the second one.",
                                    "Someone %1$s already knew <b>was in the room at %2$s of the "
                                    "%3$s visits</b> since the second one.",
                                    (gulong) known_face.denominator),
                          name, some, all);
}

/**
 * tillid_continuity_words_led:
 * @lead: name of who led most
 * @share: visits led / visits
 * @from: (nullable): name of who handed over, %NULL without a hand-over
 * @patient_in_room: (nullable): the patient's name if the hand-over was in the patient's presence
 *
 * Returns: (transfer full): the second sentence as markup
 */
char *
tillid_continuity_words_led (const char *lead,
                             TillidRatio share,
                             const char *from,
                             const char *patient_in_room)
{
  g_autofree char *name = markup_name (lead);
  g_autofree char *some = tillid_format_count (share.numerator);
  g_autofree char *all = tillid_format_count (share.denominator);
  g_autofree char *before = from != NULL ? markup_name (from) : NULL;
  g_autofree char *patient = patient_in_room != NULL ? markup_name (patient_in_room) : NULL;
  gulong n = (gulong) share.denominator;

  if (before == NULL)
    return g_strdup_printf (ngettext ("<b>%1$s has led %2$s of the %3$s visit.</b>",
                                      "<b>%1$s has led %2$s of the %3$s visits.</b>", n),
                            name, some, all);
  if (patient == NULL)
    return g_strdup_printf (
      ngettext ("<b>%1$s has led %2$s of the %3$s visit</b> since the hand-over from %4$s.",
                "<b>%1$s has led %2$s of the %3$s visits</b> since the hand-over from %4$s.", n),
      name, some, all, before);
  return g_strdup_printf (ngettext ("<b>%1$s has led %2$s of the %3$s visit</b> since the "
                                    "hand-over from %4$s, with %5$s in the room.",
                                    "<b>%1$s has led %2$s of the %3$s visits</b> since the "
                                    "hand-over from %4$s, with %5$s in the room.",
                                    n),
                          name, some, all, before, patient);
}

/**
 * tillid_continuity_words_interpreted:
 * @interpreter: name of who interpreted most
 * @share: visits interpreted / visits with an interpreter
 *
 * Returns: (transfer full): the third sentence as markup
 */
char *
tillid_continuity_words_interpreted (const char *interpreter, TillidRatio share)
{
  g_autofree char *name = markup_name (interpreter);
  g_autofree char *some = tillid_format_count (share.numerator);
  g_autofree char *all = tillid_format_count (share.denominator);

  return g_strdup_printf (ngettext ("<b>%1$s has interpreted %2$s of the last %3$s.</b>",
                                    "<b>%1$s has interpreted %2$s of the last %3$s.</b>",
                                    (gulong) share.denominator),
                          name, some, all);
}

/**
 * tillid_continuity_words_family:
 * @n_visits: visits interpreted by a relative or a child
 *
 * Returns: (transfer full): the sentence after tillid_continuity_words_interpreted(), as markup
 */
char *
tillid_continuity_words_family (gint64 n_visits)
{
  g_autofree char *n = tillid_format_count (n_visits);

  if (n_visits == 0)
    return g_strdup (C_ ("continuity", "Nobody from the family has interpreted here."));
  return g_strdup_printf (ngettext ("Somebody from the family has interpreted at %s visit here.",
                                    "Somebody from the family has interpreted at %s visits here.",
                                    (gulong) n_visits),
                          n);
}

/**
 * tillid_continuity_words_before:
 * @lead: name of who led most before the hand-over
 * @share: visits led / visits before it
 *
 * Returns: (transfer full): a sentence under the numbers
 */
char *
tillid_continuity_words_before (const char *lead, TillidRatio share)
{
  g_autofree char *name = tillid_words_isolate (lead);
  g_autofree char *some = tillid_format_count (share.numerator);
  g_autofree char *all = tillid_format_count (share.denominator);

  return g_strdup_printf (ngettext ("Before the hand-over: %1$s of %2$s visit led by %3$s.",
                                    "Before the hand-over: %1$s of %2$s visits led by %3$s.",
                                    (gulong) share.denominator),
                          some, all, name);
}

/**
 * tillid_continuity_words_counted:
 * @patient: name
 *
 * Returns: (transfer full): what is counted and what is not
 */
char *
tillid_continuity_words_counted (const char *patient)
{
  g_autofree char *name = tillid_words_isolate (patient);

  return g_strdup_printf (
    C_ ("continuity", "Counted: attended visits with %s present, one lead each; calls and meetings "
                      "without the patient are not counted. Nothing here is stored or ranked."),
    name);
}

/**
 * tillid_continuity_words_window:
 * @n_visits: visits in the window
 * @first_date: date of the first one
 * @last_date: date of the last one
 * @since_hand_over: the window begins after a hand-over
 *
 * Returns: (transfer full): the head of the numbers
 */
char *
tillid_continuity_words_window (gint64 n_visits,
                                const char *first_date,
                                const char *last_date,
                                gboolean since_hand_over)
{
  g_autofree char *n = tillid_format_count (n_visits);
  g_autofree char *first = tillid_words_isolate (first_date);
  g_autofree char *last = tillid_words_isolate (last_date);

  if (since_hand_over)
    return g_strdup_printf (ngettext ("%1$s visit since the hand-over, %2$s to %3$s",
                                      "%1$s visits since the hand-over, %2$s to %3$s",
                                      (gulong) n_visits),
                            n, first, last);
  return g_strdup_printf (ngettext ("%1$s visit, %2$s to %3$s", "%1$s visits, %2$s to %3$s",
                                    (gulong) n_visits),
                          n, first, last);
}

static char *
bead_without_interpreter (const char *n, const char *date, const char *lead, gboolean known)
{
  if (lead == NULL)
    return g_strdup_printf (known ? C_ ("bead", "Visit %1$s, %2$s, someone known was present.")
                                  : C_ ("bead", "Visit %1$s, %2$s, nobody known was present."),
                            n, date);
  return g_strdup_printf (known ? C_ ("bead",
                                      "Visit %1$s, %2$s, led by %3$s, someone known was present.")
                                : C_ ("bead",
                                      "Visit %1$s, %2$s, led by %3$s, nobody known was present."),
                          n, date, lead);
}

static char *
bead_with_lead (const char *n,
                const char *date,
                const char *lead,
                const char *interpreter,
                gboolean is_new,
                gboolean known)
{
  if (is_new)
    return g_strdup_printf (known
                              ? C_ ("bead",
                                    "Visit %1$s, %2$s, led by %3$s, interpreter %4$s for the first "
                                    "time, someone known was present.")
                              : C_ ("bead",
                                    "Visit %1$s, %2$s, led by %3$s, interpreter %4$s for the first "
                                    "time, nobody known was present."),
                            n, date, lead, interpreter);
  return g_strdup_printf (
    known
      ? C_ ("bead", "Visit %1$s, %2$s, led by %3$s, interpreter %4$s, someone known was present.")
      : C_ ("bead", "Visit %1$s, %2$s, led by %3$s, interpreter %4$s, nobody known was present."),
    n, date, lead, interpreter);
}

/**
 * tillid_continuity_words_bead:
 * @visit_number: number of the visit
 * @date: its date
 * @lead: (nullable): name of who led
 * @interpreter: (nullable): name of who interpreted
 * @interpreter_is_new: for the first time
 * @known_face: somebody present had met the patient before
 *
 * Returns: (transfer full): the accessible label of a bead
 */
char *
tillid_continuity_words_bead (gint64 visit_number,
                              const char *date,
                              const char *lead,
                              const char *interpreter,
                              gboolean interpreter_is_new,
                              gboolean known_face)
{
  g_autofree char *n = tillid_format_count (visit_number);
  g_autofree char *day = tillid_words_isolate (date);
  g_autofree char *who = lead != NULL ? tillid_words_isolate (lead) : NULL;
  g_autofree char *voice = interpreter != NULL ? tillid_words_isolate (interpreter) : NULL;

  if (voice == NULL)
    return bead_without_interpreter (n, day, who, known_face);
  if (who != NULL)
    return bead_with_lead (n, day, who, voice, interpreter_is_new, known_face);
  return g_strdup_printf (known_face
                            ? C_ ("bead",
                                  "Visit %1$s, %2$s, interpreter %3$s, someone known was present.")
                            : C_ ("bead",
                                  "Visit %1$s, %2$s, interpreter %3$s, nobody known was present."),
                          n, day, voice);
}

/**
 * tillid_continuity_words_next:
 * @next: a possibility
 * @introduces: (nullable): name of the second face who would come along
 *
 * Returns: (transfer full): what it would mean, in a few words
 */
char *
tillid_continuity_words_next (const TillidNextVisit *next, const char *introduces)
{
  g_autofree char *name = introduces != NULL ? tillid_words_isolate (introduces) : NULL;
  g_autofree char *times = NULL;

  g_return_val_if_fail (next != NULL, NULL);

  if (name != NULL)
    return g_strdup_printf (C_ ("next visit", "introduces %s"), name);
  if (!next->known_face)
    return g_strdup (C_ ("next visit", "new face"));
  times = tillid_format_count (next->times_met);
  if (next->times_met == 1)
    return g_strdup (C_ ("next visit", "met once"));
  return g_strdup_printf (ngettext ("met %s time", "met %s times", (gulong) next->times_met),
                          times);
}
