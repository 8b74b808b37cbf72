/* tillid-medicines.c - medicines as prescribed beside as taken
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A medicine is one of now while nobody said that it ended. Prescribed and taken belong together by their name, whatever its
 * letters are; of several of a name the newest counts. No advice follows from a difference: it is a question for two people. */
#include "config.h"

#include "tillid-medicines.h"

#include <glib/gi18n-lib.h>

#include "tillid-confidences.h"
#include "tillid-format.h"
#include "tillid-words.h"

static void
pair_free (gpointer data)
{
  TillidMedicinePair *pair = data;

  g_free (pair->name);
  g_clear_pointer (&pair->prescribed, tillid_record_unref_any);
  g_clear_pointer (&pair->taken, tillid_record_unref_any);
  g_clear_pointer (&pair->review, tillid_record_unref_any);
  g_free (pair);
}

static char *
fold (const char *name)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  return g_utf8_casefold (stripped, -1);
}

static TillidMedicinePair *
find_pair (GPtrArray *pairs, const char *name)
{
  g_autofree char *wanted = fold (name);

  for (guint i = 0; i < pairs->len; i++)
    {
      g_autofree char *known = fold (((TillidMedicinePair *) pairs->pdata[i])->name);

      if (g_str_equal (known, wanted))
        return pairs->pdata[i];
    }
  return NULL;
}

static void
take_review (GPtrArray *pairs, TillidMedicineReview *review)
{
  for (guint i = 0; i < pairs->len; i++)
    {
      TillidMedicinePair *pair = pairs->pdata[i];
      const gboolean is_its =
        (pair->prescribed != NULL && pair->prescribed->record.id == review->medicine) ||
        (pair->taken != NULL && pair->taken->record.id == review->medicine);

      if (!is_its || (pair->review != NULL && pair->review->day > review->day))
        continue;
      g_clear_pointer (&pair->review, tillid_record_unref_any);
      pair->review = tillid_record_ref (review);
    }
}

/**
 * tillid_medicines_list:
 * @context: an open patient
 *
 * Returns: (transfer full) (element-type TillidMedicinePair): the medicines of now, in the order in which they were written down
 */
GPtrArray *
tillid_medicines_list (TillidPatientContext *context)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);
  g_autoptr (GPtrArray) medicines = NULL;
  g_autoptr (GPtrArray) reviews = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), pairs);

  medicines = tillid_patient_context_list (context, &tillid_medicine_type);
  reviews = tillid_patient_context_list (context, &tillid_medicine_review_type);
  for (guint i = 0; i < medicines->len; i++)
    {
      TillidMedicine *medicine = medicines->pdata[i];
      TillidMedicinePair *pair = NULL;
      TillidMedicine **side = NULL;

      if (medicine->name == NULL ||
          (medicine->at != NULL && medicine->at->end_kind != TILLID_TOLD_END_OPEN))
        continue;
      pair = find_pair (pairs, medicine->name);
      if (pair == NULL)
        {
          pair = g_new0 (TillidMedicinePair, 1);
          pair->name = g_strdup (medicine->name);
          g_ptr_array_add (pairs, pair);
        }
      side = medicine->kind == TILLID_MEDICINE_KIND_TAKEN ? &pair->taken : &pair->prescribed;
      g_clear_pointer (side, tillid_record_unref_any);
      *side = tillid_record_ref (medicine);
    }
  for (guint i = 0; i < reviews->len; i++)
    take_review (pairs, reviews->pdata[i]);
  return pairs;
}

/* (transfer none): the record that stands for both: as taken, else as prescribed. */
TillidMedicine *
tillid_medicine_pair_get_medicine (const TillidMedicinePair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->taken != NULL ? self->taken : self->prescribed;
}

/* (transfer none) (nullable): the pair of @pairs that a record stands for. */
const TillidMedicinePair *
tillid_medicines_find (GPtrArray *pairs, gint64 medicine)
{
  for (guint i = 0; pairs != NULL && i < pairs->len; i++)
    if (tillid_medicine_pair_get_medicine (pairs->pdata[i])->record.id == medicine)
      return pairs->pdata[i];
  return NULL;
}

/* Whether what is taken is not what is prescribed. */
gboolean
tillid_medicine_pair_differs (const TillidMedicinePair *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->prescribed == NULL || self->taken == NULL ||
         g_strcmp0 (self->prescribed->dose, self->taken->dose) != 0;
}

/* (transfer none): how they differ, in words. */
const char *
tillid_medicine_pair_describe_difference (const TillidMedicinePair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->prescribed == NULL)
    return C_ ("medicine", "taken, not prescribed");
  if (self->taken == NULL)
    return C_ ("medicine", "prescribed; nobody said how it is taken");
  return tillid_medicine_pair_differs (self)
           ? C_ ("medicine", "taken in another way than prescribed")
           : C_ ("medicine", "taken as prescribed");
}

/* Each as somebody typed it, in whatever direction. */
static char *
join (const char *const *parts, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      {
        g_autofree char *isolated = tillid_words_isolate (parts[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list of facts", ", ") : "",
                                isolated);
      }
  return g_string_free (text, FALSE);
}

/* (transfer full): "two tablets a day, GP"; "" if it is not prescribed. */
char *
tillid_medicine_pair_describe_prescribed (const TillidMedicinePair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->prescribed == NULL)
    return g_strdup ("");
  return join ((const char *const[]){ self->prescribed->dose, self->prescribed->prescribed_by,
                                      self->prescribed->why },
               3);
}

/* (transfer full): "one tablet, not every day"; "" if nobody said so. */
char *
tillid_medicine_pair_describe_taken (const TillidMedicinePair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->taken == NULL)
    return g_strdup ("");
  return join ((const char *const[]){ self->taken->dose, self->taken->why, self->taken->note }, 3);
}

/* (transfer full): when it was gone through and what was said; "" if it never was. */
char *
tillid_medicine_pair_describe_review (const TillidMedicinePair *self)
{
  const TillidMedicineReview *review = NULL;
  g_autofree char *day = NULL, *said = NULL, *agreed = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  review = self->review;
  if (review == NULL)
    return g_strdup ("");
  day = tillid_format_day (review->day, TILLID_FORMAT_DAY_SHORT, NULL);
  if (review->agreed != NULL)
    /* Translators: what was agreed about a medicine. */
    agreed = g_strdup_printf (C_ ("medicine", "agreed: %s"), review->agreed);
  said =
    join ((const char *const[]){ review->brought == TILLID_YES_NO_YES ? C_ ("medicine", "brought")
                                 : review->brought == TILLID_YES_NO_NO
                                   ? C_ ("medicine", "not brought")
                                   : NULL,
                                 review->takes_how, review->why_words, review->trouble, agreed },
          5);
  /* Translators: a day, and what was said about a medicine on it. */
  return g_strdup_printf (C_ ("medicine", "%1$s: %2$s"), day, said);
}

/* (transfer full): what is prescribed, what is taken, how they differ and what was said, each on a line. */
char *
tillid_medicine_pair_describe (const TillidMedicinePair *self)
{
  g_autofree char *prescribed = tillid_medicine_pair_describe_prescribed (self);
  g_autofree char *taken = tillid_medicine_pair_describe_taken (self);
  g_autofree char *review = tillid_medicine_pair_describe_review (self);
  GString *text = g_string_new (NULL);

  if (*prescribed != '\0')
    {
      /* Translators: how a medicine is prescribed. */
      g_string_append_printf (text, C_ ("medicine", "Prescribed: %s"), prescribed);
      g_string_append_c (text, '\n');
    }
  if (*taken != '\0')
    {
      /* Translators: how a medicine is taken. */
      g_string_append_printf (text, C_ ("medicine", "Taken: %s"), taken);
      g_string_append_c (text, '\n');
    }
  g_string_append (text, tillid_medicine_pair_describe_difference (self));
  if (*review != '\0')
    g_string_append_printf (text, "\n%s", review);
  return g_string_free (text, FALSE);
}

static gboolean
is_in_confidence (GHashTable *confidences, gpointer record)
{
  return record != NULL && tillid_confidences_has (confidences, ((TillidRecord *) record)->id);
}

/**
 * tillid_medicines_list_for_paper:
 * @context: an open patient
 *
 * Returns: (transfer full) (element-type TillidMedicinePair): those where what is taken is not what is prescribed; without
 *   what was told in confidence
 */
GPtrArray *
tillid_medicines_list_for_paper (TillidPatientContext *context)
{
  GPtrArray *pairs = tillid_medicines_list (context);
  g_autoptr (GHashTable) confidences = tillid_confidences_list (context);

  for (guint i = pairs->len; i > 0; i--)
    {
      TillidMedicinePair *pair = pairs->pdata[i - 1];

      if (is_in_confidence (confidences, pair->review))
        g_clear_pointer (&pair->review, tillid_record_unref_any);
      if (!tillid_medicine_pair_differs (pair) ||
          is_in_confidence (confidences, pair->prescribed) ||
          is_in_confidence (confidences, pair->taken))
        g_ptr_array_remove_index (pairs, i - 1);
    }
  return pairs;
}

/* What is known of a medicine before anybody says more: it is taken, whoever prescribed it. */
void
tillid_medicines_prepare (TillidPatientContext *context, TillidRecord *draft)
{
  g_return_if_fail (draft != NULL && draft->type == &tillid_medicine_type);

  ((TillidMedicine *) draft)->kind = TILLID_MEDICINE_KIND_TAKEN;
}

/**
 * tillid_medicines_review:
 * @context: an open patient
 * @medicine: (type TillidMedicine): what is gone through
 *
 * Returns: (transfer full): a review of today, not sealed. What is prescribed and what is taken stay as they are.
 */
TillidRecord *
tillid_medicines_review (TillidPatientContext *context, const TillidRecord *medicine)
{
  TillidSession *session = NULL;
  TillidMedicineReview *review = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && medicine != NULL, NULL);

  session = tillid_patient_context_get_session (context);
  review = tillid_patient_context_new_record (context, &tillid_medicine_review_type);
  review->medicine = medicine->id;
  review->day = tillid_session_today (session);
  review->member = tillid_session_get_member (session)->record.id;
  return &review->record;
}
