/* tillid-family-prompt.c - a child who interprets for the family
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A child may interpret where life is in danger and nobody else can, and from 15 on where a doctor judged the talk to be simple.
 * That the record says a child interprets raises a sentence for the team. It is computed; what is stored is who put it aside, why
 * and until when. */
#include "config.h"

#include "tillid-family-model-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-question.h"
#include "tillid-words.h"

#define GROWN_UP 18
#define OLD_ENOUGH 15
#define DAYS 30

static const char *const reasons[] = {
  NC_ ("snooze reason", "acute, and life is in danger"),
  NC_ ("snooze reason", "15 to 17 years old, and a doctor judged the talk to be simple"),
};

static char *
prompt_code (gint64 person)
{
  return g_strdup_printf ("child-interprets:%" G_GINT64_FORMAT, person);
}

static TillidDay
today_of (TillidFamilyModel *self)
{
  return tillid_session_today (tillid_patient_context_get_session (self->context));
}

/* (transfer full) (nullable): how it was put aside, as long as that counts. */
static TillidSnooze *
find_snooze (TillidFamilyModel *self, gint64 person)
{
  g_autoptr (GPtrArray) snoozes = tillid_patient_context_list (self->context, &tillid_snooze_type);
  g_autofree char *code = prompt_code (person);

  for (guint i = snoozes->len; i > 0; i--)
    {
      const TillidSnooze *snooze = snoozes->pdata[i - 1];

      if (g_strcmp0 (snooze->prompt, code) == 0 && snooze->until_day >= today_of (self))
        return tillid_record_ref_any (snoozes->pdata[i - 1]);
    }
  return NULL;
}

/* Whether a child interprets; %FALSE where nobody knows the age. */
static gboolean
is_child_who_interprets (TillidFamilyModel *self, gint64 person, int *out_age)
{
  const TillidPerson *who = tillid_family_model_find_person (self, person);
  const TillidRelation *relation = tillid_family_model_find_relation (self, person);

  return who != NULL && relation != NULL && relation->interprets && who->died == NULL &&
         tillid_family_read_age (who, today_of (self), out_age) && *out_age < GROWN_UP;
}

/**
 * tillid_family_model_dup_prompt:
 * @self: a model
 * @person: somebody in the drawing
 *
 * A child who interprets for the family. About our arrangement, never about the family; computed, not stored.
 *
 * Returns: (transfer full) (nullable): a sentence for the team; %NULL if there is nothing to say, or it was put aside
 */
char *
tillid_family_model_dup_prompt (TillidFamilyModel *self, gint64 person)
{
  g_autoptr (TillidSnooze) snooze = NULL;
  g_autofree char *name = NULL;
  g_autofree char *isolated = NULL;
  int age;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  if (!is_child_who_interprets (self, person, &age))
    return NULL;
  snooze = find_snooze (self, person);
  if (snooze != NULL)
    return NULL;
  name = tillid_family_read_name (self, person);
  isolated = tillid_words_isolate (name != NULL ? name : C_ ("family", "no name"));
  return g_strdup_printf (C_ ("family", "%s is under 18 and interprets for the family. Who of us "
                                        "books an interpreter, so that a child need not?"),
                          isolated);
}

/* Whether a reason can be one for this child: the second only from 15 on. */
gboolean
tillid_family_model_is_reason (TillidFamilyModel *self, gint64 person, TillidFamilyReason reason)
{
  int age;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), FALSE);

  return is_child_who_interprets (self, person, &age) &&
         (reason == TILLID_FAMILY_REASON_ACUTE || age >= OLD_ENOUGH);
}

/* (transfer none): the words of a reason. */
const char *
tillid_family_reason_get_label (TillidFamilyReason reason)
{
  g_return_val_if_fail (reason < G_N_ELEMENTS (reasons), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "snooze reason", reasons[reason]);
}

/* Puts the sentence aside for 30 days, with the reason, by whom and when. */
void
tillid_family_model_put_prompt_aside (TillidFamilyModel *self,
                                      gint64 person,
                                      TillidFamilyReason reason)
{
  TillidSession *session;
  TillidSnooze *snooze;
  g_autofree char *code = NULL;

  g_return_if_fail (TILLID_IS_FAMILY_MODEL (self));

  if (!tillid_family_model_is_reason (self, person, reason))
    return;
  session = tillid_patient_context_get_session (self->context);
  code = prompt_code (person);
  snooze = tillid_patient_context_new_record (self->context, &tillid_snooze_type);
  tillid_set_text (&snooze->prompt, code);
  tillid_set_text (&snooze->reason, tillid_family_reason_get_label (reason));
  snooze->until_day = today_of (self) + DAYS;
  snooze->member = tillid_session_get_member (session)->record.id;
  tillid_patient_context_apply_one (self->context, C_ ("edit", "Prompt put aside"), snooze);
}

/**
 * tillid_family_model_dup_put_aside:
 * @self: a model
 * @person: somebody in the drawing
 *
 * Returns: (transfer full) (nullable): who put the sentence aside, when and why
 */
char *
tillid_family_model_dup_put_aside (TillidFamilyModel *self, gint64 person)
{
  g_autoptr (TillidSnooze) snooze = NULL;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;
  const TillidMember *member;
  int age;

  g_return_val_if_fail (TILLID_IS_FAMILY_MODEL (self), NULL);

  snooze = is_child_who_interprets (self, person, &age) ? find_snooze (self, person) : NULL;
  if (snooze == NULL)
    return NULL;
  member = tillid_patient_context_find_member (self->context, snooze->member);
  name = tillid_words_isolate (member != NULL && member->name != NULL ? member->name : "?");
  day = tillid_format_day ((TillidDay) snooze->until_day - DAYS, TILLID_FORMAT_DAY_SHORT, NULL);
  /* Translators: who, when, why: Amina Berg, 10 March 2026: acute, and life is in danger. */
  return g_strdup_printf (C_ ("family", "A child interprets. %1$s, %2$s: %3$s."), name, day,
                          snooze->reason != NULL ? snooze->reason : "");
}
