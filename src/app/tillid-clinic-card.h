/* tillid-clinic-card.h - one measure of the clinic, by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-clinic-model.h"
#include "tillid-run-chart.h"

G_BEGIN_DECLS

/**
 * TillidClinicCard:
 *
 * A number, the drawing of its months, and behind two openers what is counted and the same months as a table.
 */
#define TILLID_TYPE_CLINIC_CARD (tillid_clinic_card_get_type ())
G_DECLARE_FINAL_TYPE (TillidClinicCard, tillid_clinic_card, TILLID, CLINIC_CARD, GtkWidget)

GtkWidget *tillid_clinic_card_new (void);
void tillid_clinic_card_show (TillidClinicCard *self,
                              TillidClinicModel *model,
                              TillidClinicMeasure measure);
TillidRunChart tillid_clinic_card_make_drawing (const TillidClinicChart *chart);

G_END_DECLS
