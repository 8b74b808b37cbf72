/* tillid-interpreters.h - who can interpret for a patient, and whom the patient does not want
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-booking-rules.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidInterpreterOffer:
 * @interpreter: id of an interpreter, or 0
 * @person: id of a relative who would interpret, or 0
 * @name: what the person is called
 * @line: what there is to know: "as last time, 7 visits together"
 * @together: visits that have happened with this interpreter
 * @guard: what is asked before a relative interprets
 *
 * Somebody who could interpret.
 */
typedef struct
{
  gint64 interpreter;
  gint64 person;
  char *name;
  char *line;
  int together;
  TillidBookingGuard guard;
} TillidInterpreterOffer;

gboolean tillid_interpreter_speaks (const TillidInterpreter *interpreter, const char *language);
GPtrArray *
tillid_interpreters_list_exclusions (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_interpreters_is_excluded (GPtrArray *exclusions, gint64 interpreter);
void tillid_interpreters_exclude (TillidPatientContext *context, gint64 interpreter);
void tillid_interpreters_lift (TillidPatientContext *context, gint64 interpreter);
char *tillid_interpreters_excluded_words (guint n) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_interpreters_name_words (GPtrArray *exclusions, const TillidInterpreter *interpreter)
  G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *
tillid_interpreters_list_wanted (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *tillid_interpreters_list (TillidPatientContext *context,
                                     TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_interpreters_list_relatives (TillidPatientContext *context,
                                               TillidDay day) G_GNUC_WARN_UNUSED_RESULT;
TillidBookingGuard
tillid_interpreters_guard (TillidPatientContext *context, gint64 person, TillidDay day);
char *tillid_interpreters_guard_words (TillidBookingGuard guard,
                                       const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_interpreters_guard_takes (TillidBookingGuard guard, int answer);
char *tillid_interpreters_wish_words (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;
gint64 tillid_interpreters_find_last (TillidPatientContext *context, int *out_mode);

G_END_DECLS
