/* tillid-due-records.h - records whose time is over, in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-keeping.h"

G_BEGIN_DECLS

/**
 * TillidDueRecord:
 * @keeping: its time
 * @name: of the patient, with the age where that is known
 * @words: when the last entry was, whose time decided, and until when it was kept
 *
 * One record that may be taken out, or that would be if it were not held.
 */
typedef struct
{
  TillidKeeping keeping;
  char *name;
  char *words;
} TillidDueRecord;

GPtrArray *tillid_due_records_list (TillidSession *session,
                                    const GArray *due,
                                    guint limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_due_record_free (TillidDueRecord *self);
char *tillid_due_records_write_loss (const TillidPurged *purged) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
