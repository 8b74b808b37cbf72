/* tillid-record-window.h - one entry in a window of its own, to be written or changed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-record-form.h"

G_BEGIN_DECLS

/**
 * TillidRecordQuestion:
 * @title: of the window, translated
 * @why: what the edit is called, translated
 * @fields: (array length=n_fields): what is asked
 * @n_fields: how many
 * @list: tells several new ones of a kind apart: a section, what it is about, or 0
 * @choosing_is_enough: whether there is something to keep when something was chosen and nothing typed
 * @also: (nullable): adds to the edit what follows from the entry
 */
typedef struct
{
  const char *title;
  const char *why;
  const TillidFormField *fields;
  guint n_fields;
  gint64 list;
  gboolean choosing_is_enough;
  void (*also) (TillidPatientContext *context, TillidEdit *edit, const TillidRecord *record);
} TillidRecordQuestion;

#define TILLID_TYPE_RECORD_WINDOW (tillid_record_window_get_type ())
G_DECLARE_FINAL_TYPE (TillidRecordWindow, tillid_record_window, TILLID, RECORD_WINDOW, AdwWindow)

GtkWindow *tillid_record_window_new (GtkWindow *parent,
                                     TillidPatientContext *context,
                                     const TillidRecordQuestion *question,
                                     const TillidRecord *opened,
                                     gpointer draft);
TillidRecordForm *tillid_record_window_get_form (TillidRecordWindow *self);
gboolean tillid_record_window_keep (TillidRecordWindow *self);

G_END_DECLS
