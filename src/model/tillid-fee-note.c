/* tillid-fee-note.c - that an interpreter is needed, who judged it, and whether a fee may be asked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The rules are Danish (clinical.md 6.3: the doctor judges the need; since July 2018 a fee is possible, with five reasons that
 * exempt), so the note is written in Danish, and below that in the patient's language where our texts are in it. How long somebody has
 * lived here, and with which papers, is neither asked nor kept: whoever asks the fee has to know it from elsewhere. */
#include "config.h"

#include "tillid-fee-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-booking-rules.h"
#include "tillid-catalog.h"
#include "tillid-format.h"
#include "tillid-words.h"

/* What exempts, in the order of #TillidFeeReason. */
static const char *const reasons[] = {
  [TILLID_FEE_REASON_NONE] = NULL,
  [TILLID_FEE_REASON_FUNCTION] =
    NC_ ("fee note",
         "The patient has lost, or never gained, the ability to learn or use Danish, "
         "because of reduced physical or mental function."),
  [TILLID_FEE_REASON_CHILD] = NC_ ("fee note", "The patient is a child without parents here."),
  [TILLID_FEE_REASON_PARENT] =
    NC_ ("fee note", "The patient comes as the parent of a child who is treated."),
  [TILLID_FEE_REASON_GERMAN] =
    NC_ ("fee note", "The patient belongs to the German minority and speaks German."),
  [TILLID_FEE_REASON_NORTH_ATLANTIC] =
    NC_ ("fee note", "The patient speaks Greenlandic or Faroese."),
};

/* (transfer full) (nullable): what was judged last. */
TillidInterpreterNeed *
tillid_fee_note_read (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) all = tillid_patient_context_list (context, &tillid_interpreter_need_type);

  return all->len > 0 ? tillid_record_ref_any (all->pdata[all->len - 1]) : NULL;
}

/**
 * tillid_fee_note_keep:
 * @context: an open patient
 * @draft: (transfer full): made by _edit (), or by tillid_patient_context_new_record()
 *
 * Returns: %FALSE if it says what is kept already: nothing is written
 */
gboolean
tillid_fee_note_keep (TillidPatientContext *context, TillidInterpreterNeed *draft)
{
  g_autoptr (TillidInterpreterNeed) old = tillid_fee_note_read (context);

  if (draft->fee != TILLID_FEE_EXEMPT)
    {
      draft->reason = TILLID_FEE_REASON_NONE;
      draft->until_day = TILLID_ABSENT;
    }
  if (old != NULL && old->record.id == draft->record.id &&
      tillid_record_equal ((TillidRecord *) old, (TillidRecord *) draft))
    {
      tillid_record_unref_any (draft);
      return FALSE;
    }
  tillid_patient_context_apply_one (context, C_ ("undo", "Need for an interpreter judged"), draft);
  return TRUE;
}

/* (transfer full) (element-type TillidMember): who can judge: the doctors who work here. */
GPtrArray *
tillid_fee_note_list_doctors (TillidPatientContext *context)
{
  GPtrArray *all = tillid_patient_context_get_members (context);
  GPtrArray *doctors = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (context));

  for (guint i = 0; i < all->len; i++)
    {
      const TillidMember *member = all->pdata[i];

      if (member->name != NULL && member->profession == TILLID_PROFESSION_DOCTOR &&
          (member->until_day == TILLID_ABSENT || member->until_day >= today) &&
          tillid_booking_may_lead (tillid_roles_from_text (member->roles)))
        g_ptr_array_add (doctors, tillid_record_ref_any (member));
    }
  return doctors;
}

typedef struct
{
  TillidPatientContext *context;
  const TillidInterpreterNeed *need;
  TillidDocument *document;
  TillidCatalog *texts;
  const char *tag;
} Note;

static const char *text_of (const Note *note, const char *text) G_GNUC_FORMAT (2);

static const char *
text_of (const Note *note, const char *text)
{
  return tillid_catalog_get (note->texts, "fee note", text);
}

static void
add (const Note *note, TillidBlockKind kind, const char *text)
{
  tillid_document_add_said (note->document, kind, text, note->tag);
}

static void
add_judged (const Note *note)
{
  const TillidMember *doctor =
    tillid_patient_context_find_member (note->context, note->need->judged_by);
  g_autofree char *name =
    doctor != NULL && doctor->name != NULL ? tillid_words_isolate (doctor->name) : NULL;
  g_autofree char *day = note->need->day != TILLID_ABSENT
                           ? tillid_format_day (note->need->day, TILLID_FORMAT_DAY_LONG, note->tag)
                           : NULL;
  g_autofree char *when = day != NULL ? tillid_words_isolate (day) : NULL;
  g_autofree char *sentence = NULL;

  if (name == NULL || when == NULL)
    {
      add (note, TILLID_BLOCK_TEXT, text_of (note, NC_ ("fee note", "An interpreter is needed.")));
      return;
    }
  sentence =
    g_strdup_printf (text_of (note, NC_ ("fee note", "The doctor %1$s judged on %2$s that an "
                                                     "interpreter is needed.")),
                     name, when);
  add (note, TILLID_BLOCK_TEXT, sentence);
}

static void
add_fee (const Note *note)
{
  const TillidInterpreterNeed *need = note->need;
  g_autofree char *sentence = NULL;

  if (need->fee == TILLID_FEE_POSSIBLE)
    add (note, TILLID_BLOCK_TEXT,
         text_of (note, NC_ ("fee note", "A fee is possible: no reason that exempts is known.")));
  if (need->fee != TILLID_FEE_EXEMPT)
    return;
  add (note, TILLID_BLOCK_NOTICE,
       text_of (note, NC_ ("fee note", "No fee is to be paid for the interpreter.")));
  if (need->reason > TILLID_FEE_REASON_NONE && need->reason < (int) G_N_ELEMENTS (reasons))
    add (note, TILLID_BLOCK_TEXT, text_of (note, reasons[need->reason]));
  if (need->until_day != TILLID_ABSENT)
    {
      g_autofree char *day = tillid_format_day (need->until_day, TILLID_FORMAT_DAY_LONG, note->tag);
      g_autofree char *until = tillid_words_isolate (day);

      sentence = g_strdup_printf (text_of (note, NC_ ("fee note", "This holds until %s.")), until);
    }
  add (note, TILLID_BLOCK_TEXT,
       sentence != NULL ? sentence
                        : text_of (note, NC_ ("fee note", "This is not limited in time.")));
}

static void
add_rules (const Note *note)
{
  add (note, TILLID_BLOCK_TEXT,
       text_of (note, NC_ ("fee note", "A fee presupposes that the interpreter was ordered because "
                                       "a doctor judged it necessary. Who chooses another "
                                       "interpreter pays the full price.")));
  add (note, TILLID_BLOCK_TEXT,
       text_of (note, NC_ ("fee note", "Interpreters are bound to secrecy. Nobody under 18 "
                                       "interprets, except where it is acute and "
                                       "life-threatening.")));
}

static void
add_language (Note *note, const char *tag)
{
  note->tag = tag;
  note->texts = tillid_catalog_new (tag);
  add (note, TILLID_BLOCK_HEADING, text_of (note, NC_ ("fee note", "Interpreter: need and fee")));
  add_judged (note);
  add_fee (note);
  if (note->need->words != NULL && g_str_equal (tag, "da"))
    tillid_document_add (note->document, TILLID_BLOCK_QUOTE, note->need->words);
  add_rules (note);
  tillid_catalog_free (note->texts);
}

/* The language of the patient, where our texts are in it and it is not Danish. */
static const char *
second_language (TillidPatientContext *context)
{
  static const char *const ours[] = { "ar", "en" };
  const char *tag = tillid_patient_context_get_language (context);

  for (guint i = 0; tag != NULL && i < G_N_ELEMENTS (ours); i++)
    if (strcspn (tag, "-") == strlen (ours[i]) &&
        g_ascii_strncasecmp (tag, ours[i], strlen (ours[i])) == 0)
      return ours[i];
  return NULL;
}

/**
 * tillid_fee_note_write:
 * @context: an open patient
 * @need: what was judged
 *
 * Returns: (transfer full): the note, one page: in Danish, and in the patient's language where our texts are in it
 */
TillidDocument *
tillid_fee_note_write (TillidPatientContext *context, const TillidInterpreterNeed *need)
{
  TillidSession *session;
  Note note = { .context = context, .need = need };
  const char *second;
  g_autofree char *day = NULL, *about = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context) && need != NULL, NULL);

  session = tillid_patient_context_get_session (context);
  second = second_language (context);
  note.texts = tillid_catalog_new ("da");
  note.document =
    tillid_document_new (text_of (&note, NC_ ("fee note", "Interpreter")), "da", FALSE);
  day = tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, "da");
  about = g_strdup_printf ("%s · %s · %s", tillid_patient_context_get_name (context),
                           tillid_session_get_clinic (session)->name, day);
  tillid_document_add (note.document, TILLID_BLOCK_SMALL, about);
  tillid_document_set_foot (note.document, about,
                            text_of (&note, NC_ ("fee note", "Page %s of %s")));
  tillid_catalog_free (note.texts);
  add_language (&note, "da");
  if (second != NULL)
    add_language (&note, second);
  return note.document;
}
