/* tillid-purge.h - taking a patient out of the file after the time for keeping has passed
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-chain.h"
#include "tillid-edit.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidPurged:
 * @n_records: how many entries were taken out
 * @n_revisions: how many versions lost their text
 * @head: where the chain of revisions ended, and ends
 */
typedef struct
{
  gint64 n_records;
  gint64 n_revisions;
  guint8 head[TILLID_HASH_BYTES];
} TillidPurged;

gboolean tillid_purge_patient (TillidDb *db,
                               const TillidScope *scope,
                               gint64 patient,
                               const TillidWriter *writer,
                               TillidPurged *out_purged,
                               GError **error);

G_END_DECLS
