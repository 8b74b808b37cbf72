/* tillid-visit-relative.c - somebody of the family interprets in the room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The same question as at booking (tillid_interpreters_guard()): below 18 it needs a reason, which is kept with name and time.
 * Without it nothing is written. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-interpreters.h"
#include "tillid-visit-model-private.h"

static TillidInterpreting *
edit_interpreting (TillidVisitModel *self)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  g_autoptr (GPtrArray) all = tillid_patient_context_list (context, &tillid_interpreting_type);
  const gint64 visit = tillid_visit_model_get_id (self);
  TillidInterpreting *interpreting;

  for (guint i = 0; i < all->len; i++)
    if (((TillidInterpreting *) all->pdata[i])->visit == visit)
      return tillid_interpreting_edit (all->pdata[i]);
  interpreting = tillid_patient_context_new_record (context, &tillid_interpreting_type);
  interpreting->visit = visit;
  tillid_set_text (&interpreting->language, tillid_patient_context_get_language (context));
  return interpreting;
}

static void
build_relative (TillidVisitModel *self, TillidEdit *edit, const TillidVisitChange *change)
{
  TillidPatientContext *context = tillid_visit_model_get_context (self);
  TillidSession *session = tillid_patient_context_get_session (context);
  TillidPresence *presence =
    tillid_visit_model_find (tillid_visit_model_get_presences (self), change->id);
  TillidInterpreting *interpreting;

  if (presence == NULL)
    return;
  if (!tillid_interpreters_guard_takes (
        tillid_interpreters_guard (context, presence->person,
                                   tillid_visit_model_get_visit (self)->day),
        (int) change->numbers[0]))
    return;
  interpreting = edit_interpreting (self);
  interpreting->booking = TILLID_INTERPRETING_STATE_CAME;
  interpreting->mode = TILLID_INTERPRETING_MODE_RELATIVE;
  interpreting->interpreter = 0;
  interpreting->person = presence->person;
  interpreting->guard = (int) change->numbers[0];
  interpreting->guard_member = tillid_session_get_member (session)->record.id;
  interpreting->guard_at = tillid_session_now_ms (session);
  presence = tillid_presence_edit (presence);
  presence->mode = TILLID_INTERPRETING_MODE_RELATIVE;
  tillid_visit_change_take (edit, presence);
  tillid_visit_change_take (edit, interpreting);
}

/**
 * tillid_visit_model_set_relative:
 * @presence: id of one part of a relative's presence
 * @answer: #TillidChildGuard: what was answered where the age asks for it
 *
 * The relative interprets. Nothing is written where the age asks for another answer.
 */
void
tillid_visit_model_set_relative (TillidVisitModel *self, gint64 presence, int answer)
{
  TillidVisitChange *change;

  g_return_if_fail (TILLID_IS_VISIT_MODEL (self));

  change = tillid_visit_change_new (C_ ("undo", "Somebody of the family interprets"),
                                    build_relative, presence);
  change->numbers[0] = answer;
  tillid_visit_model_queue (self, change);
}
