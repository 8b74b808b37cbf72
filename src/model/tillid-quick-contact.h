/* tillid-quick-contact.h - a contact between visits, written down in half a minute
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidQuickContact:
 * @patient: id, or 0 while nobody is chosen
 * @direction: #TillidDirection
 * @planned: it had been arranged
 * @problem: id of what it was about, or 0
 * @interpreter: id, or 0
 * @minutes: how long, or %TILLID_ABSENT
 * @next_step: (nullable) (owned): what follows, as typed
 *
 * What is being typed. Everything but the patient may be left out.
 */
typedef struct
{
  gint64 patient;
  int direction;
  gboolean planned;
  gint64 problem;
  gint64 interpreter;
  gint64 minutes;
  char *next_step;
} TillidQuickContact;

TillidQuickContact *tillid_quick_contact_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_quick_contact_free (TillidQuickContact *self);
gboolean tillid_quick_contact_is_empty (const TillidQuickContact *self);
TillidQuickContact *
tillid_quick_contact_read_draft (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
void tillid_quick_contact_put_draft (const TillidQuickContact *self, TillidSession *session);
TillidEdit *tillid_quick_contact_make_edit (const TillidQuickContact *self,
                                            TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_quick_contact_list_problems (TillidSession *session,
                                               gint64 patient,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidQuickContact, tillid_quick_contact_free)

G_END_DECLS
