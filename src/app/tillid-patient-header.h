/* tillid-patient-header.h - who the patient is and whom the patient knows, above every page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

#define TILLID_TYPE_PATIENT_HEADER (tillid_patient_header_get_type ())
G_DECLARE_FINAL_TYPE (TillidPatientHeader, tillid_patient_header, TILLID, PATIENT_HEADER, GtkWidget)

void tillid_patient_header_set_context (TillidPatientHeader *self, TillidPatientContext *context);
void tillid_patient_header_set_full (TillidPatientHeader *self, gboolean full);
void tillid_patient_header_set_can_add (TillidPatientHeader *self, gboolean can_add);

G_END_DECLS
