/* test-panel.c - the register of the user panel: what waits stands first, days, undo, the list for a spreadsheet
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The expected values are counted by hand from what each test writes. */
#include "config.h"

#include <string.h>

#include "tillid-access-fixture.h"
#include "tillid-panel.h"

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gint64
add (TillidPanel *panel, const char *words)
{
  const gint64 id = tillid_panel_add (panel, words);

  settle ();
  return id;
}

static gint64
nth (TillidPanel *panel, guint index)
{
  GPtrArray *suggestions = tillid_panel_get_suggestions (panel);

  g_assert_cmpuint (index, <, suggestions->len);
  return ((TillidSuggestion *) suggestions->pdata[index])->record.id;
}

static void
test_what_waits_stands_first (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidPanel) panel = tillid_panel_new (c->session);
  const gint64 told = add (panel, "A clock"), decided = add (panel, "A light"),
               open = add (panel, "Tea");

  tillid_panel_set_status (panel, told, TILLID_SUGGESTION_STATE_DONE);
  settle ();
  tillid_panel_set_told_back (panel, told, TRUE);
  settle ();
  tillid_panel_set_status (panel, decided, TILLID_SUGGESTION_STATE_DECLINED);
  settle ();
  g_assert_cmpint (nth (panel, 0), ==, open);
  g_assert_cmpint (nth (panel, 1), ==, decided);
  g_assert_cmpint (nth (panel, 2), ==, told);
  for (int wait = 0; wait < 3; wait++)
    g_assert_cmpuint (tillid_panel_count (panel, (TillidPanelWait) wait), ==, 1);
  /* Told back by mistake: it waits again. */
  tillid_panel_set_told_back (panel, told, FALSE);
  settle ();
  g_assert_cmpuint (tillid_panel_count (panel, TILLID_PANEL_NOT_TOLD), ==, 2);
}

static void
test_days (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidPanel) panel = tillid_panel_new (c->session);
  const TillidDay today = tillid_session_today (c->session);
  const gint64 id = add (panel, "A light");

  g_assert_cmpint (tillid_panel_find (panel, id)->day, ==, today);
  g_assert_cmpint (tillid_panel_find (panel, id)->decided_on, ==, TILLID_ABSENT);
  tillid_panel_set_text (panel, id, "decision", "Yes");
  settle ();
  g_assert_cmpstr (tillid_panel_find (panel, id)->decision, ==, "Yes");
  g_assert_cmpint (tillid_panel_find (panel, id)->decided_on, ==, today);
  tillid_panel_set_text (panel, id, "raised_by", "");
  settle ();
  g_assert_null (tillid_panel_find (panel, id)->raised_by);
  g_assert_cmpint (tillid_panel_find (panel, id)->told_back_on, ==, TILLID_ABSENT);
  tillid_panel_set_text (panel, id, "told_back_how", "At the meeting");
  settle ();
  g_assert_cmpint (tillid_panel_find (panel, id)->told_back_on, ==, today);
}

static gint64 last_edit;

static void
edited_cb (TillidPanel *panel, gint64 edit, const char *label, gpointer data)
{
  last_edit = edit;
}

static void
test_undone (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidPanel) panel = tillid_panel_new (c->session);
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_signal_connect (panel, "edited", G_CALLBACK (edited_cb), NULL);
  id = add (panel, "A light");
  tillid_panel_take_away (panel, id);
  settle ();
  g_assert_null (tillid_panel_find (panel, id));
  g_assert_true (tillid_session_undo (c->session, last_edit, "Undo", NULL, &error));
  settle ();
  g_assert_nonnull (tillid_panel_find (panel, id));
}

static void
test_csv (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidPanel) panel = tillid_panel_new (c->session);
  const gint64 id = add (panel, "=1+1, \"tea\"");
  g_autofree char *day = tillid_day_to_iso (tillid_session_today (c->session));
  g_autofree char *row = g_strdup_printf ("%s,,\"'=1+1, \"\"tea\"\"\",open,,,,,,", day);
  g_autofree char *csv = NULL;

  g_assert_cmpint (id, !=, 0);
  csv = tillid_panel_to_csv (panel);
  g_assert_true (g_str_has_prefix (csv, "day,raised_by,suggestion,state,"));
  /* A spreadsheet runs nothing. */
  g_assert_nonnull (strstr (csv, row));
}

static void
test_paper (Clinic *c, gconstpointer data)
{
  g_autoptr (TillidPanel) panel = tillid_panel_new (c->session);
  const gint64 light = add (panel, "A light in the corridor");
  g_autoptr (TillidDocument) document = NULL;
  g_autofree char *text = NULL;

  add (panel, "Tea");
  tillid_panel_set_status (panel, light, TILLID_SUGGESTION_STATE_DECLINED);
  settle ();
  tillid_panel_set_text (panel, light, "decision", "The house has no wire there");
  settle ();
  document = tillid_panel_write (panel);
  text = tillid_document_to_text (document);
  g_assert_nonnull (strstr (text, "Tea"));
  g_assert_nonnull (strstr (text, "The house has no wire there"));
  /* What has no outcome stands before what was not told back; nothing was told back. */
  g_assert_true (strstr (text, "Without an outcome") < strstr (text, "Tea"));
  g_assert_true (strstr (text, "Tea") < strstr (text, "Not told back yet"));
  g_assert_true (strstr (text, "Not told back yet") < strstr (text, "A light in the corridor"));
  g_assert_null (strstr (text, "Told back"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add (name, Clinic, NULL, set_up, test, tear_down)
  ADD ("/panel/what-waits-stands-first", test_what_waits_stands_first);
  ADD ("/panel/days", test_days);
  ADD ("/panel/undone", test_undone);
  ADD ("/panel/csv", test_csv);
  ADD ("/panel/paper", test_paper);
#undef ADD
  return g_test_run ();
}
