/* tillid-fhir-date.h - FHIR's dates as told dates and as clinic-local time
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libxml/tree.h>

#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidFhirSpan:
 * @TILLID_FHIR_SPAN: a Period is from then till then: what is dated lasted
 * @TILLID_FHIR_WITHIN: a Period is some time from then till then: what is dated happened in it
 */
typedef enum
{
  TILLID_FHIR_SPAN,
  TILLID_FHIR_WITHIN,
} TillidFhirSpan;

#define TILLID_FHIR_TOLD_URL "urn:tillid:told"

TillidTold *tillid_fhir_date_stored (const xmlNode *element) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_fhir_date_point (const char *text, GTimeZone *zone, TillidToldPoint *out_point);
gboolean
tillid_fhir_date_local (const char *text, GTimeZone *zone, TillidDay *out_day, gint64 *out_minute);
void tillid_fhir_date_open (TillidToldPoint *point, TillidToldSide side);
gint64 tillid_fhir_date_minutes (const char *start, const char *end, GTimeZone *zone);
TillidTold *tillid_fhir_date_told (const xmlNode *choice,
                                   const char *prefix,
                                   TillidFhirSpan span,
                                   GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
int tillid_fhir_date_years (const xmlNode *age);

G_END_DECLS
