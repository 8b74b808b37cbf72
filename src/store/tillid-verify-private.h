/* tillid-verify-private.h - what the checks of verify share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-record.h"
#include "tillid-verify.h"

G_BEGIN_DECLS

typedef struct
{
  TillidDb *db;
  GPtrArray *rows; /* of TillidVerifyRow */
  TillidVerifyCheck check;
  guint n_broken; /* in this check */
  gint64 done;    /* rows of this check */
  gint64 total;
  TillidStoreProgress progress; /* (nullable) */
  gpointer progress_data;
  GCancellable *cancellable; /* (nullable) */
} TillidVerify;

/* Each returns FALSE when it could not go on; the driver tells damage from everything else. */
typedef gboolean (*TillidVerifyFunc) (TillidVerify *self, GError **error);

void tillid_verify_add (TillidVerify *self,
                        gint64 patient,
                        const char *kind,
                        gint64 record,
                        const char *what);
void tillid_verify_add_seq (TillidVerify *self, const char *table, gint64 seq, const char *what);
void tillid_verify_add_table (TillidVerify *self, const char *table, const char *words);
void tillid_verify_add_words (TillidVerify *self, const char *words);
gboolean tillid_verify_count (TillidVerify *self, const char *sql, GError **error);
gboolean
tillid_verify_step (TillidVerify *self, TillidStmt *stmt, gboolean *out_has_row, GError **error);

gint64 tillid_verify_patient_of (TillidVerify *self, const TillidRecordType *type, gint64 id);
gboolean tillid_verify_pages (TillidVerify *self, GError **error);
gboolean tillid_verify_revision_chain (TillidVerify *self, GError **error);
gboolean tillid_verify_access_chain (TillidVerify *self, GError **error);
gboolean tillid_verify_records (TillidVerify *self, GError **error);

G_END_DECLS
