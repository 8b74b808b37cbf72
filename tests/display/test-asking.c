/* test-asking.c - one member at the window, asked for everything
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-asking.h"

#include <string.h>

#include "test-support.h"
#include "test-walk.h"
#include "tillid-backups-window.h"
#include "tillid-colleagues-window.h"
#include "tillid-readers-window.h"
#include "tillid-story-page.h"
#include "tillid-timeline-state.h"
#include "tillid-visit-view.h"

/* How many visits, and entries of a kind, are opened. */
#define N_OF_A_KIND 3

/* Whether one of @roles is among those that read @kind. */
static gboolean
is_read_by (GPtrArray *reads, const char *kind, const char *roles)
{
  for (guint i = 1; i < reads->len; i++)
    {
      char **row = reads->pdata[i];
      g_auto (GStrv) have = g_strsplit (roles, " ", -1);
      g_auto (GStrv) need = g_strsplit (row[1], " ", -1);

      if (!g_str_equal (row[0], kind))
        continue;
      for (guint j = 0; have[j] != NULL; j++)
        if (g_strv_contains ((const char *const *) need, have[j]))
          return TRUE;
      return FALSE;
    }
  return FALSE;
}

static GtkWidget *
child_of (GtkWidget *parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (parent, name));
}

static gboolean
can_press (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget);
}

/* Whether something under @widget with that action can be pressed. */
static gboolean
has_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) && can_press (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_button (child, action))
      return TRUE;
  return FALSE;
}

/* By menu or by key. */
static gboolean
is_on (TillidTestAsking *a, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (a->window), action);
}

static const char *
yes (gboolean answer)
{
  return answer ? "yes" : "no";
}

static GtkWidget *
patients_page (TillidTestAsking *a)
{
  return GTK_WIDGET (tillid_shell_get_patients_page (tillid_window_get_shell (a->window)));
}

static GtkWidget *
page_of (TillidTestAsking *a, const char *id)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (a->window));

  if (!g_str_equal (tillid_window_get_place (a->window), "patient"))
    return NULL;
  gtk_widget_activate_action (GTK_WIDGET (a->window), "win.show-page", "(sx)", id,
                              G_GINT64_CONSTANT (0));
  tillid_test_settle ();
  return GTK_WIDGET (tillid_patient_page_get_page (frame, id));
}

/* The story is shown: what is said to whoever may not write there. */
static GtkWidget *
roles_banner_of (TillidTestAsking *a)
{
  return child_of (GTK_WIDGET (tillid_shell_get_patient_page (tillid_window_get_shell (a->window))),
                   "roles_banner");
}

/* (transfer none) (nullable): a window of that type that stands in front. */
static GtkWidget *
front_of (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
open_front (TillidTestAsking *a, const char *action, GType type)
{
  gtk_widget_activate_action (GTK_WIDGET (a->window), action, NULL);
  tillid_test_settle ();
  return front_of (type);
}

static gboolean
in_front_can_press (TillidTestAsking *a, const char *action, GType type, const char *name)
{
  GtkWidget *front = open_front (a, action, type);
  gboolean can;

  if (front == NULL)
    return FALSE;
  can = can_press (child_of (front, name));
  gtk_window_destroy (GTK_WINDOW (front));
  tillid_test_settle ();
  return can;
}

/* No word of a kind that may not be read; of the others, that there are some is asked of the whole walk. */
static void
check_words (TillidTestAsking *a, const TillidTestSeen *seen)
{
  guint n = 0;
  const TillidRecordType *const *types = tillid_record_types (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < types[i]->n_fields; j++)
      {
        const TillidField *field = &types[i]->fields[j];
        g_autofree char *marker = tillid_test_marker (types[i], field);

        if (field->kind == TILLID_KIND_TEXT && tillid_test_seen_has (seen, marker) &&
            !is_read_by (a->reads, types[i]->kind, a->roles))
          {
            const GString *where = tillid_test_seen_shows (seen, marker) ? seen->shown : seen->kept;
            const char *at = strstr (where->str, marker);

            g_ptr_array_add (a->wrong,
                             g_strdup_printf ("%s: sees %s.%s in “%.60s”%s", a->roles,
                                              types[i]->kind, field->name,
                                              MAX (at - 20, where->str),
                                              where == seen->kept ? ", which is not shown" : ""));
          }
      }
}

static gboolean
shows_kind (const TillidTestSeen *seen, const TillidRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *marker = tillid_test_marker (type, &type->fields[i]);

      if (tillid_test_seen_shows (seen, marker))
        return TRUE;
    }
  return FALSE;
}

/* What of the patient's record is in the window: all, what is about the work, or nothing. */
static const char *
ask_own (TillidTestAsking *a)
{
  static const TillidRecordType *const told[] = {
    &tillid_life_event_type, &tillid_symptom_type, &tillid_result_type,
    &tillid_medicine_type,   &tillid_place_type,   &tillid_strength_type,
  };
  static const TillidRecordType *const work[] = {
    &tillid_person_name_type, &tillid_visit_type, &tillid_contact_type,
    &tillid_goal_type,        &tillid_step_type,  &tillid_promise_type,
  };
  g_autoptr (TillidTestSeen) seen = tillid_test_seen_new ();
  const gboolean opened = tillid_test_walk_patient (seen, a->window, a->own, N_OF_A_KIND);
  guint n_told = 0, n_work = 0;

  check_words (a, seen);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    n_told += shows_kind (seen, told[i]);
  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    n_work += shows_kind (seen, work[i]);
  if (!opened)
    return n_told + n_work == 0 ? "no" : "leaks";
  if (n_work != G_N_ELEMENTS (work))
    return "too little";
  return n_told == G_N_ELEMENTS (told) ? "all" : n_told == 0 ? "work" : "some";
}

/* As ask_own(), by the lanes of the timeline: the other patient's words are not marked. */
static const char *
ask_other (TillidTestAsking *a)
{
  GtkWidget *story = NULL;
  TillidTimelineState *state = NULL;
  const TillidTimelineItem *items = NULL;
  guint n = 0;
  gboolean told = FALSE;

  tillid_window_show_patients (a->window);
  tillid_patients_page_set_query (TILLID_PATIENTS_PAGE (patients_page (a)), "");
  tillid_window_open_patient (a->window, a->other, NULL);
  tillid_test_settle ();
  story = page_of (a, "story");
  if (story == NULL)
    {
      g_autoptr (TillidTestSeen) seen = tillid_test_seen_new ();

      tillid_test_seen_add (seen, GTK_WIDGET (a->window));
      return tillid_test_seen_has (seen, a->other_name) ? "leaks" : "no";
    }
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (story));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  items = tillid_timeline_state_get_items (state, &n);
  for (guint i = 0; i < n; i++)
    told = told || items[i].lane == TILLID_LANE_LIFE || items[i].lane == TILLID_LANE_SYMPTOM;
  tillid_window_show_patients (a->window);
  return n == 0 ? "too little" : told ? "all" : "work";
}

static const char *
ask_list (TillidTestAsking *a)
{
  g_autoptr (TillidTestSeen) seen = tillid_test_seen_new ();
  gboolean own, other;

  tillid_test_walk_patients (seen, a->window, "");
  check_words (a, seen);
  own = tillid_test_seen_has (seen, a->own_name);
  other = tillid_test_seen_has (seen, a->other_name);
  return own && other ? "every" : own ? "own" : other ? "leaks" : "no";
}

static const char *
ask_search (TillidTestAsking *a)
{
  g_autoptr (TillidTestSeen) seen = tillid_test_seen_new ();
  TillidPatientsModel *model = NULL;
  g_autoptr (TillidPatientItem) item = NULL;

  tillid_test_walk_patients (seen, a->window, a->other_name);
  model = tillid_patients_page_get_model (TILLID_PATIENTS_PAGE (patients_page (a)));
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  if (item == NULL)
    return "no";
  return tillid_patient_item_is_closed (item) ? "locked" : "every";
}

/* A row with a lock opens the page that asks for a reason, with a name and an age and nothing else. */
static const char *
ask_closed (TillidTestAsking *a)
{
  g_autoptr (TillidTestSeen) seen = tillid_test_seen_new ();
  GtkWidget *page = patients_page (a);

  if (!g_str_equal (ask_search (a), "locked"))
    return "no";
  g_signal_emit_by_name (child_of (page, "list_view"), "activate", 0);
  tillid_test_settle ();
  tillid_test_seen_add (seen, GTK_WIDGET (a->window));
  check_words (a, seen);
  return yes (g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (child_of (page, "stack"))),
                           "closed") &&
              tillid_test_seen_shows (seen, a->other_name));
}

/* From the row with the lock, or from a patient of whom only the work is open. */
static const char *
ask_emergency (TillidTestAsking *a)
{
  GtkWidget *closed = child_of (patients_page (a), "no_access");

  if (g_str_equal (ask_closed (a), "yes"))
    return yes (can_press (child_of (closed, "reason_row")));
  tillid_window_open_patient (a->window, a->other, NULL);
  if (page_of (a, "story") == NULL || !can_press (child_of (roles_banner_of (a), "button")))
    return yes (is_on (a, "ask-for-reason"));
  g_signal_emit_by_name (roles_banner_of (a), "button-clicked");
  tillid_test_settle ();
  return yes (can_press (child_of (closed, "reason_row")));
}

/* Ctrl+N and the button say the same. */
static const char *
ask_new_patient (TillidTestAsking *a)
{
  gboolean button;

  tillid_window_show_patients (a->window);
  tillid_test_settle ();
  button = has_button (GTK_WIDGET (a->window), "win.new");
  if (button != is_on (a, "new"))
    return button ? "button only" : "key only";
  gtk_widget_activate_action (GTK_WIDGET (a->window), "win.new", NULL);
  tillid_test_settle ();
  if (gtk_revealer_get_reveal_child (GTK_REVEALER (child_of (patients_page (a), "new_revealer"))) !=
      button)
    return "otherwise";
  return yes (button);
}

static const char *
ask_import (TillidTestAsking *a)
{
  return yes (is_on (a, "import"));
}

static const char *
ask_colleagues (TillidTestAsking *a)
{
  return yes (is_on (a, "colleagues"));
}

static const char *
ask_hire (TillidTestAsking *a)
{
  return yes (in_front_can_press (a, "win.colleagues", TILLID_TYPE_COLLEAGUES_WINDOW, "new_row"));
}

static const char *
ask_second_looks (TillidTestAsking *a)
{
  return yes (is_on (a, "second-looks"));
}

static const char *
ask_keeping (TillidTestAsking *a)
{
  return yes (is_on (a, "keeping"));
}

/* How the backups stand may be read by everybody. */
static const char *
ask_backups (TillidTestAsking *a)
{
  return yes (in_front_can_press (a, "win.backups", TILLID_TYPE_BACKUPS_WINDOW, "folder_button"));
}

static void
open_own (TillidTestAsking *a)
{
  tillid_window_open_patient (a->window, a->own, NULL);
  tillid_test_settle ();
}

static const char *
ask_readers (TillidTestAsking *a)
{
  open_own (a);
  return yes (is_on (a, "readers"));
}

static const char *
ask_let_in (TillidTestAsking *a)
{
  open_own (a);
  return yes (in_front_can_press (a, "win.readers", TILLID_TYPE_READERS_WINDOW, "let_row"));
}

static const char *
ask_copy (TillidTestAsking *a)
{
  open_own (a);
  return yes (is_on (a, "copy-record"));
}

static const char *
ask_protect (TillidTestAsking *a)
{
  open_own (a);
  return yes (is_on (a, "protect-address"));
}

static const char *
ask_new_visit (TillidTestAsking *a)
{
  open_own (a);
  if (g_str_equal (tillid_window_get_place (a->window), "patient") &&
      has_button (GTK_WIDGET (a->window), "win.new-visit") != is_on (a, "new-visit"))
    return "otherwise";
  return yes (is_on (a, "new-visit"));
}

/* Whether @can answers yes in that part of some visit. */
static const char *
ask_visits (TillidTestAsking *a, const char *part, gboolean (*can) (GtkWidget *view))
{
  GtkWidget *page = NULL, *list = NULL, *view = NULL;
  gboolean answer = FALSE;
  guint n;

  open_own (a);
  page = page_of (a, "visits");
  if (page == NULL)
    return "no";
  gtk_widget_activate_action (page, "visit.show-list", NULL);
  list = child_of (page, "list_view");
  view = child_of (page, "view");
  n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
  for (guint i = 0; i < n && !answer; i++)
    {
      g_signal_emit_by_name (list, "activate", i);
      tillid_visit_view_show_part (TILLID_VISIT_VIEW (view), part);
      tillid_test_settle ();
      answer = can (view);
    }
  return yes (answer);
}

static gboolean
can_note (GtkWidget *view)
{
  return gtk_text_view_get_editable (GTK_TEXT_VIEW (child_of (child_of (view, "note"), "text")));
}

static const char *
ask_note (TillidTestAsking *a)
{
  return ask_visits (a, "room", can_note);
}

static gboolean
can_sign (GtkWidget *view)
{
  return has_button (view, "visit.sign");
}

static const char *
ask_sign (TillidTestAsking *a)
{
  return ask_visits (a, "close", can_sign);
}

static gboolean
can_question (GtkWidget *view)
{
  return can_press (child_of (child_of (view, "agreements"), "add_question_button"));
}

static const char *
ask_question (TillidTestAsking *a)
{
  return ask_visits (a, "room", can_question);
}

/* The button, the key A, and Delete on what is selected. */
static const char *
ask_tell (TillidTestAsking *a)
{
  GtkWidget *story = NULL;
  TillidTimelineState *state = NULL;
  g_autoptr (GArray) chosen = NULL;
  gboolean add, remove = FALSE;

  open_own (a);
  story = page_of (a, "story");
  if (story == NULL)
    return "no";
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (story));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  add = has_button (story, "story.add");
  gtk_widget_activate_action (story, "story.add", NULL);
  tillid_test_settle ();
  if (gtk_widget_get_visible (child_of (story, "add_popover")) != add)
    return "otherwise";
  gtk_popover_popdown (GTK_POPOVER (child_of (story, "add_popover")));
  chosen = tillid_test_walk_choose (state, N_OF_A_KIND);
  for (guint i = 0; i < chosen->len && !remove; i++)
    {
      tillid_timeline_state_select (state, g_array_index (chosen, gint64, i));
      tillid_test_settle ();
      remove = has_button (story, "story.remove") || has_button (story, "story.edit") ||
               has_button (story, "story.close-stone");
    }
  tillid_timeline_state_select (state, 0);
  return add == remove ? yes (add) : "otherwise";
}

static const char *
ask_goal (TillidTestAsking *a)
{
  open_own (a);
  return yes (page_of (a, "plan") != NULL && has_button (page_of (a, "plan"), "plan.add-goal"));
}

static const char *
ask_answer (TillidTestAsking *a)
{
  open_own (a);
  return yes (page_of (a, "continuity") != NULL &&
              has_button (page_of (a, "continuity"), "answer.ask"));
}

/* On the first entry that can be told in confidence. */
static const char *
ask_confidence (TillidTestAsking *a)
{
  GtkWidget *story = NULL, *card = NULL;
  TillidTimelineState *state = NULL;
  g_autoptr (GArray) chosen = NULL;
  gboolean may = FALSE;

  open_own (a);
  story = page_of (a, "story");
  if (story == NULL)
    return "no";
  card = child_of (child_of (story, "inspector"), "confidence_card");
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (story));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  chosen = tillid_test_walk_choose (state, N_OF_A_KIND);
  for (guint i = 0; i < chosen->len && !may; i++)
    {
      tillid_timeline_state_select (state, g_array_index (chosen, gint64, i));
      tillid_test_settle ();
      may = can_press (child_of (card, "who_button"));
    }
  tillid_timeline_state_select (state, 0);
  return yes (may);
}

static const struct
{
  const char *column;
  const char *(*ask) (TillidTestAsking *asking);
} questions[] = {
  { "list", ask_list },
  { "other", ask_other },
  { "search", ask_search },
  { "closed", ask_closed },
  { "own", ask_own },
  { "new patient", ask_new_patient },
  { "import", ask_import },
  { "emergency", ask_emergency },
  { "readers", ask_readers },
  { "let in", ask_let_in },
  { "copy", ask_copy },
  { "protect", ask_protect },
  { "new visit", ask_new_visit },
  { "note", ask_note },
  { "sign", ask_sign },
  { "tell", ask_tell },
  { "goal", ask_goal },
  { "question", ask_question },
  { "answer", ask_answer },
  { "confidence", ask_confidence },
  { "colleagues", ask_colleagues },
  { "hire", ask_hire },
  { "second looks", ask_second_looks },
  { "keeping", ask_keeping },
  { "backups", ask_backups },
};

/* How many questions there are. */
guint
tillid_test_asking_get_n (void)
{
  return G_N_ELEMENTS (questions);
}

/* The head of the column that question @i answers. */
const char *
tillid_test_asking_get_column (guint i)
{
  return questions[i].column;
}

/* Asks; the answer is a word of that column. */
const char *
tillid_test_asking_ask (TillidTestAsking *self, guint i)
{
  return questions[i].ask (self);
}
