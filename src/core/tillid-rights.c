/* tillid-rights.c - which role may do what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The one table of rights. Who may open WHICH patient depends on the record and is asked of the clinic file
 * (tillid-access-rule.c); what a person then sees of that patient, and everything that is about no patient,
 * is here. docs/adr/0010-who-may-read.md says why. */
#include "config.h"

#include "tillid-rights.h"

#include <string.h>

#define CLINICIAN TILLID_ROLE_CLINICIAN
#define COORDINATOR TILLID_ROLE_COORDINATOR
#define LEAD TILLID_ROLE_LEAD
#define RESEARCHER TILLID_ROLE_RESEARCHER
#define ADMINISTRATOR TILLID_ROLE_ADMINISTRATOR

static const struct
{
  const char *word;
  TillidRoles role;
} words[] = {
  { "clinician", TILLID_ROLE_CLINICIAN },
  { "coordinator", TILLID_ROLE_COORDINATOR },
  { "lead", TILLID_ROLE_LEAD },
  { "researcher", TILLID_ROLE_RESEARCHER },
  { "administrator", TILLID_ROLE_ADMINISTRATOR },
};

static const struct
{
  int read;
  int write;
} families[TILLID_N_FAMILIES] = {
  [TILLID_FAMILY_CLINIC] = { TILLID_ROLES_ALL, LEAD | ADMINISTRATOR },
  [TILLID_FAMILY_STAFF] = { CLINICIAN | COORDINATOR | LEAD | ADMINISTRATOR, ADMINISTRATOR },
  [TILLID_FAMILY_ABSENCE] = { CLINICIAN | COORDINATOR | LEAD | ADMINISTRATOR,
                              COORDINATOR | LEAD | ADMINISTRATOR },
  [TILLID_FAMILY_INTERPRETER] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  [TILLID_FAMILY_PEOPLE] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  [TILLID_FAMILY_COURSE] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  [TILLID_FAMILY_VISIT] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  [TILLID_FAMILY_NOTE] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | LEAD },
  [TILLID_FAMILY_CONTACT] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  [TILLID_FAMILY_TOLD] = { CLINICIAN | LEAD, CLINICIAN | LEAD },
  [TILLID_FAMILY_PROBLEM] = { CLINICIAN | LEAD, CLINICIAN | LEAD },
  [TILLID_FAMILY_PLAN] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  [TILLID_FAMILY_QUESTION] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  [TILLID_FAMILY_CONFIDENCE] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
  /* A clinician writes one grant only: the one to oneself, with a reason (tillid-access-rule.c). */
  [TILLID_FAMILY_GRANT] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | LEAD },
  [TILLID_FAMILY_TEAM] = { CLINICIAN | COORDINATOR | LEAD, CLINICIAN | COORDINATOR | LEAD },
};

static const int actions[TILLID_N_ACTIONS] = {
  [TILLID_ACTION_PATIENTS] = CLINICIAN | COORDINATOR | LEAD,
  [TILLID_ACTION_EVERY_PATIENT] = COORDINATOR | LEAD,
  [TILLID_ACTION_BREAK_GLASS] = CLINICIAN,
  [TILLID_ACTION_GRANT] = LEAD,
  [TILLID_ACTION_SECOND_LOOK] = LEAD,
  [TILLID_ACTION_SETTINGS] = LEAD,
  [TILLID_ACTION_SIGN] = CLINICIAN | LEAD,
  [TILLID_ACTION_EXPORT] = CLINICIAN | COORDINATOR | LEAD,
  [TILLID_ACTION_IMPORT] = CLINICIAN | COORDINATOR | LEAD | ADMINISTRATOR,
  [TILLID_ACTION_MEASURE] = CLINICIAN | COORDINATOR | LEAD | RESEARCHER,
  [TILLID_ACTION_RESEARCH] = RESEARCHER,
  [TILLID_ACTION_COLLEAGUES] = CLINICIAN | COORDINATOR | LEAD | ADMINISTRATOR,
  [TILLID_ACTION_STAFF] = ADMINISTRATOR,
  [TILLID_ACTION_BACKUP] = ADMINISTRATOR,
  [TILLID_ACTION_VERIFY] = ADMINISTRATOR,
};

static const struct
{
  const char *kind;
  TillidFamily family;
} kinds[] = {
  { "clinic", TILLID_FAMILY_CLINIC },
  { "retention", TILLID_FAMILY_CLINIC },
  { "member", TILLID_FAMILY_STAFF },
  { "account", TILLID_FAMILY_STAFF },
  { "absence", TILLID_FAMILY_ABSENCE },
  { "interpreter", TILLID_FAMILY_INTERPRETER },
  { "person", TILLID_FAMILY_PEOPLE },
  { "person_name", TILLID_FAMILY_PEOPLE },
  { "person_language", TILLID_FAMILY_PEOPLE },
  { "contact_channel", TILLID_FAMILY_PEOPLE },
  { "identifier", TILLID_FAMILY_PEOPLE },
  { "relation", TILLID_FAMILY_PEOPLE },
  { "course", TILLID_FAMILY_COURSE },
  { "phase", TILLID_FAMILY_COURSE },
  { "hand_over", TILLID_FAMILY_COURSE },
  { "care_team", TILLID_FAMILY_COURSE },
  { "snooze", TILLID_FAMILY_COURSE },
  { "share_wish", TILLID_FAMILY_COURSE },
  { "visit", TILLID_FAMILY_VISIT },
  { "presence", TILLID_FAMILY_VISIT },
  { "agreement", TILLID_FAMILY_VISIT },
  { "signature", TILLID_FAMILY_NOTE },
  { "correction", TILLID_FAMILY_NOTE },
  { "contact", TILLID_FAMILY_CONTACT },
  { "life_event", TILLID_FAMILY_TOLD },
  { "symptom", TILLID_FAMILY_TOLD },
  { "result", TILLID_FAMILY_TOLD },
  { "medicine", TILLID_FAMILY_TOLD },
  { "place", TILLID_FAMILY_TOLD },
  { "strength", TILLID_FAMILY_TOLD },
  { "patient_answer", TILLID_FAMILY_TOLD },
  { "mark", TILLID_FAMILY_TOLD }, /* how far the telling has come */
  { "problem", TILLID_FAMILY_PROBLEM },
  { "problem_rating", TILLID_FAMILY_PROBLEM },
  { "strength_link", TILLID_FAMILY_TOLD },
  { "goal", TILLID_FAMILY_PLAN },
  { "goal_rating", TILLID_FAMILY_PLAN },
  { "step", TILLID_FAMILY_PLAN },
  { "promise", TILLID_FAMILY_PLAN },
  { "question", TILLID_FAMILY_QUESTION },
  { "restriction", TILLID_FAMILY_CONFIDENCE },
  { "restriction_reader", TILLID_FAMILY_CONFIDENCE },
  { "grant", TILLID_FAMILY_GRANT },
  { "room", TILLID_FAMILY_TEAM },
  { "interpreting", TILLID_FAMILY_VISIT },
  { "exclusion", TILLID_FAMILY_PEOPLE },
  { "interpreter_need", TILLID_FAMILY_PEOPLE },
  { "understanding", TILLID_FAMILY_VISIT },
  { "conference", TILLID_FAMILY_TEAM },
  { "conference_present", TILLID_FAMILY_TEAM },
  { "conference_item", TILLID_FAMILY_PLAN },
  { "suggestion", TILLID_FAMILY_TEAM },
  { "saved_view", TILLID_FAMILY_TEAM },
  { "letter", TILLID_FAMILY_CONTACT },
  { "consent", TILLID_FAMILY_CONTACT },
  { "decision", TILLID_FAMILY_PLAN },
  { "plan_review", TILLID_FAMILY_PLAN },
  { "plan_print", TILLID_FAMILY_PLAN },
  { "crisis_line", TILLID_FAMILY_PLAN },
  { "colleague_note", TILLID_FAMILY_NOTE },
  { "end_check", TILLID_FAMILY_VISIT },
  { "party", TILLID_FAMILY_VISIT },
  { "take_over", TILLID_FAMILY_COURSE },
  { "medicine_review", TILLID_FAMILY_TOLD },
  { "child_asked", TILLID_FAMILY_PEOPLE },
};

static TillidRoles
role_of (const char *word, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == length && strncmp (words[i].word, word, length) == 0)
      return words[i].role;
  return TILLID_ROLES_NONE;
}

/* Adds up the roles in @text; FALSE if one of the words is none. */
static gboolean
read_roles (const char *text, TillidRoles *out_roles)
{
  gboolean known = TRUE;

  *out_roles = TILLID_ROLES_NONE;
  for (const char *p = text; p != NULL && *p != '\0';)
    {
      gsize length = strcspn (p, " ");
      TillidRoles role = role_of (p, length);

      known = known && (length == 0 || role != TILLID_ROLES_NONE);
      *out_roles |= role;
      p += length;
      p += strspn (p, " ");
    }
  return known;
}

/**
 * tillid_roles_from_text:
 * @text: (nullable): words separated by spaces, as in the field "roles" of a member
 *
 * Returns: the roles; a word that is none gives nothing
 */
TillidRoles
tillid_roles_from_text (const char *text)
{
  TillidRoles roles;

  read_roles (text, &roles);
  return roles;
}

/**
 * tillid_roles_to_text:
 * @roles: some roles
 *
 * Returns: (transfer full): what tillid_roles_from_text() reads: "clinician lead"
 */
char *
tillid_roles_to_text (TillidRoles roles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (roles & words[i].role)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[i].word);
  return g_string_free (text, FALSE);
}

/**
 * tillid_roles_text_is_known:
 * @text: (nullable): words separated by spaces
 *
 * Returns: whether every word is a role: a misspelt one would give nothing and say nothing
 */
gboolean
tillid_roles_text_is_known (const char *text)
{
  TillidRoles roles;

  return read_roles (text, &roles);
}

/**
 * tillid_family_of_kind:
 * @kind: the name of a kind of record: "life_event"
 *
 * Returns: its family; %TILLID_N_FAMILIES for a kind without one, which nobody may read
 */
TillidFamily
tillid_family_of_kind (const char *kind)
{
  g_return_val_if_fail (kind != NULL, TILLID_N_FAMILIES);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return kinds[i].family;
  return TILLID_N_FAMILIES;
}

/**
 * tillid_rights_may_read:
 * @roles: of a member
 * @family: a family of records
 *
 * Returns: whether somebody with @roles may read records of @family: of a patient only while that patient is open
 */
gboolean
tillid_rights_may_read (TillidRoles roles, TillidFamily family)
{
  return family < TILLID_N_FAMILIES && (families[family].read & (int) roles) != 0;
}

/* As tillid_rights_may_read(), for making and changing. */
gboolean
tillid_rights_may_write (TillidRoles roles, TillidFamily family)
{
  return family < TILLID_N_FAMILIES && (families[family].write & (int) roles) != 0;
}

/**
 * tillid_rights_may:
 * @roles: of a member
 * @action: what is to be done
 *
 * Returns: whether somebody with @roles may do it
 */
gboolean
tillid_rights_may (TillidRoles roles, TillidAction action)
{
  return action < TILLID_N_ACTIONS && (actions[action] & (int) roles) != 0;
}
