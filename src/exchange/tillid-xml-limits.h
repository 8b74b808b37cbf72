/* tillid-xml-limits.h - how much of a file from elsewhere is read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidXmlLimits:
 * @max_bytes: of the whole file, after conversion to UTF-8
 * @max_elements: in the whole file
 * @max_part_bytes: of one part that is held as a tree (a resource)
 * @max_part_elements: of one part that is held as a tree
 * @max_depth: elements inside each other
 * @max_attributes: of one element, namespace declarations counted
 * @max_text: bytes of one run of text, comment or processing instruction
 * @max_value: bytes of one attribute value
 * @max_seconds: from opening to the last byte
 *
 * libxml2's own limits are off (XML_PARSE_HUGE), because FHIR keeps documents in attributes. These stand
 * in their place.
 */
typedef struct
{
  gint64 max_bytes;
  gint64 max_elements;
  gint64 max_part_bytes;
  gint64 max_part_elements;
  int max_depth;
  int max_attributes;
  gint64 max_text;
  gint64 max_value;
  int max_seconds;
} TillidXmlLimits;

#define TILLID_XML_LIMITS_DEFAULT                                                                  \
  {                                                                                                \
    .max_bytes = G_GINT64_CONSTANT (2) << 30, .max_elements = 50 * 1000 * 1000,                    \
    .max_part_bytes = 128 << 20, .max_part_elements = 1000 * 1000, .max_depth = 256,               \
    .max_attributes = 256, .max_text = 64 << 20, .max_value = 64 << 20, .max_seconds = 600,        \
  }

G_END_DECLS
