/* tillid-db-sqlite-private.h - what the files of the driver share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "tillid-db.h"

G_BEGIN_DECLS

struct _TillidStmt
{
  TillidDb *db;         /* (unowned): outlives its statements */
  sqlite3_stmt *handle; /* (owned) */
  gboolean lent;
  gboolean spare; /* a second copy: freed on return */
};

struct _TillidDb
{
  GObject parent_instance;

  sqlite3 *handle;           /* (owned) */
  GHashTable *statements;    /* address of the SQL text -> TillidStmt (owned) */
  GThread *owner;            /* (unowned): the only thread that may call us */
  GCancellable *cancellable; /* (owned) (nullable) */
  char *path;                /* (owned) */
  TillidFileKey *key;        /* (owned) (nullable) */
  gboolean read_only;
};

gboolean tillid_db_set_error (TillidDb *self, int rc, GError **error);
void tillid_stmt_free (gpointer data);
void tillid_db_configure_once (void);
gboolean tillid_db_apply_key (TillidDb *self, TillidFileKey *key, GError **error);

G_END_DECLS
