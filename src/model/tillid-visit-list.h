/* tillid-visit-list.h - the visits of a patient as the rows of a list
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-visit-presence.h"
#include "tillid-visit-records.h"

G_BEGIN_DECLS

typedef enum
{
  TILLID_VISIT_ITEM_HEADING,
  TILLID_VISIT_ITEM_VISIT,
  TILLID_VISIT_ITEM_CONTACT,
} TillidVisitItemKind;

/**
 * TillidVisitItem:
 *
 * One row: a heading, a visit, or (dim) a contact between visits. Its words are made when they are asked for,
 * so that the list of thousands costs nothing. Property "can-open": whether it is a visit.
 */
#define TILLID_TYPE_VISIT_ITEM (tillid_visit_item_get_type ())
G_DECLARE_FINAL_TYPE (TillidVisitItem, tillid_visit_item, TILLID, VISIT_ITEM, GObject)

TillidVisitItemKind tillid_visit_item_get_kind (TillidVisitItem *self);
gint64 tillid_visit_item_get_visit (TillidVisitItem *self);
char *tillid_visit_item_dup_title (TillidVisitItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_item_dup_time (TillidVisitItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_item_dup_first_line (TillidVisitItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_item_dup_agreed (TillidVisitItem *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_visit_item_dup_sentence (TillidVisitItem *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_visit_item_list_people (TillidVisitItem *self) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray *tillid_visit_list_build (TillidPatientContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
