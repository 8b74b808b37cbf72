/* test-family-page.c - the family of the demo clinic's first patient on the screen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>
#include <string.h>

#include "test-demo.h"
#include "test-support.h"
#include "tillid-banner.h"
#include "tillid-draft.h"
#include "tillid-family-page.h"
#include "tillid-page.h"
#include "tillid-text-field.h"

typedef struct
{
  TestDemo demo;
  TillidFamilyPage *page; /* (unowned): the window's */
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_demo_open (&f->demo, "salma");
  f->page = g_object_new (TILLID_TYPE_FAMILY_PAGE, NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->demo.context);
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1376, 780);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (f->window);
  test_demo_close (&f->demo);
}

static gint64
find (Fixture *f, const char *name)
{
  const TillidFamilyScene *scene =
    tillid_family_model_get_scene (tillid_family_page_get_model (f->page));

  for (guint i = 0; i < scene->figures->len; i++)
    if (g_str_equal (tillid_family_scene_get (scene, i)->name, name))
      return tillid_family_scene_get (scene, i)->person;
  return 0;
}

static void
check_step (Fixture *f, GtkDirectionType direction, const char *expected)
{
  TillidGenogramView *view = tillid_family_page_get_view (f->page);

  g_assert_true (tillid_genogram_view_step (view, direction));
  g_assert_cmpint (tillid_genogram_view_get_selected (view), ==, find (f, expected));
}

/* Along relations: Salma, Adnan beside, back, up to the father, down to the child. */
static void
test_steps (Fixture *f, gconstpointer data)
{
  TillidGenogramView *view = tillid_family_page_get_view (f->page);

  tillid_genogram_view_select (view, find (f, "Salma"));
  check_step (f, GTK_DIR_LEFT, "Adnan");
  check_step (f, GTK_DIR_RIGHT, "Salma");
  check_step (f, GTK_DIR_DOWN, "Maryam");
  check_step (f, GTK_DIR_DOWN, "Sara");
  check_step (f, GTK_DIR_UP, "Maryam");
  check_step (f, GTK_DIR_LEFT, "Yusuf");
  check_step (f, GTK_DIR_UP, "Adnan"); /* the nearer parent */
}

/* Everybody is a list item whose name is a sentence. */
static void
test_spoken (Fixture *f, gconstpointer data)
{
  GtkWidget *karim =
    tillid_genogram_view_get_sign (tillid_family_page_get_view (f->page), find (f, "Karim"));

  gtk_test_accessible_assert_role (karim, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (
    karim, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "\u2068Karim\u2069, brother of \u2068Salma\u2069, age 54, missing since 2006, left behind in "
    "\u2068Iraq\u2069.");
}

/* For people who change the page: with TILLID_FAMILY_PICTURES=DIR. */
static void
save_picture (Fixture *f, const char *name)
{
  const char *folder = g_getenv ("TILLID_FAMILY_PICTURES");

  tillid_test_settle ();
  if (folder != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      tillid_test_save_picture (GTK_WIDGET (f->window), path);
    }
}

/* A key as the widget's own controllers get it, from the innermost outwards. */
static gboolean
press (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
            continue;
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

static GtkWidget *
sign_of (Fixture *f, const char *name)
{
  return tillid_genogram_view_get_sign (tillid_family_page_get_view (f->page), find (f, name));
}

static const TillidRelation *
relation_of (Fixture *f, const char *name)
{
  return tillid_family_model_find_relation (tillid_family_page_get_model (f->page), find (f, name));
}

static guint
count (Fixture *f)
{
  return tillid_family_model_get_scene (tillid_family_page_get_model (f->page))->figures->len;
}

static GtkWidget *
child (Fixture *f, const char *name)
{
  return GTK_WIDGET (tillid_test_child (GTK_WIDGET (f->page), name));
}

static GtkWidget *
inspector_child (Fixture *f, GType type)
{
  GtkWidget *focus = gtk_window_get_focus (f->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, child (f, "inspector"))
           ? gtk_widget_get_ancestor (focus, type)
           : NULL;
}

/* K on Maryam: a child who is selected and named at once; a name is typed; undone as one change each. */
static void
test_add (Fixture *f, gconstpointer data)
{
  const guint before = count (f);
  GtkWidget *field;

  /* The inspector slides in as it does for people. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  gtk_widget_grab_focus (sign_of (f, "Maryam"));
  g_assert_true (press (sign_of (f, "Maryam"), GDK_KEY_k, 0));
  tillid_test_wait (count (f) == before + 1);
  tillid_test_wait (inspector_child (f, TILLID_TYPE_TEXT_FIELD) != NULL);
  field = inspector_child (f, TILLID_TYPE_TEXT_FIELD);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (
                              GTK_TEXT_VIEW (gtk_window_get_focus (f->window))),
                            "Hadi", -1);
  tillid_text_field_commit (TILLID_TEXT_FIELD (field));
  tillid_test_wait (find (f, "Hadi") != 0);
  g_assert_cmpint (tillid_genogram_view_get_selected (tillid_family_page_get_view (f->page)), ==,
                   find (f, "Hadi"));
  g_assert_cmpint (relation_of (f, "Hadi")->kind, ==, TILLID_RELATION_KIND_GRANDCHILD);
  /* Escape: back to the sign. */
  g_assert_true (press (child (f, "inspector"), GDK_KEY_Escape, 0));
  g_assert_true (gtk_window_get_focus (f->window) == sign_of (f, "Hadi"));
  /* Not to the grandparent, whose child Hadi is not. */
  check_step (f, GTK_DIR_UP, "Maryam");
  gtk_widget_grab_focus (sign_of (f, "Hadi"));
  g_assert_true (press (sign_of (f, "Hadi"), GDK_KEY_Delete, 0));
  tillid_test_wait (find (f, "Hadi") == 0);
  g_assert_true (gtk_window_get_focus (f->window) == sign_of (f, "Salma"));
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (find (f, "Hadi") != 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* Signs, ties to the patient and what is told of somebody; the same key again takes a tie off. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  TillidGenogramView *view = tillid_family_page_get_view (f->page);

  tillid_genogram_view_select (view, find (f, "Yusuf"));
  press (sign_of (f, "Yusuf"), GDK_KEY_3, 0);
  tillid_test_wait (relation_of (f, "Yusuf")->tie == TILLID_TIE_STRAINED);
  press (sign_of (f, "Yusuf"), GDK_KEY_3, 0);
  tillid_test_wait (relation_of (f, "Yusuf")->tie == TILLID_TIE_NONE);
  press (sign_of (f, "Yusuf"), GDK_KEY_m, 0);
  tillid_test_wait (relation_of (f, "Yusuf")->missing);
  press (sign_of (f, "Yusuf"), GDK_KEY_d, 0);
  tillid_test_wait (
    tillid_family_model_find_person (tillid_family_page_get_model (f->page), find (f, "Yusuf"))
      ->sex == TILLID_SEX_OTHER);
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_undo (f->demo.undo, FALSE);
  g_assert_false (relation_of (f, "Yusuf")->missing);
  /* By hand, and back again. */
  press (sign_of (f, "Yusuf"), GDK_KEY_Right, GDK_CONTROL_MASK);
  tillid_test_wait (isfinite (relation_of (f, "Yusuf")->x));
  press (sign_of (f, "Yusuf"), GDK_KEY_a, 0);
  tillid_test_wait (!isfinite (relation_of (f, "Yusuf")->x));
  tillid_test_undo (f->demo.undo, FALSE);
  g_assert_true (isfinite (relation_of (f, "Yusuf")->x));
}

/* L on the one, the arrow keys, 1 on the other. */
static void
test_line (Fixture *f, gconstpointer data)
{
  TillidGenogramView *view = tillid_family_page_get_view (f->page);
  const TillidFamilyScene *scene;

  g_assert_false (gtk_widget_get_visible (child (f, "line_label")));
  gtk_widget_grab_focus (sign_of (f, "Maryam"));
  g_assert_true (press (sign_of (f, "Maryam"), GDK_KEY_l, 0));
  g_assert_true (gtk_widget_get_visible (child (f, "line_label")));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (child (f, "line_label"))), "Maryam"));
  check_step (f, GTK_DIR_LEFT, "Yusuf");
  press (sign_of (f, "Yusuf"), GDK_KEY_1, 0);
  tillid_test_wait (
    tillid_family_model_get_scene (tillid_family_page_get_model (f->page))->ties->len == 1);
  scene = tillid_family_model_get_scene (tillid_family_page_get_model (f->page));
  g_assert_cmpint (g_array_index (scene->ties, TillidFamilyTie, 0).tie, ==, TILLID_TIE_STRONG);
  g_assert_false (gtk_widget_get_visible (child (f, "line_label")));
  g_assert_cmpint (tillid_genogram_view_get_line_from (view), ==, 0);
  /* Escape: no line. */
  press (sign_of (f, "Yusuf"), GDK_KEY_l, 0);
  press (sign_of (f, "Yusuf"), GDK_KEY_Escape, 0);
  g_assert_cmpint (tillid_genogram_view_get_line_from (view), ==, 0);
  /* By mouse: the tool, then from one to the other. */
  gtk_widget_activate_action (GTK_WIDGET (view), "family.tool", "s", "weak");
  g_signal_emit_by_name (view, "joined", find (f, "Adnan"), find (f, "Yusuf"));
  tillid_test_wait (
    tillid_family_model_get_scene (tillid_family_page_get_model (f->page))->ties->len == 2);
  save_picture (f, "lines.png");
  /* Escape: no tool; Enter opens the details again. */
  g_assert_true (press (sign_of (f, "Yusuf"), GDK_KEY_Escape, 0));
  g_assert_true (press (sign_of (f, "Yusuf"), GDK_KEY_Return, 0));
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (child (f, "inspector_revealer"))));
  tillid_test_undo (f->demo.undo, FALSE);
  g_assert_cmpuint (
    tillid_family_model_get_scene (tillid_family_page_get_model (f->page))->ties->len, ==, 1);
}

static gboolean
is_draft (Fixture *f, const char *text)
{
  g_autoptr (GPtrArray) drafts = tillid_session_list_drafts (f->demo.session, "family/");

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (g_str_equal (((TillidDraft *) drafts->pdata[i])->text, text))
      return TRUE;
  return FALSE;
}

static char *
dup_typed (GtkTextView *text)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (text), &begin, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (text), &begin, &end, FALSE);
}

/* (transfer none): where the name of @name is typed, in the inspector that Return opens. */
static GtkTextView *
open_name (Fixture *f, const char *name)
{
  gtk_widget_grab_focus (sign_of (f, name));
  press (sign_of (f, name), GDK_KEY_Return, 0);
  tillid_test_wait (inspector_child (f, TILLID_TYPE_TEXT_FIELD) != NULL);
  return GTK_TEXT_VIEW (gtk_window_get_focus (f->window));
}

/* Half a name is in the file while it is typed, and no name yet; when the page is left it is kept, as one edit. */
static void
test_draft (Fixture *f, gconstpointer data)
{
  GtkTextView *text = open_name (f, "Inge");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text), "Inge from the third fl", -1);
  tillid_test_wait (is_draft (f, "Inge from the third fl"));
  g_assert_cmpint (find (f, "Inge"), !=, 0);
  tillid_page_set_context (TILLID_PAGE (f->page), NULL);
  tillid_page_set_context (TILLID_PAGE (f->page), f->demo.context);
  tillid_test_wait (find (f, "Inge from the third fl") != 0);
  g_assert_cmpint (find (f, "Inge"), ==, 0);
  /* It is a draft until its field has read it back. */
  open_name (f, "Inge from the third fl");
  tillid_test_wait (!is_draft (f, "Inge from the third fl"));
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (find (f, "Inge") != 0);
}

/* What the power cut left stands in its field again, and is no name until it is kept. */
static void
test_draft_found (Fixture *f, gconstpointer data)
{
  g_autofree char *place = g_strdup_printf ("family/%" G_GINT64_FORMAT "/name", find (f, "Inge"));
  g_autofree char *typed = NULL;
  GtkTextView *text;

  tillid_session_put_draft (f->demo.session, place, "Inge who sews");
  text = open_name (f, "Inge");
  typed = dup_typed (text);
  g_assert_cmpstr (typed, ==, "Inge who sews");
  g_assert_cmpint (find (f, "Inge who sews"), ==, 0);
}

/* The list has the same people in the same order; who is selected there is selected in the drawing. */
static void
test_list (Fixture *f, gconstpointer data)
{
  GtkListBox *list = GTK_LIST_BOX (child (f, "list"));
  const TillidFamilyScene *scene =
    tillid_family_model_get_scene (tillid_family_page_get_model (f->page));

  gtk_widget_grab_focus (sign_of (f, "Salma"));
  press (sign_of (f, "Salma"), GDK_KEY_v, 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (list)));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, (int) scene->figures->len - 1));
  g_assert_null (gtk_list_box_get_row_at_index (list, (int) scene->figures->len));
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 3));
  g_assert_cmpint (tillid_genogram_view_get_selected (tillid_family_page_get_view (f->page)), ==,
                   tillid_family_scene_get (scene, 3)->person);
  gtk_test_accessible_assert_property (gtk_list_box_get_row_at_index (list, 3),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       tillid_family_scene_get (scene, 3)->sentence);
}

/* A child who interprets: a sentence above the drawing, and one way to the child. */
static void
test_child (Fixture *f, gconstpointer data)
{
  TillidBanner *banner = TILLID_BANNER (child (f, "banner"));

  g_assert_false (tillid_banner_is_shown (banner));
  tillid_genogram_view_select (tillid_family_page_get_view (f->page), find (f, "Sara"));
  press (sign_of (f, "Sara"), GDK_KEY_i, 0);
  tillid_test_wait (tillid_banner_is_shown (banner));
  g_assert_nonnull (strstr (tillid_banner_get_title (banner), "Sara"));
  g_signal_emit_by_name (banner, "button-clicked");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (child (f, "inspector_revealer"))));
  save_picture (f, "child.png");
  gtk_widget_activate_action (child (f, "view"), "family.put-aside", "i",
                              TILLID_FAMILY_REASON_ACUTE);
  tillid_test_wait (!tillid_banner_is_shown (banner));
}

/* Nobody writes in a clinic that is only read: no tools, and keys change nothing. */
static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->demo.folder, "demo.tillid", NULL);
  g_autoptr (GError) error = NULL;
  TillidSession *session =
    tillid_session_open (path, NULL, TILLID_SESSION_THREADS | TILLID_SESSION_READ_ONLY, &error);
  TillidPatientContext *context;

  g_assert_no_error (error);
  context =
    tillid_patient_context_new (session, NULL, tillid_test_find_patient (session, "salma"), &error);
  g_assert_no_error (error);
  tillid_page_set_context (TILLID_PAGE (f->page), context);
  g_assert_false (gtk_widget_get_visible (child (f, "palette")));
  tillid_genogram_view_select (tillid_family_page_get_view (f->page), find (f, "Yusuf"));
  press (sign_of (f, "Yusuf"), GDK_KEY_3, 0);
  press (sign_of (f, "Yusuf"), GDK_KEY_k, 0);
  press (sign_of (f, "Yusuf"), GDK_KEY_Delete, 0);
  tillid_test_settle ();
  g_assert_cmpint (relation_of (f, "Yusuf")->tie, ==, TILLID_TIE_NONE);
  tillid_page_set_context (TILLID_PAGE (f->page), f->demo.context);
  tillid_test_finalize (context);
  tillid_session_close (session);
  tillid_test_finalize (session);
}

/* Two hundred people, a circle, and a name of 2 000 letters of two directions: drawn. */
static void
test_bad_input (Fixture *f, gconstpointer data)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new ("Bad input");
  g_autoptr (GString) name = g_string_new (NULL);
  TillidFamilyModel *model = tillid_family_page_get_model (f->page);
  gint64 anchor = find (f, "Maryam"), last = 0;

  while (g_utf8_strlen (name->str, -1) < 2000)
    g_string_append (name, name->len % 2 == 0 ? "مريم سلمى " : "Maryam Salma ");
  for (guint i = 0; i < 200; i++)
    {
      TillidPerson *person =
        tillid_patient_context_new_record (f->demo.context, &tillid_person_type);
      TillidRelation *relation =
        tillid_patient_context_new_record (f->demo.context, &tillid_relation_type);
      TillidRelation *parent =
        tillid_patient_context_new_record (f->demo.context, &tillid_relation_type);

      person->role = TILLID_PERSON_ROLE_RELATIVE;
      relation->person = parent->person = last = person->record.id;
      parent->other = anchor;
      parent->kind = TILLID_RELATION_KIND_CHILD;
      if (i % 3 == 0)
        anchor = last;
      tillid_edit_take (edit, tillid_record_seal (person));
      tillid_edit_take (edit, tillid_record_seal (relation));
      tillid_edit_take (edit, tillid_record_seal (parent));
    }
  tillid_patient_context_apply (f->demo.context, edit);
  tillid_test_wait (count (f) == 217);
  tillid_family_model_rename (model, last, name->str);
  tillid_family_model_relate (model, TILLID_RELATION_KIND_CHILD, last, find (f, "Maryam"));
  tillid_test_wait (tillid_banner_is_shown (TILLID_BANNER (child (f, "banner"))));
  tillid_genogram_view_select (tillid_family_page_get_view (f->page), last);
  g_signal_emit_by_name (tillid_family_page_get_view (f->page), "opened", last, FALSE);
  save_picture (f, "bad.png");
}

static void
test_picture (Fixture *f, gconstpointer data)
{
  tillid_genogram_view_select (tillid_family_page_get_view (f->page), find (f, "Maryam"));
  g_signal_emit_by_name (tillid_family_page_get_view (f->page), "opened", find (f, "Maryam"),
                         FALSE);
  save_picture (f, "page.png");
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);

  g_test_add ("/app/family-page/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/app/family-page/spoken", Fixture, NULL, set_up, test_spoken, tear_down);
  g_test_add ("/app/family-page/add", Fixture, NULL, set_up, test_add, tear_down);
  g_test_add ("/app/family-page/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/app/family-page/line", Fixture, NULL, set_up, test_line, tear_down);
  g_test_add ("/app/family-page/draft", Fixture, NULL, set_up, test_draft, tear_down);
  g_test_add ("/app/family-page/draft-found", Fixture, NULL, set_up, test_draft_found, tear_down);
  g_test_add ("/app/family-page/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/app/family-page/child", Fixture, NULL, set_up, test_child, tear_down);
  g_test_add ("/app/family-page/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/app/family-page/bad-input", Fixture, NULL, set_up, test_bad_input, tear_down);
  g_test_add ("/app/family-page/picture", Fixture, NULL, set_up, test_picture, tear_down);

  return g_test_run ();
}
