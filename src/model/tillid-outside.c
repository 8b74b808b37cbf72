/* tillid-outside.c - contacts with others outside the clinic, letters, and what may be shared
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Of consents the newest answer for each counterpart counts; those before it stay in the record. An answer past its day is said to
 * be over, never counted as a no. */
#include "config.h"

#include "tillid-outside.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-words.h"

static TillidDay
today_of (TillidPatientContext *context)
{
  return tillid_session_today (tillid_patient_context_get_session (context));
}

static void
add_fact (GString *text, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? C_ ("list of facts", ", ") : "", fact);
}

/* What somebody typed, in whatever direction. */
static void
add_said (GString *text, const char *said)
{
  g_autofree char *isolated = said != NULL && *said != '\0' ? tillid_words_isolate (said) : NULL;

  add_fact (text, isolated);
}

static void
add_day (GString *text, const char *pattern, TillidDay day)
{
  g_autofree char *words = NULL, *fact = NULL;

  if (day == TILLID_ABSENT)
    return;
  words = tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, NULL);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  fact = g_strdup_printf (pattern, words);
#pragma GCC diagnostic pop
  add_fact (text, fact);
}

static gboolean
is_overdue (TillidDay due, TillidDay replied, TillidDay today)
{
  return replied == TILLID_ABSENT && due != TILLID_ABSENT && due < today;
}

/* What is waited for. */
static void
add_reply (GString *text, TillidDay due, TillidDay replied, TillidDay today)
{
  if (replied != TILLID_ABSENT)
    /* Translators: a day. */
    add_day (text, C_ ("contact", "answered %s"), replied);
  else if (is_overdue (due, replied, today))
    {
      g_autofree char *days = tillid_format_count (today - due);
      g_autofree char *late =
        g_strdup_printf (ngettext ("no answer, %s day late", "no answer, %s days late",
                                   (gulong) (today - due)),
                         days);

      add_fact (text, late);
    }
  else
    /* Translators: a day. */
    add_day (text, C_ ("contact", "answer expected by %s"), due);
}

static TillidDay
day_of_told (const TillidTold *told)
{
  const TillidToldContext nothing = { .birth_earliest = TILLID_ABSENT,
                                      .birth_latest = TILLID_ABSENT };
  TillidToldBounds bounds;

  return told != NULL && tillid_told_bounds (told, &nothing, &bounds, NULL) ? bounds.start_latest
                                                                            : TILLID_ABSENT;
}

static char *
write_title (int counterpart, const char *with_text, const char *caseworker)
{
  GString *text = g_string_new (with_text);

  if (text->len == 0)
    {
      g_autofree char *label =
        tillid_words_begin (tillid_choice_get_label (tillid_counterpart_choices, counterpart));

      g_string_assign (text, label);
    }
  add_fact (text, caseworker);
  return g_string_free (text, FALSE);
}

static TillidDay
day_of (const TillidRecord *record)
{
  if (record->type == &tillid_contact_type)
    return day_of_told (((const TillidContact *) record)->at);
  if (record->type == &tillid_letter_type)
    {
      const TillidLetter *letter = (const TillidLetter *) record;

      return letter->sent_on != TILLID_ABSENT ? letter->sent_on : letter->day;
    }
  return ((const TillidConsent *) record)->day;
}

/* The newest first; those without a day last. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const TillidRecord *one = *(const TillidRecord *const *) a;
  const TillidRecord *other = *(const TillidRecord *const *) b;

  if (day_of (one) != day_of (other))
    return day_of (one) > day_of (other) ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

/* Who is hidden may be anybody: no answer is taken for another's. */
static gboolean
is_same_counterpart (const TillidConsent *a, const TillidConsent *b)
{
  return !(a->record.masked && a->with_text != NULL) && a->counterpart == b->counterpart &&
         g_strcmp0 (a->with_text, b->with_text) == 0;
}

/* @rows: the newest first */
static void
keep_newest_answers (GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    for (guint k = 0; k < i; k++)
      if (is_same_counterpart (rows->pdata[i], rows->pdata[k]))
        {
          g_ptr_array_remove_index (rows, i--);
          break;
        }
}

/**
 * tillid_outside_list:
 * @context: an open patient
 * @type: contacts, letters or consents
 *
 * Returns: (transfer full) (element-type TillidRecord): the newest first; of consents the newest answer for each counterpart
 */
GPtrArray *
tillid_outside_list (TillidPatientContext *context, const TillidRecordType *type)
{
  GPtrArray *rows = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  rows = tillid_patient_context_list (context, type);
  g_ptr_array_sort (rows, compare);
  if (type == &tillid_consent_type)
    keep_newest_answers (rows);
  return rows;
}

/* (transfer full): with whom. */
char *
tillid_outside_dup_title (TillidPatientContext *context, const TillidRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  if (record->type == &tillid_contact_type)
    {
      const TillidContact *contact = (const TillidContact *) record;

      return write_title (contact->counterpart, contact->with_text, contact->caseworker);
    }
  if (record->type == &tillid_letter_type)
    {
      const TillidLetter *letter = (const TillidLetter *) record;

      /* The patient is no office outside: what the letter is says more than "other". */
      if (letter->to_text == NULL && letter->counterpart == TILLID_COUNTERPART_OTHER)
        return tillid_words_begin (
          tillid_choice_get_label (tillid_letter_kind_choices, letter->kind));
      return write_title (letter->counterpart, letter->to_text, NULL);
    }
  return write_title (((const TillidConsent *) record)->counterpart,
                      ((const TillidConsent *) record)->with_text, NULL);
}

/* Many say no more than with whom: that is the title already. */
static const char *
unless_title (const char *what, const char *title)
{
  return g_strcmp0 (what, title) != 0 ? what : NULL;
}

static void
describe_contact (GString *detail, const TillidContact *contact, TillidDay today)
{
  g_autofree char *title =
    write_title (contact->counterpart, contact->with_text, contact->caseworker);
  g_autofree char *when = contact->at != NULL ? tillid_format_told (contact->at, NULL) : NULL;

  add_fact (detail, when);
  add_fact (detail, tillid_choice_get_label (tillid_contact_kind_choices, contact->kind));
  if (contact->direction != TILLID_DIRECTION_NOT_SAID)
    add_fact (detail, tillid_choice_get_label (tillid_direction_choices, contact->direction));
  add_said (detail, unless_title (contact->title, title));
  add_said (detail, contact->sent);
  add_reply (detail, contact->reply_due, contact->replied_on, today);
}

static void
describe_letter (GString *detail, const TillidLetter *letter, TillidDay today)
{
  add_day (detail, "%s", day_of (&letter->record));
  add_fact (detail, tillid_choice_get_label (tillid_letter_kind_choices, letter->kind));
  add_said (detail, letter->title);
  if (letter->sent_on == TILLID_ABSENT)
    add_fact (detail, C_ ("contact", "not sent yet"));
  add_reply (detail, letter->reply_due, letter->replied_on, today);
  add_said (detail, letter->reply);
}

static void
describe_consent (GString *detail,
                  TillidPatientContext *context,
                  const TillidConsent *consent,
                  TillidDay today)
{
  const TillidInterpreter *interpreter =
    tillid_patient_context_find_interpreter (context, consent->through);

  add_fact (detail, tillid_choice_get_label (tillid_consent_state_choices, consent->answer));
  add_said (detail, consent->about);
  if (consent->until_day != TILLID_ABSENT && consent->until_day < today)
    /* Translators: a day. */
    add_day (detail, C_ ("consent", "over since %s: ask again"), consent->until_day);
  else
    /* Translators: a day. */
    add_day (detail, C_ ("consent", "until %s"), consent->until_day);
  /* Translators: a day. */
  add_day (detail, C_ ("consent", "asked %s"), consent->day);
  if (interpreter != NULL && interpreter->name != NULL)
    {
      g_autofree char *name = tillid_words_isolate (interpreter->name);
      /* Translators: the name of an interpreter. */
      g_autofree char *through = g_strdup_printf (C_ ("consent", "through %s"), name);

      add_fact (detail, through);
    }
}

/* (transfer full): when, what, and what is waited for. */
char *
tillid_outside_describe (TillidPatientContext *context, const TillidRecord *record)
{
  GString *detail = g_string_new (NULL);
  const TillidDay today = today_of (context);

  if (record->type == &tillid_contact_type)
    describe_contact (detail, (const TillidContact *) record, today);
  else if (record->type == &tillid_letter_type)
    describe_letter (detail, (const TillidLetter *) record, today);
  else
    describe_consent (detail, context, (const TillidConsent *) record, today);
  return g_string_free (detail, FALSE);
}

/* Whether a reply should have come before today, or a yes is over. */
gboolean
tillid_outside_is_late (TillidPatientContext *context, const TillidRecord *record)
{
  const TillidDay today = today_of (context);

  if (record->type == &tillid_contact_type)
    return is_overdue (((const TillidContact *) record)->reply_due,
                       ((const TillidContact *) record)->replied_on, today);
  if (record->type == &tillid_letter_type)
    return is_overdue (((const TillidLetter *) record)->reply_due,
                       ((const TillidLetter *) record)->replied_on, today);
  return ((const TillidConsent *) record)->answer == TILLID_CONSENT_STATE_YES &&
         is_overdue (((const TillidConsent *) record)->until_day, TILLID_ABSENT, today);
}

/* What is known of a new contact or consent: it is of today, and ours. */
void
tillid_outside_prepare (TillidPatientContext *context, TillidRecord *draft)
{
  TillidSession *session = NULL;
  gint64 member;

  g_return_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && draft != NULL);

  session = tillid_patient_context_get_session (context);
  member = tillid_session_get_member (session)->record.id;
  if (draft->type == &tillid_contact_type)
    {
      TillidContact *contact = (TillidContact *) draft;
      g_autoptr (TillidTold) told = tillid_told_new_day (tillid_session_today (session));

      contact->kind = TILLID_CONTACT_KIND_CALL;
      contact->direction = TILLID_DIRECTION_OUT;
      contact->member = member;
      tillid_set_told (&contact->at, told);
    }
  else if (draft->type == &tillid_consent_type)
    {
      ((TillidConsent *) draft)->day = tillid_session_today (session);
      ((TillidConsent *) draft)->asked_by = member;
    }
}

/**
 * tillid_outside_ask_again:
 * @context: an open patient
 * @consent: (type TillidConsent): the answer so far
 *
 * Returns: (transfer full) (nullable): a new answer of today about the same, not sealed; the one before it stays in the record.
 *   %NULL where a protected address hides with whom: that cannot be written down anew, only changed
 */
TillidRecord *
tillid_outside_ask_again (TillidPatientContext *context, const TillidRecord *consent)
{
  const TillidConsent *old = (const TillidConsent *) consent;
  TillidConsent *draft = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && consent != NULL, NULL);

  if (consent->masked && old->with_text != NULL)
    return NULL;
  draft = tillid_patient_context_new_record (context, &tillid_consent_type);
  tillid_outside_prepare (context, &draft->record);
  draft->counterpart = old->counterpart;
  draft->answer = old->answer;
  draft->through = old->through;
  tillid_set_text (&draft->with_text, old->with_text);
  tillid_set_text (&draft->about, old->about);
  return &draft->record;
}
