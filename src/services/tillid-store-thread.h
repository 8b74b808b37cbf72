/* tillid-store-thread.h - a thread that owns one connection
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"

G_BEGIN_DECLS

/**
 * TillidThreadPriority:
 * @TILLID_PRIORITY_FIRST: drafts, saves and log rows: they overtake
 * @TILLID_PRIORITY_NORMAL: everything else, in the order it came
 */
typedef enum
{
  TILLID_PRIORITY_FIRST,
  TILLID_PRIORITY_NORMAL,
} TillidThreadPriority;

typedef struct _TillidStoreThread TillidStoreThread;
typedef void (*TillidThreadFunc) (TillidDb *db, gpointer data);

TillidStoreThread *tillid_store_thread_start (const char *name,
                                              const char *path,
                                              TillidDbMode mode,
                                              TillidFileKey *key,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_store_thread_stop (TillidStoreThread *self);
void tillid_store_thread_push (TillidStoreThread *self,
                               TillidThreadPriority priority,
                               TillidThreadFunc func,
                               gpointer data);
void tillid_store_thread_call (TillidStoreThread *self, TillidThreadFunc func, gpointer data);

G_END_DECLS
