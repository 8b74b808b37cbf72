/* test-children.c - the children of a patient, one press from every page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-demo.h"
#include "test-support.h"
#include "tillid-children-popover.h"
#include "tillid-patient-page.h"
#include "tillid-text-field.h"

typedef struct
{
  TestDemo demo;
  TillidPatientPage *page; /* (unowned): the window's */
  GtkWindow *window;
  GtkMenuButton *button;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  test_demo_open (&f->demo, "salma");
  f->page = g_object_new (TILLID_TYPE_PATIENT_PAGE, NULL);
  tillid_patient_page_set_context (f->page, f->demo.context);
  tillid_patient_page_show (f->page, "problems");
  f->window = tillid_test_show (GTK_WIDGET (f->page), 1100, 700);
  f->button = GTK_MENU_BUTTON (tillid_test_child (GTK_WIDGET (f->page), "children_button"));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  tillid_patient_page_set_context (f->page, NULL);
  gtk_window_destroy (f->window);
  test_demo_close (&f->demo);
}

/* (transfer none) (nullable): the first widget of a type within another. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* (transfer full) (nullable): what is said of Sara. */
static TillidChildAsked *
find_asked (Fixture *f)
{
  g_autoptr (GPtrArray) all =
    tillid_patient_context_list (f->demo.context, &tillid_child_asked_type);

  return all->len == 1 ? tillid_record_ref_any (all->pdata[0]) : NULL;
}

static int
answer_of (Fixture *f)
{
  g_autoptr (TillidRecord) asked = (TillidRecord *) find_asked (f);

  return asked != NULL ? ((TillidChildAsked *) asked)->answer : -1;
}

static gboolean
is_carer (Fixture *f, const char *words)
{
  g_autoptr (TillidRecord) asked = (TillidRecord *) find_asked (f);

  return asked != NULL && g_strcmp0 (((TillidChildAsked *) asked)->cared_by, words) == 0;
}

/* One press shows Sara; a choice is one edit, and can be undone. */
static void
test_answer (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (f->button));
  GtkWidget *drop;

  gtk_menu_button_popup (f->button);
  tillid_test_settle ();
  drop = find (popover, GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (drop);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop)), ==,
                    TILLID_CHILD_ANSWER_ASKED);
  tillid_test_picture (popover, "children");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), TILLID_CHILD_ANSWER_NOT_RELEVANT);
  tillid_test_wait (answer_of (f) == TILLID_CHILD_ANSWER_NOT_RELEVANT);
  tillid_test_wait (tillid_undo_can_undo (f->demo.undo));
  tillid_test_undo (f->demo.undo, FALSE);
  tillid_test_wait (answer_of (f) == TILLID_CHILD_ANSWER_ASKED);
  /* The row stays where it is and follows. */
  g_assert_true (find (popover, GTK_TYPE_DROP_DOWN) == drop);
  tillid_test_wait (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop)) == TILLID_CHILD_ANSWER_ASKED);
  gtk_menu_button_popdown (f->button);
  tillid_test_settle ();
  g_assert_null (find (popover, GTK_TYPE_DROP_DOWN));
}

/* What was typed and not kept when the card closes is kept; the answer stays. */
static void
test_carer (Fixture *f, gconstpointer data)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (f->button));
  GtkWidget *field;

  gtk_menu_button_popup (f->button);
  tillid_test_settle ();
  field = find (popover, TILLID_TYPE_TEXT_FIELD);
  g_assert_nonnull (field);
  tillid_text_field_type (TILLID_TEXT_FIELD (field), "Inge, on Thursdays");
  gtk_menu_button_popdown (f->button);
  tillid_test_wait (is_carer (f, "Inge, on Thursdays"));
  g_assert_cmpint (answer_of (f), ==, TILLID_CHILD_ANSWER_ASKED);
}

int
main (int argc, char *argv[])
{
  tillid_test_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/app/children/answer", test_answer);
  ADD ("/app/children/carer", test_carer);
  return g_test_run ();
}
