/* tillid-interpreters.c - who can interpret for a patient, and whom the patient does not want
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Offered are those of the patient's language: the one of last time, the one wished for, those the patient knows, the others by
 * name; of the other sex than the patient wishes, last and said so. Whom the patient does not want is not among them. */
#include "config.h"

#include "tillid-interpreters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-family-query.h"
#include "tillid-format.h"
#include "tillid-understanding.h"
#include "tillid-visit-records.h"
#include "tillid-visit-words.h"
#include "tillid-words.h"

/* "ar-IQ" and "ar" are one language to an interpreter. */
gboolean
tillid_interpreter_speaks (const TillidInterpreter *interpreter, const char *language)
{
  g_return_val_if_fail (interpreter != NULL, FALSE);

  return tillid_format_is_same_language (interpreter->language, language);
}

/* (transfer full) (element-type TillidExclusion): those that hold. */
GPtrArray *
tillid_interpreters_list_exclusions (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) all = tillid_patient_context_list (context, &tillid_exclusion_type);
  GPtrArray *held = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  for (guint i = 0; i < all->len; i++)
    {
      const TillidExclusion *exclusion = all->pdata[i];

      if (!exclusion->lifted && !tillid_interpreters_is_excluded (held, exclusion->interpreter))
        g_ptr_array_add (held, tillid_record_ref_any (exclusion));
    }
  return held;
}

/* @exclusions: (element-type TillidExclusion): those that hold */
gboolean
tillid_interpreters_is_excluded (GPtrArray *exclusions, gint64 interpreter)
{
  g_return_val_if_fail (exclusions != NULL, FALSE);

  for (guint i = 0; i < exclusions->len; i++)
    if (((const TillidExclusion *) exclusions->pdata[i])->interpreter == interpreter)
      return TRUE;
  return FALSE;
}

/* (transfer full): the name; of who is excluded with the word that says so, and never with a reason. */
char *
tillid_interpreters_name_words (GPtrArray *exclusions, const TillidInterpreter *interpreter)
{
  const char *name = interpreter->name != NULL ? interpreter->name : "";
  g_autofree char *isolated = NULL;

  if (!tillid_interpreters_is_excluded (exclusions, interpreter->record.id))
    return g_strdup (name);
  isolated = tillid_words_isolate (name);
  /* Translators: the name of an interpreter whom the patient does not want. */
  return g_strdup_printf (C_ ("interpreter", "%s (excluded)"), isolated);
}

/* (transfer full) (element-type TillidInterpreter): all but those who are excluded. */
GPtrArray *
tillid_interpreters_list_wanted (TillidPatientContext *context)
{
  GPtrArray *all = tillid_patient_context_get_interpreters (context);
  g_autoptr (GPtrArray) exclusions = tillid_interpreters_list_exclusions (context);
  GPtrArray *wanted = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  for (guint i = 0; i < all->len; i++)
    if (!tillid_interpreters_is_excluded (exclusions, ((TillidRecord *) all->pdata[i])->id))
      g_ptr_array_add (wanted, tillid_record_ref_any (all->pdata[i]));
  return wanted;
}

/**
 * tillid_interpreters_exclude:
 * @context: an open patient
 * @interpreter: id of an interpreter
 *
 * The patient does not want @interpreter. Nobody asks why, and nothing is written but that; a wish for the same person ends
 * with it.
 */
void
tillid_interpreters_exclude (TillidPatientContext *context, gint64 interpreter)
{
  g_autoptr (GPtrArray) held = tillid_interpreters_list_exclusions (context);
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("undo", "Interpreter not asked again"));
  TillidPerson *patient = tillid_patient_context_get_person (context);
  TillidExclusion *exclusion;

  g_return_if_fail (interpreter != 0);

  if (tillid_interpreters_is_excluded (held, interpreter))
    return;
  exclusion = tillid_patient_context_new_record (context, &tillid_exclusion_type);
  exclusion->interpreter = interpreter;
  tillid_edit_take (edit, tillid_record_seal (exclusion));
  if (patient != NULL && patient->interpreter_wish == interpreter)
    {
      patient = tillid_person_edit (patient);
      patient->interpreter_wish = 0;
      tillid_edit_take (edit, tillid_record_seal (patient));
    }
  tillid_patient_context_apply (context, edit);
}

/* Asked again, by wish of the patient. */
void
tillid_interpreters_lift (TillidPatientContext *context, gint64 interpreter)
{
  g_autoptr (GPtrArray) all = tillid_patient_context_list (context, &tillid_exclusion_type);
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("undo", "Interpreter may be asked again"));

  for (guint i = 0; i < all->len; i++)
    {
      TillidExclusion *exclusion = all->pdata[i];

      if (exclusion->lifted || exclusion->interpreter != interpreter)
        continue;
      exclusion = tillid_exclusion_edit (exclusion);
      exclusion->lifted = TRUE;
      tillid_edit_take (edit, tillid_record_seal (exclusion));
    }
  if (tillid_edit_get_n_records (edit) > 0)
    tillid_patient_context_apply (context, edit);
}

/* (transfer full): "1 excluded" */
char *
tillid_interpreters_excluded_words (guint n)
{
  g_autofree char *count = tillid_format_count (n);

  return g_strdup_printf (ngettext ("%s excluded", "%s excluded", n), count);
}

/* Who interpreted at the last visit that has happened, and how. 0: nobody. */
gint64
tillid_interpreters_find_last (TillidPatientContext *context, int *out_mode)
{
  g_autoptr (TillidVisitRecords) records = tillid_visit_records_read (context);

  *out_mode = TILLID_INTERPRETING_MODE_UNKNOWN;
  for (guint i = records->visits->len; i > 0; i--)
    {
      const TillidVisit *visit = records->visits->pdata[i - 1];
      GPtrArray *presences = tillid_visit_records_get_presences (records, visit->record.id);

      if (visit->status != TILLID_VISIT_STATUS_ATTENDED)
        continue;
      for (guint p = 0; presences != NULL && p < presences->len; p++)
        {
          const TillidPresence *presence = presences->pdata[p];

          if (presence->who != TILLID_PRESENCE_WHO_INTERPRETER || presence->interpreter == 0 ||
              presence->mode == TILLID_INTERPRETING_MODE_NONE)
            continue;
          *out_mode = presence->mode;
          return presence->interpreter;
        }
      return 0;
    }
  return 0;
}

static void
offer_free (gpointer data)
{
  TillidInterpreterOffer *offer = data;

  g_free (offer->name);
  g_free (offer->line);
  g_free (offer);
}

typedef struct
{
  TillidInterpreterOffer *offer;
  int rank;
  char *sort_name;
} Ranked;

static void
ranked_clear (gpointer data)
{
  g_free (((Ranked *) data)->sort_name);
}

static int
compare_ranked (gconstpointer left, gconstpointer right)
{
  const Ranked *a = left, *b = right;

  return a->rank != b->rank ? a->rank - b->rank : strcmp (a->sort_name, b->sort_name);
}

static char *
offer_line (const TillidInterpreter *interpreter,
            gboolean is_last,
            gboolean is_other_sex,
            int together)
{
  GString *line = g_string_new (NULL);
  const char *separator = C_ ("list of facts", ", ");

  if (is_last)
    g_string_append (line, C_ ("interpreter", "as last time"));
  if (together > 0)
    {
      g_autofree char *n = tillid_format_count (together);

      g_string_append (line, line->len > 0 ? separator : "");
      g_string_append_printf (line,
                              ngettext ("%s visit together", "%s visits together",
                                        (gulong) together),
                              n);
    }
  else
    g_string_append (line, C_ ("interpreter", "new"));
  if (interpreter->dialect != NULL)
    g_string_append_printf (line, "%s%s", separator, interpreter->dialect);
  if (is_other_sex)
    g_string_append_printf (line, "%s%s", separator,
                            interpreter->sex == TILLID_SEX_MAN
                              ? C_ ("interpreter", "a man; a woman is wished for")
                              : C_ ("interpreter", "a woman; a man is wished for"));
  return g_string_free (line, FALSE);
}

/* How the two of them understood each other, while that is looked at. */
static void
add_understanding (TillidPatientContext *context, TillidInterpreterOffer *offer)
{
  g_autofree char *words =
    tillid_understanding_to_words (context, offer->interpreter,
                                   tillid_session_today (
                                     tillid_patient_context_get_session (context)));
  g_autofree char *line = offer->line;

  if (words == NULL)
    offer->line = g_steal_pointer (&line);
  else
    /* Translators: what is known about an interpreter, and a sentence: "as last time, 7 visits together. Understood each
     * other well, 10 March 2026." */
    offer->line = *line != '\0' ? g_strdup_printf (C_ ("interpreter", "%1$s. %2$s"), line, words)
                                : g_strdup (words);
}

/**
 * tillid_interpreters_list:
 * @context: an open patient
 * @day: day of the visit
 *
 * Returns: (transfer full) (element-type TillidInterpreterOffer): who can be asked, in the order of this file's first comment
 */
GPtrArray *
tillid_interpreters_list (TillidPatientContext *context, TillidDay day)
{
  GPtrArray *all = tillid_patient_context_get_interpreters (context);
  const TillidPerson *patient = tillid_patient_context_get_person (context);
  const char *language = tillid_patient_context_get_language (context);
  g_autoptr (GPtrArray) excluded = tillid_interpreters_list_exclusions (context);
  g_autoptr (TillidVisitRecords) records = tillid_visit_records_read (context);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *offers = g_ptr_array_new_with_free_func (offer_free);
  int mode;
  const gint64 last = tillid_interpreters_find_last (context, &mode);

  g_array_set_clear_func (ranked, ranked_clear);
  for (guint i = 0; i < all->len; i++)
    {
      const TillidInterpreter *interpreter = all->pdata[i];
      const gint64 id = interpreter->record.id;
      const gboolean is_other_sex =
        patient->interpreter_sex != TILLID_SEX_UNKNOWN && interpreter->sex != TILLID_SEX_UNKNOWN &&
        interpreter->sex != patient->interpreter_sex && id != patient->interpreter_wish;
      Ranked one = { NULL, 0, NULL };

      if (interpreter->name == NULL || tillid_interpreters_is_excluded (excluded, id) ||
          (language != NULL && !tillid_interpreter_speaks (interpreter, language)))
        continue;
      one.offer = g_new0 (TillidInterpreterOffer, 1);
      one.offer->interpreter = id;
      one.offer->name = g_strdup (interpreter->name);
      one.offer->together = tillid_visit_records_count_with_interpreter (records, id, NULL);
      one.offer->line = offer_line (interpreter, id == last, is_other_sex, one.offer->together);
      add_understanding (context, one.offer);
      one.rank = is_other_sex                      ? 4
                 : id == last                      ? 0
                 : id == patient->interpreter_wish ? 1
                 : one.offer->together > 0         ? 2
                                                   : 3;
      one.sort_name = g_utf8_casefold (interpreter->name, -1);
      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (offers, g_array_index (ranked, Ranked, i).offer);
  return offers;
}

static char *
read_name (GPtrArray *names, gint64 person)
{
  for (guint i = 0; i < names->len; i++)
    {
      const TillidPersonName *name = names->pdata[i];

      if (name->patient == person && (name->given != NULL || name->text != NULL))
        return g_strdup (name->given != NULL ? name->given : name->text);
    }
  return NULL;
}

/**
 * tillid_interpreters_guard:
 * @context: an open patient
 * @person: id of a relative; 0 for somebody who is only a name
 * @day: day of the visit
 *
 * Returns: what is asked before @person interprets
 */
TillidBookingGuard
tillid_interpreters_guard (TillidPatientContext *context, gint64 person, TillidDay day)
{
  const TillidToldContext told = { TILLID_ABSENT, TILLID_ABSENT, NULL, NULL };
  g_autoptr (TillidRecord) record = NULL;
  const TillidPerson *relative;
  TillidToldBounds birth;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), TILLID_BOOKING_GUARD_AGE_UNKNOWN);

  if (person != 0)
    record = tillid_patient_context_get (context, &tillid_person_type, person);
  relative = (const TillidPerson *) record;
  if (relative == NULL || relative->birth == NULL ||
      !tillid_told_bounds (relative->birth, &told, &birth, NULL))
    return TILLID_BOOKING_GUARD_AGE_UNKNOWN;
  return tillid_booking_guard (&birth, relative->birth_administrative, day);
}

/**
 * tillid_interpreters_list_relatives:
 * @context: an open patient
 * @day: day of the visit
 *
 * Returns: (transfer full) (element-type TillidInterpreterOffer): those of the family who could be asked in need
 */
GPtrArray *
tillid_interpreters_list_relatives (TillidPatientContext *context, TillidDay day)
{
  g_autoptr (GPtrArray) relations = tillid_patient_context_list (context, &tillid_relation_type);
  g_autoptr (GPtrArray) names =
    tillid_family_query_list (tillid_patient_context_get_db (context),
                              tillid_patient_context_get_scope (context), &tillid_person_name_type,
                              NULL);
  GPtrArray *offers = g_ptr_array_new_with_free_func (offer_free);

  for (guint i = 0; names != NULL && i < relations->len; i++)
    {
      const TillidRelation *relation = relations->pdata[i];
      TillidInterpreterOffer *offer;
      g_autofree char *name = read_name (names, relation->person);

      if (relation->other != 0 || relation->person == 0 || name == NULL || relation->missing ||
          relation->whereabouts == TILLID_WHEREABOUTS_LEFT_BEHIND ||
          relation->kind == TILLID_RELATION_KIND_ORGANISATION)
        continue;
      offer = g_new0 (TillidInterpreterOffer, 1);
      offer->person = relation->person;
      offer->name = g_steal_pointer (&name);
      offer->line =
        g_strdup (relation->words != NULL
                    ? relation->words
                    : tillid_choice_get_label (tillid_relation_kind_choices, relation->kind));
      offer->guard = tillid_interpreters_guard (context, relation->person, day);
      g_ptr_array_add (offers, offer);
    }
  return offers;
}

/**
 * tillid_interpreters_guard_words:
 * @guard: what is asked
 * @name: of whoever would interpret
 *
 * Returns: (transfer full) (nullable): the sentence; %NULL where nothing is asked
 */
char *
tillid_interpreters_guard_words (TillidBookingGuard guard, const char *name)
{
  g_autofree char *who = tillid_words_isolate (name);

  switch (guard)
    {
    case TILLID_BOOKING_GUARD_AGE_UNKNOWN:
      return g_strdup_printf (C_ ("child guard",
                                  "How old %1$s is, is not known. Is %1$s 18 or older? Below that "
                                  "nobody of the family interprets, except where it is acute and "
                                  "life-threatening, or from 15 on where a doctor has judged it "
                                  "simple."),
                              who);
    case TILLID_BOOKING_GUARD_YOUNG:
      return g_strdup_printf (C_ ("child guard",
                                  "%s is not 18 yet. At 15 to 17 somebody of the family interprets "
                                  "only where it is acute and life-threatening, or where a doctor "
                                  "has judged it simple. Which is it?"),
                              who);
    case TILLID_BOOKING_GUARD_CHILD:
      return g_strdup_printf (C_ ("child guard",
                                  "%s is a child. Children do not interpret, except where it is "
                                  "acute and life-threatening. Is it?"),
                              who);
    default:
      return NULL;
    }
}

/**
 * tillid_interpreters_guard_takes:
 * @guard: what is asked
 * @answer: #TillidChildGuard
 *
 * Returns: whether @answer lets the relative interpret
 */
gboolean
tillid_interpreters_guard_takes (TillidBookingGuard guard, int answer)
{
  switch (guard)
    {
    case TILLID_BOOKING_GUARD_ADULT:
      return TRUE;
    case TILLID_BOOKING_GUARD_AGE_UNKNOWN:
      return answer != TILLID_CHILD_GUARD_NONE;
    case TILLID_BOOKING_GUARD_YOUNG:
      return answer == TILLID_CHILD_GUARD_ACUTE || answer == TILLID_CHILD_GUARD_SIMPLE;
    default:
      return answer == TILLID_CHILD_GUARD_ACUTE;
    }
}

/**
 * tillid_interpreters_wish_words:
 * @context: an open patient
 *
 * Returns: (transfer full): "Arabic, Iraqi; a woman", as far as it is known; may be empty
 */
char *
tillid_interpreters_wish_words (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) languages =
    tillid_patient_context_list (context, &tillid_person_language_type);
  const TillidPerson *patient = tillid_patient_context_get_person (context);
  const char *tag = tillid_patient_context_get_language (context);
  GString *words = g_string_new (NULL);

  if (tag != NULL)
    {
      g_autofree char *name = tillid_format_language_name (tag);

      g_string_append (words, name);
    }
  for (guint i = 0; i < languages->len; i++)
    {
      const TillidPersonLanguage *language = languages->pdata[i];

      if (language->dialect == NULL || g_strcmp0 (language->language, tag) != 0)
        continue;
      g_string_append_printf (words, "%s%s", C_ ("list of facts", ", "), language->dialect);
      break;
    }
  if (patient != NULL &&
      (patient->interpreter_sex == TILLID_SEX_WOMAN || patient->interpreter_sex == TILLID_SEX_MAN))
    g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("list of facts", ", ") : "",
                            patient->interpreter_sex == TILLID_SEX_WOMAN
                              ? C_ ("interpreter wish", "a woman")
                              : C_ ("interpreter wish", "a man"));
  return g_string_free (words, FALSE);
}
