/* tillid-caseload-print.c - the rows of the caseload, to a printer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What is on the screen, in its order. Prompts are for the team's own eyes: they are not printed. */
#include "config.h"

#include "tillid-caseload-print.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-words.h"

static void
add (GPtrArray *parts, const char *title, const TillidCaseloadText *text)
{
  if (text->text != NULL)
    /* Translators: a column of the caseload, and what stands in it. */
    g_ptr_array_add (parts, g_strdup_printf (C_ ("caseload", "%1$s: %2$s"), title, text->text));
}

static char *
join (GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (". ", (char **) parts->pdata);
}

static char *
write_care (TillidCaseloadItem *item)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, C_ ("caseload", "Phase"), &item->phase);
  add (parts, C_ ("caseload", "Key contact"), &item->key_name);
  add (parts, C_ ("caseload", "Second face"), &item->second_name);
  add (parts, C_ ("caseload", "Last visit"), &item->last);
  add (parts, C_ ("caseload", "Next visit"), &item->next);
  return join (parts);
}

static char *
write_owed (TillidCaseloadItem *item)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add (parts, C_ ("caseload", "Interpreter"), &item->interpreter);
  add (parts, C_ ("caseload", "Promises"), &item->promises);
  add (parts, C_ ("caseload", "Promises"), &item->late_promises);
  add (parts, C_ ("caseload", "Review"), &item->review);
  return join (parts);
}

/* (transfer full): a sheet of the rows that @model shows. */
TillidSheet *
tillid_caseload_print_make_sheet (TillidCaseloadModel *model, TillidSession *session)
{
  const TillidClinic *clinic = tillid_session_get_clinic (session);
  const char *tag = tillid_format_ui_language ();
  g_autofree char *day =
    tillid_format_day (tillid_session_today (session), TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *name = tillid_words_isolate (clinic->name != NULL ? clinic->name : "");
  /* Translators: the name of the clinic and a date. */
  g_autofree char *printed = g_strdup_printf (C_ ("readers", "%s, printed %s"), name, day);
  TillidSheet *sheet =
    tillid_sheet_new (C_ ("place", "Caseload"), printed, tag, tillid_format_is_rtl (tag));

  tillid_sheet_set_headings (sheet, C_ ("caseload", "Patient"), C_ ("caseload", "Care"),
                             C_ ("caseload", "What is owed"));
  tillid_sheet_set_shares (sheet, 0.24, 0.46, 0.3);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (TillidCaseloadItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autofree char *care = write_care (item);
      g_autofree char *owed = write_owed (item);

      tillid_sheet_add_row (sheet, item->name, care, owed);
    }
  return sheet;
}
