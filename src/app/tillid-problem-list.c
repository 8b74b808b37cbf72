/* tillid-problem-list.c - problems, or what helps, in an order that is dragged and moved by keys
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Rows are kept by the id of what they show, as in the columns of the plan. A list of hundreds fills a page at a time, when
 * nothing else waits: the first rows are there at once. */
#include "config.h"

#include "tillid-problem-list.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-problem-editor.h"
#include "tillid-problem-row.h"
#include "tillid-problems-words.h"
#include "tillid-plan-words.h"
#include "tillid-said.h"
#include "tillid-text-field.h"
#include "tillid-words.h"

/* So many rows are made at once. */
#define ROWS_AT_ONCE 20

struct _TillidProblemList
{
  GtkWidget parent_instance;

  GtkWidget *root;
  GtkWidget *question_box;
  GtkLabel *question_label;
  GtkLabel *native_label;
  GtkWidget *quick_entry;
  GtkListBox *list;
  TillidProblemEditor *editor;

  TillidProblemsModel *model; /* (owned) (nullable) */
  TillidProblemsPart part;
  guint filling; /* source that makes the rest of the rows, 0 for none */
  guint n_rows;
  gint64
    added; /* what was kept last and is to have the focus when it is in the list; 0 for nothing */
};

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidProblemList, tillid_problem_list, GTK_TYPE_WIDGET)

static gboolean
is_editable (TillidProblemList *self)
{
  return self->model != NULL && !tillid_problems_model_is_read_only (self->model);
}

static GPtrArray *
get_items (TillidProblemList *self)
{
  return tillid_problems_model_get_items (self->model, self->part);
}

static void
row_activated_cb (TillidProblemList *self, GtkListBoxRow *row)
{
  tillid_problem_row_edit (TILLID_PROBLEM_ROW (row));
}

static void
show_question (TillidProblemList *self)
{
  const gboolean is_empty = get_items (self)->len == 0;

  gtk_widget_set_visible (self->question_box, is_empty && self->part != TILLID_PROBLEMS_ADDED &&
                                                !tillid_problem_editor_is_open (self->editor));
  gtk_widget_set_visible (self->quick_entry, is_editable (self));
  gtk_widget_set_visible (GTK_WIDGET (self->list), !is_empty);
}

static void
closed_cb (TillidProblemList *self)
{
  GtkWidget *last;

  self->added = tillid_problem_editor_take_added (self->editor);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  show_question (self);
  last = tillid_problem_list_peek_place (self, G_MAXUINT);
  gtk_widget_grab_focus (last != NULL ? last : self->quick_entry);
}

static void
next_cb (TillidProblemList *self)
{
  tillid_problem_list_add (self);
}

/* One sentence, in whichever language it is; its script says which. */
static void
quick_cb (TillidProblemList *self)
{
  TillidPatientContext *context = tillid_problems_model_get_context (self->model);
  g_autofree char *typed = tillid_draft_keeper_dup_field (self->quick_entry);
  const char *language = tillid_patient_context_get_language (context);
  const gboolean of_patient =
    tillid_plan_needs_two_languages (tillid_problems_model_get_plan (self->model)) &&
    tillid_words_is_rtl (typed) == (tillid_language_direction (language) == GTK_TEXT_DIR_RTL);
  const TillidProblemsText text = { .words = of_patient ? typed : NULL,
                                    .staff_words = of_patient ? NULL : typed,
                                    .burden = TILLID_ABSENT };

  if (*g_strstrip (typed) == '\0')
    return;
  tillid_problems_add (self->model, self->part, &text);
  tillid_draft_keeper_forget (self->quick_entry);
  tillid_problem_list_add (self);
}

static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  guint place_a = tillid_problem_row_get_number (TILLID_PROBLEM_ROW (a));
  guint place_b = tillid_problem_row_get_number (TILLID_PROBLEM_ROW (b));

  return place_a < place_b ? -1 : place_a > place_b;
}

/* Before which row, from 0, something comes that is dropped at @y. */
static guint
place_at (TillidProblemList *self, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_rect_t bounds;
  guint place;

  if (row == NULL)
    return get_items (self)->len;
  place = (guint) gtk_list_box_row_get_index (row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds) &&
      y > bounds.origin.y + bounds.size.height / 2)
    place++;
  return place;
}

static gboolean
drop_cb (TillidProblemList *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  if (!is_editable (self))
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, g_value_get_int64 (value), place_at (self, y));
  return TRUE;
}

static void
stop_filling (TillidProblemList *self)
{
  g_clear_handle_id (&self->filling, g_source_remove);
}

static void
tillid_problem_list_dispose (GObject *object)
{
  TillidProblemList *self = TILLID_PROBLEM_LIST (object);

  stop_filling (self);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PROBLEM_LIST);

  G_OBJECT_CLASS (tillid_problem_list_parent_class)->dispose (object);
}

static void
tillid_problem_list_class_init (TillidProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_problem_list_dispose;

  signals[SIGNAL_DROPPED] =
    g_signal_new ("dropped", TILLID_TYPE_PROBLEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);

  g_type_ensure (TILLID_TYPE_PROBLEM_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidProblemList, root);
  gtk_widget_class_bind_template_child (widget_class, TillidProblemList, question_box);
  gtk_widget_class_bind_template_child (widget_class, TillidProblemList, question_label);
  gtk_widget_class_bind_template_child (widget_class, TillidProblemList, native_label);
  gtk_widget_class_bind_template_child (widget_class, TillidProblemList, quick_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidProblemList, list);
  gtk_widget_class_bind_template_child (widget_class, TillidProblemList, editor);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, quick_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_problem_list_init (TillidProblemList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

static void
name_list (TillidProblemList *self)
{
  static const char *const names[] = {
    [TILLID_PROBLEMS_OWN] = NC_ ("problems", "Problems in the patient’s order"),
    [TILLID_PROBLEMS_ADDED] = NC_ ("problems", "Problems added by us"),
    [TILLID_PROBLEMS_HELPS] = NC_ ("problems", "What helps, in the patient’s order"),
  };
  static const char *const questions[] = {
    [TILLID_PROBLEMS_OWN] = NC_ ("problems", "Ask: what troubles you most just now?"),
    [TILLID_PROBLEMS_ADDED] = NC_ ("problems", "Ask: what troubles you most just now?"),
    [TILLID_PROBLEMS_HELPS] = NC_ ("problems", "Ask: what helps you? What are you good at?"),
  };
  TillidPatientContext *context = tillid_problems_model_get_context (self->model);
  const char *question = g_dpgettext2 (GETTEXT_PACKAGE, "problems", questions[self->part]);
  const char *native =
    tillid_problems_get_question (self->model, self->part == TILLID_PROBLEMS_HELPS
                                                 ? "ask-helps"
                                                 : "ask-troubles");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dpgettext2 (GETTEXT_PACKAGE, "problems", names[self->part]),
                                  -1);
  gtk_label_set_label (self->question_label, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quick_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question, -1);
  tillid_said_set (self->native_label, native, tillid_patient_context_get_language (context));
}

/**
 * tillid_problem_list_set_part:
 * @self: a list
 * @model: the problems
 * @part: which of its lists
 */
void
tillid_problem_list_set_part (TillidProblemList *self,
                              TillidProblemsModel *model,
                              TillidProblemsPart part)
{
  TillidPatientContext *context;
  g_autofree char *place = NULL;

  g_return_if_fail (TILLID_IS_PROBLEM_LIST (self) && TILLID_IS_PROBLEMS_MODEL (model));

  g_set_object (&self->model, model);
  self->part = part;
  context = tillid_problems_model_get_context (model);
  place = tillid_plan_dup_draft_place (tillid_problems_model_get_plan (model), "quick",
                                       -(gint64) part, "words");
  tillid_draft_keeper_bind (self->quick_entry, tillid_patient_context_get_session (context), place,
                            NULL);
  name_list (self);
  tillid_problem_list_refresh (self);
}

static void
remove_gone (TillidProblemList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;)
    {
      const TillidProblemsItem *item =
        tillid_problems_model_find (self->model,
                                    tillid_problem_row_get_id (TILLID_PROBLEM_ROW (row)));

      if (item != NULL && item->number > 0 && item->part == self->part)
        i++;
      else
        {
          gtk_list_box_remove (self->list, GTK_WIDGET (row));
          self->n_rows--;
        }
    }
}

static GHashTable *
index_rows (TillidProblemList *self)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const gint64 id = tillid_problem_row_get_id (TILLID_PROBLEM_ROW (row));

      g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), row);
    }
  return rows;
}

/* Sets the rows there are, if @update, and makes up to @most more; returns how many are still missing. */
static guint
fill_rows (TillidProblemList *self, guint most, gboolean update)
{
  g_autoptr (GHashTable) rows = index_rows (self);
  GPtrArray *items = get_items (self);
  guint missing = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const TillidProblemsItem *item = items->pdata[i];
      GtkWidget *row = g_hash_table_lookup (rows, &item->record->id);

      if (row == NULL && most == 0)
        missing++;
      else if (row == NULL)
        {
          most--;
          row = tillid_problem_row_new ();
          tillid_problem_row_set_item (TILLID_PROBLEM_ROW (row), self->model, item);
          gtk_list_box_append (self->list, row);
          self->n_rows++;
        }
      else if (update)
        tillid_problem_row_set_item (TILLID_PROBLEM_ROW (row), self->model, item);
    }
  return missing;
}

static gboolean
fill_cb (gpointer data)
{
  TillidProblemList *self = data;

  if (fill_rows (self, ROWS_AT_ONCE, FALSE) > 0)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

/* Shows what the model says now. */
void
tillid_problem_list_refresh (TillidProblemList *self)
{
  guint missing;

  g_return_if_fail (TILLID_IS_PROBLEM_LIST (self) && self->model != NULL);

  stop_filling (self);
  remove_gone (self);
  missing = fill_rows (self, ROWS_AT_ONCE, TRUE);
  gtk_list_box_invalidate_sort (self->list);
  if (missing > 0)
    self->filling = g_idle_add (fill_cb, self);
  show_question (self);
}

/* (transfer none) (nullable): the row of an entry. */
GtkWidget *
tillid_problem_list_find (TillidProblemList *self, gint64 id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TILLID_IS_PROBLEM_LIST (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (tillid_problem_row_get_id (TILLID_PROBLEM_ROW (row)) == id)
      return GTK_WIDGET (row);
  return NULL;
}

/* (transfer none) (nullable): the row at @place from 0, or the last one before it. */
GtkWidget *
tillid_problem_list_peek_place (TillidProblemList *self, guint place)
{
  g_return_val_if_fail (TILLID_IS_PROBLEM_LIST (self), NULL);

  if (self->n_rows == 0)
    return NULL;
  return GTK_WIDGET (
    gtk_list_box_get_row_at_index (self->list, (int) MIN (place, self->n_rows - 1)));
}

/* Opens the fields of something new at the foot of the list. */
void
tillid_problem_list_add (TillidProblemList *self)
{
  g_return_if_fail (TILLID_IS_PROBLEM_LIST (self) && self->model != NULL);

  self->added = 0;
  if (!tillid_problem_editor_is_open (self->editor))
    tillid_problem_editor_open (self->editor, self->model, self->part, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);
  show_question (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* The id of what was kept last and is in the list now, once; 0 if there is none, or something else is being typed already. */
gint64
tillid_problem_list_take_added (TillidProblemList *self)
{
  gint64 added;

  g_return_val_if_fail (TILLID_IS_PROBLEM_LIST (self), 0);

  added = self->added;
  if (added == 0 || tillid_problems_model_find (self->model, added) == NULL)
    return 0;
  self->added = 0;
  return added;
}

/* Opens what was being typed when the page, the window or the computer went. */
void
tillid_problem_list_restore_drafts (TillidProblemList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_PROBLEM_LIST (self) && self->model != NULL);

  if (tillid_problem_editor_has_draft (self->model, self->part, 0))
    tillid_problem_list_add (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (tillid_problem_editor_has_draft (self->model, self->part,
                                         tillid_problem_row_get_id (TILLID_PROBLEM_ROW (row))))
      tillid_problem_row_edit (TILLID_PROBLEM_ROW (row));
}

/* Keeps what was changed. Something new that was not kept yet may be half a sentence: it stays a draft in its fields. */
void
tillid_problem_list_leave (TillidProblemList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_PROBLEM_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    tillid_problem_row_leave (TILLID_PROBLEM_ROW (row));
}
