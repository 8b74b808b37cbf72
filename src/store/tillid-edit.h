/* tillid-edit.h - the one way to write records
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"
#include "tillid-id.h"
#include "tillid-record.h"
#include "tillid-scope.h"

G_BEGIN_DECLS

/**
 * TillidEdit:
 *
 * One or more sealed records that are written together or not at all, with who, when and why. Made on
 * any thread, applied once on the thread that writes. Reference counted, atomic.
 */
typedef struct _TillidEdit TillidEdit;

#define TILLID_TYPE_EDIT (tillid_edit_get_type ())
GType tillid_edit_get_type (void) G_GNUC_CONST;

/**
 * TillidWriter:
 * @ids: gives ids and, through its random function, salts
 * @by: id of the member who writes
 * @now_ms: milliseconds since 1970 UTC
 * @rights: whose rights are asked for each record; a member of 0 is the program itself
 */
typedef struct
{
  TillidIdSource *ids;
  gint64 by;
  gint64 now_ms;
  TillidViewer rights;
} TillidWriter;

TillidEdit *tillid_edit_new (const char *why) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_edit_ref (TillidEdit *self);
void tillid_edit_unref (TillidEdit *self);
void tillid_edit_add (TillidEdit *self, gpointer record);
void tillid_edit_take (TillidEdit *self, gpointer record);
void tillid_edit_expect_text (TillidEdit *self, gint64 record, const char *field, const char *text);
gboolean tillid_edit_is_final (const TillidEdit *self);
const char *tillid_edit_get_why (const TillidEdit *self);
guint tillid_edit_get_n_records (const TillidEdit *self);
TillidRecord *tillid_edit_get_record (const TillidEdit *self, guint index);

gboolean tillid_edit_apply (TillidDb *db,
                            TillidEdit *edit,
                            const TillidWriter *writer,
                            gint64 *out_edit,
                            GError **error);
gboolean tillid_edit_apply_in_transaction (TillidDb *db,
                                           TillidEdit *edit,
                                           const TillidWriter *writer,
                                           gint64 *out_edit,
                                           GError **error);
gboolean tillid_edit_undo (TillidDb *db,
                           gint64 edit,
                           const char *why,
                           const TillidWriter *writer,
                           gint64 *out_edit,
                           GError **error);

/* A new record gets its id before it is applied, so that others in the same edit can refer to it. */
gpointer tillid_edit_assign_id (gpointer draft, TillidIdSource *ids);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidEdit, tillid_edit_unref)

G_END_DECLS
