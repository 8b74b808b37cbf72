/* tillid-actions.h - actions, their keys and their names: one table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidActionFlags:
 * @TILLID_ACTION_LOCAL: the widget that has the focus handles the keys; the table only shows them
 */
typedef enum
{
  TILLID_ACTION_GLOBAL = 0,
  TILLID_ACTION_LOCAL = 1 << 0,
} TillidActionFlags;

/**
 * TillidActionInfo:
 * @name: detailed name: "win.undo", "win.show-tab(1)", "timeline.zoom-in"
 * @keys: accelerators as gtk_accelerator_parse() reads them, space between two; %NULL for none
 * @section: heading in the shortcuts window, marked with NC_("shortcuts", ...)
 * @title: what it does, marked with NC_("shortcuts", ...)
 */
typedef struct
{
  const char *name;
  const char *keys;
  const char *section;
  const char *title;
  TillidActionFlags flags;
} TillidActionInfo;

const TillidActionInfo *tillid_actions_list (guint *out_n);
const TillidActionInfo *tillid_actions_find (const char *name);
void tillid_actions_install (GtkApplication *application);
char *tillid_actions_build_shortcuts_ui (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
