/* tillid-masking.c - what a protected address hides
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One function hides: tillid_record_mask (). What it hides is what the field tables call an address, and texts that say
 * where somebody lives, works or goes to school only in some records (a letter to a school, work in the life story,
 * somebody from elsewhere at a visit).
 *
 * A hidden text reads "hidden", so that no view needs to know. The record remembers that it was masked: when it is changed
 * and comes back, what still reads "hidden" is taken from the file (tillid_record_unmask ()), so that the word is never
 * written and nothing is lost. */
#include "config.h"

#include "tillid-masking.h"

#include <string.h>

#include "tillid-contact.h"
#include "tillid-story.h"
#include "tillid-visit.h"

/* Whoever a protected patient meets there lives, works or learns near by. */
static gboolean
is_near_home (int counterpart)
{
  switch ((TillidCounterpart) counterpart)
    {
    case TILLID_COUNTERPART_GP:
    case TILLID_COUNTERPART_MUNICIPALITY:
    case TILLID_COUNTERPART_JOB_CENTRE:
    case TILLID_COUNTERPART_SCHOOL:
    case TILLID_COUNTERPART_HOUSING:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_one_of (const TillidField *field, const char *a, const char *b)
{
  return strcmp (field->name, a) == 0 || strcmp (field->name, b) == 0;
}

/**
 * tillid_mask_covers:
 * @record: a record
 * @field: one of its fields
 *
 * Returns: whether the field says where a protected person can be found
 */
gboolean
tillid_mask_covers (const TillidRecord *record, const TillidField *field)
{
  g_return_val_if_fail (record != NULL && field != NULL, TRUE);

  if (field->sensitivity == TILLID_ADDRESS)
    return TRUE;
  if (record->type == &tillid_contact_type)
    return strcmp (field->name, "title") == 0 &&
           is_near_home (((const TillidContact *) record)->counterpart);
  if (record->type == &tillid_life_event_type)
    return ((const TillidLifeEvent *) record)->lane == TILLID_EVENT_LANE_WORK &&
           is_one_of (field, "words", "staff_words");
  if (record->type == &tillid_presence_type)
    return ((const TillidPresence *) record)->who == TILLID_PRESENCE_WHO_OTHER &&
           is_one_of (field, "name", "role");
  return FALSE;
}

/* The words that were given out: the language may have changed since a record was read. A handful, never fewer. */
static GMutex words_mutex;
static const char *words[32];

/* (transfer none): how a hidden text reads, in the language of the program. */
const char *
tillid_mask_word (void)
{
  const char *word = g_intern_string (C_ ("masked", "hidden"));

  g_mutex_lock (&words_mutex);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] == NULL || words[i] == word)
      {
        words[i] = word;
        break;
      }
  g_mutex_unlock (&words_mutex);
  return word;
}

static gboolean
is_mask_word (const char *text)
{
  gboolean found = FALSE;

  g_mutex_lock (&words_mutex);
  for (guint i = 0; i < G_N_ELEMENTS (words) && words[i] != NULL && !found; i++)
    found = strcmp (words[i], text) == 0;
  g_mutex_unlock (&words_mutex);
  return found;
}

static gboolean
has_text (const TillidRecord *record, const TillidField *field)
{
  /* An address is a text; a test of the field tables says so. */
  return field->kind == TILLID_KIND_TEXT && TILLID_MEMBER (record, field, char *) != NULL;
}

/**
 * tillid_record_mask:
 * @record: a sealed record of a patient whose address is protected
 *
 * Returns: (transfer full): @record, or a sealed copy in which everything tillid_mask_covers() reads "hidden"
 */
TillidRecord *
tillid_record_mask (TillidRecord *record)
{
  TillidRecord *masked = NULL;

  g_return_val_if_fail (record != NULL && record->sealed, NULL);

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];

      if (!has_text (record, field) || !tillid_mask_covers (record, field))
        continue;
      if (masked == NULL)
        masked = tillid_record_edit (record);
      tillid_set_text (&TILLID_MEMBER (masked, field, char *), tillid_mask_word ());
    }
  if (masked == NULL)
    return tillid_record_ref_any (record);
  masked->masked = TRUE;
  return tillid_record_seal_any (masked);
}

/* A kind that was changed since may cover less than the one that was read. */
static gboolean
is_hidden (const TillidRecord *record, const TillidRecord *current, const TillidField *field)
{
  return record->masked && has_text (record, field) &&
         is_mask_word (TILLID_MEMBER (record, field, char *)) &&
         (tillid_mask_covers (record, field) ||
          (current != NULL && tillid_mask_covers (current, field)));
}

/**
 * tillid_record_field_is_hidden:
 * @record: a record
 * @field: one of its fields
 *
 * Returns: whether what it holds is kept from whoever has read it
 */
gboolean
tillid_record_field_is_hidden (const TillidRecord *record, const TillidField *field)
{
  g_return_val_if_fail (record != NULL && field != NULL, TRUE);

  return is_hidden (record, NULL, field);
}

/**
 * tillid_record_unmask:
 * @record: a record that was masked and may have been changed since
 * @current: (nullable): as it is in the file; %NULL to leave out what is hidden
 *
 * Returns: (transfer full): a sealed copy that is not masked: what is hidden comes from @current
 */
TillidRecord *
tillid_record_unmask (const TillidRecord *record, const TillidRecord *current)
{
  TillidRecord *plain;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (current == NULL || current->type == record->type, NULL);

  plain = tillid_record_edit (record);
  plain->masked = FALSE;
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];

      if (!is_hidden (record, current, field))
        continue;
      if (current != NULL)
        tillid_record_field_copy (plain, current, field);
      else
        tillid_record_field_clear (plain, field);
    }
  return tillid_record_seal_any (plain);
}

/**
 * tillid_record_drop_mask_words:
 * @record: a record that is new
 *
 * A text that was copied out of a masked record (the next visit, in the same room) is the word and not the address.
 *
 * Returns: (transfer full): @record, or a sealed copy without such texts
 */
TillidRecord *
tillid_record_drop_mask_words (const TillidRecord *record)
{
  TillidRecord *plain = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];

      if (!has_text (record, field) || !tillid_mask_covers (record, field) ||
          !is_mask_word (TILLID_MEMBER (record, field, char *)))
        continue;
      if (plain == NULL)
        plain = tillid_record_edit (record);
      tillid_record_field_clear (plain, field);
    }
  return plain != NULL ? tillid_record_seal_any (plain) : tillid_record_ref_any (record);
}
