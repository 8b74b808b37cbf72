/* tillid-caseload-proposals.h - who could be the second face of several patients
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-caseload-actions.h"

G_BEGIN_DECLS

/**
 * TillidCaseloadProposal:
 * @patient: id
 * @name: (owned): of the patient
 * @note: (owned): what it builds on
 * @label: (owned): "Second face of Salma", for a screen reader
 * @members: (owned) (element-type TillidMember): who could be it, by name
 * @proposed: 1 + the place of the one proposed in @members, or 0 for nobody
 *
 * One patient who may get a second face.
 */
typedef struct
{
  gint64 patient;
  char *name;
  char *note;
  char *label;
  GPtrArray *members;
  guint proposed;
} TillidCaseloadProposal;

GPtrArray *tillid_caseload_propose (TillidCaseloadModel *self,
                                    const GArray *patients,
                                    TillidPeriod days) G_GNUC_WARN_UNUSED_RESULT;
GArray *tillid_caseload_list_alone (TillidCaseloadModel *self,
                                    gint64 member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
