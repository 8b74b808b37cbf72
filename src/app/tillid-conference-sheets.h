/* tillid-conference-sheets.h - the sheets of an agenda, for the screen, a printer or a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-conference-model.h"
#include "tillid-conference-sheet.h"

G_BEGIN_DECLS

TillidConferenceSheet *tillid_conference_sheets_make (TillidConferenceModel *model,
                                                      gint64 patient,
                                                      const TillidConferenceOptions *wanted,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_conference_sheets_make_all (TillidConferenceModel *model,
                                              const TillidConferenceOptions *wanted,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_conference_sheets_log (TillidConferenceModel *model, GError **error);
GtkPrintOperation *tillid_conference_sheets_print_new (GPtrArray *sheets) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_conference_sheets_write (TillidConferenceModel *model,
                                         GPtrArray *sheets,
                                         const char *path,
                                         GError **error);

G_END_DECLS
