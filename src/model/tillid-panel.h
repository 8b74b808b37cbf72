/* tillid-panel.h - what the user panel suggested, and what became of it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-conference.h"
#include "tillid-document.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidPanelWait:
 * @TILLID_PANEL_NO_OUTCOME: nobody has decided yet
 * @TILLID_PANEL_NOT_TOLD: decided, and not told back to those who suggested it
 * @TILLID_PANEL_TOLD: told back
 *
 * What a suggestion waits for; the list is in this order.
 */
typedef enum
{
  TILLID_PANEL_NO_OUTCOME,
  TILLID_PANEL_NOT_TOLD,
  TILLID_PANEL_TOLD,
} TillidPanelWait;

/* Signals: "changed", "edited" (gint64 edit, char *label), "failed" (char *sentence). */
#define TILLID_TYPE_PANEL (tillid_panel_get_type ())
G_DECLARE_FINAL_TYPE (TillidPanel, tillid_panel, TILLID, PANEL, GObject)

TillidPanel *tillid_panel_new (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_panel_is_read_only (TillidPanel *self);
GPtrArray *tillid_panel_get_suggestions (TillidPanel *self);
const TillidSuggestion *tillid_panel_find (TillidPanel *self, gint64 id);
guint tillid_panel_count (TillidPanel *self, TillidPanelWait wait);
TillidPanelWait tillid_panel_wait_of (const TillidSuggestion *suggestion);
char *tillid_panel_describe (const TillidSuggestion *suggestion) G_GNUC_WARN_UNUSED_RESULT;

gint64 tillid_panel_add (TillidPanel *self, const char *words);
void tillid_panel_set_text (TillidPanel *self, gint64 id, const char *field, const char *text);
void tillid_panel_set_status (TillidPanel *self, gint64 id, TillidSuggestionState status);
void tillid_panel_set_told_back (TillidPanel *self, gint64 id, gboolean is);
void tillid_panel_take_away (TillidPanel *self, gint64 id);
char *tillid_panel_to_csv (TillidPanel *self) G_GNUC_WARN_UNUSED_RESULT;
TillidDocument *tillid_panel_write (TillidPanel *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
