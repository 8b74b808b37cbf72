/* tillid-brief-print.h - a brief on paper, or in a file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "tillid-brief.h"
#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_BRIEF_PRINT (tillid_brief_print_get_type ())
G_DECLARE_FINAL_TYPE (TillidBriefPrint, tillid_brief_print, TILLID, BRIEF_PRINT, AdwWindow)

GtkWindow *
tillid_brief_print_new (GtkWindow *parent, TillidPatientContext *context, TillidBrief *brief);
GtkPrintOperation *
tillid_brief_print_make_operation (TillidBriefPrint *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
