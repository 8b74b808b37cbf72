/* tillid-migration-private.h - from an older schema to this one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"

G_BEGIN_DECLS

/**
 * TillidMigrationStep:
 * @sql: makes this version out of the one before; the first makes everything
 * @step: (nullable): what SQL cannot do, after @sql and in the same transaction; also on an empty file
 */
typedef struct
{
  const char *sql;
  gboolean (*step) (TillidDb *db, GError **error);
} TillidMigrationStep;

/**
 * TillidMigrations:
 * @version: of the schema that this program writes
 * @get: (nullable): the step that makes @version; %NULL: data/sql/NNN.sql and the table in tillid-migration.c
 *
 * Tests put schemas of their own behind the released ones.
 */
typedef struct
{
  int version;
  TillidMigrationStep (*get) (int version);
} TillidMigrations;

extern TillidMigrations tillid_migrations;

gboolean tillid_migration_create (TillidDb *db, GError **error);
gboolean tillid_migration_is_needed (TillidDb *db, gboolean *out_needed, GError **error);
gboolean tillid_migration_run (TillidDb *db, gboolean keeps_copy, GError **error);

G_END_DECLS
