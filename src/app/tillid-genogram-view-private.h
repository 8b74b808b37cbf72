/* tillid-genogram-view-private.h - what the two files of the family drawing on the screen share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-family-drawing.h"
#include "tillid-genogram-view.h"

G_BEGIN_DECLS

struct _TillidGenogramView
{
  GtkWidget parent_instance;

  TillidFamilyModel *model;     /* (owned) (nullable) */
  TillidFamilyDrawing *drawing; /* (owned) */
  GPtrArray *signs;             /* (owned) of TillidGenogramSign: as many as there are figures */
  gint64 selected;
  double zoom;
  gboolean staff_layer;

  TillidGenogramDrag drag;
  gint64 line_from;      /* a line was begun here; 0: none */
  gboolean line_follows; /* its end is at the pointer, not at who is selected */
  gint64 dragged;        /* 0: nobody */
  double drag_x; /* of the sign that is dragged, or of the end of the line, in px of the screen */
  double drag_y;
};

const TillidFamilyScene *tillid_genogram_view_get_scene (TillidGenogramView *self);
double tillid_genogram_view_get_scale (TillidGenogramView *self);

/* tillid-genogram-input.c */
void tillid_genogram_view_add_controllers (TillidGenogramView *self);

G_END_DECLS
