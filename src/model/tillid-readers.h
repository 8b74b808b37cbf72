/* tillid-readers.h - who may open a patient's record, why, and who has read it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidReadersGroup:
 * @TILLID_READERS_WORK: work with the patient
 * @TILLID_READERS_LET_IN: let in by a lead, now or later
 * @TILLID_READERS_EMERGENCY: opened with a reason, now or before
 * @TILLID_READERS_EVERY: may open every patient
 */
typedef enum
{
  TILLID_READERS_WORK,
  TILLID_READERS_LET_IN,
  TILLID_READERS_EMERGENCY,
  TILLID_READERS_EVERY,
  TILLID_READERS_N_GROUPS,
} TillidReadersGroup;

/**
 * TillidReader:
 * @member: (nullable): who
 * @line: why, in words
 * @grant: id of what can be ended; 0: nothing
 */
typedef struct
{
  TillidMember *member;
  char *line;
  gint64 grant;
} TillidReader;

/**
 * TillidReading:
 * @member: (nullable): who
 * @when: day and time
 * @at: the same in milliseconds since 1970 UTC
 * @what: what was done
 * @what_text: the same, not translated, of the context "readers"
 * @why: (nullable): the reason for an opening in an emergency: whoever wrote it was told that the patient reads it
 * @line: the same, and why if a reason was given
 */
typedef struct
{
  TillidMember *member;
  char *when;
  gint64 at;
  const char *what;
  const char *what_text;
  char *why;
  char *line;
} TillidReading;

void tillid_reader_free (TillidReader *self);
void tillid_reading_free (TillidReading *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidReader, tillid_reader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidReading, tillid_reading_free)

GPtrArray *tillid_readers_list (TillidPatientContext *context,
                                TillidReadersGroup group) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_readers_list_readings (TillidPatientContext *context,
                                         guint limit) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_readers_is_open_to_all (TillidPatientContext *context);

G_END_DECLS
