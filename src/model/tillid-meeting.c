/* tillid-meeting.c - a network meeting: who takes part, what is agreed with each, and each one's paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A network meeting is a visit with parties. What is agreed with a party is an agreement that names it; with somebody or a day
 * to it, it is also a promise of ours or a step of others, written in the same edit and changed with it. A party's paper is made of
 * its own agreements alone: of nobody else's, of nothing in the patient's own words, of nothing of the story. */
#include "config.h"

#include "tillid-meeting.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-outside.h"
#include "tillid-words.h"

static TillidSession *
session_of (TillidPatientContext *context)
{
  return tillid_patient_context_get_session (context);
}

static int
compare_rank (gint64 a, gint64 b, const TillidRecord *one, const TillidRecord *two)
{
  if (a != b)
    return a < b ? -1 : 1;
  return one->id < two->id ? -1 : one->id > two->id;
}

static int
compare_parties (gconstpointer a, gconstpointer b)
{
  const TillidParty *one = *(const TillidParty *const *) a;
  const TillidParty *two = *(const TillidParty *const *) b;

  return compare_rank (one->rank, two->rank, &one->record, &two->record);
}

static int
compare_agreements (gconstpointer a, gconstpointer b)
{
  const TillidAgreement *one = *(const TillidAgreement *const *) a;
  const TillidAgreement *two = *(const TillidAgreement *const *) b;

  return compare_rank (one->rank, two->rank, &one->record, &two->record);
}

/* (transfer full): those of @rows whose field names @id, in order. */
static GPtrArray *
list_of (TillidPatientContext *context,
         const TillidRecordType *type,
         const char *name,
         gint64 id,
         GCompareFunc compare)
{
  const TillidField *field = tillid_record_type_find_field (type, name);
  GPtrArray *rows = tillid_patient_context_list (context, type);

  for (guint i = rows->len; i > 0; i--)
    if (TILLID_MEMBER (rows->pdata[i - 1], field, gint64) != id)
      g_ptr_array_remove_index (rows, i - 1);
  if (compare != NULL)
    g_ptr_array_sort (rows, compare);
  return rows;
}

/* (transfer full) (element-type TillidParty): who takes part in a meeting, in order. */
GPtrArray *
tillid_meeting_list_parties (TillidPatientContext *context, gint64 visit)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  return list_of (context, &tillid_party_type, "visit", visit, compare_parties);
}

/* (transfer full) (element-type TillidAgreement): what is agreed with a party, in order. */
GPtrArray *
tillid_meeting_list_agreements (TillidPatientContext *context, gint64 party)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  return list_of (context, &tillid_agreement_type, "party", party, compare_agreements);
}

/* How far a meeting is from today: those of today and to come before those that were. */
static gint64
distance (const TillidVisit *visit, TillidDay today)
{
  if (visit->day == TILLID_ABSENT)
    return G_MAXINT64;
  return visit->day >= today ? visit->day - today : G_MAXINT32 + (today - visit->day);
}

/**
 * tillid_meeting_find:
 * @context: an open patient
 *
 * Returns: the network meeting of today or the next one, else the last one; 0 for none
 */
gint64
tillid_meeting_find (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (context, &tillid_visit_type);
  const TillidDay today = tillid_session_today (session_of (context));
  const TillidVisit *found = NULL;

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];

      if (visit->kind == TILLID_VISIT_KIND_NETWORK &&
          (found == NULL || distance (visit, today) < distance (found, today)))
        found = visit;
    }
  return found != NULL ? found->record.id : 0;
}

/* @visit: the meeting */
void
tillid_meeting_prepare_party (TillidPatientContext *context, TillidRecord *draft, gint64 visit)
{
  g_autoptr (GPtrArray) parties = tillid_meeting_list_parties (context, visit);

  ((TillidParty *) draft)->visit = visit;
  ((TillidParty *) draft)->rank = parties->len + 1;
}

static TillidParty *
get_party (TillidPatientContext *context, gint64 id)
{
  return (TillidParty *) tillid_patient_context_get (context, &tillid_party_type, id);
}

/* @party: with whom it is agreed */
void
tillid_meeting_prepare_agreement (TillidPatientContext *context, TillidRecord *draft, gint64 party)
{
  g_autoptr (GPtrArray) agreements = tillid_meeting_list_agreements (context, party);
  g_autoptr (TillidParty) with = get_party (context, party);
  TillidAgreement *agreement = (TillidAgreement *) draft;

  agreement->party = party;
  agreement->visit = with != NULL ? with->visit : 0;
  agreement->rank = agreements->len + 1;
}

/* With a party in it a visit is a network meeting. */
void
tillid_meeting_also_party (TillidPatientContext *context,
                           TillidEdit *edit,
                           const TillidRecord *party)
{
  g_autoptr (TillidRecord) visit =
    tillid_patient_context_get (context, &tillid_visit_type, ((const TillidParty *) party)->visit);
  TillidVisit *draft = NULL;

  if (visit == NULL || ((TillidVisit *) visit)->kind != TILLID_VISIT_KIND_VISIT)
    return;
  draft = tillid_visit_edit ((TillidVisit *) visit);
  draft->kind = TILLID_VISIT_KIND_NETWORK;
  tillid_edit_take (edit, tillid_record_seal (draft));
}

static const char *
words_of (const TillidAgreement *agreement)
{
  return agreement->staff_words != NULL ? agreement->staff_words : agreement->words;
}

/* (nullable): what came from @agreement already, open or not. */
static gpointer
find_made (GPtrArray *rows)
{
  return rows->len > 0 ? rows->pdata[0] : NULL;
}

static void
take_if_changed (TillidEdit *edit, gpointer draft, gpointer old)
{
  if (old != NULL && tillid_record_equal (draft, old))
    tillid_record_unref_any (draft);
  else
    tillid_edit_take (edit, tillid_record_seal_any (draft));
}

/* A colleague owes it. */
static void
promise_it (TillidPatientContext *context, TillidEdit *edit, const TillidAgreement *agreement)
{
  g_autoptr (GPtrArray) made =
    list_of (context, &tillid_promise_type, "agreement", agreement->record.id, NULL);
  TillidPromise *old = find_made (made);
  TillidPromise *promise = old != NULL
                             ? tillid_promise_edit (old)
                             : tillid_patient_context_new_record (context, &tillid_promise_type);

  if (old == NULL)
    {
      promise->agreement = agreement->record.id;
      promise->visit = agreement->visit;
      promise->made_on = tillid_session_today (session_of (context));
      promise->first_due = agreement->due;
    }
  tillid_set_text (&promise->words, words_of (agreement));
  promise->owner = agreement->owner;
  promise->due = agreement->due;
  take_if_changed (edit, promise, old);
}

/* Somebody outside, or of the family, does it. */
static void
make_step (TillidPatientContext *context, TillidEdit *edit, const TillidAgreement *agreement)
{
  g_autoptr (GPtrArray) made =
    list_of (context, &tillid_step_type, "made_by", agreement->record.id, NULL);
  g_autoptr (TillidParty) party = get_party (context, agreement->party);
  TillidStep *old = find_made (made);
  TillidStep *step = old != NULL ? tillid_step_edit (old)
                                 : tillid_patient_context_new_record (context, &tillid_step_type);

  if (old == NULL)
    {
      step->made_by = agreement->record.id;
      step->side = party != NULL && party->counterpart == TILLID_COUNTERPART_FAMILY
                     ? TILLID_SIDE_FAMILY
                     : TILLID_SIDE_OTHERS;
    }
  tillid_set_text (&step->staff_words, words_of (agreement));
  tillid_set_text (&step->owner_text, agreement->owner_text != NULL ? agreement->owner_text
                                      : party != NULL               ? party->name
                                                                    : NULL);
  step->due = agreement->due;
  take_if_changed (edit, step, old);
}

/**
 * tillid_meeting_also_agreement:
 * @context: an open patient
 * @edit: the edit that writes @agreement
 * @agreement: (type TillidAgreement): with a party
 *
 * Adds what follows from it: of a colleague's a promise of ours, of anybody else's, or with a day, a step; a line with neither
 *   is what was said and no more.
 */
void
tillid_meeting_also_agreement (TillidPatientContext *context,
                               TillidEdit *edit,
                               const TillidRecord *agreement)
{
  const TillidAgreement *agreed = (const TillidAgreement *) agreement;

  if (agreement->state != TILLID_RECORD_ACTIVE)
    return;
  if (agreed->owner != 0)
    promise_it (context, edit, agreed);
  else if (agreed->owner_text != NULL || agreed->due != TILLID_ABSENT)
    make_step (context, edit, agreed);
}

/* (transfer full): "Municipality, Lene M." */
char *
tillid_meeting_dup_party (TillidPatientContext *context, const TillidRecord *party)
{
  const TillidParty *one = (const TillidParty *) party;
  g_autofree char *kind =
    tillid_words_begin (tillid_choice_get_label (tillid_counterpart_choices, one->counterpart));
  g_autofree char *name = one->name != NULL ? tillid_words_isolate (one->name) : NULL;

  if (name == NULL)
    return g_steal_pointer (&kind);
  if (one->counterpart == TILLID_COUNTERPART_OTHER)
    return g_steal_pointer (&name);
  /* Translators: "Municipality", and who comes from there. */
  return g_strdup_printf (C_ ("network", "%1$s, %2$s"), kind, name);
}

/* (transfer full): how many lines, or that nobody came. */
char *
tillid_meeting_describe_party (TillidPatientContext *context, const TillidRecord *party)
{
  g_autoptr (GPtrArray) agreements = NULL;
  g_autofree char *count = NULL, *lines = NULL;

  agreements = tillid_meeting_list_agreements (context, party->id);
  count = tillid_format_count (agreements->len);
  lines = g_strdup_printf (ngettext ("%s line", "%s lines", agreements->len), count);
  if (!((const TillidParty *) party)->apologies)
    return g_steal_pointer (&lines);
  /* Translators: "3 lines". */
  return g_strdup_printf (C_ ("network", "could not come; %s"), lines);
}

/* (transfer full): what is agreed, in the clinic's words. */
char *
tillid_meeting_dup_agreement (TillidPatientContext *context, const TillidRecord *agreement)
{
  const char *words = words_of ((const TillidAgreement *) agreement);

  return g_strdup (words != NULL ? words : "");
}

/* (transfer full): who does it, until when; "" for neither. */
char *
tillid_meeting_describe_agreement (TillidPatientContext *context, const TillidRecord *agreement)
{
  const TillidAgreement *agreed = (const TillidAgreement *) agreement;
  const TillidMember *member = tillid_patient_context_find_member (context, agreed->owner);
  g_autofree char *day = agreed->due != TILLID_ABSENT
                           ? tillid_format_day (agreed->due, TILLID_FORMAT_DAY_FULL, NULL)
                           : NULL;
  g_autofree char *who = NULL;

  if (member != NULL && member->name != NULL)
    who = tillid_words_isolate (member->name);
  else if (agreed->owner_text != NULL)
    who = tillid_words_isolate (agreed->owner_text);
  if (who != NULL && day != NULL)
    /* Translators: who does it, and until which day. */
    return g_strdup_printf (C_ ("network", "%1$s, by %2$s"), who, day);
  if (day != NULL)
    return g_strdup_printf (C_ ("network", "by %s"), day);
  return who != NULL ? g_steal_pointer (&who) : g_strdup ("");
}

static TillidMeetingShare
share_of (const TillidConsent *consent, TillidDay today)
{
  switch (consent->answer)
    {
    case TILLID_CONSENT_STATE_YES:
      return consent->until_day != TILLID_ABSENT && consent->until_day < today
               ? TILLID_MEETING_SHARE_OVER
               : TILLID_MEETING_SHARE_YES;
    case TILLID_CONSENT_STATE_NOT_ASKED:
      return TILLID_MEETING_SHARE_NOT_ASKED;
    default:
      return TILLID_MEETING_SHARE_NO;
    }
}

/**
 * tillid_meeting_may_share:
 * @context: an open patient
 * @party: who would get a paper
 *
 * Returns: what the patient has said about that party by name; else about that kind of party, the strictest answer
 */
TillidMeetingShare
tillid_meeting_may_share (TillidPatientContext *context, const TillidParty *party)
{
  g_autoptr (GPtrArray) consents = tillid_outside_list (context, &tillid_consent_type);
  const TillidDay today = tillid_session_today (session_of (context));
  TillidMeetingShare share = TILLID_MEETING_SHARE_NOT_ASKED;
  gboolean is_found = FALSE;

  g_return_val_if_fail (party != NULL, TILLID_MEETING_SHARE_NO);

  for (guint i = 0; i < consents->len; i++)
    {
      const TillidConsent *consent = consents->pdata[i];
      const TillidMeetingShare said = share_of (consent, today);

      if (consent->counterpart != party->counterpart)
        continue;
      if (party->name != NULL && !party->record.masked &&
          g_strcmp0 (consent->with_text, party->name) == 0)
        return said;
      share = is_found ? MAX (share, said) : said;
      is_found = TRUE;
    }
  return share;
}

/* (transfer none): the same, as a sentence. */
const char *
tillid_meeting_describe_share (TillidMeetingShare share)
{
  switch (share)
    {
    case TILLID_MEETING_SHARE_YES:
      return C_ ("network", "The patient has said yes to sharing with this party.");
    case TILLID_MEETING_SHARE_OVER:
      return C_ ("network", "The patient’s yes is over. Ask again before this goes out.");
    case TILLID_MEETING_SHARE_NO:
      return C_ ("network", "The patient has said no: nothing goes to this party.");
    default:
      return C_ ("network", "Nobody has asked the patient yet. Ask before this goes out.");
    }
}

static void
write_head (TillidDocument *document, TillidPatientContext *context, const TillidParty *party)
{
  const TillidClinic *clinic = tillid_session_get_clinic (session_of (context));
  g_autoptr (TillidRecord) visit =
    tillid_patient_context_get (context, &tillid_visit_type, party->visit);
  g_autofree char *place =
    tillid_words_isolate (clinic != NULL && clinic->name != NULL ? clinic->name : "");
  g_autofree char *day =
    tillid_format_day (visit != NULL ? ((TillidVisit *) visit)->day : TILLID_ABSENT,
                       TILLID_FORMAT_DAY_FULL, NULL);
  g_autofree char *to = tillid_meeting_dup_party (context, &party->record);
  g_autofree char *name = tillid_words_isolate (tillid_patient_context_get_name (context));
  /* Translators: name of the clinic, day of the meeting. */
  g_autofree char *where = g_strdup_printf (C_ ("network", "%1$s, meeting of %2$s"), place, day);
  g_autofree char *for_whom = g_strdup_printf (C_ ("network", "For: %s"), to);
  /* Translators: name of the patient. */
  g_autofree char *about = g_strdup_printf (C_ ("network", "About: %s"), name);

  tillid_document_add (document, TILLID_BLOCK_SMALL, where);
  tillid_document_add (document, TILLID_BLOCK_SMALL, for_whom);
  tillid_document_add (document, TILLID_BLOCK_SMALL, about);
}

/**
 * tillid_meeting_write:
 * @context: an open patient
 * @party: who gets it
 *
 * Returns: (transfer full): what was agreed with @party and nothing else
 */
TillidDocument *
tillid_meeting_write (TillidPatientContext *context, const TillidParty *party)
{
  TillidDocument *document = NULL;
  g_autoptr (GPtrArray) agreements = NULL;
  const TillidMember *writer = NULL;
  g_autofree char *name = NULL, *day = NULL, *foot = NULL;
  guint n = 0;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && party != NULL, NULL);

  document = tillid_document_new (C_ ("network", "Network meeting"), tillid_format_ui_language (),
                                  tillid_format_is_rtl (NULL));
  write_head (document, context, party);
  tillid_document_add (document, TILLID_BLOCK_HEADING, C_ ("network", "What we agreed with you"));
  agreements = tillid_meeting_list_agreements (context, party->record.id);
  for (guint i = 0; i < agreements->len; i++)
    {
      const TillidAgreement *agreement = agreements->pdata[i];
      g_autofree char *detail = tillid_meeting_describe_agreement (context, &agreement->record);
      g_autofree char *number = NULL;

      if (agreement->staff_words == NULL)
        continue;
      number = tillid_format_number (++n, NULL);
      tillid_document_add_item (document, number, agreement->staff_words, NULL,
                                *detail != '\0' ? detail : NULL);
    }
  if (n == 0)
    tillid_document_add (document, TILLID_BLOCK_TEXT, C_ ("network", "Nothing was agreed."));
  writer = tillid_session_get_member (session_of (context));
  name = tillid_words_isolate (writer != NULL && writer->name != NULL ? writer->name : "");
  day =
    tillid_format_day (tillid_session_today (session_of (context)), TILLID_FORMAT_DAY_LONG, NULL);
  /* Translators: name of a colleague, a day. */
  foot = g_strdup_printf (C_ ("network", "Only what concerns you. %1$s, %2$s"), name, day);
  tillid_document_set_foot (document, foot, C_ ("paper", "Page %s of %s"));
  return document;
}
