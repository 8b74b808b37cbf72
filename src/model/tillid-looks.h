/* tillid-looks.h - what was opened with a reason and waits for a second look
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"
#include "tillid-undo.h"

G_BEGIN_DECLS

/**
 * TillidLook:
 * @grant: the opening
 * @member: (nullable): who opened
 * @title: who opened whom, and when
 * @waits: how long it may wait still, or how long it waits too long
 * @is_late: longer than %TILLID_SECOND_LOOK_DAYS
 * @is_own: opened by whoever works: somebody else looks
 */
typedef struct
{
  TillidGrant *grant;
  TillidMember *member;
  char *title;
  char *waits;
  gboolean is_late;
  gboolean is_own;
} TillidLook;

void tillid_look_free (TillidLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidLook, tillid_look_free)

guint tillid_looks_count (TillidSession *session, guint *out_late);
char *tillid_looks_write_count (guint n, guint late) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_looks_list (TillidSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
