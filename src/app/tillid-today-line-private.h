/* tillid-today-line-private.h - between the files of a line of the day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-age-bar.h"
#include "tillid-cover-sign.h"
#include "tillid-today-line.h"

G_BEGIN_DECLS

struct _TillidTodayLine
{
  GtkListBoxRow parent_instance;

  TillidTodaySection section;
  gint64 id;
  gint64 patient;
  gboolean is_kept;
  gboolean may_write;
  gboolean books; /* the visit lacks an interpreter, and may be written */
  char *shown;    /* (owned) (nullable): all that it shows, to know it again */

  GtkLabel *lead_label;  /* due, time or days */
  GtkLabel *lead_detail; /* below it */
  GtkLabel *title_label;
  GtkLabel *native_label;
  GtkLabel *detail_label;
  GtkLabel *more_label;
  GtkLabel *language_label;
  TillidCoverSign *cover_sign;
  GtkLabel *cover_label;
  GtkLabel *cover_detail;
  GtkBox *signs_box;
  TillidAgeBar *age_bar;
  GtkButton *button;
  GtkMenuButton *menu_button;
  GtkWidget *how_entry;
};

void tillid_today_line_build (TillidTodayLine *self, GtkBox *box, GtkSizeGroup *const groups[]);
GtkLabel *tillid_today_line_add_label (GtkBox *box, const char *class_name, gboolean grows);
void tillid_today_line_set_tooltip (GtkWidget *widget, const char *text);
void tillid_today_line_act (TillidTodayLine *self, const char *action);

G_END_DECLS
