/* tillid-network.h - who works together around the same patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-counted.h"

G_BEGIN_DECLS

/**
 * TillidTypeWeight:
 * @a: key of a profession
 * @b: key of another, or of the same
 * @weight: of a connection between the two; without unit
 *
 * The pair has no order.
 */
typedef struct
{
  gint64 a;
  gint64 b;
  double weight;
} TillidTypeWeight;

/**
 * TillidCareDensity:
 * @patient: key of the patient
 * @providers: different providers
 * @care_density: shared patients per pair of providers, at least 1; NAN below two providers
 * @fragmented_care_density: the same weighted by types; NAN below two providers or without weights
 *
 * How well the providers of one patient are connected through the patients of the whole data set.
 */
typedef struct
{
  gint64 patient;
  gint64 providers;
  double care_density;
  double fragmented_care_density;
} TillidCareDensity;

/**
 * TillidNetworkPair:
 * @a: key of a provider
 * @b: key of another, larger than @a
 * @shared: patients who have seen both
 *
 * Two providers who share patients.
 */
typedef struct
{
  gint64 a;
  gint64 b;
  gint64 shared;
} TillidNetworkPair;

/**
 * TillidNetwork:
 *
 * Providers and the patients they share, gathered patient by patient.
 */
typedef struct _TillidNetwork TillidNetwork;

TillidNetwork *tillid_network_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_network_free (TillidNetwork *self);
void tillid_network_take_patient (TillidNetwork *self,
                                  const TillidContactPoint *points,
                                  guint n_points,
                                  TillidPeriod window);
GArray *tillid_network_list_providers (const TillidNetwork *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_network_list_pairs (const TillidNetwork *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_network_list_densities (const TillidNetwork *self) G_GNUC_WARN_UNUSED_RESULT;

GArray *tillid_network_measure (const TillidNetwork *self,
                                const TillidTypeWeight *weights,
                                guint n_weights,
                                TillidTypeWeight *out_missing) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidNetwork, tillid_network_free)

GArray *tillid_network_compute (const TillidContactPoint *points,
                                guint n_points,
                                const TillidTypeWeight *weights,
                                guint n_weights,
                                TillidTypeWeight *out_missing) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
