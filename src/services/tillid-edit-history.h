/* tillid-edit-history.h - what was done in a clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidEditLine:
 * @id: of the edit
 * @at: milliseconds since 1970 UTC
 * @by: id of the member
 * @why: what was done, for people; holds no patient data
 * @records: how many were written
 */
typedef struct
{
  gint64 id;
  gint64 at;
  gint64 by;
  char *why;
  gint64 records;
} TillidEditLine;

void tillid_edit_line_free (TillidEditLine *self);
GPtrArray *tillid_edit_history_list (TillidSession *session,
                                     gint64 limit,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidEditLine, tillid_edit_line_free)

G_END_DECLS
