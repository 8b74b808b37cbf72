/* tillid-quick-contact.c - a contact between visits, written down in half a minute
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The draft is one line of text, a GVariant: whoever is interrupted in the middle finds everything as it was left. */
#include "config.h"

#include "tillid-quick-contact.h"

#include <glib/gi18n-lib.h>

#include "tillid-contact.h"
#include "tillid-problem.h"
#include "tillid-record-table.h"

#define DRAFT_PLACE "quick-contact"
#define DRAFT_TYPE "(xibxxxs)"

/* (transfer full): nothing said yet: somebody here called. */
TillidQuickContact *
tillid_quick_contact_new (void)
{
  TillidQuickContact *self = g_new0 (TillidQuickContact, 1);

  self->direction = TILLID_DIRECTION_OUT;
  self->minutes = TILLID_ABSENT;
  return self;
}

void
tillid_quick_contact_free (TillidQuickContact *self)
{
  if (self == NULL)
    return;
  g_free (self->next_step);
  g_free (self);
}

/* Whether nothing was said that would be lost. */
gboolean
tillid_quick_contact_is_empty (const TillidQuickContact *self)
{
  return self->direction == TILLID_DIRECTION_OUT && !self->planned && self->problem == 0 &&
         self->interpreter == 0 && self->minutes == TILLID_ABSENT &&
         (self->next_step == NULL || *self->next_step == '\0');
}

/* (transfer full): what was being typed; nothing if there was nothing. */
TillidQuickContact *
tillid_quick_contact_read_draft (TillidSession *session)
{
  TillidQuickContact *self = tillid_quick_contact_new ();
  g_autofree char *text = tillid_session_get_draft (session, DRAFT_PLACE);
  g_autoptr (GVariant) value =
    text != NULL ? g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), text, NULL, NULL, NULL) : NULL;

  if (value != NULL)
    g_variant_get (value, DRAFT_TYPE, &self->patient, &self->direction, &self->planned,
                   &self->problem, &self->interpreter, &self->minutes, &self->next_step);
  return self;
}

/* Keeps it as a draft; an empty one is forgotten. */
void
tillid_quick_contact_put_draft (const TillidQuickContact *self, TillidSession *session)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);

  if (!tillid_quick_contact_is_empty (self))
    {
      value = g_variant_ref_sink (g_variant_new (DRAFT_TYPE, self->patient, self->direction,
                                                 self->planned, self->problem, self->interpreter,
                                                 self->minutes,
                                                 self->next_step != NULL ? self->next_step : ""));
      text = g_variant_print (value, FALSE);
    }
  tillid_session_put_draft (session, DRAFT_PLACE, text);
}

/**
 * tillid_quick_contact_make_edit:
 * @self: with a patient
 * @session: an open clinic
 *
 * A call today, by whoever works here.
 *
 * Returns: (transfer full): the edit that writes it down
 */
TillidEdit *
tillid_quick_contact_make_edit (const TillidQuickContact *self, TillidSession *session)
{
  TillidEdit *edit = tillid_edit_new (C_ ("edit", "Contact written down"));
  TillidContact *contact = NULL;
  TillidTold *told = tillid_told_new (NULL, NULL);

  g_return_val_if_fail (self != NULL && self->patient != 0, edit);

  contact = tillid_edit_assign_id (tillid_contact_new (), tillid_session_get_ids (session));
  told->start.kind = TILLID_TOLD_DAY;
  tillid_day_to_ymd (tillid_session_today (session), &told->start.year, &told->start.month,
                     &told->start.day);
  contact->patient = self->patient;
  contact->kind = TILLID_CONTACT_KIND_CALL;
  tillid_set_told (&contact->at, told);
  tillid_told_free (told);
  tillid_set_text (&contact->title, self->direction == TILLID_DIRECTION_IN
                                      ? C_ ("contact", "Was called")
                                      : C_ ("contact", "Called"));
  contact->direction = self->direction;
  contact->member = tillid_session_get_member (session)->record.id;
  contact->problem = self->problem;
  contact->interpreter = self->interpreter;
  contact->minutes = self->minutes;
  contact->arranged = self->planned;
  tillid_set_text (&contact->next_step,
                   self->next_step != NULL && *self->next_step != '\0' ? self->next_step : NULL);
  if (self->planned)
    tillid_set_text (&contact->staff_words, C_ ("contact", "It had been arranged."));
  tillid_edit_take (edit, tillid_record_seal (contact));
  return edit;
}

/* (transfer full) (element-type TillidProblem): what is open, in the patient's order; %NULL with @error when the patient cannot be
 * opened. */
GPtrArray *
tillid_quick_contact_list_problems (TillidSession *session, gint64 patient, GError **error)
{
  g_autoptr (TillidScope) scope =
    tillid_session_open_patient (session, patient, "contact", NULL, error);
  g_autoptr (GPtrArray) all = NULL;

  if (scope == NULL)
    return NULL;
  all =
    tillid_record_table_list (tillid_session_get_db (session), scope, &tillid_problem_type, error);
  if (all == NULL)
    return NULL;
  for (guint i = all->len; i > 0; i--)
    {
      const TillidProblem *problem = all->pdata[i - 1];

      if (problem->status != TILLID_PROBLEM_STATUS_OPEN &&
          problem->status != TILLID_PROBLEM_STATUS_WORKING)
        g_ptr_array_remove_index (all, i - 1);
    }
  return g_steal_pointer (&all);
}
