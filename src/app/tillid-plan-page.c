/* tillid-plan-page.c - the care plan of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The page shows a TillidPlanModel and turns input into its edits. After an edit the model says "changed" and
 * the page shows it again: cards and rows are kept by the id of what they show, so that focus and typing stay. */
#include "config.h"

#include "tillid-plan-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-agreement-row.h"
#include "tillid-date-popover.h"
#include "tillid-fold.h"
#include "tillid-format.h"
#include "tillid-goal-card.h"
#include "tillid-matters-card.h"
#include "tillid-page.h"
#include "tillid-phase-popover.h"
#include "tillid-phase-strip.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"
#include "tillid-step-column.h"
#include "tillid-step-row.h"

/* So many goals share the width; of more the next one peeks in. */
#define GOALS_ABREAST 3
#define GOAL_WIDTH 300
#define GOAL_WIDTH_ALONE 318

static void tillid_plan_page_page_init (TillidPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidPlanPage,
                               tillid_plan_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_PAGE, tillid_plan_page_page_init))

static void
phase_activated_cb (TillidPlanPage *self, int kind)
{
  if (!tillid_plan_page_is_editable (self))
    return;
  tillid_plan_page_point_to (self, GTK_POPOVER (self->phase_popover),
                             tillid_phase_strip_get_part (self->phase_strip,
                                                          (TillidPhaseKind) kind));
  tillid_phase_popover_ask (self->phase_popover, self->model, (TillidPhaseKind) kind);
}

/* Goals */

static void
show_new_goal (TillidPlanPage *self, gboolean show)
{
  gboolean none = tillid_plan_model_get_goals (self->model)->len == 0;

  gtk_widget_set_visible (self->new_goal, show);
  gtk_widget_set_visible (self->no_goals_label, none && !show);
  gtk_widget_set_visible (self->goals_scroller, !none || show);
}

static void
new_goal_closed_cb (TillidPlanPage *self)
{
  show_new_goal (self, FALSE);
  gtk_widget_grab_focus (self->goal_button);
}

static void
add_goal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (!tillid_plan_page_is_editable (self))
    return;
  tillid_goal_card_set_goal (TILLID_GOAL_CARD (self->new_goal), self->model, NULL);
  show_new_goal (self, TRUE);
  tillid_goal_card_edit (TILLID_GOAL_CARD (self->new_goal));
}

static void
take_up_goal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (widget);

  if (!tillid_plan_page_is_editable (self))
    return;
  self->focus_goal = g_variant_get_int64 (parameter);
  tillid_plan_take_up_goal (self->model, self->focus_goal);
}

static GtkWidget *
find_card (TillidPlanPage *self, gint64 goal)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals_box)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (card != self->new_goal && tillid_goal_card_get_goal (TILLID_GOAL_CARD (card)) == goal)
      return card;
  return NULL;
}

static void
refresh_goals (TillidPlanPage *self)
{
  GPtrArray *goals = tillid_plan_model_get_goals (self->model);
  gboolean many = goals->len >= GOALS_ABREAST;
  g_autofree char *reviews = tillid_plan_describe_reviews (self->model);
  GtkWidget *next = gtk_widget_get_first_child (GTK_WIDGET (self->goals_box));
  GtkWidget *before = NULL;

  while (next != NULL)
    {
      GtkWidget *card = next;

      next = gtk_widget_get_next_sibling (card);
      if (card != self->new_goal &&
          tillid_plan_model_find_goal (self->model,
                                       tillid_goal_card_get_goal (TILLID_GOAL_CARD (card))) == NULL)
        gtk_box_remove (self->goals_box, card);
    }
  for (guint i = 0; i < goals->len; i++)
    {
      const TillidPlanGoal *goal = goals->pdata[i];
      GtkWidget *card = find_card (self, goal->goal->record.id);

      if (card == NULL)
        {
          card = g_object_new (TILLID_TYPE_GOAL_CARD, NULL);
          gtk_box_append (self->goals_box, card);
        }
      gtk_box_reorder_child_after (self->goals_box, card, before);
      tillid_goal_card_set_goal (TILLID_GOAL_CARD (card), self->model, goal);
      gtk_widget_set_size_request (card, many ? GOAL_WIDTH : GOAL_WIDTH_ALONE, -1);
      gtk_widget_set_hexpand (card, many);
      before = card;
    }
  gtk_box_set_homogeneous (self->goals_box, many);
  gtk_box_reorder_child_after (self->goals_box, self->new_goal, before);
  gtk_label_set_label (self->reviews_label, reviews);
  show_new_goal (self, tillid_goal_card_is_editing (TILLID_GOAL_CARD (self->new_goal)));
}

/* The page */

static void
refresh_agreements (TillidPlanPage *self)
{
  GPtrArray *agreements = tillid_plan_model_get_agreements (self->model);
  TillidVisit *visit = tillid_plan_model_get_agreed_visit (self->model);
  GtkListBoxRow *row;
  g_autofree char *day =
    tillid_format_day (visit != NULL ? visit->day : TILLID_ABSENT, TILLID_FORMAT_DAY_MONTH, NULL);
  g_autofree char *some = tillid_format_count (agreements->len);
  g_autofree char *most = tillid_format_count (TILLID_PLAN_MAX_AGREEMENTS);
  g_autofree char *count =
    g_strdup_printf (ngettext ("%s of %s", "%s of %s", agreements->len), some, most);

  while ((row = gtk_list_box_get_row_at_index (self->agreements_list, 0)) != NULL)
    gtk_list_box_remove (self->agreements_list, GTK_WIDGET (row));
  for (guint i = 0; i < agreements->len; i++)
    gtk_list_box_append (self->agreements_list,
                         tillid_agreement_row_new (agreements->pdata[i], i + 1));
  gtk_label_set_label (self->agreed_day_label, day);
  gtk_label_set_label (self->agreed_count_label, agreements->len > 0 ? count : "");
}

static void
refresh (TillidPlanPage *self)
{
  g_autofree char *share = tillid_plan_describe_own_share (self->model);
  gboolean editable = tillid_plan_page_is_editable (self);

  tillid_plan_page_remember_focus (self);
  tillid_phase_strip_show (self->phase_strip, self->model);
  tillid_matters_card_refresh (self->matters_card);
  refresh_agreements (self);
  refresh_goals (self);
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    tillid_step_column_refresh (self->columns[i]);
  tillid_past_list_show_goals (self->past_goals, self->model);
  tillid_past_list_show_steps (self->past_steps, self->model);
  tillid_plan_page_refresh_more (self);
  gtk_label_set_label (self->share_label, share);
  gtk_widget_set_visible (self->goal_button, editable);
  gtk_widget_set_visible (self->step_button, editable);
  tillid_plan_page_restore_focus (self);
  if (self->focus_goal != 0 && find_card (self, self->focus_goal) != NULL)
    gtk_widget_grab_focus (find_card (self, self->focus_goal));
  self->focus_goal = 0;
}

static void
model_changed_cb (TillidPlanModel *model, gpointer data)
{
  refresh (data);
}

static void
restore_drafts (TillidPlanPage *self)
{
  tillid_matters_card_restore_drafts (self->matters_card);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals_box)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    tillid_goal_card_restore_drafts (TILLID_GOAL_CARD (card));
  show_new_goal (self, tillid_goal_card_is_editing (TILLID_GOAL_CARD (self->new_goal)));
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    tillid_step_column_restore_drafts (self->columns[i]);
}

/* GTK may hold a popover that was closed a moment ago for longer than its page; the patient goes now. */
static void
drop_model (TillidPlanPage *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, model_changed_cb, self);
  g_clear_object (&self->model);
  if (self->phase_popover == NULL)
    return;
  tillid_phase_popover_release (self->phase_popover);
  tillid_date_popover_release (self->date_popover);
  tillid_record_list_release (self->decision_list);
}

static void
tillid_plan_page_set_context (TillidPage *page, TillidPatientContext *context)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (page);

  drop_model (self);
  if (context == NULL)
    return;
  self->model = tillid_plan_model_new (context);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self, 0);
  tillid_matters_card_set_model (self->matters_card, self->model);
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    tillid_step_column_set_side (self->columns[i], self->model, (TillidSide) i);
  tillid_goal_card_set_goal (TILLID_GOAL_CARD (self->new_goal), self->model, NULL);
  refresh (self);
  if (tillid_plan_page_is_editable (self))
    restore_drafts (self);
}

static gboolean
tillid_plan_page_leave (TillidPage *page)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (page);

  if (self->model == NULL)
    return TRUE;
  tillid_matters_card_leave (self->matters_card);
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->goals_box)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    tillid_goal_card_leave (TILLID_GOAL_CARD (card));
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    tillid_step_column_leave (self->columns[i]);
  return TRUE;
}

static void
tillid_plan_page_open_record (TillidPage *page, gint64 id)
{
  TillidPlanPage *self = TILLID_PLAN_PAGE (page);
  GtkWidget *target;

  if (self->model == NULL)
    return;
  target = find_card (self, id);
  if (target == NULL)
    target = tillid_plan_page_find_row (self, id);
  if (target == NULL)
    target = tillid_record_list_find (self->decision_list, id);
  if (target == NULL)
    target =
      tillid_plan_page_find_row (self, tillid_plan_model_find_promised_step (self->model, id));
  if (target != NULL)
    gtk_widget_grab_focus (target);
}

static void
tillid_plan_page_page_print (TillidPage *page)
{
  tillid_plan_page_print (TILLID_PLAN_PAGE (page));
}

static void
tillid_plan_page_grab_focus_first (TillidPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (TILLID_PLAN_PAGE (page)->matters_card));
}

static GVariant *
tillid_plan_page_save_place (TillidPage *page)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (TILLID_PLAN_PAGE (page)->scroller));

  return g_variant_new_double (gtk_adjustment_get_value (adjustment));
}

static void
tillid_plan_page_restore_place (TillidPage *page, GVariant *place)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (TILLID_PLAN_PAGE (page)->scroller));

  if (g_variant_is_of_type (place, G_VARIANT_TYPE_DOUBLE))
    gtk_adjustment_set_value (adjustment, g_variant_get_double (place));
}

static void
tillid_plan_page_page_init (TillidPageInterface *iface)
{
  iface->id = "plan";
  iface->title = NC_ ("page", "Plan");
  iface->icon = "tillid-ladder-symbolic";
  iface->writes = "goal";
  iface->set_context = tillid_plan_page_set_context;
  iface->leave = tillid_plan_page_leave;
  iface->open_record = tillid_plan_page_open_record;
  iface->print = tillid_plan_page_page_print;
  iface->grab_focus_first = tillid_plan_page_grab_focus_first;
  iface->save_place = tillid_plan_page_save_place;
  iface->restore_place = tillid_plan_page_restore_place;
}

static void
tillid_plan_page_dispose (GObject *object)
{
  drop_model (TILLID_PLAN_PAGE (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PLAN_PAGE);

  G_OBJECT_CLASS (tillid_plan_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.add-goal", NULL, add_goal_action);
  gtk_widget_class_install_action (widget_class, "plan.take-up-goal", "x", take_up_goal_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "plan.add-goal",
                                       NULL);
  tillid_plan_page_install_step_actions (widget_class);
  tillid_plan_page_bind_more (widget_class);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  /* No member: it is only disposed of with the template. */
  gtk_widget_class_bind_template_child_full (widget_class, "root", TRUE, 0);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, phase_strip);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, matters_card);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, agreed_day_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, agreed_count_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, agreements_list);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, reviews_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, goal_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, no_goals_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, goals_scroller);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, goals_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, past_goals);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, past_steps);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, share_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, step_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, date_popover);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, phase_popover);
  gtk_widget_class_bind_template_child (widget_class, TillidPlanPage, step_menu);
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    {
      g_autofree char *name = g_strdup_printf ("column_%d", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (TillidPlanPage,
                                                                            columns) +
                                                           i * sizeof (gpointer)));
    }
}

static void
tillid_plan_page_class_init (TillidPlanPageClass *klass)
{
  static GType (*const parts[]) (void) = {
    tillid_phase_strip_get_type, tillid_fold_get_type,          tillid_matters_card_get_type,
    tillid_goal_card_get_type,   tillid_step_column_get_type,   tillid_date_popover_get_type,
    tillid_step_row_get_type,    tillid_phase_popover_get_type, tillid_past_list_get_type,
    tillid_record_list_get_type,
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_plan_page_dispose;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_type_ensure (parts[i]());
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-plan-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, phase_activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "day_chosen_cb",
                                                G_CALLBACK (tillid_plan_page_day_chosen_cb));
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_plan_page_init (TillidPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->focus_side = -1;
  self->new_goal = g_object_new (TILLID_TYPE_GOAL_CARD, "visible", FALSE, NULL);
  gtk_widget_set_size_request (self->new_goal, GOAL_WIDTH_ALONE, -1);
  gtk_box_append (self->goals_box, self->new_goal);
  g_signal_connect_swapped (self->new_goal, "closed", G_CALLBACK (new_goal_closed_cb), self);
  for (int i = 0; i < TILLID_PLAN_N_SIDES; i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_object (focus, "enter", G_CALLBACK (tillid_plan_page_column_entered_cb),
                               self, 0);
      gtk_widget_add_controller (GTK_WIDGET (self->columns[i]), focus);
    }
}
