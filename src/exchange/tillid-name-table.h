/* tillid-name-table.h - numbers for names
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidNameTable:
 *
 * Different names in order of appearance, numbered from 1; millions of them in little memory.
 */
typedef struct _TillidNameTable TillidNameTable;

TillidNameTable *tillid_name_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_name_table_free (TillidNameTable *self);
guint32 tillid_name_table_take (TillidNameTable *self, const char *name);
guint32 tillid_name_table_get_n (const TillidNameTable *self);
const char *tillid_name_table_get (const TillidNameTable *self, guint32 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidNameTable, tillid_name_table_free)

G_END_DECLS
