/* tillid-family-page-private.h - what the files of the Family page share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-banner.h"
#include "tillid-family-inspector.h"
#include "tillid-family-page.h"

G_BEGIN_DECLS

struct _TillidFamilyPage
{
  AdwBin parent_instance;

  /* Template children */
  TillidBanner *banner;
  GtkBox *palette;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  TillidGenogramView *view;
  GtkListBox *list;
  GtkWidget *empty_box;
  GtkLabel *zoom_label;
  GtkLabel *line_label;
  GtkFlowBox *legend;
  GtkRevealer *inspector_revealer;
  TillidFamilyInspector *inspector;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidFamilyModel *model;      /* (owned) (nullable) */
  GSimpleActionGroup *actions;   /* (owned) */
  gint64 wanted;                 /* select this once it is there */
  gint64 prompted;               /* who the banner is about; 0: nobody */
  gboolean name_it;              /* and ask for the name */
  gboolean has_zoom;             /* somebody chose it */
  double pan_x;                  /* where the drawing was when it was taken hold of */
  double pan_y;
};

GAction *tillid_family_page_get_action (TillidFamilyPage *self, const char *name);
gboolean tillid_family_page_may_write (TillidFamilyPage *self);
void tillid_family_page_select_wanted (TillidFamilyPage *self);
void tillid_family_page_fill_list (TillidFamilyPage *self);
void tillid_family_page_select_row (TillidFamilyPage *self, gint64 person);
void tillid_family_page_focus_selected (TillidFamilyPage *self);
void tillid_family_page_show_inspector (TillidFamilyPage *self, gboolean shown);

/* tillid-family-page-tools.c */
void tillid_family_page_init_tools (TillidFamilyPage *self);
gboolean tillid_family_page_use_key (TillidFamilyPage *self, guint keyval);
void tillid_family_page_use_tool (TillidFamilyPage *self, const char *tool, gint64 person);
void tillid_family_page_open (TillidFamilyPage *self, gint64 person, gboolean by_key);
void tillid_family_page_join (TillidFamilyPage *self, gint64 from, gint64 to);
void tillid_family_page_update_line (TillidFamilyPage *self);

/* tillid-family-page-actions.c */
void tillid_family_page_init_actions (TillidFamilyPage *self);
void tillid_family_page_init_pan (TillidFamilyPage *self);
void tillid_family_page_update_actions (TillidFamilyPage *self);
void tillid_family_page_centre (TillidFamilyPage *self);
void tillid_family_page_fit (TillidFamilyPage *self);
void tillid_family_page_print (TillidFamilyPage *self);

G_END_DECLS
