/* tillid-past-list.c - what is no part of the plan or the problem list any more, folded
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Folded until somebody asks, and absent while there is nothing. Rows are made again only where they say something
 * else than before: the focus in an unfolded list stays through edits elsewhere. */
#include "config.h"

#include "tillid-past-list.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-past-row.h"
#include "tillid-plan-words.h"
#include "tillid-problems-words.h"

struct _TillidPastList
{
  GtkWidget parent_instance;

  GtkExpander *expander;
  GtkListBox *list;

  char *shown; /* (owned) (nullable): what the rows say, in one text */
};

G_DEFINE_FINAL_TYPE (TillidPastList, tillid_past_list, GTK_TYPE_WIDGET)

static void
tillid_past_list_dispose (GObject *object)
{
  g_clear_pointer (&TILLID_PAST_LIST (object)->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PAST_LIST);

  G_OBJECT_CLASS (tillid_past_list_parent_class)->dispose (object);
}

static void
tillid_past_list_class_init (TillidPastListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_past_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-past-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPastList, expander);
  gtk_widget_class_bind_template_child (widget_class, TillidPastList, list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_past_list_init (TillidPastList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* One goal or step of the past. */
typedef struct
{
  gint64 id;
  const char *title;
  const char *language; /* (nullable) */
  char *caption;        /* (owned) */
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->caption);
}

static char *
write_all (GArray *lines, const char *action)
{
  GString *text = g_string_new (action);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      g_string_append_printf (text, "\n%" G_GINT64_FORMAT "\t%s\t%s", line->id, line->title,
                              line->caption);
    }
  return g_string_free (text, FALSE);
}

/* @action: "" if nothing may be changed */
static void
show (TillidPastList *self, const char *title, const char *action, GArray *lines)
{
  g_autofree char *text = write_all (lines, action);
  GtkListBoxRow *old;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);

  gtk_expander_set_label (self->expander, title);
  /* GTK does not give it the name of its own label. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      GtkWidget *row = g_object_new (TILLID_TYPE_PLAIN_ROW, NULL);

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                                  tillid_past_row_new (line->title, line->language, line->caption,
                                                       *action != '\0' ? action : NULL, line->id));
      gtk_list_box_append (self->list, row);
    }
}

static GArray *
lines_new (void)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, line_clear);
  return lines;
}

typedef Line (*LineOf) (TillidPlanModel *model, gconstpointer item);

/* @title: (transfer full) */
static void
show_items (TillidPastList *self,
            TillidPlanModel *model,
            const GPtrArray *items,
            LineOf line_of,
            char *title,
            const char *action)
{
  g_autoptr (GArray) lines = lines_new ();
  g_autofree char *heading = title;

  for (guint i = 0; i < items->len; i++)
    {
      const Line line = line_of (model, items->pdata[i]);

      g_array_append_val (lines, line);
    }
  show (self, heading, tillid_plan_model_is_read_only (model) ? "" : action, lines);
}

static Line
line_of_goal (TillidPlanModel *model, gconstpointer data)
{
  const TillidPlanGoal *item = data;

  return (Line){ item->goal->record.id, tillid_goal_get_text (item->goal),
                 item->goal->staff_words == NULL ? item->goal->language : NULL,
                 tillid_plan_describe_past_goal (item) };
}

static Line
line_of_step (TillidPlanModel *model, gconstpointer data)
{
  const TillidPlanStep *item = data;

  return (Line){ item->step->record.id, tillid_step_get_text (item->step),
                 item->step->staff_words == NULL ? item->step->language : NULL,
                 tillid_plan_describe_past_step (model, item) };
}

/**
 * tillid_past_list_show_goals:
 * @self: a list
 * @model: the plan; not kept
 *
 * Goals that were reached or set aside, with a button that takes each up again.
 */
void
tillid_past_list_show_goals (TillidPastList *self, TillidPlanModel *model)
{
  const GPtrArray *goals = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (TILLID_IS_PAST_LIST (self) && TILLID_IS_PLAN_MODEL (model));

  goals = tillid_plan_model_get_past_goals (model);
  count = tillid_format_count (goals->len);
  show_items (self, model, goals, line_of_goal,
              g_strdup_printf (C_ ("plan, folded", "Reached and set aside (%s)"), count),
              "plan.take-up-goal");
}

/**
 * tillid_past_list_show_steps:
 * @self: a list
 * @model: the plan; not kept
 *
 * Steps of all sides that were done or taken off, with a button that takes each up again.
 */
void
tillid_past_list_show_steps (TillidPastList *self, TillidPlanModel *model)
{
  const GPtrArray *steps = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (TILLID_IS_PAST_LIST (self) && TILLID_IS_PLAN_MODEL (model));

  steps = tillid_plan_model_get_past_steps (model);
  count = tillid_format_count (steps->len);
  show_items (self, model, steps, line_of_step,
              g_strdup_printf (C_ ("plan, folded", "Done and taken off (%s)"), count),
              "plan.take-up-step");
}

/**
 * tillid_past_list_show_problems:
 * @self: a list
 * @model: the problems; not kept
 *
 * Problems that are solved or belong elsewhere, with a button that takes each up again.
 */
void
tillid_past_list_show_problems (TillidPastList *self, TillidProblemsModel *model)
{
  g_autoptr (GArray) lines = lines_new ();
  g_autofree char *count = NULL;
  g_autofree char *title = NULL;
  GPtrArray *past;

  g_return_if_fail (TILLID_IS_PAST_LIST (self) && TILLID_IS_PROBLEMS_MODEL (model));

  past = tillid_problems_model_get_past (model);
  for (guint i = 0; i < past->len; i++)
    {
      const TillidProblemsItem *item = past->pdata[i];
      const Line line = { item->record->id, tillid_problems_item_get_text (item),
                          item->staff_words == NULL ? item->language : NULL,
                          tillid_problems_describe_state (item) };

      g_array_append_val (lines, line);
    }
  count = tillid_format_count (past->len);
  title = g_strdup_printf (C_ ("problems, folded", "Solved and passed on (%s)"), count);
  show (self, title, tillid_problems_model_is_read_only (model) ? "" : "problems.take-up", lines);
}
