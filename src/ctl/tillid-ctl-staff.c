/* tillid-ctl-staff.c - tillidctl staff: who works here
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"

static const TillidCtlColumn columns[] = {
  { "id", NC_ ("column", "id") },
  { "name", NC_ ("column", "name") },
  { "profession", NC_ ("column", "profession") },
  { "roles", NC_ ("column", "roles") },
  { "from", NC_ ("column", "from") },
  { "until", NC_ ("column", "until") },
};

/* What a member is told with on the command line. */
typedef struct
{
  char *profession; /* (owned) (nullable) */
  char *roles;      /* (owned) (nullable) */
  char *from;       /* (owned) (nullable) */
  char *until;      /* (owned) (nullable) */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->profession);
  g_free (options->roles);
  g_free (options->from);
  g_free (options->until);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static GPtrArray *
list_members (TillidSession *session, GError **error)
{
  g_autoptr (TillidScope) scope = tillid_session_open_system (session);

  return tillid_ctl_list (session, scope, &tillid_member_type, error);
}

static int
print_members (TillidCtl *ctl, TillidSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = list_members (session, &error);
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));

  if (members == NULL)
    return tillid_ctl_fail (ctl, "staff", error);
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];

      tillid_ctl_table_add_id (table, member->record.id);
      tillid_ctl_table_add_text (table, member->name);
      tillid_ctl_table_add_choice (table, tillid_profession_choices, member->profession);
      tillid_ctl_table_add_text (table, member->roles);
      tillid_ctl_table_add_day (table, member->from_day);
      tillid_ctl_table_add_day (table, member->until_day);
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}

static int
apply (TillidCtl *ctl, TillidSession *session, const char *why, TillidMember *member)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);
  g_autoptr (GError) error = NULL;

  tillid_edit_take (edit, tillid_record_seal (member));
  if (!tillid_session_apply (session, edit, NULL, &error))
    return tillid_ctl_fail (ctl, "staff", error);
  return TILLID_EXIT_DONE;
}

/* Every role must be known: a misspelt one would give nothing and say nothing. */
static gboolean
roles_are_known (const char *roles)
{
  static const char *const known[] = { "clinician",  "coordinator",   "lead",
                                       "researcher", "administrator", NULL };
  g_auto (GStrv) words = g_strsplit (roles, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (known, words[i]))
      return FALSE;
  return TRUE;
}

static int
add_member (TillidCtl *ctl, TillidSession *session, const char *name, const Options *options)
{
  g_autoptr (TillidMember) member = NULL;
  int profession = options->profession != NULL
                     ? tillid_choice_from_code (tillid_profession_choices, options->profession)
                     : TILLID_PROFESSION_OTHER;
  const char *roles = options->roles != NULL ? options->roles : "clinician";
  TillidDay from = tillid_session_today (session);
  int exit_code;

  if (profession < 0)
    return tillid_ctl_refuse_usage (options->profession, C_ ("ctl", "no such profession"));
  if (!roles_are_known (roles))
    return tillid_ctl_refuse_usage (
      roles, C_ ("ctl", "roles are clinician, coordinator, lead, researcher, administrator"));
  if (!tillid_ctl_parse_day ("--from", options->from, &from, &exit_code))
    return exit_code;
  member = tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (session));
  tillid_set_text (&member->name, name);
  tillid_set_text (&member->roles, roles);
  member->profession = profession;
  member->from_day = from;
  return apply (ctl, session, C_ ("edit", "New colleague"), g_steal_pointer (&member));
}

static int
end_member (TillidCtl *ctl, TillidSession *session, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) members = list_members (session, &error);
  TillidDay until = tillid_session_today (session);
  const TillidMember *found = NULL;
  guint n_found = 0;
  int exit_code;

  if (!tillid_ctl_parse_day ("--until", options->until, &until, &exit_code))
    return exit_code;
  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];
      g_autofree char *id = tillid_id_dup_text (member->record.id);

      if (g_strcmp0 (member->name, name) != 0 && g_strcmp0 (id, name) != 0)
        continue;
      found = member;
      n_found++;
    }
  if (members != NULL && n_found == 0)
    g_set_error_literal (&error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_FOUND,
                         C_ ("error", "Nobody of that name works here."));
  else if (n_found > 1)
    g_set_error_literal (&error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_AMBIGUOUS,
                         C_ ("error", "Several colleagues have that name; use the id."));
  else if (found != NULL && found->owner)
    g_set_error_literal (&error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                         C_ ("error", "The owner of the clinic file stays."));
  if (error != NULL)
    return tillid_ctl_fail (ctl, name, error);

  {
    TillidMember *member = tillid_member_edit (found);

    member->until_day = until;
    return apply (ctl, session, C_ ("edit", "Colleague ended"), member);
  }
}

/* `staff`: a table of colleagues, or adds and changes one. Returns: an exit code. */
int
tillid_ctl_staff (TillidCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "profession", 0, 0, G_OPTION_ARG_STRING, &options.profession,
      N_ ("Profession of a new colleague"), "CODE" },
    { "roles", 0, 0, G_OPTION_ARG_STRING, &options.roles, N_ ("Roles, separated by spaces"),
      "ROLES" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("First day"), "DATE" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_ ("Last day"), "DATE" },
    { NULL },
  };
  static const char usage[] =
    "list | add NAME [--profession CODE] [--roles ROLES] [--from DATE] | end NAME [--until DATE]";
  g_autoptr (TillidSession) session = NULL;
  const char *verb;
  int exit_code;

  if (!tillid_ctl_parse (entries, usage, 1, 2, &argc, &argv, &exit_code))
    return exit_code;
  verb = argv[1];
  if (!(g_str_equal (verb, "list") && argc == 2) && !(g_str_equal (verb, "add") && argc == 3) &&
      !(g_str_equal (verb, "end") && argc == 3))
    return tillid_ctl_refuse_usage ("staff", usage);

  session = tillid_ctl_open (ctl, !g_str_equal (verb, "list"));
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  if (g_str_equal (verb, "add"))
    return add_member (ctl, session, argv[2], &options);
  if (g_str_equal (verb, "end"))
    return end_member (ctl, session, argv[2], &options);
  return print_members (ctl, session);
}
