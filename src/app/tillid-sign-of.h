/* tillid-sign-of.h - which sign somebody who is present has
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-person-sign.h"

G_BEGIN_DECLS

/* @who: #TillidPresenceWho */
static inline TillidPersonSignKind
tillid_sign_kind_of (int who)
{
  static const TillidPersonSignKind kinds[] = {
    [TILLID_PRESENCE_WHO_MEMBER] = TILLID_SIGN_COLLEAGUE,
    [TILLID_PRESENCE_WHO_INTERPRETER] = TILLID_SIGN_INTERPRETER,
    [TILLID_PRESENCE_WHO_PATIENT] = TILLID_SIGN_PATIENT,
    [TILLID_PRESENCE_WHO_FAMILY] = TILLID_SIGN_FAMILY,
    [TILLID_PRESENCE_WHO_OTHER] = TILLID_SIGN_ORGANISATION,
  };

  return kinds[who];
}

/* @initials: (nullable): else they come from @name */
static inline void
tillid_person_sign_set_presence (TillidPersonSign *sign,
                                 int who,
                                 gint64 colour,
                                 const char *initials,
                                 const char *name)
{
  if (initials != NULL)
    tillid_person_sign_set (sign, tillid_sign_kind_of (who), colour, initials);
  else
    tillid_person_sign_set_name (sign, tillid_sign_kind_of (who), name);
}

G_END_DECLS
