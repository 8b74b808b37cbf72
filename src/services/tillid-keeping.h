/* tillid-keeping.h - how long a patient's record is kept, and taking it out afterwards
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidKeeping:
 * @patient: id
 * @last_entry: the day on which something was last written
 * @until: the day until which the record is kept
 * @held: it is kept longer, whatever the day: a case is pending
 */
typedef struct
{
  gint64 patient;
  TillidDay last_entry;
  TillidDay until;
  gboolean held;
} TillidKeeping;

gboolean tillid_keeping_read (TillidSession *session,
                              gint64 patient,
                              TillidKeeping *out_keeping,
                              GError **error);
GArray *tillid_keeping_list_due (TillidSession *session, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean
tillid_keeping_purge (TillidSession *session, gint64 patient, const char *protocol, GError **error);

G_END_DECLS
