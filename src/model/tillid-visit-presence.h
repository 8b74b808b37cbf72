/* tillid-visit-presence.h - who is in the room, each person once
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidVisitPerson:
 * @who: #TillidPresenceWho
 * @name: never %NULL
 * @short_name: what the person is called in a sentence
 * @role: "nurse", "interpreter, by video", "daughter"; may be empty
 * @initials: (nullable): for the sign
 * @colour: the person's own, or %TILLID_ABSENT
 * @parts: (element-type TillidPresence): at least one
 */
typedef struct
{
  int who;
  char *name;
  char *short_name;
  char *role;
  char *initials;
  gint64 colour;
  GPtrArray *parts;
} TillidVisitPerson;

GPtrArray *tillid_visit_people (TillidPatientContext *context,
                                GPtrArray *presences,
                                gint64 lead) G_GNUC_WARN_UNUSED_RESULT;
TillidPresence *tillid_visit_person_get_last (const TillidVisitPerson *self);
gboolean tillid_visit_person_is_there (const TillidVisitPerson *self, gint64 minute, gint64 start);
char *tillid_visit_person_sentence (const TillidVisitPerson *self,
                                    gint64 start) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
