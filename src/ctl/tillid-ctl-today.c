/* tillid-ctl-today.c - tillidctl today: promises, visits, what is waited for, who was not in touch
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-ctl.h"
#include "tillid-format.h"
#include "tillid-plan.h"
#include "tillid-today-model.h"
#include "tillid-today-words.h"
#include "tillid-visit.h"

static const TillidCtlColumn columns[] = {
  { "section", NC_ ("column", "section") }, { "due", NC_ ("column", "due") },
  { "patient", NC_ ("column", "patient") }, { "what", NC_ ("column", "what") },
  { "owner", NC_ ("column", "owner") },     { "state", NC_ ("column", "state") },
};

static const struct
{
  const char *code;
  const char *label; /* with context "today" */
} sections[] = {
  [TILLID_TODAY_PROMISES] = { "promise", NC_ ("today", "promise") },
  [TILLID_TODAY_VISITS] = { "visit", NC_ ("today", "visit") },
  [TILLID_TODAY_WAITING] = { "waiting", NC_ ("today", "waiting") },
  [TILLID_TODAY_SILENT] = { "untouched", NC_ ("today", "untouched") },
};

static const struct
{
  const char *code;
  const char *label; /* with context "today" */
} interpreters[] = {
  [TILLID_TODAY_INTERPRETER_OPEN] = { "planned", NC_ ("today", "planned") },
  [TILLID_TODAY_INTERPRETER_SAME] = { "same-interpreter", NC_ ("today", "same interpreter") },
  [TILLID_TODAY_INTERPRETER_NEW] = { "new-interpreter", NC_ ("today", "new interpreter") },
  [TILLID_TODAY_INTERPRETER_MISSING] = { "no-interpreter", NC_ ("today", "no interpreter booked") },
  [TILLID_TODAY_INTERPRETER_NONE] = { "without-interpreter",
                                      NC_ ("today", "without interpreter, own choice") },
  [TILLID_TODAY_INTERPRETER_RELATIVE] = { "relative", NC_ ("today", "a relative interprets") },
};

static void
add_for_people (TillidCtlTable *table, const char *code, const char *label)
{
  tillid_ctl_table_add_for_people (table, code, g_dpgettext2 (GETTEXT_PACKAGE, "today", label));
}

static const char *
late_label (TillidTodayModel *day, const TillidTodayRow *row, const char **out_code)
{
  switch (tillid_today_words_due_state (day, row))
    {
    case TILLID_TODAY_DUE_LATE:
      *out_code = "late";
      return NC_ ("today", "late");
    case TILLID_TODAY_DUE_TODAY:
      *out_code = "today";
      return NC_ ("today", "today");
    case TILLID_TODAY_DUE_LATER:
    default:
      *out_code = "open";
      return NC_ ("today", "open");
    }
}

static void
add_state (TillidCtlTable *table, TillidTodayModel *day, const TillidTodayRow *row)
{
  const char *code = NULL;
  const char *label = NULL;

  if (row->section == TILLID_TODAY_VISITS)
    {
      const TillidVisit *visit = (const TillidVisit *) row->record;

      if (visit->status != TILLID_VISIT_STATUS_PLANNED)
        tillid_ctl_table_add_choice (table, tillid_visit_status_choices, visit->status);
      else
        add_for_people (table, interpreters[row->cover.state].code,
                        interpreters[row->cover.state].label);
      return;
    }
  if (row->section == TILLID_TODAY_SILENT)
    {
      tillid_ctl_table_add_for_people (table, "open", C_ ("today", "open"));
      return;
    }
  label = late_label (day, row, &code);
  add_for_people (table, code, label);
}

/* Of a visit the day and the time; of what is waited for, the day on which a reply was agreed; of an untouched patient the last day on
 * which somebody was in touch. */
static void
add_due (TillidCtlTable *table, const TillidTodayRow *row)
{
  const TillidVisit *visit = (const TillidVisit *) row->record;
  g_autofree char *iso = NULL;
  g_autofree char *when = NULL;

  if (row->section != TILLID_TODAY_VISITS || visit->minute == TILLID_ABSENT)
    {
      tillid_ctl_table_add_day (table, row->section == TILLID_TODAY_SILENT ? row->since : row->due);
      return;
    }
  iso = tillid_day_to_iso (row->due);
  when = g_strdup_printf ("%sT%02d:%02d", iso, (int) visit->minute / 60, (int) visit->minute % 60);
  tillid_ctl_table_add_text (table, when);
}

/* As it was written, in no language of the program. */
static char *
plain_opens (const TillidTodayRow *row)
{
  const char *const words[] = { row->open_promise, row->open_question, row->open_words };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", words[i]);
  return g_string_free (text, FALSE);
}

static char *
plain_what (const TillidTodayRow *row)
{
  const char *whom = NULL;
  const char *what = NULL;

  tillid_today_words_find_what (row, &whom, &what);
  if (whom == NULL || what == NULL)
    return g_strdup (whom != NULL ? whom : what);
  return g_strdup_printf ("%s: %s", whom, what);
}

static void
add_row (TillidCtlTable *table, TillidTodayModel *day, const TillidTodayRow *row)
{
  const TillidMember *owner = tillid_today_model_find_member (day, row->owner);
  g_autofree char *what =
    row->section == TILLID_TODAY_SILENT ? plain_opens (row) : plain_what (row);

  add_for_people (table, sections[row->section].code, sections[row->section].label);
  add_due (table, row);
  tillid_ctl_table_add_text (table, tillid_today_words_name (row));
  tillid_ctl_table_add_text (table, what);
  tillid_ctl_table_add_text (table, owner != NULL ? owner->name : NULL);
  add_state (table, day, row);
}

/* `today`: what a day of the clinic asks for. Returns: an exit code. */
int
tillid_ctl_today (TillidCtl *ctl, int argc, char **argv)
{
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("The day, 2026-03-10; today"), "DATE" },
    { NULL },
  };
  g_autoptr (TillidSession) session = NULL;
  g_autoptr (TillidTodayModel) day = NULL;
  g_autoptr (TillidCtlTable) table = NULL;
  g_autoptr (GError) error = NULL;
  TillidDay asked = TILLID_ABSENT;
  int exit_code;

  if (!tillid_ctl_parse (entries, "[--on DATE]", 0, 0, &argc, &argv, &exit_code))
    return exit_code;
  if (on != NULL && !tillid_ctl_parse_day ("--on", on, &asked, &exit_code))
    return exit_code;
  session = tillid_ctl_open (ctl, FALSE);
  if (session == NULL)
    return TILLID_EXIT_FAILED;
  day = tillid_today_model_read (session, asked, TILLID_TODAY_SILENT_DAYS, &error);
  if (day == NULL)
    return tillid_ctl_fail (ctl, "today", error);
  table = tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  for (int section = TILLID_TODAY_PROMISES; section <= TILLID_TODAY_SILENT; section++)
    {
      g_autoptr (GPtrArray) rows = tillid_today_model_list (day, section);

      for (guint i = 0; i < rows->len; i++)
        add_row (table, day, rows->pdata[i]);
    }
  tillid_ctl_table_print (table);
  return TILLID_EXIT_DONE;
}
