/* tillid-new-patient.c - a new patient needs nothing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-new-patient.h"

#include <glib/gi18n-lib.h>

/**
 * tillid_new_patient_edit:
 * @session: an open clinic
 * @name: (nullable): a name in any script; nothing is asked for
 * @out_patient: (out) (optional): the id the patient will have
 *
 * A person, the name if there is one, and a course of care that starts today.
 *
 * Returns: (transfer full): the edit, to be applied by the caller
 */
TillidEdit *
tillid_new_patient_edit (TillidSession *session, const char *name, gint64 *out_patient)
{
  TillidIdSource *ids = tillid_session_get_ids (session);
  TillidEdit *edit = tillid_edit_new (C_ ("edit", "New patient"));
  TillidPerson *person = tillid_edit_assign_id (tillid_person_new (), ids);
  TillidCourse *course = tillid_edit_assign_id (tillid_course_new (), ids);
  const gint64 patient = person->record.id;
  g_autofree char *text = g_strstrip (g_strdup (name != NULL ? name : ""));

  person->role = TILLID_PERSON_ROLE_PATIENT;
  tillid_edit_take (edit, tillid_record_seal (person));

  if (*text != '\0')
    {
      TillidPersonName *written = tillid_edit_assign_id (tillid_person_name_new (), ids);

      written->patient = patient;
      written->use = TILLID_NAME_USE_USUAL;
      tillid_set_text (&written->text, text);
      tillid_edit_take (edit, tillid_record_seal (written));
    }

  course->patient = patient;
  course->started = tillid_session_today (session);
  tillid_edit_take (edit, tillid_record_seal (course));

  if (out_patient != NULL)
    *out_patient = patient;
  return edit;
}
