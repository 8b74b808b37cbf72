/* tillid-conference-page-private.h - what the files of the conference page share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-conference-decide.h"
#include "tillid-conference-page.h"
#include "tillid-conference-sheets.h"
#include "tillid-text-field.h"

G_BEGIN_DECLS

struct _TillidConferencePage
{
  GtkWidget parent_instance;

  GtkMenuButton *menu_button;
  TillidBanner *banner;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkWidget *print_button;
  AdwButtonContent *print_content;
  GtkToggleButton *text_button;
  GtkMenuButton *day_button;
  GtkCalendar *calendar;
  GtkEntry *time_entry;
  GtkSpinButton *length_spin;
  GtkLabel *minutes_label;
  GtkWidget *add_button;
  GtkWidget *add_popover;
  GtkSearchEntry *add_entry;
  GtkListBox *found_list;
  GtkListBox *agenda_list;
  GtkLabel *empty_label;
  GtkLabel *closed_label;
  GtkWidget *suggestions_box;
  GtkListBox *suggestions_list;
  GtkFlowBox *present_box;
  GtkMenuButton *present_button;
  GtkListBox *present_list;
  GtkStack *stack;
  GtkDrawingArea *preview;
  GtkBox *text_box;
  GtkWidget *options_box;
  TillidTextField *question_field;
  GtkLabel *page_label;
  GtkListBox *parts_list;
  GtkWidget *initials_row;
  GtkSwitch *initials_switch;
  GtkSwitch *large_switch;
  GtkSwitch *discussed_switch;
  TillidConferenceDecide *decide;

  TillidSession *session;         /* (owned) (nullable) */
  TillidConferenceModel *model;   /* (owned) (nullable) */
  TillidConferenceSheet *sheet;   /* (owned) (nullable): of the chosen patient */
  TillidConferenceOptions wanted; /* which parts, and how large */
  GtkSwitch *part_switches[TILLID_CONFERENCE_N_PARTS];
  gint64 patient; /* who is chosen, or 0 */
  gboolean is_showing;
};

/* tillid-conference-page.c */
void tillid_conference_page_refresh (TillidConferencePage *self);
void tillid_conference_page_choose (TillidConferencePage *self, gint64 patient);
void tillid_conference_page_show_failure (TillidConferencePage *self, const char *sentence);

/* tillid-conference-page-lists.c: agenda, suggestions, who is there */
void tillid_conference_page_init_lists (TillidConferencePage *self);
void tillid_conference_page_bind_lists (GtkWidgetClass *widget_class);
void tillid_conference_page_show_lists (TillidConferencePage *self);

/* tillid-conference-page-paper.c: preview, text, printer, file */
void tillid_conference_page_init_paper (TillidConferencePage *self);
void tillid_conference_page_show_sheet (TillidConferencePage *self);
void tillid_conference_page_print (TillidConferencePage *self);
void tillid_conference_page_save (TillidConferencePage *self);

/* tillid-conference-place.c */
void tillid_conference_page_init_place (TillidWorkplaceInterface *iface);

G_END_DECLS
