/* test-rights.c - which role may do what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The table of rights as a person wrote it down, row by row, from the decision in docs/adr/0010-who-may-read.md: C
 * clinician, O coordinator, L lead, R researcher, A administrator. */
#include "config.h"

#include <string.h>

#include "tillid-records.h"
#include "tillid-rights.h"

static const struct
{
  const char *kind;
  const char *read;
  const char *write;
} kinds[] = {
  { "clinic", "COLRA", "LA" },
  { "retention", "COLRA", "LA" },
  { "member", "COLA", "A" },
  { "account", "COLA", "A" },
  { "absence", "COLA", "OLA" },
  { "interpreter", "COL", "COL" },
  { "person", "COL", "COL" },
  { "person_name", "COL", "COL" },
  { "person_language", "COL", "COL" },
  { "contact_channel", "COL", "COL" },
  { "identifier", "COL", "COL" },
  { "relation", "COL", "COL" },
  { "course", "COL", "COL" },
  { "phase", "COL", "COL" },
  { "hand_over", "COL", "COL" },
  { "care_team", "COL", "COL" },
  { "snooze", "COL", "COL" },
  { "share_wish", "COL", "COL" },
  { "visit", "COL", "COL" },
  { "presence", "COL", "COL" },
  { "agreement", "COL", "COL" },
  { "contact", "COL", "COL" },
  { "signature", "COL", "CL" },
  { "correction", "COL", "CL" },
  { "life_event", "CL", "CL" },
  { "symptom", "CL", "CL" },
  { "result", "CL", "CL" },
  { "medicine", "CL", "CL" },
  { "place", "CL", "CL" },
  { "strength", "CL", "CL" },
  { "patient_answer", "CL", "CL" },
  { "mark", "CL", "CL" },
  { "problem", "CL", "CL" },
  { "problem_rating", "CL", "CL" },
  { "strength_link", "CL", "CL" },
  { "goal", "COL", "COL" },
  { "goal_rating", "COL", "COL" },
  { "step", "COL", "COL" },
  { "promise", "COL", "COL" },
  { "question", "COL", "COL" },
  { "restriction", "COL", "COL" },
  { "restriction_reader", "COL", "COL" },
  { "grant", "COL", "CL" },
  { "room", "COL", "COL" },
  { "interpreting", "COL", "COL" },
  { "exclusion", "COL", "COL" },
  { "interpreter_need", "COL", "COL" },
  { "understanding", "COL", "COL" },
  { "conference", "COL", "COL" },
  { "conference_present", "COL", "COL" },
  { "conference_item", "COL", "COL" },
  { "suggestion", "COL", "COL" },
  { "saved_view", "COL", "COL" },
  { "letter", "COL", "COL" },
  { "consent", "COL", "COL" },
  { "decision", "COL", "COL" },
  { "plan_review", "COL", "COL" },
  { "plan_print", "COL", "COL" },
  { "crisis_line", "COL", "COL" },
  { "colleague_note", "COL", "CL" },
  { "end_check", "COL", "COL" },
  { "party", "COL", "COL" },
  { "take_over", "COL", "COL" },
  { "medicine_review", "CL", "CL" },
  { "child_asked", "COL", "COL" },
};

static const struct
{
  TillidAction action;
  const char *roles;
} actions[] = {
  { TILLID_ACTION_PATIENTS, "COL" },  { TILLID_ACTION_EVERY_PATIENT, "OL" },
  { TILLID_ACTION_BREAK_GLASS, "C" }, { TILLID_ACTION_GRANT, "L" },
  { TILLID_ACTION_SECOND_LOOK, "L" }, { TILLID_ACTION_SETTINGS, "L" },
  { TILLID_ACTION_SIGN, "CL" },       { TILLID_ACTION_EXPORT, "COL" },
  { TILLID_ACTION_IMPORT, "COLA" },   { TILLID_ACTION_MEASURE, "COLR" },
  { TILLID_ACTION_RESEARCH, "R" },    { TILLID_ACTION_COLLEAGUES, "COLA" },
  { TILLID_ACTION_STAFF, "A" },       { TILLID_ACTION_BACKUP, "A" },
  { TILLID_ACTION_VERIFY, "A" },
};

static const struct
{
  char letter;
  const char *word;
  TillidRoles role;
} roles[] = {
  { 'C', "clinician", TILLID_ROLE_CLINICIAN },
  { 'O', "coordinator", TILLID_ROLE_COORDINATOR },
  { 'L', "lead", TILLID_ROLE_LEAD },
  { 'R', "researcher", TILLID_ROLE_RESEARCHER },
  { 'A', "administrator", TILLID_ROLE_ADMINISTRATOR },
};

static void
test_words (void)
{
  g_autofree char *two =
    tillid_roles_to_text ((TillidRoles) (TILLID_ROLE_LEAD | TILLID_ROLE_CLINICIAN));
  g_autofree char *none = tillid_roles_to_text (TILLID_ROLES_NONE);

  g_assert_cmpstr (two, ==, "clinician lead");
  g_assert_cmpstr (none, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpint (tillid_roles_from_text (roles[i].word), ==, roles[i].role);
  g_assert_cmpint (tillid_roles_from_text ("clinician  lead "), ==,
                   TILLID_ROLE_CLINICIAN | TILLID_ROLE_LEAD);
  g_assert_cmpint (tillid_roles_from_text (NULL), ==, TILLID_ROLES_NONE);
  g_assert_cmpint (tillid_roles_from_text ("leader clinicians lea"), ==, TILLID_ROLES_NONE);
  g_assert_true (tillid_roles_text_is_known ("clinician lead"));
  g_assert_true (tillid_roles_text_is_known (""));
  g_assert_false (tillid_roles_text_is_known ("clinician king"));
}

/* Every pair of roles may do what one of the two may, and nobody without a role anything. */
static void
test_kinds (void)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const TillidFamily family = tillid_family_of_kind (kinds[i].kind);

      g_assert_false (tillid_rights_may_read (TILLID_ROLES_NONE, family));
      g_assert_false (tillid_rights_may_write (TILLID_ROLES_NONE, family));
      for (guint a = 0; a < G_N_ELEMENTS (roles); a++)
        for (guint b = 0; b < G_N_ELEMENTS (roles); b++)
          {
            const TillidRoles both = (TillidRoles) (roles[a].role | roles[b].role);
            const char pair[] = { roles[a].letter, roles[b].letter, '\0' };

            g_test_message ("%s, roles %s", kinds[i].kind, pair);
            g_assert_cmpint (tillid_rights_may_read (both, family), ==,
                             strpbrk (kinds[i].read, pair) != NULL);
            g_assert_cmpint (tillid_rights_may_write (both, family), ==,
                             strpbrk (kinds[i].write, pair) != NULL);
          }
    }
  for (guint i = 0; i < n_types; i++)
    {
      gboolean listed = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        listed = listed || g_str_equal (kinds[k].kind, types[i]->kind);
      g_test_message ("%s stands in the table above", types[i]->kind);
      g_assert_true (listed);
    }
  g_assert_cmpint (tillid_family_of_kind ("nothing"), ==, TILLID_N_FAMILIES);
  g_assert_false (tillid_rights_may_read (TILLID_ROLES_ALL, TILLID_N_FAMILIES));
}

static void
test_actions (void)
{
  g_assert_cmpint (G_N_ELEMENTS (actions), ==, TILLID_N_ACTIONS);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_assert_false (tillid_rights_may (TILLID_ROLES_NONE, actions[i].action));
      for (guint a = 0; a < G_N_ELEMENTS (roles); a++)
        {
          g_test_message ("action %d, role %c", actions[i].action, roles[a].letter);
          g_assert_cmpint (tillid_rights_may (roles[a].role, actions[i].action), ==,
                           strchr (actions[i].roles, roles[a].letter) != NULL);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/rights/words", test_words);
  g_test_add_func ("/core/rights/kinds", test_kinds);
  g_test_add_func ("/core/rights/actions", test_actions);
  return g_test_run ();
}
