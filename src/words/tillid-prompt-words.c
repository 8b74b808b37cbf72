/* tillid-prompt-words.c - the prompts in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Of every sentence we, the calendar or a colleague is the subject; the patient is somebody whom others could know, never what the sentence is about. */
#include "config.h"

#include "tillid-continuity-words.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-words.h"

static char *
say_single (const TillidPrompt *prompt, const char *name)
{
  g_autofree char *all = tillid_format_count (prompt->n_visits);
  g_autofree char *present = tillid_format_count (prompt->n_holder);
  g_autofree char *alone = tillid_format_count (prompt->n_alone);

  /* Everybody else once each: then few visits were with the holder alone, and the sentence says so. */
  if (prompt->n_alone * 2 > prompt->n_visits)
    return g_strdup_printf (ngettext ("%1$s of the last %2$s visits was with %3$s alone.",
                                      "%1$s of the last %2$s visits were with %3$s alone.",
                                      (gulong) prompt->n_alone),
                            alone, all, name);
  return g_strdup_printf (
    ngettext ("%1$s was at %2$s of the last %3$s visits, nobody else at more than one.",
              "%1$s was at %2$s of the last %3$s visits, nobody else at more than one.",
              (gulong) prompt->n_holder),
    name, present, all);
}

static char *
say_absence (const TillidPrompt *prompt, const char *name, const char *from, const char *until)
{
  g_return_val_if_fail (from != NULL, NULL);

  if (prompt->absence == 0)
    return g_strdup_printf (C_ ("prompt", "%1$s works here until %2$s."), name, from);
  if (until == NULL)
    return g_strdup_printf (C_ ("prompt", "%1$s is away from %2$s."), name, from);
  return g_strdup_printf (C_ ("prompt", "%1$s is away from %2$s to %3$s."), name, from, until);
}

static char *
say_steps (const TillidPrompt *prompt)
{
  g_autofree char *ours = tillid_format_count (prompt->n_some);
  g_autofree char *all = tillid_format_count (prompt->n_all);

  if (prompt->n_some == prompt->n_all)
    return g_strdup (C_ ("prompt", "All next steps are ours."));
  /* Translators: how many are ours, how many there are. */
  return g_strdup_printf (ngettext ("%1$s of %2$s next steps is ours.",
                                    "%1$s of %2$s next steps are ours.", (gulong) prompt->n_some),
                          ours, all);
}

/**
 * tillid_continuity_words_prompt:
 * @prompt: a prompt
 * @holder: (nullable): name of the colleague or interpreter it is about
 * @from_date: (nullable): the day that the prompt calls "from"
 * @until_date: (nullable): last day away, %NULL while open
 *
 * Returns: (transfer full): the fact, as one sentence about us or the calendar
 */
char *
tillid_continuity_words_prompt (const TillidPrompt *prompt,
                                const char *holder,
                                const char *from_date,
                                const char *until_date)
{
  g_autofree char *name = tillid_words_isolate (holder != NULL ? holder : "");
  g_autofree char *from = from_date != NULL ? tillid_words_isolate (from_date) : NULL;
  g_autofree char *until = until_date != NULL ? tillid_words_isolate (until_date) : NULL;
  g_autofree char *some = tillid_format_count (prompt->n_some);
  g_autofree char *all = tillid_format_count (prompt->n_all);
  g_autofree char *visits = tillid_format_count (prompt->n_visits);

  switch (prompt->kind)
    {
    case TILLID_PROMPT_SINGLE_HOLDER:
      return say_single (prompt, name);
    case TILLID_PROMPT_ABSENCE_AHEAD:
      return say_absence (prompt, name, from, until);
    case TILLID_PROMPT_FRESH_EYES:
      return g_strdup_printf (C_ ("prompt", "No one else has looked at this since %s."), from);
    case TILLID_PROMPT_TASKS_WITH_US:
      return say_steps (prompt);
    case TILLID_PROMPT_CALLS_TO_ONE:
      /* Translators: a name, how many of them, how many there were. */
      return g_strdup_printf (C_ ("prompt", "Calls are going mainly to %1$s (%2$s of %3$s)."), name,
                              some, all);
    case TILLID_PROMPT_ENDING:
      return g_strdup_printf (C_ ("prompt", "This course of care is planned to end on %s."), from);
    case TILLID_PROMPT_ONE_INTERPRETER:
      return g_strdup_printf (
        ngettext (
          "%1$s has interpreted at the one visit with an interpreter, and between visits.",
          "%1$s has interpreted at all %2$s visits with an interpreter, and between visits.",
          (gulong) prompt->n_visits),
        name, visits);
    case TILLID_PROMPT_SHARE:
      return g_strdup_printf (C_ ("prompt", "%s would like to share this relation."), name);
    case TILLID_PROMPT_N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
ask_absence (const char *second, const char *who)
{
  if (second == NULL)
    return g_strdup_printf (C_ ("prompt", "No second face is named. Who answers if %s calls?"),
                            who);
  return g_strdup_printf (
    C_ ("prompt", "%1$s is the second face and has not met %2$s yet. Who answers if %2$s calls?"),
    second, who);
}

/**
 * tillid_continuity_words_prompt_question:
 * @prompt: a prompt
 * @holder: (nullable): name of the colleague it is about
 * @second_face: (nullable): name of the second face
 * @patient: name
 *
 * Returns: (transfer full): the question that goes with it
 */
char *
tillid_continuity_words_prompt_question (const TillidPrompt *prompt,
                                         const char *holder,
                                         const char *second_face,
                                         const char *patient)
{
  g_autofree char *name = tillid_words_isolate (holder != NULL ? holder : "");
  g_autofree char *second = second_face != NULL ? tillid_words_isolate (second_face) : NULL;
  g_autofree char *who = tillid_words_isolate (patient);

  g_return_val_if_fail (prompt != NULL, NULL);

  switch (prompt->kind)
    {
    case TILLID_PROMPT_SINGLE_HOLDER:
      return g_strdup_printf (C_ ("prompt", "If %1$s is ill, who would %2$s know?"), name, who);
    case TILLID_PROMPT_ABSENCE_AHEAD:
      return ask_absence (second, who);
    case TILLID_PROMPT_FRESH_EYES:
      return g_strdup (C_ ("prompt", "Who could look at it with fresh eyes?"));
    case TILLID_PROMPT_TASKS_WITH_US:
      return g_strdup_printf (C_ ("prompt", "Is there one that %s wants to take?"), who);
    case TILLID_PROMPT_CALLS_TO_ONE:
      return g_strdup (C_ ("prompt", "Would a fixed call time help?"));
    case TILLID_PROMPT_ENDING:
      return g_strdup (
        C_ ("prompt", "Nobody is named who takes over, and there is no farewell visit yet."));
    case TILLID_PROMPT_ONE_INTERPRETER:
      return g_strdup (C_ ("prompt", "Is the interpreter's role still clear?"));
    case TILLID_PROMPT_SHARE:
      return g_strdup_printf (C_ ("prompt", "Whom could %s meet at the next visit?"), who);
    case TILLID_PROMPT_N_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* (transfer none): the rule in words. */
const char *
tillid_continuity_words_prompt_rule (TillidPromptKind kind)
{
  static const char *const rules[TILLID_PROMPT_N_KINDS] = {
    [TILLID_PROMPT_SINGLE_HOLDER] =
      /* xgettext:no-c-format */
    NC_ ("prompt", "Shown after six visits or more when one colleague was at 85 % of them and "
                   "nobody else at two. It is about how we have arranged things."),
    [TILLID_PROMPT_ABSENCE_AHEAD] =
      NC_ ("prompt", "Shown when the key contact will be away within 60 days and the second face "
                     "has been at no visit. These are the visits with the key contact."),
    [TILLID_PROMPT_FRESH_EYES] =
      NC_ ("prompt", "Shown when two problems or more are open and for six months nobody but the "
                     "key contact was at a visit, and no conference talked about it."),
    [TILLID_PROMPT_TASKS_WITH_US] =
      /* xgettext:no-c-format */
    NC_ ("prompt", "Shown when the plan is older than 60 days, at least 80 % of its open steps "
                   "are ours, and none is anybody else's."),
    [TILLID_PROMPT_CALLS_TO_ONE] =
      /* xgettext:no-c-format */
    NC_ ("prompt", "Shown after six calls in 30 days about a problem that had not been arranged, "
                   "80 % of them to one colleague. Calls about appointments, medicine or "
                   "deadlines are not counted."),
    [TILLID_PROMPT_ENDING] =
      NC_ ("prompt", "Shown from 90 days before a planned end while nobody is named who takes over "
                     "and no farewell visit is planned."),
    [TILLID_PROMPT_ONE_INTERPRETER] =
      NC_ ("prompt", "Shown when the same interpreter was at all of eight visits or more and "
                     "interpreted between visits as well."),
    [TILLID_PROMPT_SHARE] =
      NC_ ("prompt", "A colleague said so. It stands until it is taken back."),
  };

  g_return_val_if_fail (kind < TILLID_PROMPT_N_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "prompt", rules[kind]);
}
