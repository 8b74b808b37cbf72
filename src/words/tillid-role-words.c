/* tillid-role-words.c - roles in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-role-words.h"

#include "tillid-words.h"

static const struct
{
  TillidRoles role;
  const char *name;
  const char *allows;
} words[TILLID_N_ROLES] = {
  { TILLID_ROLE_CLINICIAN, NC_ ("role", "Clinician"),
    NC_ ("role", "The whole record of the patients this colleague works with") },
  { TILLID_ROLE_COORDINATOR, NC_ ("role", "Coordinator"),
    NC_ ("role", "Every patient, but not what patients told of their lives and illness") },
  { TILLID_ROLE_LEAD, NC_ ("role", "Lead"),
    NC_ ("role", "Every patient; decides who may open whom and takes the second look") },
  { TILLID_ROLE_RESEARCHER, NC_ ("role", "Researcher"),
    NC_ ("role", "Numbers over all patients, and pseudonyms; never a name") },
  { TILLID_ROLE_ADMINISTRATOR, NC_ ("role", "Administrator"),
    NC_ ("role", "Accounts and backups; never what stands in a record") },
};

/* The roles in the order in which people read them; @index below %TILLID_N_ROLES. */
TillidRoles
tillid_role_at (guint index)
{
  g_return_val_if_fail (index < TILLID_N_ROLES, TILLID_ROLES_NONE);

  return words[index].role;
}

static guint
find (TillidRoles role)
{
  guint i = 0;

  while (i < TILLID_N_ROLES - 1 && words[i].role != role)
    i++;
  return i;
}

/* (transfer none): "Clinician" */
const char *
tillid_role_words_name (TillidRoles role)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "role", words[find (role)].name);
}

/* (transfer none): what somebody with @role alone may do, in one line */
const char *
tillid_role_words_allows (TillidRoles role)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "role", words[find (role)].allows);
}

/**
 * tillid_role_words_list:
 * @roles: some roles
 *
 * Returns: (transfer full): "Clinician, Lead"; "no role" if there is none
 */
char *
tillid_role_words_list (TillidRoles roles)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < TILLID_N_ROLES; i++)
    if (roles & words[i].role)
      g_ptr_array_add (names, (gpointer) tillid_role_words_name (words[i].role));
  if (names->len == 0)
    return g_strdup (C_ ("role", "No role"));
  g_ptr_array_add (names, NULL);
  /* Translators: between the items of a list */
  return g_strjoinv (C_ ("list", ", "), (char **) names->pdata);
}

/**
 * tillid_role_words_describe:
 * @roles: some roles
 *
 * Returns: (transfer full): a line for each: its name and what it allows; empty for none
 */
char *
tillid_role_words_describe (TillidRoles roles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TILLID_N_ROLES; i++)
    if (roles & tillid_role_at (i))
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                              tillid_role_words_name (tillid_role_at (i)),
                              tillid_role_words_allows (tillid_role_at (i)));
  return g_string_free (text, FALSE);
}
