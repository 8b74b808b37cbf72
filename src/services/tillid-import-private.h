/* tillid-import-private.h - an import while it runs
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-import.h"
#include "tillid-source-pack.h"

G_BEGIN_DECLS

/**
 * TillidImport:
 *
 * One file on its way into the clinic. Made and freed on the main thread; the job uses it on the writer thread.
 */
typedef struct
{
  TillidSession *session; /* (unowned): outlives it */
  char *path;             /* (owned) */
  char *name;             /* (owned): without its folder */
  GTimeZone *zone;        /* (owned): of the clinic */
  gboolean dry_run;
  TillidProgress progress; /* (nullable) */
  gpointer progress_data;
  TillidImportBatch *batch; /* (owned) (nullable): once it was read */
  TillidSourcePack *pack;   /* (owned): the XML of its entries */
  gboolean may_stage;       /* the writer can be asked from where the file is read */
  gboolean staged;          /* parts of @pack are in the clinic file */
  GError *error;            /* (owned) (nullable): what ended an import beside the window */
  TillidImportResult result;
  TillidWriter writer;
  TillidScope *scope;   /* (owned): the import's */
  TillidEdit *edit;     /* (owned) */
  GHashTable *ids;      /* (owned): gint64 local key -> gint64 id */
  GPtrArray *known;     /* (owned) (nullable): resources as the clinic knows them */
  GArray *outcomes;     /* (owned) (nullable): records that the file became */
  GError *lookup_error; /* (owned) (nullable): the first that asking the clinic met */
  TillidDb *db;         /* (unowned): of the thread that writes */
} TillidImport;

gboolean tillid_import_job (TillidDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
