/* tillid-record-page.h - medicines, contacts and consents of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-page.h"
#include "tillid-sheet.h"

G_BEGIN_DECLS

#define TILLID_TYPE_RECORD_PAGE (tillid_record_page_get_type ())
G_DECLARE_FINAL_TYPE (TillidRecordPage, tillid_record_page, TILLID, RECORD_PAGE, GtkWidget)

TillidSheet *tillid_record_page_make_sheet (TillidRecordPage *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
