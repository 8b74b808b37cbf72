/* tillid-plan-page-private.h - what the two files of the Plan page share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-date-popover.h"
#include "tillid-matters-card.h"
#include "tillid-past-list.h"
#include "tillid-phase-popover.h"
#include "tillid-phase-strip.h"
#include "tillid-plan-model.h"
#include "tillid-plan-page.h"
#include "tillid-record-list.h"
#include "tillid-step-column.h"

G_BEGIN_DECLS

struct _TillidPlanPage
{
  GtkWidget parent_instance;

  TillidPhaseStrip *phase_strip;
  GtkWidget *scroller;
  TillidMattersCard *matters_card;
  GtkLabel *agreed_day_label;
  GtkLabel *agreed_count_label;
  GtkListBox *agreements_list;
  GtkLabel *reviews_label;
  GtkWidget *goal_button;
  GtkWidget *no_goals_label;
  GtkWidget *goals_scroller;
  GtkBox *goals_box;
  TillidPastList *past_goals;
  TillidPastList *past_steps;
  GtkWidget *older_label;
  GtkWidget *team_expander;
  GtkLabel *team_label;
  GtkWidget *decision_button;
  TillidRecordList *decision_list;
  GtkLabel *share_label;
  GtkWidget *step_button;
  TillidStepColumn *columns[TILLID_PLAN_N_SIDES];
  TillidDatePopover *date_popover;
  TillidPhasePopover *phase_popover;
  GtkPopoverMenu *step_menu;

  TillidPlanModel *model; /* (owned) (nullable) */
  GtkWidget *new_goal;    /* (nullable): the card in which a goal is being written */
  TillidSide last_side;   /* the column that had the focus last */
  gint64 dated_step;      /* the step that date_popover is about */
  gint64 focus_goal;      /* the goal that gets the focus with the next change */
  gint64 focus_step;      /* the step that gets the focus with the next change */
  int focus_side;         /* or the column, -1 for none */
  guint focus_place;
};

gboolean tillid_plan_page_is_editable (TillidPlanPage *self);
void tillid_plan_page_point_to (TillidPlanPage *self, GtkPopover *popover, GtkWidget *target);
GtkWidget *tillid_plan_page_find_row (TillidPlanPage *self, gint64 step);
void tillid_plan_page_remember_focus (TillidPlanPage *self);
void tillid_plan_page_restore_focus (TillidPlanPage *self);
void tillid_plan_page_column_entered_cb (GtkEventController *controller, gpointer data);
void tillid_plan_page_day_chosen_cb (TillidPlanPage *self, gint64 day);
void tillid_plan_page_install_step_actions (GtkWidgetClass *widget_class);
void tillid_plan_page_refresh_more (TillidPlanPage *self);
void tillid_plan_page_bind_more (GtkWidgetClass *widget_class);
void tillid_plan_page_print (TillidPlanPage *self);

G_END_DECLS
