/* tillid-caseload-table.h - the coordinator's table, kept up to date
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-query.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadTable:
 *
 * The rows of all patients who are open to the person who works, in the order of names. Used on one thread.
 */
typedef struct _TillidCaseloadTable TillidCaseloadTable;

TillidCaseloadTable *tillid_caseload_table_new (TillidSession *session,
                                                TillidScope *scope) G_GNUC_WARN_UNUSED_RESULT;
void tillid_caseload_table_free (TillidCaseloadTable *self);
gboolean tillid_caseload_table_read (TillidCaseloadTable *self, GError **error);
gboolean tillid_caseload_table_read_order (TillidCaseloadTable *self, GError **error);
gboolean
tillid_caseload_table_read_some (TillidCaseloadTable *self, const GArray *patients, GError **error);
void tillid_caseload_table_read_async (TillidCaseloadTable *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);
gboolean
tillid_caseload_table_read_finish (TillidCaseloadTable *self, GAsyncResult *result, GError **error);
gboolean tillid_caseload_table_refresh (TillidCaseloadTable *self,
                                        GArray **out_patients,
                                        gboolean *out_all,
                                        GError **error);
gboolean tillid_caseload_table_is_whole (TillidCaseloadTable *self);
TillidDay tillid_caseload_table_get_today (TillidCaseloadTable *self);
guint tillid_caseload_table_get_n (TillidCaseloadTable *self);
const TillidCaseloadEntry *tillid_caseload_table_get (TillidCaseloadTable *self, guint position);
const TillidCaseloadEntry *tillid_caseload_table_find (TillidCaseloadTable *self, gint64 patient);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCaseloadTable, tillid_caseload_table_free)

G_END_DECLS
