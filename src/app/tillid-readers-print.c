/* tillid-readers-print.c - who has read a record, on paper for its patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Nothing stands on it but dates, names, professions and what was done: it is given away. */
#include "config.h"

#include "tillid-readers-print.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-language.h"
#include "tillid-sheet-print.h"
#include "tillid-words.h"

static char *
write_who (const TillidMember *member)
{
  if (member == NULL || member->name == NULL)
    return g_strdup ("");
  if (member->profession == TILLID_PROFESSION_OTHER)
    return g_strdup (member->name);
  return g_strconcat (member->name, C_ ("list of facts", ", "),
                      tillid_choice_get_label (tillid_profession_choices, member->profession),
                      NULL);
}

static char *
write_printed (TillidSession *session)
{
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, NULL);
  const TillidClinic *clinic = tillid_session_get_clinic (session);
  g_autofree char *name = tillid_words_isolate (clinic->name != NULL ? clinic->name : "");

  /* Translators: the name of the clinic and a date. */
  return g_strdup_printf (C_ ("readers", "%s, printed %s"), name, day);
}

static TillidSheet *
make_sheet (TillidPatientContext *context)
{
  g_autoptr (GPtrArray) readings = tillid_readers_list_readings (context, G_MAXUINT);
  g_autofree char *name = tillid_words_isolate (tillid_patient_context_get_name (context));
  /* Translators: %s is the name of a patient. */
  g_autofree char *title = g_strdup_printf (C_ ("readers", "Who has read the record of %s"), name);
  g_autofree char *printed = write_printed (tillid_patient_context_get_session (context));
  TillidSheet *sheet = tillid_sheet_new (title, printed, tillid_language_get (),
                                         gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);

  tillid_sheet_set_headings (sheet, C_ ("readers", "When"), C_ ("readers", "Who"),
                             C_ ("readers", "What"));
  for (guint i = 0; i < readings->len; i++)
    {
      const TillidReading *reading = readings->pdata[i];
      g_autofree char *who = write_who (reading->member);

      tillid_sheet_add_row (sheet, reading->when, who, reading->what);
    }
  return sheet;
}

/* In the patient's language, if it is one of ours. */
static TillidSheet *
make_sheet_for_patient (TillidPatientContext *context)
{
  const char *wanted = tillid_patient_context_get_language (context);
  const char *now = tillid_language_get ();
  guint n = 0;
  const TillidLanguage *ours = tillid_language_list (&n);
  TillidSheet *sheet = NULL;

  for (guint i = 0; wanted != NULL && i < n && sheet == NULL; i++)
    if (g_str_has_prefix (wanted, ours[i].tag) && !g_str_equal (ours[i].tag, now))
      {
        /* Nothing is written meanwhile: the variable of the language is read by all threads. */
        tillid_session_flush (tillid_patient_context_get_session (context));
        tillid_language_set (ours[i].tag);
        sheet = make_sheet (context);
        tillid_language_set (now);
      }
  return sheet != NULL ? sheet : make_sheet (context);
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
  return tillid_sheet_print_new (make_sheet_for_patient (context));
}
