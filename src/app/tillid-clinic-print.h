/* tillid-clinic-print.h - the clinic's numbers, on paper and as a table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-clinic-model.h"
#include "tillid-document.h"

G_BEGIN_DECLS

TillidDocument *tillid_clinic_print_make_document (TillidClinicModel *model, TillidSession *session)
  G_GNUC_WARN_UNUSED_RESULT;
void tillid_clinic_print_show (GtkWidget *widget, TillidClinicModel *model, TillidSession *session);
void tillid_clinic_print_save (GtkWidget *widget, TillidClinicModel *model);

G_END_DECLS
