/* tillid-ctl-grant.c - tillidctl grant: who was let in to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-grants.h"
#include "tillid-patient-find.h"

static const TillidCtlColumn columns[] = {
  { "id", NC_ ("column", "id") },
  { "name", NC_ ("column", "name") },
  { "profession", NC_ ("column", "profession") },
  { "roles", NC_ ("column", "roles") },
  { "from", NC_ ("column", "from") },
  { "until", NC_ ("column", "until") },
  { "patient", NC_ ("column", "patient") },
  { "kind", NC_ ("column", "kind") },
  { "given_by", NC_ ("column", "given by") },
  { "reason", NC_ ("column", "reason") },
  { "looked_by", NC_ ("column", "looked at by") },
  { "looked_on", NC_ ("column", "looked at on") },
  { "look_words", NC_ ("column", "what was found") },
  { "overdue", NC_ ("column", "overdue") },
};

typedef struct
{
  char *from, *until, *reason, *words; /* (owned) (nullable) */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->until);
  g_free (options->reason);
  g_free (options->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const TillidMember *
find (const GPtrArray *members, gint64 id)
{
  for (guint i = 0; i < members->len; i++)
    if (((TillidRecord *) members->pdata[i])->id == id)
      return members->pdata[i];
  return NULL;
}

static void
add_name (TillidCtlTable *table, const GPtrArray *members, gint64 id)
{
  const TillidMember *member = find (members, id);

  tillid_ctl_table_add_text (table, member != NULL ? member->name : NULL);
}

static void
add_grant (TillidCtlTable *table, const GPtrArray *members, const TillidGrant *grant, TillidDay day)
{
  const TillidMember *member = find (members, grant->member);
  g_autofree char *patient = tillid_id_dup_text (grant->patient);

  tillid_ctl_table_add_id (table, grant->record.id);
  tillid_ctl_table_add_text (table, member != NULL ? member->name : NULL);
  tillid_ctl_table_add_choice (table, tillid_profession_choices,
                               member != NULL ? member->profession : TILLID_PROFESSION_OTHER);
  tillid_ctl_table_add_text (table, member != NULL ? member->roles : NULL);
  tillid_ctl_table_add_day (table, grant->from_day);
  tillid_ctl_table_add_day (table, grant->until_day);
  tillid_ctl_table_add_text (table, patient);
  tillid_ctl_table_add_choice (table, tillid_grant_kind_choices, grant->kind);
  add_name (table, members, grant->given_by);
  tillid_ctl_table_add_text (table, grant->reason);
  add_name (table, members, grant->looked_by);
  tillid_ctl_table_add_day (table, grant->looked_on);
  tillid_ctl_table_add_text (table, grant->look_words);
  tillid_ctl_table_add_choice (table, tillid_yes_no_choices,
                               tillid_grant_is_overdue (grant, day) ? TILLID_YES_NO_YES
                                                                    : TILLID_YES_NO_NO);
}

static int
print_grants (TillidCtl *ctl, TillidSession *session, const char *name, gboolean waiting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) system = tillid_session_open_system (session);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  gint64 patient = 0;

  if (name == NULL || tillid_patient_find (session, name, &patient, &error))
    grants = waiting ? tillid_grants_list_waiting (session, &error)
                     : tillid_grants_list (session, patient, &error);
  members = grants != NULL ? tillid_ctl_list (session, system, &tillid_member_type, &error) : NULL;
  if (members == NULL)
    return tillid_ctl_fail (ctl, name != NULL ? name : "grant", error);
  for (guint i = 0; i < grants->len; i++)
    add_grant (table, members, grants->pdata[i], tillid_session_today (session));
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}

static int
give (TillidCtl *ctl, TillidSession *session, char **argv, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidMember) member = NULL;
  TillidGrantPlan plan = { .from = TILLID_ABSENT,
                           .until = TILLID_ABSENT,
                           .reason = options->reason };
  int exit_code;

  if (!tillid_ctl_parse_day ("--from", options->from, &plan.from, &exit_code) ||
      !tillid_ctl_parse_day ("--until", options->until, &plan.until, &exit_code))
    return exit_code;
  if (!tillid_session_may (session, TILLID_ACTION_GRANT, &error) ||
      !tillid_patient_find (session, argv[2], &plan.patient, &error))
    return tillid_ctl_fail (ctl, argv[2], error);
  member = tillid_ctl_find_member (session, argv[3], &error);
  if (member == NULL)
    return tillid_ctl_fail (ctl, argv[3], error);
  plan.member = member->record.id;
  return tillid_grants_give (session, &plan, NULL, &error) ? TILLID_EXIT_DONE
                                                           : tillid_ctl_fail (ctl, "grant", error);
}

static int
break_glass (TillidCtl *ctl, TillidSession *session, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;
  gint64 patient;

  if (options->reason == NULL)
    return tillid_ctl_refuse_usage ("--reason", C_ ("ctl", "needs a value"));
  if (!tillid_session_may (session, TILLID_ACTION_BREAK_GLASS, &error) ||
      !tillid_patient_find (session, name, &patient, &error) ||
      !tillid_session_break_glass (session, patient, options->reason, &error))
    return tillid_ctl_fail (ctl, name, error);
  return TILLID_EXIT_DONE;
}

/* The verbs that name a grant by its id. */
static int
change (TillidCtl *ctl, TillidSession *session, char **argv, const Options *options)
{
  g_autoptr (GError) error = NULL;
  gboolean done;
  gint64 grant;

  if (!tillid_id_from_text (argv[2], &grant))
    return tillid_ctl_refuse_usage (argv[2], C_ ("ctl", "not the id of a grant"));
  done = g_str_equal (argv[1], "end")
           ? tillid_grants_end (session, grant, NULL, &error)
           : tillid_grants_look (session, grant, options->words, NULL, &error);
  return done ? TILLID_EXIT_DONE : tillid_ctl_fail (ctl, argv[2], error);
}

static int
set_everybody (TillidCtl *ctl, TillidSession *session, const char *answer)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (answer, "yes") && !g_str_equal (answer, "no"))
    return tillid_ctl_refuse_usage (answer, C_ ("ctl", "one of yes, no"));
  return tillid_grants_open_to_all (session, g_str_equal (answer, "yes"), NULL, &error)
           ? TILLID_EXIT_DONE
           : tillid_ctl_fail (ctl, "everybody", error);
}

static gboolean
is_known_verb (const char *verb, int argc)
{
  static const struct
  {
    const char *verb;
    int least, most;
  } verbs[] = {
    { "list", 2, 3 }, { "waiting", 2, 2 },   { "give", 4, 4 },      { "end", 3, 3 },
    { "look", 3, 3 }, { "emergency", 3, 3 }, { "everybody", 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, verb))
      return argc >= verbs[i].least && argc <= verbs[i].most;
  return FALSE;
}

/* `grant VERB ...`: who was let in to whom, and openings with a reason. Returns: an exit code. */
int
tillid_ctl_grant (TillidCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("First day"), "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("Last day"), "DATE" },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_ ("Why, in a few words"), "TEXT" },
    { "words", 0, 0, G_OPTION_ARG_STRING, &options.words, N_ ("What the second look found"),
      "TEXT" },
    { NULL },
  };
  static const char usage[] =
    "list [PATIENT] | give PATIENT NAME [--from DATE] [--until DATE] [--reason TEXT] | end GRANT"
    " | emergency PATIENT --reason TEXT | waiting | look GRANT [--words TEXT] | everybody yes|no";
  g_autoptr (TillidSession) session = NULL;
  const char *verb;
  gboolean reads;
  int exit_code;

  if (!tillid_ctl_parse (entries, usage, 1, 3, &argc, &argv, &exit_code))
    return exit_code;
  verb = argv[1];
  if (!is_known_verb (verb, argc))
    return tillid_ctl_refuse_usage ("grant", usage);
  reads = g_str_equal (verb, "list") || g_str_equal (verb, "waiting");
  session = tillid_ctl_open (ctl, !reads);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (reads)
    return print_grants (ctl, session, argc > 2 ? argv[2] : NULL, g_str_equal (verb, "waiting"));
  if (g_str_equal (verb, "give"))
    return give (ctl, session, argv, &options);
  if (g_str_equal (verb, "emergency"))
    return break_glass (ctl, session, argv[2], &options);
  if (g_str_equal (verb, "everybody"))
    return set_everybody (ctl, session, argv[2]);
  return change (ctl, session, argv, &options);
}
