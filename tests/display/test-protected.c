/* test-protected.c - a patient whose address is protected, on every page and in everything that leaves the window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Every text that says where somebody can be found is a word of its own. The walk is done twice: before the switch, to see that
 * it finds what there is to find, and after it, when none of the words may be left: shown, spoken, copied, drawn, printed,
 * exported, found by a search, or waiting in a widget. tests/ctl/test_privacy.py does the same with tillidctl. */
#include "config.h"

#include <string.h>

#include "test-clinic.h"
#include "test-support.h"
#include "test-walk.h"
#include "tillid-access-export.h"
#include "tillid-demo.h"
#include "tillid-family-file.h"
#include "tillid-family-page.h"
#include "tillid-history-window.h"
#include "tillid-presence-row.h"
#include "tillid-print.h"
#include "tillid-readers-print.h"
#include "tillid-record-table.h"
#include "tillid-search.h"
#include "tillid-story-page.h"
#include "tillid-story-print.h"
#include "tillid-test-folder.h"
#include "tillid-timeline-file.h"

/* More than the case has: everything is opened. */
#define ALL 1000

/* So many of the words are drawn, spoken or copied by some page; the others stand in the copy alone. */
#define IN_WINDOW 12

/* Addresses in some records only: work in the story, a contact with a school, somebody from elsewhere at a visit. */
#define WORK "Zwworkx"
#define WORK_STAFF "Zwstaffx"
#define SCHOOL "Zwschoolx"
#define OTHER_NAME "Zwnamex"
#define OTHER_ROLE "Zwrolex"

typedef struct
{
  char *folder;
  TillidSession *session;
  TillidWindow *window;
  gint64 patient;
  gint64 visit; /* with somebody from elsewhere */
} Fixture;

static void
apply (Fixture *f, TillidEdit *edit)
{
  g_autoptr (GError) error = NULL;

  tillid_session_apply (f->session, edit, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (Fixture *f, const TillidRecordType *type)
{
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (f->session, f->patient, "patient", NULL, NULL);
  GPtrArray *rows =
    tillid_record_table_list (tillid_session_get_db (f->session), scope, type, NULL);

  g_assert_cmpuint (rows->len, >, 0);
  return rows;
}

/* One record of each kind that says an address only because of what it is. */
static void
mark_by_kind (Fixture *f)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Marked by kind");
  g_autoptr (GPtrArray) events = list (f, &tillid_life_event_type);
  g_autoptr (GPtrArray) contacts = list (f, &tillid_contact_type);
  g_autoptr (GPtrArray) presences = list (f, &tillid_presence_type);
  TillidLifeEvent *event = tillid_life_event_edit (events->pdata[0]);
  TillidContact *contact = tillid_contact_edit (contacts->pdata[0]);

  event->lane = TILLID_EVENT_LANE_WORK;
  tillid_set_text (&event->words, WORK);
  tillid_set_text (&event->staff_words, WORK_STAFF);
  tillid_edit_take (edit, tillid_record_seal (event));
  contact->counterpart = TILLID_COUNTERPART_SCHOOL;
  tillid_set_text (&contact->title, SCHOOL);
  tillid_edit_take (edit, tillid_record_seal (contact));
  for (guint i = 0; i < presences->len; i++)
    if (((TillidPresence *) presences->pdata[i])->who == TILLID_PRESENCE_WHO_FAMILY)
      {
        TillidPresence *presence = tillid_presence_edit (presences->pdata[i]);

        presence->who = TILLID_PRESENCE_WHO_OTHER;
        presence->person = 0;
        f->visit = presence->visit;
        tillid_set_text (&presence->name, OTHER_NAME);
        tillid_set_text (&presence->role, OTHER_ROLE);
        tillid_edit_take (edit, tillid_record_seal (presence));
        break;
      }
  apply (f, edit);
}

/* What the case has none of: everything that may say an address is there once. */
static void
add_missing (Fixture *f)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("What the case has none of");
  g_autoptr (GPtrArray) visits = list (f, &tillid_visit_type);
  TillidIdSource *ids = tillid_session_get_ids (f->session);
  TillidLetter *letter = tillid_edit_assign_id (tillid_letter_new (), ids);
  TillidParty *party = tillid_edit_assign_id (tillid_party_new (), ids);

  letter->patient = party->patient = f->patient;
  letter->kind = TILLID_LETTER_KIND_AUTHORITY;
  tillid_set_text (&letter->to_text, "an office");
  party->visit = ((TillidVisit *) visits->pdata[0])->record.id;
  tillid_set_text (&party->name, "somebody from an office");
  tillid_edit_take (edit, tillid_record_seal (letter));
  tillid_edit_take (edit, tillid_record_seal (party));
  apply (f, edit);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("tillid-protected-XXXXXX", NULL);
  path = g_build_filename (f->folder, "p.tillid", NULL);
  tillid_demo_create (path, 1, 1, 1, TILLID_ABSENT, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  f->session = tillid_session_open (path, NULL, TILLID_SESSION_THREADS, &error);
  g_assert_no_error (error);
  f->patient = tillid_test_find_patient (f->session, "Salma");
  add_missing (f);
  tillid_test_mark_patient (f->session, f->patient);
  mark_by_kind (f);
  f->window = tillid_test_window ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1100, 700);
  tillid_window_set_session (f->window, f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  tillid_test_settle ();
  tillid_session_close (f->session);
  tillid_test_settle ();
  g_object_unref (f->session);
  tillid_test_folder_remove (f->folder);
  g_free (f->folder);
}

static void
close_fronts (TillidTestSeen *seen, Fixture *f)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != (gpointer) f->window && gtk_window_get_transient_for (l->data) != NULL &&
        gtk_widget_get_mapped (l->data))
      {
        tillid_test_seen_add (seen, l->data);
        gtk_window_destroy (l->data);
      }
  tillid_test_settle ();
}

/* The windows of the menu, and the form and the history of each kind of entry. */
static void
walk_fronts (TillidTestSeen *seen, Fixture *f)
{
  static const char *const actions[] = { "win.readers", "win.copy-record", "win.keeping",
                                         "win.colleagues" };
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  GtkWidget *story = NULL;
  TillidTimelineState *state = NULL;
  g_autoptr (GArray) chosen = NULL;

  tillid_window_open_patient (f->window, f->patient, "story");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (f->window), actions[i], NULL);
      tillid_test_settle ();
      close_fronts (seen, f);
    }
  story = GTK_WIDGET (tillid_patient_page_get_page (frame, "story"));
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (story));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  chosen = tillid_test_walk_choose (state, 3);
  for (guint i = 0; i < chosen->len; i++)
    {
      tillid_timeline_state_select (state, g_array_index (chosen, gint64, i));
      gtk_widget_activate_action (story, "story.history", NULL);
      tillid_test_settle ();
      close_fronts (seen, f);
      gtk_widget_activate_action (story, "story.edit", NULL);
      tillid_test_settle ();
      tillid_test_seen_add (seen, story);
      gtk_popover_popdown (GTK_POPOVER (tillid_test_child (story, "add_popover")));
    }
  tillid_timeline_state_select (state, 0);
}

/* Text for the journal, as it stands on the clipboard. */
static void
walk_clipboard (TillidTestSeen *seen, Fixture *f)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  GtkWidget *page = NULL, *view = NULL, *close = NULL, *visits = NULL;
  guint n;

  tillid_window_open_patient (f->window, f->patient, "visits");
  page = GTK_WIDGET (tillid_patient_page_get_page (frame, "visits"));
  gtk_widget_activate_action (page, "visit.show-list", NULL);
  visits = GTK_WIDGET (tillid_test_child (page, "list_view"));
  view = GTK_WIDGET (tillid_test_child (page, "view"));
  close = GTK_WIDGET (tillid_test_child (view, "close"));
  n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (visits))));
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      GdkContentProvider *content = NULL;

      g_signal_emit_by_name (visits, "activate", i);
      gtk_widget_activate_action (view, "visit.show-part", "s", "close");
      g_signal_emit_by_name (tillid_test_child (close, "copy_button"), "clicked");
      content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (f->window)));
      g_value_init (&value, G_TYPE_STRING);
      if (content != NULL && gdk_content_provider_get_value (content, &value, NULL))
        g_string_append_printf (seen->shown, "%s\n", g_value_get_string (&value));
    }
}

static void
add_file (TillidTestSeen *seen, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_string_append_len (seen->shown, text, (gssize) length);
  g_string_append_c (seen->shown, '\n');
}

static void
draw_timeline (TillidTestSeen *seen, Fixture *f, TillidTimelineFormat format, const char *folder)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  TillidTimelineState *state = NULL;
  TillidTimelinePrint print;
  const TillidTimelineItem *items = NULL;
  const char *name = format == TILLID_TIMELINE_SVG ? "story.svg" : "story.pdf";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  tillid_window_open_patient (f->window, f->patient, "story");
  state =
    tillid_story_page_get_state (TILLID_STORY_PAGE (tillid_patient_page_get_page (frame, "story")));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  items = tillid_timeline_state_get_items (state, &n);
  tillid_timeline_print_init (&print, tillid_session_today (f->session));
  print.format = format;
  print.with_overview = TRUE;
  print.view.first = tillid_timeline_state_get_view (state)->first;
  print.view.last = tillid_timeline_state_get_view (state)->last;
  bytes = tillid_timeline_render_bytes (&print, items, n, NULL, &error);
  g_assert_no_error (error);
  tillid_timeline_write (bytes, path, &error);
  g_assert_no_error (error);
  if (format == TILLID_TIMELINE_PDF)
    tillid_test_seen_add_pdf (seen, path);
  else
    add_file (seen, folder, name);
}

/* The window that puts the story on paper, for the team and for the patient with every lane; what it shows and prints. */
static void
walk_print (TillidTestSeen *seen, Fixture *f, TillidPatientContext *context, const char *folder)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  TillidTimelineState *state = NULL;
  GtkWindow *window = NULL;
  GtkFlowBox *lanes = NULL;
  GtkFlowBoxChild *lane = NULL;

  tillid_window_open_patient (f->window, f->patient, "story");
  state =
    tillid_story_page_get_state (TILLID_STORY_PAGE (tillid_patient_page_get_page (frame, "story")));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  window = tillid_story_print_new (GTK_WINDOW (f->window), state);
  gtk_window_present (window);
  adw_combo_row_set_selected (ADW_COMBO_ROW (tillid_test_child (GTK_WIDGET (window), "span_row")),
                              1);
  lanes = GTK_FLOW_BOX (tillid_test_child (GTK_WIDGET (window), "lanes_box"));
  for (int i = 0; (lane = gtk_flow_box_get_child_at_index (lanes, i)) != NULL; i++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (lane)), TRUE);
  for (guint reader = 0; reader < 2; reader++)
    {
      g_autoptr (GtkPrintOperation) operation = NULL;
      g_autofree char *name = g_strdup_printf ("story-print-%u.pdf", reader);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      adw_combo_row_set_selected (ADW_COMBO_ROW (
                                    tillid_test_child (GTK_WIDGET (window), "reader_row")),
                                  reader);
      tillid_test_settle ();
      tillid_test_seen_add (seen, GTK_WIDGET (window));
      tillid_test_seen_draw (seen, GTK_WIDGET (window));
      operation = tillid_story_print_make_operation (TILLID_STORY_PRINT (window));
      gtk_print_operation_set_export_filename (operation, path);
      tillid_print_run (operation, context, "print-story", GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                        &error);
      g_assert_no_error (error);
      tillid_test_seen_add_pdf (seen, path);
    }
  gtk_window_destroy (window);
  tillid_test_settle ();
}

static void
draw_family (TillidTestSeen *seen, Fixture *f, TillidFamilyFormat format, const char *folder)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  const TillidFamilyPrint print = { .format = format, .palette = TILLID_PALETTE_PRINT };
  const char *name = format == TILLID_FAMILY_SVG ? "family.svg" : "family.pdf";
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GtkWidget *page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  tillid_window_open_patient (f->window, f->patient, "family");
  page = GTK_WIDGET (tillid_patient_page_get_page (frame, "family"));
  bytes = tillid_family_render_bytes (&print,
                                      tillid_family_model_get_scene (
                                        tillid_family_page_get_model (TILLID_FAMILY_PAGE (page))),
                                      &error);
  g_assert_no_error (error);
  tillid_timeline_write (bytes, path, &error);
  g_assert_no_error (error);
  if (format == TILLID_FAMILY_PDF)
    tillid_test_seen_add_pdf (seen, path);
  else
    add_file (seen, folder, name);
}

/* What leaves the window: the sheet of readers, the copy for the patient, the drawings, the story on paper. */
static void
walk_outputs (TillidTestSeen *seen, Fixture *f, const char *name)
{
  g_autofree char *folder = g_build_filename (f->folder, name, NULL);
  g_autofree char *copy = g_build_filename (folder, "copy", NULL);
  g_autofree char *pdf = g_build_filename (folder, "readers.pdf", NULL);
  g_autoptr (TillidPatientContext) context =
    tillid_patient_context_new (f->session, NULL, f->patient, NULL);
  g_autoptr (GtkPrintOperation) operation = tillid_readers_print_new (context);
  g_autoptr (GError) error = NULL;
  static const char *const files[] = { "record.html", "record.xml", "access.xml" };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  gtk_print_operation_set_export_filename (operation, pdf);
  tillid_print_run (operation, context, "print", GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  tillid_test_seen_add_pdf (seen, pdf);
  tillid_access_export (f->session, f->patient, copy, NULL, "en", NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    add_file (seen, copy, files[i]);
  draw_timeline (seen, f, TILLID_TIMELINE_SVG, folder);
  draw_timeline (seen, f, TILLID_TIMELINE_PDF, folder);
  walk_print (seen, f, context, folder);
  draw_family (seen, f, TILLID_FAMILY_SVG, folder);
  draw_family (seen, f, TILLID_FAMILY_PDF, folder);
}

/* @in_window: (out): how many of these words are seen in the window alone, without what leaves it */
static TillidTestSeen *
walk (Fixture *f, const char *name, GPtrArray *words, guint *in_window)
{
  TillidTestSeen *seen = tillid_test_seen_new ();

  tillid_test_walk_patients (seen, f->window, "");
  g_assert_true (tillid_test_walk_patient (seen, f->window, f->patient, ALL));
  walk_fronts (seen, f);
  walk_clipboard (seen, f);
  *in_window = 0;
  for (guint i = 0; i < words->len; i++)
    if (tillid_test_seen_shows (seen, words->pdata[i]))
      (*in_window)++;
    else
      g_test_message ("%s: not in the window", (char *) words->pdata[i]);
  walk_outputs (seen, f, name);
  return seen;
}

/* Words that say where the patient can be found. */
static GPtrArray *
list_addresses (void)
{
  static const char *const by_kind[] = { WORK, WORK_STAFF, SCHOOL, OTHER_NAME, OTHER_ROLE };
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;
  const TillidRecordType *const *types = tillid_record_types (&n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < types[i]->n_fields; j++)
      if (types[i]->fields[j].sensitivity == TILLID_ADDRESS)
        g_ptr_array_add (words, tillid_test_marker (types[i], &types[i]->fields[j]));
  for (guint i = 0; i < G_N_ELEMENTS (by_kind); i++)
    g_ptr_array_add (words, g_strdup (by_kind[i]));
  return words;
}

static gboolean
is_protected (Fixture *f)
{
  g_autoptr (GVariant) state =
    g_action_group_get_action_state (G_ACTION_GROUP (f->window), "protect-address");

  return g_variant_get_boolean (state);
}

static guint
count_found (Fixture *f, const char *word)
{
  g_autoptr (TillidScope) scope =
    tillid_session_open_list (f->session, "search", word, NULL, 0, NULL);
  g_autoptr (GArray) ids =
    tillid_search_ids (tillid_session_get_db (f->session), scope, word, 5, NULL);

  return ids->len;
}

static void
test_nowhere (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) words = list_addresses ();
  guint n = 0;
  g_autoptr (TillidTestSeen) before = walk (f, "before", words, &n);
  g_autoptr (TillidTestSeen) after = NULL;

  g_assert_cmpuint (n, >=, IN_WINDOW);

  for (guint i = 0; i < words->len; i++)
    if (!tillid_test_seen_has (before, words->pdata[i]))
      {
        g_test_message ("the walk does not find %s", (char *) words->pdata[i]);
        g_test_fail ();
      }
  tillid_window_open_patient (f->window, f->patient, NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.protect-address", NULL);
  tillid_test_wait (is_protected (f));
  after = walk (f, "after", words, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (tillid_test_seen_shows (after, "hidden"));
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (tillid_test_seen_has (after, word))
        {
          const GString *where = tillid_test_seen_shows (after, word) ? after->shown : after->kept;
          const char *at = strstr (where->str, word);

          g_test_message ("%s in “%.90s”%s", word, MAX (at - 50, where->str),
                          where == after->kept ? ", which is not shown" : "");
          g_test_fail ();
        }
      g_assert_cmpuint (count_found (f, word), ==, 0);
    }
}

static GtkWidget *
child_of (GtkWidget *parent, const char *name)
{
  return GTK_WIDGET (tillid_test_child (parent, name));
}

/* The popover of whoever at a visit was from elsewhere, by the text in the field of their role. */
static GtkWidget *
find_role (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (TILLID_IS_PRESENCE_ROW (widget))
    {
      GtkWidget *entry = child_of (widget, "role_entry");

      tillid_presence_row_edit (TILLID_PRESENCE_ROW (widget));
      tillid_test_settle ();
      gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
      return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) == 0 ? entry : NULL;
    }
  for (GtkWidget *part = gtk_widget_get_first_child (widget); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    found = find_role (part, text);
  return found;
}

static GtkWidget *
find_role_at_visit (Fixture *f, const char *text)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));

  tillid_window_open_patient (f->window, f->patient, "visits");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-page", "(sx)", "visits", f->visit);
  tillid_test_settle ();
  return find_role (GTK_WIDGET (tillid_patient_page_get_page (frame, "visits")), text);
}

/* The form of the event at work, the receiver of an ending, the role of somebody from elsewhere. */
static void
assert_fields (Fixture *f, gint64 event, gboolean sensitive)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (f->window));
  TillidTimelineState *state = NULL;
  GtkWidget *story = NULL, *plan = NULL, *popover = NULL, *role = NULL;

  tillid_window_open_patient (f->window, f->patient, "story");
  story = GTK_WIDGET (tillid_patient_page_get_page (frame, "story"));
  state = tillid_story_page_get_state (TILLID_STORY_PAGE (story));
  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  tillid_timeline_state_select (state, event);
  gtk_widget_activate_action (story, "story.edit", NULL);
  tillid_test_settle ();
  popover = child_of (story, "add_popover");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child_of (popover, "words_entry"))), ==,
                   sensitive ? WORK : "hidden");
  g_assert_cmpint (gtk_widget_get_sensitive (child_of (popover, "words_entry")), ==, sensitive);
  g_assert_cmpint (gtk_widget_get_sensitive (child_of (popover, "staff_words_entry")), ==,
                   sensitive);
  g_assert_true (gtk_widget_get_sensitive (child_of (popover, "when_entry")));
  gtk_popover_popdown (GTK_POPOVER (popover));

  tillid_window_open_patient (f->window, f->patient, "plan");
  plan = GTK_WIDGET (tillid_patient_page_get_page (frame, "plan"));
  g_signal_emit_by_name (child_of (plan, "phase_strip"), "phase-activated",
                         (int) TILLID_PHASE_KIND_ENDING);
  popover = child_of (plan, "phase_popover");
  g_assert_cmpint (gtk_widget_get_sensitive (child_of (popover, "receiver_entry")), ==, sensitive);
  g_assert_true (gtk_widget_get_sensitive (child_of (popover, "note_entry")));
  gtk_popover_popdown (GTK_POPOVER (popover));

  role = find_role_at_visit (f, sensitive ? OTHER_ROLE : "hidden");
  g_assert_nonnull (role);
  g_assert_cmpint (gtk_widget_get_sensitive (role), ==, sensitive);
}

/* Nobody writes over what they cannot read: what is hidden takes no words, and takes them again afterwards. */
static void
test_no_words_over (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) events = list (f, &tillid_life_event_type);
  const gint64 event = ((TillidRecord *) events->pdata[0])->id;

  assert_fields (f, event, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.protect-address", NULL);
  tillid_test_wait (is_protected (f));
  assert_fields (f, event, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.protect-address", NULL);
  tillid_test_wait (!is_protected (f));
  assert_fields (f, event, TRUE);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
  g_test_add ("/app/protected/nowhere", Fixture, NULL, set_up, test_nowhere, tear_down);
  g_test_add ("/app/protected/no-words-over", Fixture, NULL, set_up, test_no_words_over, tear_down);
  return g_test_run ();
}
