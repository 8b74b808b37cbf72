/* tillid-caseload-faces.h - several patients get a second face
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-caseload-proposals.h"

G_BEGIN_DECLS

#define TILLID_TYPE_CASELOAD_FACES (tillid_caseload_faces_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadFaces, tillid_caseload_faces, TILLID, CASELOAD_FACES, AdwWindow)

GtkWindow *tillid_caseload_faces_new (GtkWindow *parent,
                                      TillidCaseloadModel *model,
                                      TillidSession *session,
                                      const char *subtitle,
                                      GPtrArray *proposals);

G_END_DECLS
