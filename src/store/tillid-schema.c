/* tillid-schema.c - the tables, made from the field tables
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* data/sql/001.sql is what tillid_schema_sql () returned when the schema was released: the record tables,
 * written from the field tables, and data/sql/base.sql, written by hand, for everything that is not a
 * record (revisions, logs, search, the timeline view). A lint test compares the two. */
#include "config.h"

#include "tillid-schema.h"

#include <gio/gio.h>

#include "tillid-record-table-private.h"

#define RESOURCE_FOLDER "/org/tillid/Tillid/sql/"

static void
append_field (GString *sql, const TillidField *field)
{
  g_string_append_printf (sql, ",\n  \"%s\" ", field->name);
  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
    case TILLID_KIND_LANG:
      g_string_append (sql, "TEXT");
      break;
    case TILLID_KIND_INT:
    case TILLID_KIND_DAY:
    case TILLID_KIND_MINUTE:
    case TILLID_KIND_INSTANT:
      g_string_append (sql, "INTEGER");
      break;
    case TILLID_KIND_REAL:
      g_string_append (sql, "REAL");
      break;
    case TILLID_KIND_BOOL:
      g_string_append (sql, "INTEGER NOT NULL DEFAULT 0");
      break;
    case TILLID_KIND_CHOICE:
      g_string_append_printf (sql, "TEXT NOT NULL DEFAULT '%s'", field->choices[0].code);
      break;
    case TILLID_KIND_REF:
      g_string_append (sql, "INTEGER");
      /* Any entry: no table of its own to refer to. */
      if (!g_str_equal (field->target, "*"))
        g_string_append_printf (sql, " REFERENCES \"%s\" (id) DEFERRABLE INITIALLY DEFERRED",
                                field->target);
      break;
    case TILLID_KIND_TOLD:
      g_string_append (sql, "TEXT");
      for (guint i = 0; i < TILLID_N_TOLD_COLUMNS; i++)
        g_string_append_printf (sql, ",\n  \"%s_%s\" %s", field->name, tillid_told_columns[i],
                                i < 4 ? "INTEGER" : "TEXT");
      break;
    }
}

static void
append_table (GString *sql, const TillidRecordType *type)
{
  g_string_append_printf (
    sql,
    "CREATE TABLE \"%s\" (\n  id INTEGER PRIMARY KEY,\n  version INTEGER NOT NULL,\n"
    "  state TEXT NOT NULL DEFAULT 'active'",
    type->kind);
  for (guint i = 0; i < type->n_fields; i++)
    append_field (sql, &type->fields[i]);
  g_string_append (sql, "\n) STRICT;\n");
  if (tillid_record_type_find_field (type, "patient") != NULL)
    g_string_append_printf (sql, "CREATE INDEX \"%s_patient\" ON \"%s\" (patient);\n", type->kind,
                            type->kind);
  g_string_append_c (sql, '\n');
}

static const char *
resource_text (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* Uncompressed resources live as long as the program. */
  return bytes != NULL ? g_bytes_get_data (bytes, NULL) : NULL;
}

/**
 * tillid_schema_sql:
 *
 * Returns: (transfer full): the schema that the field tables and data/sql/base.sql make now
 */
char *
tillid_schema_sql (void)
{
  GString *sql = g_string_new ("-- The schema of a Tillid clinic file. Made by \"tillidctl schema "
                               "--sql\"; not edited by hand.\n\n");
  guint n_types;
  const TillidRecordType *const *types = tillid_record_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    append_table (sql, types[i]);
  g_string_append (sql, resource_text ("base.sql"));
  return g_string_free (sql, FALSE);
}

/**
 * tillid_schema_version_sql:
 * @version: 1 to %TILLID_SCHEMA_VERSION
 *
 * Returns: (transfer none) (nullable): the numbered SQL file that makes @version out of the one before
 */
const char *
tillid_schema_version_sql (int version)
{
  g_autofree char *name = g_strdup_printf ("%03d.sql", version);

  return resource_text (name);
}
