/* tillid-ctl-continuity.h - the parts of tillidctl continuity
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-continuity.h"
#include "tillid-ctl.h"
#include "tillid-list-measures.h"
#include "tillid-network.h"
#include "tillid-pseudonym.h"

G_BEGIN_DECLS

/**
 * TillidCtlVisits:
 * @points: (array length=n_points) (unowned): sorted by patient
 * @n_points: how many
 * @patients: (owned) (element-type gint64): whose measures are wanted
 * @open: (owned) (nullable): a set of the patients who are named by their ids; %NULL: all
 * @pseudonym: (owned) (nullable): what names everybody else
 * @hand_overs: (owned): patient -> GArray of TillidDay
 * @lists: (owned) (nullable) (element-type TillidListEntry): who is on whose list
 * @weights: (owned) (nullable) (element-type TillidTypeWeight): of pairs of professions
 * @patient_name: (transfer full): the name of a patient key for scripts
 * @person_name: (transfer full): the name of a lead key for scripts
 * @set_missing: names a pair of professions without a weight
 * @data: for the three
 * @source: (owned): whose the points are
 * @source_free: frees it
 *
 * The same measures on a clinic and on a CSV file.
 */
typedef struct _TillidCtlVisits TillidCtlVisits;
struct _TillidCtlVisits
{
  const TillidContactPoint *points;
  guint n_points;
  GArray *patients;
  GHashTable *open;
  TillidPseudonym *pseudonym;
  GHashTable *hand_overs;
  GArray *lists;
  GArray *weights;
  char *(*patient_name) (const TillidCtlVisits *self, gint64 key);
  char *(*person_name) (const TillidCtlVisits *self, gint64 key);
  void (*set_missing) (const TillidCtlVisits *self,
                       const TillidTypeWeight *missing,
                       GError **error);
  gpointer data;
  gpointer source;
  GDestroyNotify source_free;
};

void tillid_ctl_visits_clear (TillidCtlVisits *self);

gboolean tillid_ctl_visits_from_csv (TillidCtlVisits *self,
                                     const char *visits,
                                     const char *lists,
                                     const char *weights,
                                     const char **out_file,
                                     GError **error);
gboolean tillid_ctl_visits_from_clinic (TillidCtlVisits *self,
                                        TillidSession *session,
                                        const TillidScope *scope,
                                        gint64 patient,
                                        const char *weights,
                                        GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidCtlVisits, tillid_ctl_visits_clear)

G_END_DECLS
