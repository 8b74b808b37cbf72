/* tillid-record-form.h - the fields of a record, to be filled in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/**
 * TillidFormField:
 * @name: of the field in the record
 * @label: (nullable): marked with NC_ ("form", ...); else that of the field table
 * @is_long: more than a line
 *
 * A text, a day, a choice, a yes or no, a colleague, an interpreter or a planned visit: what a field is follows from the field table.
 */
typedef struct
{
  const char *name;
  const char *label;
  gboolean is_long;
} TillidFormField;

/**
 * TillidRecordForm:
 *
 * Some fields of one record below each other, each under its label. What is typed is a draft in the file within a second.
 *
 * Signal "changed": something was typed or chosen.
 */
#define TILLID_TYPE_RECORD_FORM (tillid_record_form_get_type ())
G_DECLARE_FINAL_TYPE (TillidRecordForm, tillid_record_form, TILLID, RECORD_FORM, GtkWidget)

GtkWidget *tillid_record_form_new (void);
void tillid_record_form_open (TillidRecordForm *self,
                              TillidPatientContext *context,
                              const TillidRecord *record,
                              const char *place,
                              const TillidFormField *fields,
                              guint n_fields);
gboolean tillid_record_form_is_complete (TillidRecordForm *self);
gboolean tillid_record_form_is_filled (TillidRecordForm *self);
gboolean tillid_record_form_is_chosen (TillidRecordForm *self);
void tillid_record_form_read (TillidRecordForm *self, TillidRecord *record);
void tillid_record_form_forget (TillidRecordForm *self);
void tillid_record_form_release (TillidRecordForm *self);
GtkWidget *tillid_record_form_get_field (TillidRecordForm *self, const char *name);

G_END_DECLS
