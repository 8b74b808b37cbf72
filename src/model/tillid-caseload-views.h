/* tillid-caseload-views.h - filters and order of the caseload under a name that the clinic shares
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-model.h"
#include "tillid-conference.h"

G_BEGIN_DECLS

GPtrArray *tillid_caseload_views_list (TillidCaseloadModel *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_caseload_view_write (TillidCaseloadModel *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_caseload_view_is_shown (TillidCaseloadModel *self, const TillidSavedView *view);
void tillid_caseload_view_apply (TillidCaseloadModel *self, const TillidSavedView *view);
void tillid_caseload_view_keep (TillidCaseloadModel *self, const char *name);
void tillid_caseload_view_rename (TillidCaseloadModel *self,
                                  const TillidSavedView *view,
                                  const char *name);
void tillid_caseload_view_remove (TillidCaseloadModel *self, const TillidSavedView *view);

G_END_DECLS
