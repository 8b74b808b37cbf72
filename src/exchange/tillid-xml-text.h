/* tillid-xml-text.h - an XML tree as text
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

void tillid_xml_text_append (GString *to, const xmlNode *node);

G_END_DECLS
