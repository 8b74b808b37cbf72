/* tillid-patients-model.h - the patients a list shows: found by what is typed, or the recent ones
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-search.h"
#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidPatientItem:
 *
 * One row of a list of patients.
 */
#define TILLID_TYPE_PATIENT_ITEM (tillid_patient_item_get_type ())
G_DECLARE_FINAL_TYPE (TillidPatientItem, tillid_patient_item, TILLID, PATIENT_ITEM, GObject)

gint64 tillid_patient_item_get_id (TillidPatientItem *self);
const char *tillid_patient_item_get_name (TillidPatientItem *self);
const char *tillid_patient_item_get_native_name (TillidPatientItem *self);
const char *tillid_patient_item_get_age (TillidPatientItem *self);
const char *tillid_patient_item_get_languages (TillidPatientItem *self);
const char *tillid_patient_item_get_language_tag (TillidPatientItem *self);
gboolean tillid_patient_item_is_closed (TillidPatientItem *self);
const char *tillid_patient_item_get_next_visit (TillidPatientItem *self);
TillidMember *tillid_patient_item_get_key_contact (TillidPatientItem *self);
const char *tillid_patient_item_get_label (TillidPatientItem *self);

/**
 * TillidPatientsModel:
 *
 * A lazy list: an array of ids in order, and pages of rows that are read when they are asked for. The
 * same item is given as long as somebody holds it, so that a selection follows its row.
 *
 * Signal "settled": what was typed last has been looked up, and the list shows it.
 */
#define TILLID_TYPE_PATIENTS_MODEL (tillid_patients_model_get_type ())
G_DECLARE_FINAL_TYPE (TillidPatientsModel, tillid_patients_model, TILLID, PATIENTS_MODEL, GObject)

TillidPatientsModel *tillid_patients_model_new (TillidSession *session) G_GNUC_WARN_UNUSED_RESULT;
void tillid_patients_model_set_query (TillidPatientsModel *self, const char *typed);
const char *tillid_patients_model_get_query (TillidPatientsModel *self);
guint tillid_patients_model_get_n_recent (TillidPatientsModel *self);
gboolean tillid_patients_model_is_settled (TillidPatientsModel *self);
const char *tillid_patients_model_get_problem (TillidPatientsModel *self);

G_END_DECLS
