/* tillid-story-page-private.h - the inside of the story page, shared by its two files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-banner.h"
#include "tillid-life-overview.h"
#include "tillid-life-years.h"
#include "tillid-story-add.h"
#include "tillid-story-inspector.h"
#include "tillid-story-lanes.h"
#include "tillid-story-list.h"
#include "tillid-story-page.h"
#include "tillid-story-time.h"
#include "tillid-story-tray.h"

G_BEGIN_DECLS

struct _TillidStoryPage
{
  AdwBin parent_instance;

  /* Template children */
  TillidBanner *pace_banner;
  GtkToggleButton *range_life;
  GtkToggleButton *range_arrival;
  GtkToggleButton *range_years;
  GtkToggleButton *range_course;
  GtkLabel *span_label;
  GtkMenuButton *lanes_button;
  GtkWidget *add_button;
  GtkWidget *mark_button;
  GtkWidget *pause_button;
  TillidStoryLanes *lanes;
  AdwButtonContent *band_content;
  GtkWidget *empty_box;
  GtkStack *items_stack;
  TillidTimelineCanvas *canvas;
  TillidStoryList *list;
  TillidLifeOverview *overview;
  TillidLifeYears *years;
  GtkRevealer *inspector_revealer;
  TillidStoryInspector *inspector;
  TillidStoryAdd *add_popover;
  TillidStoryTime *time_popover;
  GtkRevealer *tray_revealer;
  TillidStoryTray *tray;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidTimelineState *state;    /* (owned) (nullable) */
  GSimpleActionGroup *actions;   /* (owned) */
  int band_days;                 /* the width that is used when the band is on */
  gboolean was_paused;
  gboolean was_reminded; /* of where the last conversation ended */
  gint64 wanted;         /* select this once the items are there */
};

extern const char *const tillid_story_range_names[TILLID_N_TIMELINE_RANGES];

/* tillid-story-page-actions.c */
void tillid_story_page_add_actions (TillidStoryPage *self);
void tillid_story_page_add_at (TillidTimelineCanvas *canvas,
                               double x,
                               double y,
                               gint64 day,
                               TillidStoryPage *self);
void tillid_story_page_move_to (TillidTimelineCanvas *canvas,
                                gint64 id,
                                int part,
                                gint64 to,
                                TillidStoryPage *self);
void tillid_story_page_focus_items (TillidStoryPage *self);
void tillid_story_page_kept (GtkPopover *popover, gint64 id, TillidStoryPage *self);

/* tillid-story-pacing.c */
void tillid_story_page_show_pacing (TillidStoryPage *self);

G_END_DECLS
