/* tillid-caseload-query-private.h - for the files of the coordinator's table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-query.h"

G_BEGIN_DECLS

/* A presence of an interpreter who came, or will. */
#define INTERPRETING                                                                               \
  "p.state = 'active' AND p.who = 'interpreter' AND p.interpreter IS NOT NULL AND p.mode <> "      \
  "'none'"

typedef struct
{
  TillidDb *db;
  const TillidScope *scope;
  TillidDay today;
  const GArray *patients; /* (nullable) (unowned) of gint64: all */
  TillidCaseloadDepth depth;
  GPtrArray *entries;     /* (owned) of TillidCaseloadEntry */
  GHashTable *by_patient; /* (owned): id -> entry */
  GHashTable *hand_overs; /* (owned): id -> GArray of TillidDay */
} TillidCaseloadReading;

gboolean tillid_caseload_read_sources (const TillidCaseloadReading *reading, GError **error);
TillidStmt *tillid_caseload_ask (const TillidCaseloadReading *reading,
                                 const char *sql,
                                 gint64 patient,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
