/* tillid-ctl-schema.c - tillidctl schema: record types and their fields
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tillid-ctl.h"
#include "tillid-schema.h"

static const TillidCtlColumn columns[] = {
  { "type", NC_ ("column", "type") },
  { "field", NC_ ("column", "field") },
  { "kind", NC_ ("column", "kind") },
  { "label", NC_ ("column", "label") },
  { "sensitivity", NC_ ("column", "sensitivity") },
};

static void
print_fields (TillidCtl *ctl)
{
  g_autoptr (TillidCtlTable) table =
    tillid_ctl_table_new (ctl->format, columns, G_N_ELEMENTS (columns));
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    for (guint k = 0; k < types[i]->n_fields; k++)
      {
        const TillidField *field = &types[i]->fields[k];

        tillid_ctl_table_add_text (table, types[i]->kind);
        tillid_ctl_table_add_text (table, field->name);
        tillid_ctl_table_add_text (table, tillid_field_kind_to_code (field->kind));
        tillid_ctl_table_add_for_people (table, field->label, tillid_field_get_label (field));
        tillid_ctl_table_add_text (table, tillid_sensitivity_to_code (field->sensitivity));
      }
  tillid_ctl_table_print (table);
}

/* `schema`: the field tables, or the SQL that follows from them; needs no clinic. Returns: an exit code. */
int
tillid_ctl_schema (TillidCtl *ctl, int argc, char **argv)
{
  gboolean sql = FALSE;
  const GOptionEntry entries[] = {
    { "sql", 0, 0, G_OPTION_ARG_NONE, &sql, N_ ("The tables of a new clinic file"), NULL },
    { NULL },
  };
  int exit_code;

  if (!tillid_ctl_parse (entries, "[--sql]", 0, 0, &argc, &argv, &exit_code))
    return exit_code;
  if (sql)
    {
      g_autofree char *text = tillid_schema_sql ();

      fputs (text, stdout);
    }
  else
    print_fields (ctl);
  return TILLID_EXIT_DONE;
}
