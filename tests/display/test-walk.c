/* test-walk.c - everything a window shows, says or gives of a patient, as text
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Two readers that know nothing of the program: one goes through the tree of widgets and takes every text, tooltip and
 * accessible word; the other draws the window into a PDF, whatever draws it, and has pdftotext read the letters. A
 * patient is marked from the field tables, so that a field that is added is looked for, too. A marker is a short word without
 * ligatures, which is not cut or broken anywhere it has room for seven letters. */
#include "config.h"

#include "test-walk.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "test-support.h"
#include "tillid-family-page.h"
#include "tillid-fold.h"
#include "tillid-page.h"
#include "tillid-record-table.h"
#include "tillid-story-page.h"
#include "tillid-types.h"
#include "tillid-visit-view.h"

TillidTestSeen *
tillid_test_seen_new (void)
{
  TillidTestSeen *seen = g_new0 (TillidTestSeen, 1);

  seen->shown = g_string_new (NULL);
  seen->kept = g_string_new (NULL);
  return seen;
}

void
tillid_test_seen_free (TillidTestSeen *seen)
{
  g_string_free (seen->shown, TRUE);
  g_string_free (seen->kept, TRUE);
  g_free (seen);
}

/* Whether @text can be seen, heard or copied somewhere. */
gboolean
tillid_test_seen_shows (const TillidTestSeen *seen, const char *text)
{
  return strstr (seen->shown->str, text) != NULL;
}

/* Whether @text is anywhere, shown or not. */
gboolean
tillid_test_seen_has (const TillidTestSeen *seen, const char *text)
{
  return tillid_test_seen_shows (seen, text) || strstr (seen->kept->str, text) != NULL;
}

static void
add_text (GString *into, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (into, "%s\n", text);
}

static void
add_accessible (GString *into, GtkWidget *widget)
{
  static const GtkAccessibleProperty properties[] = {
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
    GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
  };

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      /* What differs from what nobody says is what is said. */
      g_autofree char *said =
        gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), properties[i], "\001");

      add_text (into, said);
    }
}

static void
add_model (GString *into, GListModel *model)
{
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (GTK_IS_STRING_OBJECT (item))
        add_text (into, gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
    }
}

static void
add_widget (GString *into, GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    add_text (into, gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    add_text (into, gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT (widget))
    add_text (into, gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  if (GTK_IS_WINDOW (widget))
    add_text (into, gtk_window_get_title (GTK_WINDOW (widget)));
  if (GTK_IS_DROP_DOWN (widget))
    add_model (into, gtk_drop_down_get_model (GTK_DROP_DOWN (widget)));
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      add_text (into, text);
    }
  add_text (into, gtk_widget_get_tooltip_text (widget));
  add_accessible (into, widget);
}

/* Every text under @root: of popovers too, which are children of what they point at. */
void
tillid_test_seen_add (TillidTestSeen *seen, GtkWidget *root)
{
  add_widget (gtk_widget_get_mapped (root) ? seen->shown : seen->kept, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tillid_test_seen_add (seen, child);
}

/* The letters of a PDF. */
void
tillid_test_seen_add_pdf (TillidTestSeen *seen, const char *path)
{
  const char *const argv[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  add_text (seen->shown, text);
}

/* Whatever is drawn under @root, by widgets or by us. */
void
tillid_test_seen_draw (TillidTestSeen *seen, GtkWidget *root)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autofree char *path = NULL;
  cairo_surface_t *surface = NULL;
  cairo_t *cr = NULL;
  const int fd = g_file_open_tmp ("tillid-walk-XXXXXX.pdf", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  gtk_test_widget_wait_for_draw (root);
  paintable = gtk_widget_paintable_new (root);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  surface =
    cairo_pdf_surface_create (path, gtk_widget_get_width (root), gtk_widget_get_height (root));
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  tillid_test_seen_add_pdf (seen, path);
  g_unlink (path);
}

/* (transfer full): a word for this field alone, of letters that no font joins. */
char *
tillid_test_marker (const TillidRecordType *type, const TillidField *field)
{
  guint n = 0, number = 0;
  const TillidRecordType *const *types = tillid_record_types (&n);

  for (guint i = 0; i < n && types[i] != type; i++)
    number += types[i]->n_fields;
  number += (guint) (field - type->fields);
  return g_strdup_printf ("Zq%c%cx", 'a' + number / 26, 'a' + number % 26);
}

static gboolean
mark (TillidRecord *record)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];
      g_autofree char *marker = NULL;

      if (field->kind != TILLID_KIND_TEXT)
        continue;
      marker = tillid_test_marker (record->type, field);
      tillid_set_text (&TILLID_MEMBER (record, field, char *), marker);
      changed = TRUE;
    }
  return changed;
}

static void
mark_into (TillidEdit *edit, const TillidRecord *old)
{
  TillidRecord *record = tillid_record_edit (old);

  if (mark (record))
    tillid_edit_take (edit, tillid_record_seal_any (record));
  else
    tillid_record_unref_any (record);
}

/* Writes a marker into every text of every record of a patient. */
void
tillid_test_mark_patient (TillidSession *session, gint64 patient)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (session, patient, "patient", NULL, &error);
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Marked");
  g_autoptr (TillidRecord) person = NULL;
  guint n = 0;
  const TillidRecordType *const *types = tillid_record_types (&n);

  g_assert_no_error (error);
  person = tillid_record_table_get (tillid_session_get_db (session), scope, &tillid_person_type,
                                    patient, &error);
  g_assert_no_error (error);
  mark_into (edit, person);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (tillid_record_type_find_field (types[i], "patient") == NULL)
        continue;
      rows = tillid_record_table_list (tillid_session_get_db (session), scope, types[i], &error);
      g_assert_no_error (error);
      for (guint j = 0; j < rows->len; j++)
        mark_into (edit, rows->pdata[j]);
    }
  tillid_session_apply (session, edit, NULL, &error);
  g_assert_no_error (error);
}

static void
find_all (GtkWidget *root, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    g_ptr_array_add (found, g_object_ref (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
}

/* What is scrolled away is brought into sight, as the keyboard does it: GTK cannot point at a place beside the screen. */
static gboolean
bring_into_sight (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  gtk_widget_grab_focus (widget);
  tillid_test_settle ();
  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, root, &bounds) &&
         bounds.origin.x >= 0 && bounds.origin.y >= 0 &&
         bounds.origin.x < (float) gtk_widget_get_width (root) &&
         bounds.origin.y < (float) gtk_widget_get_height (root);
}

/* Opens what every button with a menu or a popover opens. */
void
tillid_test_walk_popovers (TillidTestSeen *seen, GtkWidget *root)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  find_all (root, GTK_TYPE_MENU_BUTTON, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkMenuButton *button = buttons->pdata[i];

      if (!gtk_widget_get_mapped (GTK_WIDGET (button)) ||
          !gtk_widget_is_sensitive (GTK_WIDGET (button)) || !bring_into_sight (GTK_WIDGET (button)))
        continue;
      gtk_menu_button_popup (button);
      tillid_test_settle ();
      tillid_test_seen_add (seen, GTK_WIDGET (button));
      gtk_menu_button_popdown (button);
      tillid_test_settle ();
    }
}

/* The list of patients, as it is and with @query in its search. */
void
tillid_test_walk_patients (TillidTestSeen *seen, TillidWindow *window, const char *query)
{
  TillidPatientsPage *page = NULL;
  TillidPatientsModel *model = NULL;

  tillid_window_show_patients (window);
  page = tillid_shell_get_patients_page (tillid_window_get_shell (window));
  model = tillid_patients_page_get_model (page);
  tillid_patients_page_set_query (page, query);
  tillid_test_wait (tillid_patients_model_is_settled (model));
  tillid_test_settle ();
  tillid_test_seen_add (seen, GTK_WIDGET (window));
  tillid_test_seen_draw (seen, GTK_WIDGET (window));
}

/* (transfer full) (element-type gint64): the first @n_of_a_kind entries of every kind. */
GArray *
tillid_test_walk_choose (TillidTimelineState *state, guint n_of_a_kind)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  const TillidTimelineItem *items = NULL;
  guint n = 0;

  items = tillid_timeline_state_get_items (state, &n);
  for (guint i = 0; i < n; i++)
    {
      const TillidTimelineRow *row = tillid_timeline_state_find_row (state, items[i].id);
      const guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, row->kind));

      if (count < n_of_a_kind)
        g_array_append_val (chosen, items[i].id);
      g_hash_table_insert (counts, (gpointer) row->kind, GUINT_TO_POINTER (count + 1));
    }
  return chosen;
}

static void
walk_story (TillidTestSeen *seen, TillidWindow *window, GtkWidget *page, guint n_of_a_kind)
{
  TillidTimelineState *state = tillid_story_page_get_state (TILLID_STORY_PAGE (page));
  g_autoptr (GArray) chosen = NULL;

  tillid_test_wait (!tillid_timeline_state_is_loading (state));
  for (int range = TILLID_TIMELINE_RANGE_LIFE; range <= TILLID_TIMELINE_RANGE_COURSE; range++)
    {
      tillid_timeline_state_set_range (state, (TillidTimelineRange) range);
      tillid_test_settle ();
      tillid_test_seen_draw (seen, GTK_WIDGET (window));
      tillid_test_seen_add (seen, page);
    }
  chosen = tillid_test_walk_choose (state, n_of_a_kind);
  for (guint i = 0; i < chosen->len; i++)
    {
      tillid_timeline_state_select (state, g_array_index (chosen, gint64, i));
      tillid_test_settle ();
      tillid_test_seen_add (seen, GTK_WIDGET (tillid_test_child (page, "inspector")));
    }
  tillid_timeline_state_select (state, 0);
  tillid_test_walk_popovers (seen, page);
}

static void
walk_visits (TillidTestSeen *seen, TillidWindow *window, GtkWidget *page, guint n_visits)
{
  static const char *const parts[] = { "prepare", "room", "close" };
  GtkWidget *list = GTK_WIDGET (tillid_test_child (page, "list_view"));
  GtkWidget *view = GTK_WIDGET (tillid_test_child (page, "view"));
  const guint n =
    g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));

  for (guint i = 0; i < MIN (n, n_visits); i++)
    {
      g_signal_emit_by_name (list, "activate", i);
      for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
        {
          tillid_visit_view_show_part (TILLID_VISIT_VIEW (view), parts[part]);
          tillid_test_settle ();
          tillid_test_seen_add (seen, page);
          if (i < 2)
            {
              tillid_test_seen_draw (seen, GTK_WIDGET (window));
              tillid_test_walk_popovers (seen, page);
            }
        }
    }
  gtk_widget_activate_action (page, "visit.show-list", NULL);
}

/* The first @n_people in the inspector, with the layer for the team, and everybody in the drawing and in the list. */
static void
walk_family (TillidTestSeen *seen, TillidWindow *window, GtkWidget *page, guint n_people)
{
  const TillidFamilyScene *scene =
    tillid_family_model_get_scene (tillid_family_page_get_model (TILLID_FAMILY_PAGE (page)));
  TillidGenogramView *view = tillid_family_page_get_view (TILLID_FAMILY_PAGE (page));

  gtk_widget_activate_action (GTK_WIDGET (view), "family.staff", NULL);
  for (guint i = 0; i < MIN (scene->figures->len, n_people); i++)
    {
      const gint64 person = tillid_family_scene_get (scene, i)->person;

      tillid_genogram_view_select (view, person);
      g_signal_emit_by_name (view, "opened", person, FALSE);
      tillid_test_settle ();
      tillid_test_seen_add (seen, GTK_WIDGET (tillid_test_child (page, "inspector")));
    }
  tillid_test_seen_draw (seen, GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (view), "family.list", NULL);
  tillid_test_settle ();
  tillid_test_seen_add (seen, page);
  tillid_test_seen_draw (seen, GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (view), "family.list", NULL);
}

static void
walk_page (TillidTestSeen *seen, TillidWindow *window, const char *id, guint n_of_a_kind)
{
  TillidPatientPage *frame = tillid_shell_get_patient_page (tillid_window_get_shell (window));
  GtkWidget *page = NULL;
  g_autoptr (GPtrArray) toggles = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "(sx)", id,
                              G_GINT64_CONSTANT (0));
  g_assert_cmpstr (tillid_patient_page_get_shown (frame), ==, id);
  page = GTK_WIDGET (tillid_patient_page_get_page (frame, id));
  tillid_test_settle ();
  if (g_str_equal (id, "continuity"))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tillid_test_child (page, "numbers_button")),
                                  TRUE);
  tillid_test_seen_add (seen, GTK_WIDGET (window));
  tillid_test_seen_draw (seen, GTK_WIDGET (window));
  tillid_test_walk_popovers (seen, GTK_WIDGET (window));
  if (g_str_equal (id, "story"))
    walk_story (seen, window, page, n_of_a_kind);
  else if (g_str_equal (id, "family"))
    walk_family (seen, window, page, n_of_a_kind);
  else if (g_str_equal (id, "visits"))
    walk_visits (seen, window, page, n_of_a_kind);
}

/**
 * tillid_test_walk_patient:
 * @n_of_a_kind: how many visits, and how many entries of a kind in the story, are opened
 *
 * Opens every page of a patient and what stands on it.
 *
 * Returns: %FALSE if the patient was not opened
 */
gboolean
tillid_test_walk_patient (TillidTestSeen *seen,
                          TillidWindow *window,
                          gint64 patient,
                          guint n_of_a_kind)
{
  TillidPatientPage *frame = NULL;

  tillid_window_open_patient (window, patient, NULL);
  tillid_test_settle ();
  tillid_test_seen_add (seen, GTK_WIDGET (window));
  if (!g_str_equal (tillid_window_get_place (window), "patient"))
    return FALSE;
  frame = tillid_shell_get_patient_page (tillid_window_get_shell (window));
  for (guint i = 0; i < tillid_patient_page_get_n (frame); i++)
    walk_page (seen, window, tillid_patient_page_get_id (frame, i), n_of_a_kind);
  return TRUE;
}
