/* tillid-story-keys.c - the letters that act on the story, wherever its items are shown
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-story-keys.h"

/* For class_init of the canvas and of the list: the same letters do the same in both. */
void
tillid_story_keys_add (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, 0, "story.zoom-in" },
    { GDK_KEY_KP_Add, 0, "story.zoom-in" },
    { GDK_KEY_equal, 0, "story.zoom-in" },
    { GDK_KEY_minus, 0, "story.zoom-out" },
    { GDK_KEY_KP_Subtract, 0, "story.zoom-out" },
    { GDK_KEY_0, 0, "story.whole-life" },
    { GDK_KEY_t, 0, "story.today" },
    { GDK_KEY_l, 0, "story.lanes" },
    { GDK_KEY_l, GDK_CONTROL_MASK, "story.list" },
    { GDK_KEY_a, 0, "story.add" },
    { GDK_KEY_b, 0, "story.band" },
    { GDK_KEY_p, 0, "story.pause" },
    { GDK_KEY_g, 0, "story.mark-good" },
    { GDK_KEY_h, 0, "story.mark-hard" },
    { GDK_KEY_n, 0, "story.mark-neutral" },
    { GDK_KEY_c, 0, "story.close-stone" },
    { GDK_KEY_v, 0, "story.history" },
    { GDK_KEY_w, 0, "story.when" },
    { GDK_KEY_u, 0, "story.tray" },
    { GDK_KEY_z, 0, "story.zero" },
    { GDK_KEY_k, 0, "story.calendar" },
    { GDK_KEY_Delete, 0, "story.remove" },
    { GDK_KEY_Return, 0, "story.inspect" },
    { GDK_KEY_KP_Enter, 0, "story.inspect" },
    { GDK_KEY_Escape, 0, "story.unselect" },
  };

  static const char *const ranges[] = { "arrival", "first-visit", "years",
                                        "course",  "last-year",   "next-months" };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "story.range", "s",
                                         ranges[i]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers,
                                         keys[i].action, NULL);
}
