/* tillid-xml-scan.h - refuses hostile XML before a parser sees it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-exchange-error.h"
#include "tillid-xml-limits.h"

G_BEGIN_DECLS

typedef struct _TillidXmlScan TillidXmlScan;

TillidXmlScan *tillid_xml_scan_new (const TillidXmlLimits *limits) G_GNUC_WARN_UNUSED_RESULT;
void tillid_xml_scan_free (TillidXmlScan *self);
gboolean tillid_xml_scan_feed (TillidXmlScan *self, const char *text, gsize length, GError **error);
gboolean tillid_xml_scan_end (TillidXmlScan *self, GError **error);
int tillid_xml_scan_get_line (const TillidXmlScan *self);
gint64 tillid_xml_scan_get_elements (const TillidXmlScan *self);
GError *tillid_xml_scan_make_error (const TillidXmlScan *self,
                                    TillidExchangeError code,
                                    const char *sentence) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidXmlScan, tillid_xml_scan_free)

G_END_DECLS
