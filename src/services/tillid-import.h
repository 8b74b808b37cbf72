/* tillid-import.h - a file from elsewhere into a clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-import-batch.h"
#include "tillid-progress.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidImportResult:
 * @type: of the file: "fhir"
 * @counts: resources of each kind that the clinic holds afterwards: new, changed or the same
 * @skipped: resources that are not kept
 * @warnings: (element-type utf8): sentences for a person
 * @removed_extensions: what this program has no place for and was taken out
 * @edit: the id of the edit, 0 when nothing changed
 */
typedef struct
{
  const char *type;
  guint counts[TILLID_N_IMPORT_KINDS];
  guint skipped;
  GPtrArray *warnings;
  guint removed_extensions;
  gint64 edit;
} TillidImportResult;

void tillid_import_result_clear (TillidImportResult *self);

gboolean tillid_import_file (TillidSession *session,
                             const char *path,
                             gboolean dry_run,
                             GCancellable *cancellable,
                             TillidProgress progress,
                             gpointer progress_data,
                             TillidImportResult *out_result,
                             GError **error);
void tillid_import_file_async (TillidSession *session,
                               const char *path,
                               GCancellable *cancellable,
                               TillidProgress progress,
                               gpointer progress_data,
                               GAsyncReadyCallback callback,
                               gpointer callback_data);
gboolean tillid_import_file_finish (TillidSession *session,
                                    GAsyncResult *result,
                                    TillidImportResult *out_result,
                                    GError **error);

/* tillid-import-undo.c */
gboolean
tillid_import_is_import (TillidSession *session, gint64 edit, gboolean *out_is, GError **error);
gboolean tillid_import_undo (TillidSession *session,
                             gint64 edit,
                             gint64 *out_edit,
                             GPtrArray **out_kept,
                             GError **error);
void tillid_import_undo_async (TillidSession *session,
                               gint64 edit,
                               GAsyncReadyCallback callback,
                               gpointer data);
gint64 tillid_import_undo_finish (TillidSession *session,
                                  GAsyncResult *result,
                                  GPtrArray **out_kept,
                                  GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidImportResult, tillid_import_result_clear)

G_END_DECLS
