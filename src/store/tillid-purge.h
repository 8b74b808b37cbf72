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
 * @n_relatives: how many people went with the patient, because no other record knows them
 * @n_documents: how many imported documents went
 * @head: where the chain of revisions ended, and ends
 */
typedef struct
{
  gint64 n_records;
  gint64 n_revisions;
  gint64 n_relatives;
  gint64 n_documents;
  guint8 head[TILLID_HASH_BYTES];
} TillidPurged;

/**
 * TillidPurgeCheck:
 * @db: the connection, inside the transaction
 * @data: of the caller
 * @error: return location for the reason why not
 *
 * Whether a patient may be taken out, as the file is at that moment.
 *
 * Returns: %FALSE if not
 */
typedef gboolean (*TillidPurgeCheck) (TillidDb *db, gpointer data, GError **error);

gboolean tillid_purge_count (TillidDb *db,
                             const TillidScope *scope,
                             gint64 patient,
                             TillidPurged *out_purged,
                             GError **error);
gboolean tillid_purge_patient (TillidDb *db,
                               const TillidScope *scope,
                               gint64 patient,
                               TillidPurgeCheck check,
                               gpointer check_data,
                               const TillidWriter *writer,
                               TillidPurged *out_purged,
                               GError **error);

G_END_DECLS
