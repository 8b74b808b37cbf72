/* tillid-decisions.c - what was decided together, in order and in sentences
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-decisions.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-words.h"

/* What is still open comes first, then the newest. */
static int
compare_decisions (gconstpointer a, gconstpointer b)
{
  const TillidDecision *one = *(const TillidDecision *const *) a;
  const TillidDecision *two = *(const TillidDecision *const *) b;
  const gboolean open_one = one->decided == NULL, open_two = two->decided == NULL;

  if (open_one != open_two)
    return open_one ? -1 : 1;
  if (one->decided_on != two->decided_on)
    return one->decided_on > two->decided_on ? -1 : 1;
  return one->record.id > two->record.id ? -1 : one->record.id < two->record.id;
}

/* (transfer full) (element-type TillidDecision): what is still open first, then the newest */
GPtrArray *
tillid_decisions_list (TillidPatientContext *context)
{
  GPtrArray *decisions = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  decisions = tillid_patient_context_list (context, &tillid_decision_type);
  g_ptr_array_sort (decisions, compare_decisions);
  return decisions;
}

/* (transfer full): the question; what was decided, where none is written */
char *
tillid_decision_dup_title (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidDecision *decision = (const TillidDecision *) record;

  if (decision->question != NULL)
    return g_strdup (decision->question);
  return g_strdup (decision->decided != NULL ? decision->decided : C_ ("decision", "A decision"));
}

static void
add_line (GString *lines, const char *label, const char *text)
{
  g_autofree char *isolated = NULL;

  if (text == NULL)
    return;
  isolated = tillid_words_isolate (text);
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  /* Translators: what it is, and what was written: "Decided: wait until May" */
  g_string_append_printf (lines, C_ ("decision", "%s: %s"), label, isolated);
}

static void
add_day (GString *lines, const char *label, TillidDay day)
{
  g_autofree char *words =
    day != TILLID_ABSENT ? tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL) : NULL;

  add_line (lines, label, words);
}

/**
 * tillid_decision_describe:
 * @context: its patient
 * @record: a decision
 *
 * Returns: (transfer full): what was decided, or that it is open, then who prefers what, doubts and when to look again; a
 *   line each
 */
char *
tillid_decision_describe (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidDecision *decision = (const TillidDecision *) record;
  GString *lines = NULL;

  g_return_val_if_fail (record != NULL && record->type == &tillid_decision_type, NULL);

  lines = g_string_new (NULL);
  if (decision->decided == NULL)
    g_string_append (lines, C_ ("decision", "Not decided yet"));
  else if (decision->question != NULL)
    add_line (lines, C_ ("decision", "Decided"), decision->decided);
  add_line (lines, C_ ("decision", "Could be done"), decision->options);
  add_line (lines, C_ ("decision", "The patient prefers"), decision->patient_prefers);
  add_line (lines, C_ ("decision", "The family prefers"), decision->family_prefers);
  add_line (lines, C_ ("decision", "The clinic prefers"), decision->clinic_prefers);
  add_line (lines, C_ ("decision", "Doubts"), decision->doubts);
  add_day (lines, C_ ("decision", "Look again"), decision->review_on);
  return g_string_free (lines, FALSE);
}
