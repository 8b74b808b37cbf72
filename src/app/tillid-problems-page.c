/* tillid-problems-page.c - what weighs on a patient, and what helps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The page shows a TillidProblemsModel; its actions are in tillid-problems-page-actions.c. After an edit the model says
 * "changed" and the page shows it again: rows are kept by their id, so that focus and typing stay. An entry that was moved
 * is followed by the focus, and a line of text says where it stands now. */
#include "config.h"

#include "tillid-problems-page-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-fold.h"
#include "tillid-format.h"
#include "tillid-page.h"
#include "tillid-problem-row.h"
#include "tillid-problems-print.h"
#include "tillid-problems-words.h"
#include "tillid-said.h"
#include "tillid-two-columns.h"

static void tillid_problems_page_page_init (TillidPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidProblemsPage,
                               tillid_problems_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_PAGE,
                                                      tillid_problems_page_page_init))

/* Whether there is a list that may be changed. */
gboolean
tillid_problems_page_is_editable (TillidProblemsPage *self)
{
  return self->model != NULL && !tillid_problems_model_is_read_only (self->model);
}

/* (transfer none) (nullable): the row of an entry, in whatever list. */
GtkWidget *
tillid_problems_page_find_row (TillidProblemsPage *self, gint64 id)
{
  GtkWidget *row = NULL;

  for (int i = 0; row == NULL && i < TILLID_PROBLEMS_N_PARTS; i++)
    row = tillid_problem_list_find (self->lists[i], id);
  return row;
}

/* Before the lists are shown again: an undo may move or take away the row that has the focus. */
static void
remember_focus (TillidProblemsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (int i = 0; i < TILLID_PROBLEMS_N_PARTS; i++)
    {
      gint64 added = tillid_problem_list_take_added (self->lists[i]);

      if (added != 0)
        self->focus_id = added;
    }
  if (!TILLID_IS_PROBLEM_ROW (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;
  for (int i = 0; i < TILLID_PROBLEMS_N_PARTS; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lists[i])))
      self->focus_part = i;
  self->focus_place = tillid_problem_row_get_number (TILLID_PROBLEM_ROW (focus)) - 1;
  if (self->focus_id == 0)
    self->focus_id = tillid_problem_row_get_id (TILLID_PROBLEM_ROW (focus));
}

/* Gives the focus back to the entry that an action was about, or to its place. */
static void
restore_focus (TillidProblemsPage *self)
{
  const gboolean has_place = self->focus_id != 0 || self->focus_part >= 0;
  GtkWidget *row = NULL;

  if (self->focus_id != 0)
    row = tillid_problems_page_find_row (self, self->focus_id);
  if (row == NULL && self->focus_part >= 0)
    row = tillid_problem_list_peek_place (self->lists[self->focus_part], self->focus_place);
  if (row == NULL && has_place)
    gtk_widget_grab_focus (self->own_button);
  else if (row != NULL && !tillid_problem_row_is_editing (TILLID_PROBLEM_ROW (row)))
    gtk_widget_grab_focus (row);
  self->focus_id = 0;
  self->focus_part = -1;
}

/* "3 of 7: I do not understand municipality letters", for everybody to read and for a screen reader to say. */
static void
say_place (TillidProblemsPage *self)
{
  const TillidProblemsItem *item =
    self->moved_id != 0 ? tillid_problems_model_find (self->model, self->moved_id) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  if (item == NULL || item->number == 0)
    return;
  place = tillid_format_count (item->number);
  all = tillid_format_count (tillid_problems_model_get_items (self->model, item->part)->len);
  /* Translators: the new place of an entry that was moved, of how many, and its words */
  text = g_strdup_printf (C_ ("problems", "Now %s of %s: %s"), place, all,
                          tillid_problems_item_get_text (item));
  gtk_label_set_label (self->place_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  self->moved_id = 0;
}

static void
refresh (TillidProblemsPage *self)
{
  g_autofree char *order = tillid_problems_describe_order (self->model);
  TillidPatientContext *context = tillid_problems_model_get_context (self->model);
  const gboolean editable = tillid_problems_page_is_editable (self);
  const gboolean has_own =
    tillid_problems_model_get_items (self->model, TILLID_PROBLEMS_OWN)->len > 0;

  remember_focus (self);
  for (int i = 0; i < TILLID_PROBLEMS_N_PARTS; i++)
    tillid_problem_list_refresh (self->lists[i]);
  tillid_past_list_show_problems (self->past_list, self->model);
  gtk_label_set_label (self->order_label, order);
  gtk_widget_set_visible (self->own_button, editable);
  gtk_widget_set_visible (self->added_button, editable);
  gtk_widget_set_visible (self->helps_button, editable);
  gtk_widget_set_visible (
    self->added_box,
    editable || tillid_problems_model_get_items (self->model, TILLID_PROBLEMS_ADDED)->len > 0);
  gtk_widget_set_visible (self->legend_box, has_own);
  gtk_widget_set_visible (self->keys_box, editable && has_own);
  tillid_said_set (self->native_label, tillid_problems_get_question (self->model, "ask-quiet-hour"),
                   tillid_patient_context_get_language (context));
  say_place (self);
  restore_focus (self);
}

static void
model_changed_cb (TillidProblemsModel *model, gpointer data)
{
  refresh (data);
}

/* GTK may hold a popover that was closed a moment ago for longer than its page; the patient goes now. */
static void
drop_model (TillidProblemsPage *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, model_changed_cb, self);
  g_clear_object (&self->model);
  if (self->confidence_card != NULL)
    tillid_confidence_card_set (self->confidence_card, NULL, NULL);
}

static void
tillid_problems_page_set_context (TillidPage *page, TillidPatientContext *context)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (page);

  drop_model (self);
  if (context == NULL)
    return;
  self->model = tillid_problems_model_new (context);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self, 0);
  for (int i = 0; i < TILLID_PROBLEMS_N_PARTS; i++)
    tillid_problem_list_set_part (self->lists[i], self->model, (TillidProblemsPart) i);
  refresh (self);
  for (int i = TILLID_PROBLEMS_N_PARTS - 1; tillid_problems_page_is_editable (self) && i >= 0; i--)
    tillid_problem_list_restore_drafts (self->lists[i]);
}

static gboolean
tillid_problems_page_leave (TillidPage *page)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (page);

  for (int i = 0; self->model != NULL && i < TILLID_PROBLEMS_N_PARTS; i++)
    tillid_problem_list_leave (self->lists[i]);
  return TRUE;
}

static void
tillid_problems_page_open_record (TillidPage *page, gint64 id)
{
  GtkWidget *row = tillid_problems_page_find_row (TILLID_PROBLEMS_PAGE (page), id);

  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static void
tillid_problems_page_grab_focus_first (TillidPage *page)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (page);
  GtkWidget *row = tillid_problem_list_peek_place (self->lists[TILLID_PROBLEMS_OWN], 0);

  if (row != NULL && tillid_problem_row_is_editing (TILLID_PROBLEM_ROW (row)))
    tillid_problem_row_edit (TILLID_PROBLEM_ROW (row));
  else if (row != NULL)
    gtk_widget_grab_focus (row);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->lists[TILLID_PROBLEMS_OWN]), GTK_DIR_TAB_FORWARD);
}

static GtkAdjustment *
get_adjustment (TillidPage *page)
{
  return gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (TILLID_PROBLEMS_PAGE (page)->scroller));
}

static GVariant *
tillid_problems_page_save_place (TillidPage *page)
{
  return g_variant_new_double (gtk_adjustment_get_value (get_adjustment (page)));
}

static void
tillid_problems_page_restore_place (TillidPage *page, GVariant *place)
{
  if (g_variant_is_of_type (place, G_VARIANT_TYPE_DOUBLE))
    gtk_adjustment_set_value (get_adjustment (page), g_variant_get_double (place));
}

static void
print (TillidPage *page)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (page);

  if (self->model != NULL)
    gtk_window_present (
      tillid_problems_print_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->model));
}

static void
tillid_problems_page_page_init (TillidPageInterface *iface)
{
  iface->id = "problems";
  iface->title = NC_ ("page", "Problems");
  iface->icon = "view-list-bullet-symbolic";
  iface->writes = "problem";
  iface->reads = "problem";
  iface->set_context = tillid_problems_page_set_context;
  iface->print = print;
  iface->leave = tillid_problems_page_leave;
  iface->open_record = tillid_problems_page_open_record;
  iface->grab_focus_first = tillid_problems_page_grab_focus_first;
  iface->save_place = tillid_problems_page_save_place;
  iface->restore_place = tillid_problems_page_restore_place;
}

static void
tillid_problems_page_dispose (GObject *object)
{
  drop_model (TILLID_PROBLEMS_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PROBLEMS_PAGE);

  G_OBJECT_CLASS (tillid_problems_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  /* No member: it is only disposed of with the template. */
  gtk_widget_class_bind_template_child_full (widget_class, "root", TRUE, 0);
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidProblemsPage, name)
  BIND (scroller);
  BIND (order_label);
  BIND (own_button);
  BIND (added_box);
  BIND (added_button);
  BIND (past_list);
  BIND (legend_box);
  BIND (keys_box);
  BIND (place_label);
  BIND (helps_button);
  BIND (ask_label);
  BIND (native_label);
  BIND (menu);
  BIND (confidence_popover);
  BIND (confidence_card);
#undef BIND
  for (int i = 0; i < TILLID_PROBLEMS_N_PARTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("list_%d", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (TillidProblemsPage,
                                                                            lists) +
                                                           i * sizeof (gpointer)));
    }
}

static void
tillid_problems_page_class_init (TillidProblemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_problems_page_dispose;

  g_type_ensure (TILLID_TYPE_CONFIDENCE_CARD);
  g_type_ensure (TILLID_TYPE_PAST_LIST);
  g_type_ensure (TILLID_TYPE_PROBLEM_LIST);
  g_type_ensure (TILLID_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-problems-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback_full (widget_class, "dropped_cb",
                                                G_CALLBACK (tillid_problems_page_dropped_cb));
  tillid_problems_page_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_problems_page_init (TillidProblemsPage *self)
{
  self->focus_part = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
