/* tillid-caseload-actions.h - one thing done for several patients of the caseload
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-model.h"
#include "tillid-hand-over.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadFace:
 * @patient: id
 * @member: who is to be the second face
 */
typedef struct
{
  gint64 patient;
  gint64 member;
} TillidCaseloadFace;

gboolean tillid_caseload_model_may_write (TillidCaseloadModel *self, const TillidRecordType *type);
void tillid_caseload_put_on_agenda (TillidCaseloadModel *self, const GArray *patients);
void tillid_caseload_hand_over (TillidCaseloadModel *self,
                                const GArray *patients,
                                const TillidHandOverPlan *plan);
void tillid_caseload_name_second_faces (TillidCaseloadModel *self,
                                        const TillidCaseloadFace *faces,
                                        guint n_faces);
char *tillid_caseload_entry_dup_name (const TillidCaseloadEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_caseload_model_write_names (TillidCaseloadModel *self,
                                         const GArray *patients) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_caseload_model_list_members (TillidCaseloadModel *self,
                                               TillidDay day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
