/* tillid-caseload-proposals.c - who could be the second face of several patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Proposed is, in this order: who is named already and will be here; who speaks the patient's language; who has been given the fewest in this
 * list, so that it does not become one colleague's again; by name. Who is away on one of the days is not offered. It is a proposal for an
 * arrangement: no colleague is measured, and nothing of it is kept but what somebody takes. */
#include "config.h"

#include "tillid-caseload-proposals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-caseload-model-private.h"
#include "tillid-format.h"
#include "tillid-rights.h"
#include "tillid-words.h"

static void
proposal_free (gpointer data)
{
  TillidCaseloadProposal *proposal = data;

  g_free (proposal->name);
  g_free (proposal->note);
  g_free (proposal->label);
  g_ptr_array_unref (proposal->members);
  g_free (proposal);
}

static gboolean
is_away (TillidCaseloadModel *self, const TillidMember *member, TillidPeriod days)
{
  if (member->until_day != TILLID_ABSENT && member->until_day < days.to)
    return TRUE;
  for (guint i = 0; i < self->away->len; i++)
    {
      const TillidAway *away = &g_array_index (self->away, TillidAway, i);

      if (away->member == member->record.id && away->from <= days.to &&
          (away->until == TILLID_ABSENT || away->until >= days.from))
        return TRUE;
    }
  return FALSE;
}

/* (transfer full) (element-type TillidMember): colleagues who treat and are here on these days, by name. */
static GPtrArray *
list_present (TillidCaseloadModel *self, TillidPeriod days)
{
  g_autoptr (GPtrArray) members = tillid_caseload_model_list_members (self, days.from);
  GPtrArray *present = g_ptr_array_new_with_free_func (tillid_record_unref_any);

  for (guint i = 0; i < members->len; i++)
    {
      TillidMember *member = members->pdata[i];

      if ((tillid_roles_from_text (member->roles) & TILLID_ROLE_CLINICIAN) != 0 &&
          !is_away (self, member, days))
        g_ptr_array_add (present, tillid_record_ref (member));
    }
  return present;
}

static gboolean
speaks (const TillidMember *member, const char *language)
{
  g_auto (GStrv) tags = NULL;

  if (member->languages == NULL || language == NULL)
    return FALSE;
  tags = g_strsplit_set (member->languages, " ,;", -1);
  for (guint i = 0; tags[i] != NULL; i++)
    if (*tags[i] != '\0' && tillid_format_is_same_language (tags[i], language))
      return TRUE;
  return FALSE;
}

/* The lower the better; the place in the list decides among equals. */
static guint
weigh (const TillidMember *member,
       const TillidCaseloadEntry *entry,
       GHashTable *given,
       guint n_patients)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (given, &member->record.id));

  if (member->record.id == entry->row.second_face)
    return 0;
  return 1 + MIN (n, n_patients) + (speaks (member, entry->language) ? 0 : n_patients + 1);
}

static guint
choose (const TillidCaseloadProposal *proposal,
        const TillidCaseloadEntry *entry,
        GHashTable *given,
        guint n_patients)
{
  guint best = G_MAXUINT, chosen = 0;

  for (guint i = 0; i < proposal->members->len; i++)
    {
      const guint weight = weigh (proposal->members->pdata[i], entry, given, n_patients);

      if (weight < best)
        {
          best = weight;
          chosen = i + 1;
        }
    }
  return chosen;
}

static char *
first_word (const TillidMember *member)
{
  g_autofree char *word = member != NULL && member->name != NULL
                            ? g_strndup (member->name, strcspn (member->name, " "))
                            : g_strdup (C_ ("caseload", "nobody"));

  return tillid_words_isolate (word);
}

static char *
write_note (TillidCaseloadModel *self, const TillidCaseloadEntry *entry)
{
  const TillidMember *second = tillid_caseload_model_find_member (self, entry->row.second_face);
  g_autofree char *key =
    first_word (tillid_caseload_model_find_member (self, entry->row.key_contact));
  g_autofree char *language =
    entry->language != NULL ? tillid_format_language_name (entry->language) : NULL;
  g_autofree char *named = second != NULL ? first_word (second) : NULL;
  g_autofree char *base =
    language != NULL
      /* Translators: a language; the name of the key contact. */
      ? g_strdup_printf (C_ ("caseload", "%1$s; key contact %2$s"), language, key)
      /* Translators: a name. */
      : g_strdup_printf (C_ ("caseload", "Key contact %s"), key);

  if (second == NULL)
    return g_steal_pointer (&base);
  return g_strdup_printf (entry->row.second_face_met
                            /* Translators: what is known so far; a name. */
                            ? C_ ("caseload", "%1$s; second face %2$s")
                            /* Translators: what is known so far; a name. */
                            : C_ ("caseload", "%1$s; second face %2$s, not met yet"),
                          base, named);
}

static TillidCaseloadProposal *
new_proposal (TillidCaseloadModel *self,
              const TillidCaseloadEntry *entry,
              const GPtrArray *present,
              GHashTable *given,
              guint n_patients)
{
  TillidCaseloadProposal *proposal = g_new0 (TillidCaseloadProposal, 1);
  g_autofree char *isolated = NULL;

  proposal->patient = entry->row.patient;
  proposal->name = tillid_caseload_entry_dup_name (entry);
  proposal->note = write_note (self, entry);
  isolated = tillid_words_isolate (proposal->name);
  proposal->label = g_strdup_printf (C_ ("caseload", "Second face of %s"), isolated);
  proposal->members = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  for (guint i = 0; i < present->len; i++)
    if (((TillidRecord *) present->pdata[i])->id != entry->row.key_contact)
      g_ptr_array_add (proposal->members, tillid_record_ref_any (present->pdata[i]));
  proposal->proposed = choose (proposal, entry, given, n_patients);
  return proposal;
}

/**
 * tillid_caseload_propose:
 * @self: a caseload
 * @patients: (element-type gint64): whose second face is asked for
 * @days: when it has to be here, both ends known
 *
 * Returns: (transfer full) (element-type TillidCaseloadProposal): one for each who is in a course of care
 */
GPtrArray *
tillid_caseload_propose (TillidCaseloadModel *self, const GArray *patients, TillidPeriod days)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (proposal_free);
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) present = NULL;

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self) && patients != NULL, proposals);

  present = list_present (self, days);
  for (guint i = 0; i < patients->len; i++)
    {
      const TillidCaseloadEntry *entry =
        tillid_caseload_table_find (self->table, g_array_index (patients, gint64, i));
      TillidCaseloadProposal *proposal;

      if (entry == NULL || !tillid_caseload_row_is_open (&entry->row))
        continue;
      proposal = new_proposal (self, entry, present, given, patients->len);
      if (proposal->proposed > 0)
        {
          const gint64 id = ((TillidRecord *) proposal->members->pdata[proposal->proposed - 1])->id;
          const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (given, &id));

          g_hash_table_insert (given, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (n + 1));
        }
      g_ptr_array_add (proposals, proposal);
    }
  return proposals;
}

/* (transfer full) (element-type gint64): patients whose key contact is @member and who have met nobody else. */
GArray *
tillid_caseload_list_alone (TillidCaseloadModel *self, gint64 member)
{
  GArray *alone = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (TILLID_IS_CASELOAD_MODEL (self), alone);

  for (guint i = 0; self->table != NULL && i < tillid_caseload_table_get_n (self->table); i++)
    {
      const TillidCaseloadRow *row = &tillid_caseload_table_get (self->table, i)->row;

      if (tillid_caseload_row_is_open (row) && row->key_contact == member && row->n_faces == 1)
        g_array_append_val (alone, row->patient);
    }
  return alone;
}
