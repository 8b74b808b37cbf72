/* tillid-caseload-page-private.h - for the files of the page of the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-page.h"

#include <adwaita.h>

#include "tillid-caseload-header.h"
#include "tillid-caseload-row-widget.h"
#include "tillid-caseload-side.h"
#include "tillid-caseload-views-popover.h"
#include "tillid-workplace-switcher.h"

G_BEGIN_DECLS

struct _TillidCaseloadPage
{
  GtkWidget parent_instance;

  TillidSession *session;     /* (owned) (nullable) */
  TillidCaseloadModel *model; /* (owned) (nullable) */
  GtkToggleButton *everyone_chip;
  GtkToggleButton *gap_chips[TILLID_CASELOAD_N_GAPS];
  gboolean is_setting;  /* buttons follow the model, not the other way round */
  GtkWidget *preview;   /* (nullable): the popover at a row, while it is shown */
  GHashTable *chosen;   /* (owned) of gint64: patients who are chosen */
  gboolean is_choosing; /* the choice is carried over */

  AdwWindowTitle *title;
  TillidWorkplaceSwitcher *switcher;
  GtkToggleButton *mine_button;
  GtkToggleButton *clinic_button;
  GtkMenuButton *menu_button;
  GtkToggleButton *panel_button;
  GtkWidget *csv_button;
  TillidBanner *banner;
  GtkFlowBox *chips;
  GtkEditable *search_entry;
  GtkToggleButton *waits_button;
  GtkStack *stack;
  TillidCaseloadHeader *header;
  GtkListView *list_view;
  AdwStatusPage *nobody_status;
  AdwStatusPage *problem_status;
  TillidCaseloadSide *side;
  GtkLabel *count_label;
  GtkStack *foot_stack;
  GtkLabel *chosen_label;
  GtkMenuButton *views_button;
  TillidCaseloadViewsPopover *views_popover;
};

/* tillid-caseload-select.c */
void tillid_caseload_page_install_select (GtkWidgetClass *widget_class);
void tillid_caseload_page_init_select (TillidCaseloadPage *self);
void tillid_caseload_page_set_selection (TillidCaseloadPage *self);
void tillid_caseload_page_choose_again (TillidCaseloadPage *self);
void tillid_caseload_page_enable_actions (TillidCaseloadPage *self);
void tillid_caseload_page_plan_absence (TillidCaseloadPage *self,
                                        const TillidCaseloadAbsence *absence);
GtkWidget *tillid_caseload_page_make_row (GtkListItem *item);

G_END_DECLS
