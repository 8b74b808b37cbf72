/* tillid-record-history.h - how an entry came to be what it is
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidHistoryLine:
 * @version: 1 for the first one
 * @at: milliseconds since 1970 UTC
 * @by: id of the member who wrote it
 * @who: what that member is called
 * @why: what was done, in words
 * @sentences: (element-type utf8): what changed: "Phone: 12 → 34"; of the first version what it said
 * @can_restore: an earlier version whose text is still there
 *
 * One version of an entry.
 */
typedef struct
{
  gint64 version;
  gint64 at;
  gint64 by;
  char *who;
  char *why;
  GPtrArray *sentences;
  gboolean can_restore;
} TillidHistoryLine;

void tillid_history_line_free (TillidHistoryLine *self);
GPtrArray *tillid_record_history_list (TillidSession *session,
                                       const TillidScope *scope,
                                       const TillidRecordType *type,
                                       gint64 id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_history_line_to_words (TillidSession *session,
                                    const TillidHistoryLine *line) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_record_history_restore (TillidSession *session,
                                           const TillidScope *scope,
                                           const TillidRecordType *type,
                                           gint64 id,
                                           gint64 version,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidHistoryLine, tillid_history_line_free)

G_END_DECLS
