/* tillid-keeping-private.h - what looking for records that are due and taking them out share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-keeping.h"

G_BEGIN_DECLS

/**
 * TillidKeepingRules:
 * @session: (unowned): the clinic
 * @system: (owned): for rows that nobody is shown
 * @settings: (owned) (nullable): the years that the clinic has set, of TillidRetention
 * @today: the clinic's day
 *
 * What the time of a record is computed from: taken where the session lives, used on any thread.
 */
typedef struct
{
  TillidSession *session;
  TillidScope *system;
  GPtrArray *settings;
  TillidDay today;
} TillidKeepingRules;

gboolean
tillid_keeping_rules_init (TillidKeepingRules *self, TillidSession *session, GError **error);
void tillid_keeping_rules_clear (TillidKeepingRules *self);
gboolean tillid_keeping_rules_read (const TillidKeepingRules *self,
                                    TillidDb *db,
                                    gint64 patient,
                                    TillidKeeping *keeping,
                                    GError **error);
gboolean tillid_keeping_check_right (TillidSession *session, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidKeepingRules, tillid_keeping_rules_clear)

G_END_DECLS
