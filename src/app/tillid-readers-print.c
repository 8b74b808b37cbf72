/* tillid-readers-print.c - who has read a record, on paper for its patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nothing stands on it but dates, names, professions, what was done, and the reasons that were given for an emergency: it is
 * given away. */
#include "config.h"

#include "tillid-readers-print.h"

#include <glib/gi18n-lib.h>

#include "tillid-catalog.h"
#include "tillid-format.h"
#include "tillid-language.h"
#include "tillid-sheet-print.h"
#include "tillid-words.h"

/* The sheet speaks the patient's language, if it is one of ours, and the program goes on in its own. */
typedef struct
{
  TillidCatalog *texts; /* (owned) */
  const char *tag;      /* (unowned) */
} Paper;

static char *
write_who (const Paper *paper, const TillidMember *member)
{
  if (member == NULL || member->name == NULL)
    return g_strdup ("");
  if (member->profession == TILLID_PROFESSION_OTHER)
    return g_strdup (member->name);
  return g_strconcat (member->name,
                      tillid_catalog_get (paper->texts, "list of facts",
                                          NC_ ("list of facts", ", ")),
                      tillid_catalog_get (paper->texts, "choice",
                                          tillid_profession_choices[member->profession].label),
                      NULL);
}

static char *
write_when (const Paper *paper, TillidSession *session, gint64 at)
{
  g_autofree char *day_words = NULL;
  g_autofree char *time_words = NULL;
  TillidDay day;
  int minute;

  tillid_session_split_instant (session, at, &day, &minute);
  day_words = tillid_format_day (day, TILLID_FORMAT_DAY_SHORT, paper->tag);
  time_words = tillid_format_time (minute, paper->tag);
  return g_strconcat (day_words,
                      tillid_catalog_get (paper->texts, "list of facts",
                                          NC_ ("list of facts", ", ")),
                      time_words, NULL);
}

/* The reason of an emergency is the patient's to read, as in the copy of the record. */
static char *
write_what (const Paper *paper, const TillidReading *reading)
{
  const char *what = tillid_catalog_get (paper->texts, "readers", reading->what_text);

  if (reading->why == NULL)
    return g_strdup (what);
  /* Translators: what was done, and a reason in somebody's words. */
  return g_strdup_printf (tillid_catalog_get (paper->texts, "readers", NC_ ("readers", "%s: “%s”")),
                          what, reading->why);
}

static char *
write_printed (const Paper *paper, TillidSession *session)
{
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, paper->tag);
  const TillidClinic *clinic = tillid_session_get_clinic (session);
  g_autofree char *name = tillid_words_isolate (clinic->name != NULL ? clinic->name : "");

  /* Translators: the name of the clinic and a date. */
  return g_strdup_printf (tillid_catalog_get (paper->texts, "readers",
                                              NC_ ("readers", "%s, printed %s")),
                          name, day);
}

static TillidSheet *
make_sheet (const Paper *paper, TillidPatientContext *context)
{
  TillidSession *session = tillid_patient_context_get_session (context);
  g_autoptr (GPtrArray) readings = tillid_readers_list_readings (context, G_MAXUINT);
  g_autofree char *name = tillid_words_isolate (tillid_patient_context_get_name (context));
  /* Translators: %s is the name of a patient. */
  g_autofree char *title =
    g_strdup_printf (tillid_catalog_get (paper->texts, "readers",
                                         NC_ ("readers", "Who has read the record of %s")),
                     name);
  g_autofree char *printed = write_printed (paper, session);
  TillidSheet *sheet =
    tillid_sheet_new (title, printed, paper->tag, tillid_format_is_rtl (paper->tag));

  tillid_sheet_set_headings (sheet,
                             tillid_catalog_get (paper->texts, "readers", NC_ ("readers", "When")),
                             tillid_catalog_get (paper->texts, "readers", NC_ ("readers", "Who")),
                             tillid_catalog_get (paper->texts, "readers", NC_ ("readers", "What")));
  for (guint i = 0; i < readings->len; i++)
    {
      const TillidReading *reading = readings->pdata[i];
      g_autofree char *who = write_who (paper, reading->member);
      g_autofree char *when = write_when (paper, session, reading->at);

      g_autofree char *what = write_what (paper, reading);

      tillid_sheet_add_row (sheet, when, who, what);
    }
  return sheet;
}

/**
 * tillid_readers_print_new:
 * @context: an open patient
 *
 * Returns: (transfer full): an operation that prints who has read
 */
GtkPrintOperation *
tillid_readers_print_new (TillidPatientContext *context)
{
  Paper paper = { NULL, tillid_language_choose (tillid_patient_context_get_language (context)) };
  GtkPrintOperation *operation = NULL;

  paper.texts = tillid_catalog_new (paper.tag);
  operation = tillid_sheet_print_new (make_sheet (&paper, context));
  tillid_catalog_free (paper.texts);
  return operation;
}
