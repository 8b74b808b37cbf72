/* tillid-caseload-page.h - all patients in a course of care, and where the thread may break
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-model.h"
#include "tillid-workplace.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadPage:
 *
 * A place of the program. Nobody is ranked in it: it sorts by what we have to arrange.
 */
#define TILLID_TYPE_CASELOAD_PAGE (tillid_caseload_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidCaseloadPage, tillid_caseload_page, TILLID, CASELOAD_PAGE, GtkWidget)

TillidCaseloadModel *tillid_caseload_page_get_model (TillidCaseloadPage *self);

G_END_DECLS
