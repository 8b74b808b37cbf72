/* tillid-access-export.c - the copy of a record that its patient may ask for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A folder with three files: record.html to read, record.xml (FHIR) and access.xml for machines. The page holds every
 * entry that the person who makes it may read (but wishes to share and prompts put aside, which are the team's alone), who
 * has read the record, and with whom outside the clinic there was contact. What was told in confidence to others is not in it, and the page says in the same sentence for everybody that
 * such entries are handed out by the colleagues they were told to: whether there are any is not said.
 *
 * With a passphrase it is one encrypted file with the same three inside. */
#include "config.h"

#include "tillid-access-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "tillid-access-log.h"
#include "tillid-export-reading.h"
#include "tillid-export.h"
#include "tillid-field-words.h"
#include "tillid-format.h"
#include "tillid-passphrase.h"
#include "tillid-record-table.h"
#include "tillid-zip.h"

/* Made where the session lives; filled on the thread that works. */
typedef struct
{
  TillidSession *session; /* (unowned): the task holds it */
  TillidDb *db;           /* (unowned) */
  TillidFhirExport *fhir; /* (owned) */
  TillidScope *scope;     /* (unowned): of fhir */
  gint64 now_ms;
  char *clinic;     /* (owned) */
  char *path;       /* (owned): a folder, or a file */
  char *passphrase; /* (owned) (nullable): then it is a file */
  char *lang;       /* (owned) */
  TillidProgress progress;
  gpointer progress_data;
  GString *html; /* (owned) */
  GString *xml;  /* (owned) */
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_clear_pointer (&page->fhir, tillid_fhir_export_free);
  g_free (page->clinic);
  g_free (page->path);
  tillid_passphrase_free (page->passphrase);
  g_free (page->lang);
  if (page->html != NULL)
    g_string_free (page->html, TRUE);
  if (page->xml != NULL)
    g_string_free (page->xml, TRUE);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static void
append_tag (GString *out, const char *tag, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  /* Every text in its own direction. */
  g_string_append_printf (out, "<%s dir=\"auto\">%s</%s>", tag, escaped, tag);
}

static void
append_heading (Page *page, const char *text)
{
  append_tag (page->html, "h2", text);
  g_string_append_c (page->html, '\n');
}

static void
append_record (Page *page, const TillidRecord *record)
{
  g_string_append (page->html, "<dl>");
  for (guint i = 0; i < record->type->n_fields; i++)
    {
      const TillidField *field = &record->type->fields[i];
      g_autofree char *words = NULL;

      if (g_str_equal (field->name, "patient"))
        continue;
      words = tillid_field_to_words (page->session, page->db, page->scope, record, field);
      if (words == NULL || *words == '\0')
        continue;
      append_tag (page->html, "dt", tillid_field_get_label (field));
      append_tag (page->html, "dd", words);
    }
  g_string_append (page->html, "</dl>\n");
}

/* Who may read what is arranged in the clinic. */
static gboolean
is_about_access (const TillidRecordType *type)
{
  return type == &tillid_restriction_type || type == &tillid_restriction_reader_type;
}

/* The heading with the first. */
static void
append_kind (Page *page, const TillidRecordType *type, GPtrArray *rows)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      if (tillid_export_is_for_the_team (rows->pdata[i]))
        continue;
      if (!has_heading)
        append_heading (page, tillid_record_type_to_words (type));
      has_heading = TRUE;
      append_record (page, rows->pdata[i]);
    }
}

static gboolean
append_records (Page *page, GCancellable *cancellable, GError **error)
{
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);
  g_autoptr (TillidRecord) person =
    tillid_record_table_get (page->db, page->scope, &tillid_person_type,
                             tillid_scope_get_patient (page->scope), error);

  if (person == NULL)
    return FALSE;
  append_heading (page, tillid_record_type_to_words (person->type));
  append_record (page, person);
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (page->progress != NULL)
        page->progress (i, n_types, page->progress_data);
      if (tillid_record_type_find_field (types[i], "patient") == NULL || is_about_access (types[i]))
        continue;
      rows = tillid_record_table_list (page->db, page->scope, types[i], error);
      if (rows == NULL)
        return FALSE;
      append_kind (page, types[i], rows);
    }
  return TRUE;
}

static void
append_cells (Page *page, const char *first, const char *second, const char *third)
{
  g_string_append (page->html, "<tr>");
  append_tag (page->html, "td", first);
  append_tag (page->html, "td", second);
  append_tag (page->html, "td", third);
  g_string_append (page->html, "</tr>\n");
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

static char *
instant_iso (gint64 ms)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (ms / 1000);

  return g_date_time_format (at, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
member_name (Page *page, gint64 id)
{
  g_autoptr (TillidMember) member =
    (TillidMember *) tillid_record_table_get (page->db, page->scope, &tillid_member_type, id, NULL);

  return member != NULL ? g_strdup (member->name) : NULL;
}

static gboolean
append_readers (Page *page, GError **error)
{
  g_autoptr (GPtrArray) rows = tillid_access_log_list (page->db, page->scope, error);

  if (rows == NULL)
    return FALSE;
  append_heading (page, C_ ("access export", "Who has read this record"));
  g_string_append (page->html, "<table>\n");
  append_cells (page, C_ ("access export", "When"), C_ ("access export", "Who"),
                C_ ("access export", "What, and why"));
  g_string_append (page->xml, "<accessLog>\n");
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidAccess *access = rows->pdata[i];
      g_autofree char *when = tillid_instant_to_words (page->session, access->at);
      g_autofree char *iso = instant_iso (access->at);
      g_autofree char *who = member_name (page, access->by);
      g_autofree char *what = access->why != NULL
                                ? g_strdup_printf ("%s: %s", access->what, access->why)
                                : g_strdup (access->what);

      append_cells (page, when, who, what);
      g_string_append (page->xml, "<read");
      append_attribute (page->xml, "at", iso);
      append_attribute (page->xml, "who", who);
      append_attribute (page->xml, "what", access->what);
      append_attribute (page->xml, "why", access->why);
      g_string_append (page->xml, "/>\n");
    }
  g_string_append (page->html, "</table>\n");
  g_string_append (page->xml, "</accessLog>\n");
  return TRUE;
}

static gboolean
append_recipients (Page *page, GError **error)
{
  g_autoptr (GPtrArray) rows =
    tillid_record_table_list (page->db, page->scope, &tillid_contact_type, error);

  if (rows == NULL)
    return FALSE;
  append_heading (page, C_ ("access export", "With whom outside the clinic there was contact"));
  g_string_append (page->html, "<table>\n");
  append_cells (page, C_ ("access export", "When"), C_ ("access export", "With whom"),
                C_ ("access export", "What"));
  g_string_append (page->xml, "<recipients>\n");
  for (guint i = 0; i < rows->len; i++)
    {
      const TillidContact *contact = rows->pdata[i];
      g_autofree char *when = contact->at != NULL ? tillid_format_told (contact->at, NULL) : NULL;
      const char *label =
        tillid_choice_get_label (tillid_counterpart_choices, contact->counterpart);
      g_autofree char *who = contact->with_text != NULL
                               ? g_strdup_printf ("%s: %s", label, contact->with_text)
                               : g_strdup (label);

      append_cells (page, when, who, contact->title);
      g_string_append (page->xml, "<contact");
      append_attribute (page->xml, "counterpart",
                        tillid_choice_to_code (tillid_counterpart_choices, contact->counterpart));
      append_attribute (page->xml, "with", contact->with_text);
      append_attribute (page->xml, "what", contact->title);
      g_string_append (page->xml, "/>\n");
    }
  g_string_append (page->html, "</table>\n");
  g_string_append (page->xml, "</recipients>\n");
  return TRUE;
}

static void
append_head (Page *page)
{
  g_autofree char *now = tillid_instant_to_words (page->session, page->now_ms);

  g_string_append (page->html, "<!DOCTYPE html>\n<html");
  append_attribute (page->html, "lang", page->lang);
  append_attribute (page->html, "dir", tillid_format_is_rtl (page->lang) ? "rtl" : "ltr");
  g_string_append (page->html, ">\n<head><meta charset=\"utf-8\">");
  append_tag (page->html, "title", C_ ("access export", "Copy of a record"));
  g_string_append (
    page->html, "<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;line-height:1.5}"
                "dl{display:grid;grid-template-columns:14em 1fr;border-top:1px solid #aaa}"
                "dt{color:#555}dd{margin:0;white-space:pre-wrap}td{padding:0 1em 0 0;"
                "vertical-align:top}</style></head>\n<body>\n");
  append_tag (page->html, "h1", C_ ("access export", "Copy of a record"));
  append_tag (page->html, "p", page->clinic);
  append_tag (page->html, "p", now);
  append_tag (page->html, "p",
              C_ ("access export",
                  "What was told in confidence to one colleague is not in a copy that "
                  "another colleague makes. Those colleagues hand it out themselves."));
  if (!tillid_scope_reads_kind (page->scope, tillid_life_event_type.kind))
    append_tag (page->html, "p",
                C_ ("access export",
                    "What the patient told of life and illness is not in this copy: whoever made "
                    "it does not read that. A clinician or a lead makes a whole one."));
  g_string_append (page->xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<access>\n");
}

/* Refuses what is there, whatever it is: nothing is ever overwritten. */
static gboolean
refuse_path (GError **error)
{
  g_set_error_literal (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
                       C_ ("error", "The copy is there already, or cannot be made here."));
  return FALSE;
}

static gboolean
write_file (const char *path, gconstpointer text, gsize length, GError **error)
{
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

static gboolean
write_folder (Page *page, const TillidZipFile *files, guint n_files, GError **error)
{
  guint n = 0;

  if (g_mkdir (page->path, 0700) != 0)
    return refuse_path (error);
  for (; n < n_files; n++)
    {
      g_autofree char *path = g_build_filename (page->path, files[n].name, NULL);

      if (!write_file (path, files[n].content, files[n].size, error))
        break;
    }
  if (n == n_files)
    return TRUE;
  /* Half a record is worse than none. */
  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_build_filename (page->path, files[i].name, NULL);

      g_unlink (path);
    }
  g_rmdir (page->path);
  return FALSE;
}

static gboolean
write_archive (Page *page, const TillidZipFile *files, guint n_files, GError **error)
{
  g_autoptr (GBytes) packed = NULL;

  if (g_file_test (page->path, G_FILE_TEST_EXISTS))
    return refuse_path (error);
  packed = tillid_zip_make (files, n_files, page->passphrase, page->now_ms, error);
  return packed != NULL &&
         write_file (page->path, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), error);
}

static gboolean
write_all (Page *page, GBytes *fhir, GError **error)
{
  const TillidZipFile files[] = {
    { "record.html", page->html->str, page->html->len },
    { "record.xml", g_bytes_get_data (fhir, NULL), g_bytes_get_size (fhir) },
    { "access.xml", page->xml->str, page->xml->len },
  };

  return page->passphrase != NULL ? write_archive (page, files, G_N_ELEMENTS (files), error)
                                  : write_folder (page, files, G_N_ELEMENTS (files), error);
}

static Page *
page_new (TillidSession *session,
          gint64 patient,
          const char *path,
          const char *passphrase,
          const char *lang,
          TillidProgress progress,
          gpointer progress_data,
          GError **error)
{
  g_autoptr (Page) page = g_new0 (Page, 1);

  if (passphrase != NULL && !tillid_passphrase_is_good (passphrase))
    {
      g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONSTRAINT,
                   /* Translators: %d is a number. */
                   C_ ("error", "A passphrase has at least %d letters, digits and signs as they "
                                "stand on every keyboard. Nothing was written."),
                   TILLID_PASSPHRASE_FEWEST);
      return NULL;
    }
  page->fhir = tillid_fhir_export_begin (session, patient, lang, error);
  if (page->fhir == NULL)
    return NULL;
  page->session = session;
  page->scope = tillid_fhir_export_get_scope (page->fhir);
  page->now_ms = tillid_session_now_ms (session);
  page->clinic = g_strdup (tillid_session_get_clinic (session)->name);
  page->path = g_strdup (path);
  page->passphrase = g_strdup (passphrase);
  page->lang = g_strdup (lang != NULL ? lang : tillid_format_ui_language ());
  page->progress = progress;
  page->progress_data = progress_data;
  page->html = g_string_new (NULL);
  page->xml = g_string_new (NULL);
  return g_steal_pointer (&page);
}

/* A #TillidJob. */
static gboolean
write_copy (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;
  g_autoptr (GBytes) fhir = tillid_fhir_export_run (page->fhir, db, cancellable, error);

  if (fhir == NULL)
    return FALSE;
  page->db = db;
  append_head (page);
  if (!append_records (page, cancellable, error) || !append_readers (page, error) ||
      !append_recipients (page, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_string_append (page->html, "</body>\n</html>\n");
  g_string_append (page->xml, "</access>\n");
  return write_all (page, fhir, error);
}

/**
 * tillid_access_export:
 * @session: the clinic
 * @patient: id
 * @path: a folder that does not exist yet; with @passphrase a file that does not
 * @passphrase: (nullable): makes one encrypted file (tillid-zip.h)
 * @lang: (nullable): BCP 47 tag of the language that the program speaks now
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Writes the whole record, who has read it and with whom outside there was contact, to read and for machines. The reading
 * is logged. A protected address reads "hidden".
 *
 * Returns: whether all files are there; else none is
 */
gboolean
tillid_access_export (TillidSession *session,
                      gint64 patient,
                      const char *path,
                      const char *passphrase,
                      const char *lang,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (Page) page = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session) && path != NULL, FALSE);

  page = page_new (session, patient, path, passphrase, lang, NULL, NULL, error);
  return page != NULL && write_copy (tillid_session_get_db (session), page, cancellable, error);
}

/**
 * tillid_access_export_async:
 * @progress: (nullable): called now and then, on the thread that works
 * @progress_data: for @progress
 *
 * As tillid_access_export(), on the worker.
 */
void
tillid_access_export_async (TillidSession *session,
                            gint64 patient,
                            const char *path,
                            const char *passphrase,
                            const char *lang,
                            GCancellable *cancellable,
                            TillidProgress progress,
                            gpointer progress_data,
                            GAsyncReadyCallback callback,
                            gpointer callback_data)
{
  g_autoptr (GError) error = NULL;
  Page *page;

  g_return_if_fail (TILLID_IS_SESSION (session) && path != NULL);

  page = page_new (session, patient, path, passphrase, lang, progress, progress_data, &error);
  if (page == NULL)
    g_task_report_error (session, callback, callback_data, NULL, g_steal_pointer (&error));
  else
    tillid_session_run_async (session, FALSE, write_copy, page, page_free, cancellable, callback,
                              callback_data);
}

/* Whether all files are there. */
gboolean
tillid_access_export_finish (TillidSession *session, GAsyncResult *result, GError **error)
{
  return tillid_session_run_finish (session, result, error);
}
