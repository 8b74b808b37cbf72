/* tillid-confidence-edits.h - telling an entry in confidence, and to whom
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-confidence.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidConfidence:
 * @restriction: what closes the entry
 * @readers: (element-type TillidRestrictionReader): whom it was told to
 */
typedef struct
{
  TillidRestriction *restriction;
  GPtrArray *readers;
} TillidConfidence;

void tillid_confidence_free (TillidConfidence *self);
gboolean tillid_confidence_find (TillidDb *db,
                                 const TillidScope *scope,
                                 gint64 entry,
                                 TillidConfidence **out_confidence,
                                 GError **error);

TillidEdit *tillid_confidence_restrict (TillidSession *session,
                                        const TillidRecord *entry,
                                        const gint64 *members,
                                        guint n_members,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_confidence_set_readers (TillidSession *session,
                                           const TillidConfidence *confidence,
                                           const gint64 *members,
                                           guint n_members,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_confidence_lift (const TillidConfidence *confidence) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidConfidence, tillid_confidence_free)

G_END_DECLS
