/* tillid-ctl-plan.c - tillidctl plan: goals, steps, agreements and promises
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-format.h"

static const TillidCtlColumn columns[] = {
  { "kind", NC_ ("column", "kind") },   { "id", NC_ ("column", "id") },
  { "side", NC_ ("column", "side") },   { "owner", NC_ ("column", "owner") },
  { "text", NC_ ("column", "text") },   { "due", NC_ ("column", "due") },
  { "state", NC_ ("column", "state") }, { "teach_back", NC_ ("column", "teach-back") },
  { "goal", NC_ ("column", "goal") },
};

typedef struct
{
  TillidCtlTable *table; /* (owned) */
  GHashTable *names;     /* (owned) */
  const char *language;  /* (nullable): of the text */
} Plan;

/* The patient's words when they are asked for in that language, else the clinic's, else what there is. */
static const char *
choose_words (const Plan *plan, const char *words, const char *language, const char *staff_words)
{
  if (words != NULL &&
      (staff_words == NULL || tillid_format_is_same_language (plan->language, language)))
    return words;
  return staff_words;
}

static void
add_head (Plan *plan, const char *kind, const char *label, gint64 id)
{
  tillid_ctl_table_add_for_people (plan->table, kind, label);
  tillid_ctl_table_add_id (plan->table, id);
}

static void
add_goal (Plan *plan, const TillidGoal *goal)
{
  add_head (plan, "goal", C_ ("plan", "goal"), goal->record.id);
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_text (plan->table,
                             choose_words (plan, goal->words, goal->language, goal->staff_words));
  tillid_ctl_table_add_day (plan->table, goal->due);
  tillid_ctl_table_add_choice (plan->table, tillid_goal_status_choices, goal->status);
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_text (plan->table, NULL);
}

static void
add_step (Plan *plan, const TillidStep *step)
{
  const char *owner = tillid_ctl_name (plan->names, step->owner);

  add_head (plan, "step", C_ ("plan", "step"), step->record.id);
  tillid_ctl_table_add_choice (plan->table, tillid_side_choices, step->side);
  tillid_ctl_table_add_text (plan->table, owner != NULL ? owner : step->owner_text);
  tillid_ctl_table_add_text (plan->table,
                             choose_words (plan, step->words, step->language, step->staff_words));
  tillid_ctl_table_add_day (plan->table, step->due);
  tillid_ctl_table_add_choice (plan->table, tillid_step_status_choices, step->status);
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_id (plan->table, step->goal);
}

static void
add_agreement (Plan *plan, const TillidAgreement *agreement)
{
  add_head (plan, "agreement", C_ ("plan", "agreement"), agreement->record.id);
  tillid_ctl_table_add_choice (plan->table, tillid_side_choices,
                               agreement->ours ? TILLID_SIDE_CLINIC : TILLID_SIDE_PATIENT);
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_text (plan->table, choose_words (plan, agreement->words, agreement->language,
                                                        agreement->staff_words));
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_choice (plan->table, tillid_teach_back_choices, agreement->teach_back);
  tillid_ctl_table_add_text (plan->table, NULL);
}

static void
add_promise (Plan *plan, const TillidPromise *promise)
{
  add_head (plan, "promise", C_ ("plan", "promise"), promise->record.id);
  tillid_ctl_table_add_choice (plan->table, tillid_side_choices, TILLID_SIDE_CLINIC);
  tillid_ctl_table_add_text (plan->table, tillid_ctl_name (plan->names, promise->owner));
  tillid_ctl_table_add_text (plan->table, promise->words);
  tillid_ctl_table_add_day (plan->table, promise->due);
  tillid_ctl_table_add_choice (plan->table, tillid_promise_status_choices, promise->status);
  tillid_ctl_table_add_text (plan->table, NULL);
  tillid_ctl_table_add_text (plan->table, NULL);
}

static void
add_record (Plan *plan, const TillidRecord *record)
{
  if (record->state != TILLID_RECORD_ACTIVE)
    return;
  if (record->type == &tillid_goal_type)
    add_goal (plan, (const TillidGoal *) record);
  else if (record->type == &tillid_step_type)
    add_step (plan, (const TillidStep *) record);
  else if (record->type == &tillid_agreement_type)
    add_agreement (plan, (const TillidAgreement *) record);
  else
    add_promise (plan, (const TillidPromise *) record);
}

static gboolean
add_all (Plan *plan, TillidSession *session, const TillidScope *scope, GError **error)
{
  static const TillidRecordType *const types[] = { &tillid_goal_type, &tillid_step_type,
                                                   &tillid_agreement_type, &tillid_promise_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GPtrArray) records = tillid_ctl_list (session, scope, types[i], error);

      if (records == NULL)
        return FALSE;
      for (guint k = 0; k < records->len; k++)
        add_record (plan, records->pdata[k]);
    }
  return TRUE;
}

/* `plan PATIENT`: the plan as text, as the page shows it. Returns: an exit code. */
int
tillid_ctl_plan (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "lang", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("The language of the text"), "TAG" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidScope) scope = NULL;
  g_autoptr (TillidCtlTable) table = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GError) error = NULL;
  Plan plan;
  gint64 patient;
  int exit_code;

  if (!tillid_ctl_parse (entries, "PATIENT [--lang TAG]", 1, 1, &argc, &argv, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  scope = tillid_ctl_open_patient (ctl, session, argv[1], "plan", &patient, &exit_code);
  if (scope == NULL)
    return exit_code;
  table = tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  names = tillid_ctl_names (session, &error);
  plan = (Plan){ table, names, language };
  if (names == NULL || !add_all (&plan, session, scope, &error))
    return tillid_ctl_fail (ctl, argv[1], error);
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}
