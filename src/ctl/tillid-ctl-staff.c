/* tillid-ctl-staff.c - tillidctl staff: who works here
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-account.h"
#include "tillid-ctl-password.h"

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
  gboolean remove;  /* of a password */
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
  g_autoptr (GPtrArray) members = tillid_session_may (session, TILLID_ACTION_COLLEAGUES, &error)
                                    ? list_members (session, &error)
                                    : NULL;
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

static int
refuse_roles (const char *roles)
{
  return tillid_ctl_refuse_usage (
    roles, C_ ("ctl", "roles are clinician, coordinator, lead, researcher, administrator"));
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

  if (name[strspn (name, " \t\n")] == '\0')
    return tillid_ctl_refuse_usage ("add", C_ ("ctl", "needs a value"));
  if (profession < 0)
    return tillid_ctl_refuse_usage (options->profession, C_ ("ctl", "no such profession"));
  if (!tillid_roles_text_is_known (roles))
    return refuse_roles (roles);
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
  g_autoptr (TillidMember) found = NULL;
  TillidMember *member = NULL;
  TillidDay until = tillid_session_today (session);
  int exit_code;

  if (!tillid_ctl_parse_day ("--until", options->until, &until, &exit_code))
    return exit_code;
  found = tillid_ctl_find_member (session, name, &error);
  if (found != NULL && found->owner)
    g_set_error_literal (&error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                         C_ ("error", "The owner of the clinic file stays."));
  if (error != NULL)
    return tillid_ctl_fail (ctl, name, error);
  member = tillid_member_edit (found);
  member->until_day = until;
  return apply (ctl, session, C_ ("edit", "Colleague ended"), member);
}

static int
give_roles (TillidCtl *ctl, TillidSession *session, const char *name, const char *roles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidMember) found = NULL;
  TillidMember *member = NULL;

  if (!tillid_roles_text_is_known (roles))
    return refuse_roles (roles);
  found = tillid_ctl_find_member (session, name, &error);
  if (found == NULL)
    return tillid_ctl_fail (ctl, name, error);
  member = tillid_member_edit (found);
  tillid_set_text (&member->roles, roles);
  return apply (ctl, session, C_ ("edit", "Roles changed"), member);
}

/* The one that stands is asked for again: a terminal may have been left open. */
static gboolean
set_password (TillidCtl *ctl,
              TillidSession *session,
              const TillidMember *member,
              gboolean remove,
              GError **error)
{
  const gboolean own = member->record.id == tillid_session_get_member (session)->record.id;
  char *current = NULL, *password = NULL;
  gboolean has = FALSE, done = FALSE;

  if (!tillid_account_has_password (session, member->record.id, &has, error))
    return FALSE;
  has = has && !tillid_session_is_recovered (session);
  if (own && has && g_getenv ("TILLID_PASSWORD_FILE") != NULL)
    ctl->n_passwords = 0; /* the line that opened the clinic */
  if (own && has)
    current = tillid_ctl_read_password (ctl, C_ ("ctl", "The password until now: "), error);
  if (!(own && has) || current != NULL)
    {
      if (!remove)
        password = tillid_ctl_read_new_password (ctl, error);
      done = (remove || password != NULL) &&
             tillid_account_set_password (session, member->record.id, current, password, error);
    }
  tillid_ctl_forget_password (current);
  tillid_ctl_forget_password (password);
  return done;
}

static int
change_password (TillidCtl *ctl, TillidSession *session, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidMember) member = tillid_ctl_find_member (session, name, &error);

  if (member == NULL || !set_password (ctl, session, member, options->remove, &error))
    return tillid_ctl_fail (ctl, name, error);
  return TILLID_EXIT_DONE;
}

static int
run_verb (TillidCtl *ctl, TillidSession *session, char **argv, const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (argv[1], "list"))
    return print_members (ctl, session);
  if (g_str_equal (argv[1], "password"))
    return change_password (ctl, session, argv[2], options);
  if (!tillid_session_may (session, TILLID_ACTION_STAFF, &error))
    return tillid_ctl_fail (ctl, "staff", error);
  if (g_str_equal (argv[1], "add"))
    return add_member (ctl, session, argv[2], options);
  if (g_str_equal (argv[1], "roles"))
    return give_roles (ctl, session, argv[2], argv[3]);
  return end_member (ctl, session, argv[2], options);
}

static gboolean
is_known_verb (const char *verb, int argc)
{
  static const struct
  {
    const char *verb;
    int argc;
  } verbs[] = {
    { "list", 2 }, { "add", 3 }, { "end", 3 }, { "password", 3 }, { "roles", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, verb))
      return verbs[i].argc == argc;
  return FALSE;
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
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.remove, N_ ("Take the password away"), NULL },
    { NULL },
  };
  static const char usage[] =
    "list | add NAME [--profession CODE] [--roles ROLES] [--from DATE] | end NAME [--until DATE]"
    " | roles NAME ROLES | password NAME [--remove]";
  g_autoptr (TillidSession) session = NULL;
  int exit_code;

  if (!tillid_ctl_parse (entries, usage, 1, 3, &argc, &argv, &exit_code))
    return exit_code;
  if (!is_known_verb (argv[1], argc))
    return tillid_ctl_refuse_usage ("staff", usage);

  session = tillid_ctl_open (ctl, !g_str_equal (argv[1], "list"));
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  return run_verb (ctl, session, argv, &options);
}
