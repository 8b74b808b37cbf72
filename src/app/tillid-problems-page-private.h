/* tillid-problems-page-private.h - what the two files of the Problems page share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-confidence-card.h"
#include "tillid-past-list.h"
#include "tillid-problem-list.h"
#include "tillid-problems-page.h"

G_BEGIN_DECLS

struct _TillidProblemsPage
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *order_label;
  GtkWidget *own_button;
  TillidProblemList *lists[TILLID_PROBLEMS_N_PARTS];
  GtkWidget *added_box;
  GtkWidget *added_button;
  TillidPastList *past_list;
  GtkWidget *legend_box;
  GtkWidget *keys_box;
  GtkLabel *place_label;
  GtkWidget *helps_button;
  GtkLabel *ask_label;
  GtkLabel *native_label;
  GtkPopoverMenu *menu;
  GtkPopover *confidence_popover;
  TillidConfidenceCard *confidence_card;

  TillidProblemsModel *model; /* (owned) (nullable) */
  gint64 focus_id;            /* the entry that gets the focus with the next change */
  int focus_part;             /* or the place in a list, -1 for none */
  guint focus_place;
  gint64 moved_id; /* the entry whose new place is said with the next change */
};

gboolean tillid_problems_page_is_editable (TillidProblemsPage *self);
GtkWidget *tillid_problems_page_find_row (TillidProblemsPage *self, gint64 id);
void
tillid_problems_page_dropped_cb (TillidProblemsPage *self, gint64 id, guint place, GtkWidget *on);
void tillid_problems_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
