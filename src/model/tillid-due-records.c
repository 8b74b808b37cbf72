/* tillid-due-records.c - records whose time is over, in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-due-records.h"

#include "tillid-age.h"
#include "tillid-format.h"
#include "tillid-search.h"
#include "tillid-words.h"

/* Lets go of its texts, and of @self. */
void
tillid_due_record_free (TillidDueRecord *self)
{
  g_free (self->name);
  g_free (self->words);
  g_free (self);
}

/* Two patients may have one name: nobody is taken out for another. */
static char *
write_name (TillidSession *session, const TillidScope *list, gint64 patient)
{
  const TillidDay today = tillid_session_today (session);
  g_autoptr (GPtrArray) rows =
    tillid_patient_list_rows (tillid_session_get_db (session), list, &patient, 1, today, NULL);
  const TillidPatientRow *row = rows != NULL && rows->len > 0 ? rows->pdata[0] : NULL;
  const char *name = row != NULL ? row->display_name : NULL;
  g_autofree char *age =
    row != NULL ? tillid_age_words (&row->birth, row->birth_administrative, today) : NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *years = NULL;

  if (row == NULL)
    return g_strdup (C_ ("keeping", "A patient entered in error"));
  if (name == NULL || *name == '\0')
    name = C_ ("patient", "No name yet");
  isolated = tillid_words_isolate (name);
  if (age == NULL)
    return g_steal_pointer (&isolated);
  years = g_strdup_printf (C_ ("patient", "%s years"), age);
  return g_strconcat (isolated, C_ ("list of facts", ", "), years, NULL);
}

static char *
write_words (const TillidKeeping *keeping)
{
  g_autofree char *last = tillid_format_day (keeping->last_entry, TILLID_FORMAT_DAY_SHORT, NULL);
  g_autofree char *until = tillid_format_day (keeping->until, TILLID_FORMAT_DAY_SHORT, NULL);
  g_autofree char *profession = tillid_words_begin (
    tillid_choice_get_label (tillid_profession_choices, (int) keeping->profession));
  g_autofree char *years = tillid_format_count (keeping->years);

  return g_strdup_printf (
    /* Translators: a day; a profession and its number of years; another day. */
    ngettext ("Last entry %1$s. %2$s: %3$s year, until %4$s.",
              "Last entry %1$s. %2$s: %3$s years, until %4$s.", (gulong) MAX (keeping->years, 0)),
    last, profession, years, until);
}

/**
 * tillid_due_records_list:
 * @session: of a lead
 * @due: (element-type TillidKeeping): from tillid_keeping_list_due()
 * @limit: how many at most
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Names them: that is logged, as every list.
 *
 * Returns: (transfer full) (element-type TillidDueRecord): the first ones of @due
 */
GPtrArray *
tillid_due_records_list (TillidSession *session, const GArray *due, guint limit, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TillidScope) list = NULL;
  GPtrArray *records = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && due != NULL, NULL);

  for (guint i = 0; i < MIN (due->len, limit); i++)
    g_array_append_val (ids, g_array_index (due, TillidKeeping, i).patient);
  if (ids->len > 0)
    list = tillid_session_open_list (session, "keeping", NULL, (gint64 *) (gpointer) ids->data,
                                     ids->len, error);
  if (ids->len > 0 && list == NULL)
    return NULL;
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) tillid_due_record_free);
  for (guint i = 0; i < ids->len; i++)
    {
      TillidDueRecord *record = g_new0 (TillidDueRecord, 1);

      record->keeping = g_array_index (due, TillidKeeping, i);
      record->name = write_name (session, list, record->keeping.patient);
      record->words = write_words (&record->keeping);
      g_ptr_array_add (records, record);
    }
  return records;
}

/**
 * tillid_due_records_write_loss:
 * @purged: from tillid_keeping_count()
 *
 * Returns: (transfer full): what will be gone, and what stays, before it happens
 */
char *
tillid_due_records_write_loss (const TillidPurged *purged)
{
  g_autofree char *entries = NULL;
  g_autofree char *relatives = NULL;
  g_autofree char *documents = NULL;
  GString *text = NULL;

  g_return_val_if_fail (purged != NULL, NULL);

  entries = tillid_format_count (purged->n_records);
  relatives = tillid_format_count (purged->n_relatives);
  documents = tillid_format_count (purged->n_documents);
  text = g_string_new (NULL);
  g_string_append_printf (text,
                          ngettext ("%s entry, with everything it ever said, will be gone from "
                                    "this file for everybody.",
                                    "%s entries, with everything they ever said, will be gone "
                                    "from this file for everybody.",
                                    (gulong) purged->n_records),
                          entries);
  g_string_append (text, "\n\n");
  if (purged->n_relatives > 0)
    {
      g_string_append_printf (text,
                              ngettext ("So will %s relative who is in no other record.",
                                        "So will %s relatives who are in no other record.",
                                        (gulong) purged->n_relatives),
                              relatives);
      g_string_append (text, "\n\n");
    }
  if (purged->n_documents > 0)
    {
      g_string_append_printf (text,
                              ngettext ("So will %s imported document.",
                                        "So will %s imported documents.",
                                        (gulong) purged->n_documents),
                              documents);
      g_string_append (text, "\n\n");
    }
  g_string_append_printf (text, "%s\n\n%s",
                          C_ ("keeping", "What stays is that there was a record, who wrote in it "
                                         "and read it, and when. Backups that were made before "
                                         "still hold it."),
                          C_ ("keeping", "This cannot be undone."));
  return g_string_free (text, FALSE);
}
