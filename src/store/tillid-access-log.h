/* tillid-access-log.h - who has read what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidAccess:
 * @seq: its number in the log
 * @at: milliseconds since 1970 UTC
 * @by: id of the member who read
 * @patient: id of the patient; 0 for a list
 * @what: "patient", "export", "list:search", ...: a code, never translated
 * @why: (nullable): a reason or the filter of a list
 */
typedef struct
{
  gint64 seq;
  gint64 at;
  gint64 by;
  gint64 patient;
  char *what;
  char *why;
} TillidAccess;

void tillid_access_free (TillidAccess *self);

gboolean tillid_access_log_append (TillidDb *db,
                                   gint64 at,
                                   gint64 by,
                                   gint64 patient,
                                   const char *what,
                                   const char *why,
                                   const gint64 *patients,
                                   guint n_patients,
                                   GError **error);
GPtrArray *tillid_access_log_list (TillidDb *db,
                                   const TillidScope *scope,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidAccess, tillid_access_free)

G_END_DECLS
