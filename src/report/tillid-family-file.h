/* tillid-family-file.h - the family drawing as SVG, PDF or PNG
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "tillid-family-drawing.h"

G_BEGIN_DECLS

typedef enum
{
  TILLID_FAMILY_SVG,
  TILLID_FAMILY_PDF,
  TILLID_FAMILY_PNG,
} TillidFamilyFormat;

/**
 * TillidFamilyPrint:
 *
 * How a family is printed. The staff layer is never on it. Strings are (unowned).
 */
typedef struct
{
  TillidFamilyFormat format;
  TillidPalette palette; /* PDF: usually TILLID_PALETTE_PRINT */
  const char *name;      /* (nullable): whose family */
  const char *printed;   /* (nullable): when and by whom, in words */
  GDateTime *printed_at; /* (nullable): the date of the file; none: 1 January 2000 */
  gboolean rtl;          /* the name stands on the right */
} TillidFamilyPrint;

GBytes *tillid_family_render_bytes (const TillidFamilyPrint *self,
                                    const TillidFamilyScene *scene,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tillid_family_draw_page (const TillidFamilyPrint *self,
                              cairo_t *cr,
                              const TillidFamilyScene *scene,
                              double width,
                              double height);

G_END_DECLS
