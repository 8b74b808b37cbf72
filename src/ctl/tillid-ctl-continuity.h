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
 * @patients: (owned) (element-type gint64): whose measures are wanted
 * @open: (owned) (nullable): a set of the patients who are named by their ids; %NULL: all
 * @pseudonym: (owned) (nullable): what names everybody else
 * @hand_overs: (owned): patient -> GArray of TillidDay
 * @lists: (owned) (nullable) (element-type TillidListEntry): who is on whose list
 * @weights: (owned) (nullable) (element-type TillidTypeWeight): of pairs of professions
 * @find_points: (transfer none): the visits of one patient that count, valid until the next one is asked for
 * @patient_name: (transfer full): the name of a patient key for scripts
 * @person_name: (transfer full): the name of a lead key for scripts
 * @set_missing: names a pair of professions without a weight
 * @data: for the four
 * @points: (owned) (nullable): those of the patient who was asked for last
 * @starts: (owned) (nullable): patient -> the first of the points of a clinic
 * @has_warnings: something in the file was left aside, or told of
 * @source: (owned): whose the points are
 * @source_free: frees it
 *
 * The same measures on a clinic and on a CSV file, one patient at a time.
 */
typedef struct _TillidCtlVisits TillidCtlVisits;
struct _TillidCtlVisits
{
  GArray *patients;
  GHashTable *open;
  TillidPseudonym *pseudonym;
  GHashTable *hand_overs;
  GArray *lists;
  GArray *weights;
  const TillidContactPoint *(*find_points) (TillidCtlVisits *self, gint64 patient, guint *out_n);
  char *(*patient_name) (const TillidCtlVisits *self, gint64 key);
  char *(*person_name) (const TillidCtlVisits *self, gint64 key);
  void (*set_missing) (const TillidCtlVisits *self,
                       const TillidTypeWeight *missing,
                       GError **error);
  gpointer data;
  GArray *points;
  GHashTable *starts;
  gboolean has_warnings;
  gpointer source;
  GDestroyNotify source_free;
};

void tillid_ctl_visits_clear (TillidCtlVisits *self);

gboolean tillid_ctl_visits_from_csv (TillidCtlVisits *self,
                                     TillidCtl *ctl,
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
