/* tillid-family-scene.c - a family as it is drawn: people, words and places
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-family-scene.h"

static void
figure_clear (gpointer data)
{
  TillidFamilyFigure *figure = data;

  g_free (figure->name);
  g_free (figure->caption);
  g_free (figure->note);
  g_free (figure->age);
  g_free (figure->sentence);
}

/* (transfer full): a scene without anybody in it. */
TillidFamilyScene *
tillid_family_scene_new (void)
{
  TillidFamilyScene *self = g_new0 (TillidFamilyScene, 1);

  self->figures = g_array_new (FALSE, TRUE, sizeof (TillidFamilyFigure));
  g_array_set_clear_func (self->figures, figure_clear);
  self->people = g_array_new (FALSE, TRUE, sizeof (TillidFamilyPerson));
  self->bonds = g_array_new (FALSE, TRUE, sizeof (TillidFamilyBond));
  self->pairs = g_array_new (FALSE, TRUE, sizeof (TillidFamilyPair));
  self->ties = g_array_new (FALSE, TRUE, sizeof (TillidFamilyTie));
  self->areas = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tillid_family_scene_free (TillidFamilyScene *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->figures);
  g_array_unref (self->people);
  g_array_unref (self->bonds);
  g_array_unref (self->pairs);
  g_array_unref (self->ties);
  g_ptr_array_unref (self->areas);
  tillid_family_layout_free (self->layout);
  g_free (self);
}

/* (transfer none): the figure at @index. */
const TillidFamilyFigure *
tillid_family_scene_get (const TillidFamilyScene *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->figures->len, NULL);

  return &g_array_index (self->figures, TillidFamilyFigure, index);
}

/* The index of a person; %G_MAXUINT if the person is not in the drawing. */
guint
tillid_family_scene_find (const TillidFamilyScene *self, gint64 person)
{
  g_return_val_if_fail (self != NULL, G_MAXUINT);

  for (guint i = 0; i < self->figures->len; i++)
    if (tillid_family_scene_get (self, i)->person == person)
      return i;
  return G_MAXUINT;
}

/**
 * tillid_family_scene_lay_out:
 * @self: a scene with one person at least
 * @rtl: read from right to left
 *
 * Finds the place of everybody.
 */
void
tillid_family_scene_lay_out (TillidFamilyScene *self, gboolean rtl)
{
  TillidFamilyInput input;

  g_return_if_fail (self != NULL && self->people->len >= 1);

  input = (TillidFamilyInput){ (const TillidFamilyPerson *) self->people->data, self->people->len,
                               (const TillidFamilyBond *) self->bonds->data,    self->bonds->len,
                               (const TillidFamilyPair *) self->pairs->data,    self->pairs->len };
  tillid_family_layout_free (self->layout);
  self->layout = tillid_family_layout_new (&input);
  self->rtl = rtl;
  if (rtl)
    tillid_family_layout_mirror (self->layout);
}
