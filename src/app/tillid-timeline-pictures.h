/* tillid-timeline-pictures.h - signs that look the same are drawn once
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <cairo.h>

#include "tillid-timeline-layout.h"

G_BEGIN_DECLS

/**
 * TillidTimelinePictureKey:
 * @sign: relative to the corner of its picture, all else zero
 * @scale: of the view
 * @ink: a TillidColour
 * @factor: pixels of the screen for one of the layout
 * @rtl: whether the view is mirrored
 *
 * Everything that a sign without words looks like. Compared byte by byte: set it to zero before its members are set.
 */
typedef struct
{
  TillidTimelineSign sign;
  double scale;
  guint ink;
  int factor;
  gboolean rtl;
} TillidTimelinePictureKey;

typedef struct _TillidTimelinePictures TillidTimelinePictures;

TillidTimelinePictures *tillid_timeline_pictures_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_timeline_pictures_free (TillidTimelinePictures *self);
void tillid_timeline_pictures_clear (TillidTimelinePictures *self);
cairo_surface_t *tillid_timeline_pictures_get (TillidTimelinePictures *self,
                                               const TillidTimelinePictureKey *key);
void tillid_timeline_pictures_keep (TillidTimelinePictures *self,
                                    const TillidTimelinePictureKey *key,
                                    cairo_surface_t *picture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTimelinePictures, tillid_timeline_pictures_free)

G_END_DECLS
