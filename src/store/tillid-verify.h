/* tillid-verify.h - whether a clinic file is whole and unchanged
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidVerifyCheck:
 * @TILLID_VERIFY_PAGES: what SQLite says of its pages and indices
 * @TILLID_VERIFY_REFERENCES: every reference points to something
 * @TILLID_VERIFY_REVISION_CHAIN: the revisions, row by row and against the stored head
 * @TILLID_VERIFY_ACCESS_CHAIN: the access log, in the same way
 * @TILLID_VERIFY_RECORDS: every version of every record is what its revision says
 * @TILLID_VERIFY_DATES: computed days of told dates
 * @TILLID_VERIFY_SOURCES: imported files and the documents in them
 * @TILLID_VERIFY_SEARCH: every patient and note is found, and nobody else
 */
typedef enum
{
  TILLID_VERIFY_PAGES,
  TILLID_VERIFY_REFERENCES,
  TILLID_VERIFY_REVISION_CHAIN,
  TILLID_VERIFY_ACCESS_CHAIN,
  TILLID_VERIFY_RECORDS,
  TILLID_VERIFY_DATES,
  TILLID_VERIFY_SOURCES,
  TILLID_VERIFY_SEARCH,
  TILLID_N_VERIFY_CHECKS,
} TillidVerifyCheck;

/**
 * TillidVerifyRow:
 * @check: which check
 * @is_sound: nothing was found; such a row has no other members
 * @patient: (nullable): id of the patient, in text
 * @kind: (nullable): kind of the record, or name of the table
 * @record: (nullable): id of the record in text, or the number of a row of a chain
 * @what: (nullable): what is wrong, as a msgid with context "verify"
 * @words: (nullable): SQLite's own words
 *
 * One finding, or that there is none.
 */
typedef struct
{
  TillidVerifyCheck check;
  gboolean is_sound;
  char *patient;
  char *kind;
  char *record;
  const char *what;
  char *words;
} TillidVerifyRow;

/**
 * TillidStoreProgress:
 * @fraction: 0 to 1
 * @data: of the caller
 *
 * Called now and then on the thread that works.
 */
typedef void (*TillidStoreProgress) (double fraction, gpointer data);

void tillid_verify_row_free (TillidVerifyRow *self);
const char *tillid_verify_check_to_code (TillidVerifyCheck check);
char *tillid_verify_row_to_text (const TillidVerifyRow *self,
                                 gboolean translated) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *tillid_verify (TillidDb *db,
                          const TillidScope *scope,
                          TillidStoreProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_verify_is_sound (const GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidVerifyRow, tillid_verify_row_free)

G_END_DECLS
