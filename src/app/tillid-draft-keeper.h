/* tillid-draft-keeper.h - text that is being typed is never lost
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidDraftKeeper:
 *
 * Stands between a text buffer and the record. What is typed is a draft in the clinic file within a second;
 * a commit asks the owner to write it as one edit; the draft goes when the record is read again with that
 * very text. After a crash the draft is back in its field.
 *
 * Signals: "commit" (const char *text): write it. "state-changed": is_dirty() may have another answer.
 */
#define TILLID_TYPE_DRAFT_KEEPER (tillid_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (TillidDraftKeeper, tillid_draft_keeper, TILLID, DRAFT_KEEPER, GObject)

TillidDraftKeeper *tillid_draft_keeper_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
void
tillid_draft_keeper_set_place (TillidDraftKeeper *self, TillidSession *session, const char *place);
void tillid_draft_keeper_set_kept (TillidDraftKeeper *self, const char *text);
void tillid_draft_keeper_put_draft (TillidDraftKeeper *self);
void tillid_draft_keeper_commit (TillidDraftKeeper *self);
const char *tillid_draft_keeper_get_expected (TillidDraftKeeper *self);
void tillid_draft_keeper_clear (TillidDraftKeeper *self);
gboolean tillid_draft_keeper_is_dirty (TillidDraftKeeper *self);
gboolean tillid_draft_keeper_is_restored (TillidDraftKeeper *self);
char *tillid_draft_keeper_dup_text (TillidDraftKeeper *self) G_GNUC_WARN_UNUSED_RESULT;

void tillid_draft_keeper_bind (GtkWidget *field,
                               TillidSession *session,
                               const char *place,
                               const char *stored);
char *tillid_draft_keeper_dup_field (GtkWidget *field) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_draft_keeper_dup_field_base (GtkWidget *field) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_draft_keeper_has_text (GtkWidget *field);
gboolean tillid_draft_keeper_is_field_dirty (GtkWidget *field);
void tillid_draft_keeper_forget (GtkWidget *field);
void tillid_draft_keeper_release (GtkWidget *field);

G_END_DECLS
