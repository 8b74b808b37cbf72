/* tillid-workplace-switcher.c - from one view of a place to the other
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-workplace-switcher.h"

#include <glib/gi18n-lib.h>

#include "tillid-workplace.h"
#include "tillid-types.h"

struct _TillidWorkplaceSwitcher
{
  GtkWidget parent_instance;

  const char *place; /* the view that has this switcher */
};

G_DEFINE_FINAL_TYPE (TillidWorkplaceSwitcher, tillid_workplace_switcher, GTK_TYPE_WIDGET)

static void
clear (TillidWorkplaceSwitcher *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
tillid_workplace_switcher_dispose (GObject *object)
{
  clear (TILLID_WORKPLACE_SWITCHER (object));

  G_OBJECT_CLASS (tillid_workplace_switcher_parent_class)->dispose (object);
}

static void
tillid_workplace_switcher_class_init (TillidWorkplaceSwitcherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_workplace_switcher_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_workplace_switcher_init (TillidWorkplaceSwitcher *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("place", "Views"), -1);
}

/* (transfer floating) */
GtkWidget *
tillid_workplace_switcher_new (void)
{
  return g_object_new (TILLID_TYPE_WORKPLACE_SWITCHER, NULL);
}

/* Its own button stays pressed: the view it stands in is the one that is shown. */
static void
clicked_cb (GtkToggleButton *button, TillidWorkplaceSwitcher *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  gtk_toggle_button_set_active (button, g_strcmp0 (id, self->place) == 0);
  if (g_strcmp0 (id, self->place) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", id);
}

static void
add (TillidWorkplaceSwitcher *self, const TillidWorkplaceInterface *iface)
{
  g_autofree char *hint = tillid_workplace_write_hint (iface);
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), iface->icon);
  gtk_widget_set_tooltip_text (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tillid_workplace_get_title (iface), -1);
  g_object_set_data (G_OBJECT (button), "id", (gpointer) iface->id);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                g_strcmp0 (iface->id, self->place) == 0);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/* @id: the view in whose header bar it stands; @session: who sees which views. */
void
tillid_workplace_switcher_set_place (TillidWorkplaceSwitcher *self,
                                     const char *id,
                                     TillidSession *session)
{
  guint n = 0;
  guint shown = 0;
  const TillidTypeFunc *places = tillid_types_list_places (&n);
  const TillidWorkplaceInterface *own = tillid_workplace_find (id);
  const char *head = NULL;

  g_return_if_fail (TILLID_IS_WORKPLACE_SWITCHER (self));
  g_return_if_fail (own != NULL);

  clear (self);
  self->place = own->id;
  head = own->under != NULL ? own->under : own->id;
  for (guint i = 0; i < n; i++)
    {
      const TillidWorkplaceInterface *iface = tillid_workplace_peek (places[i]());

      if ((!g_str_equal (iface->id, head) && g_strcmp0 (iface->under, head) != 0) ||
          !tillid_workplace_is_for (iface, session))
        continue;
      add (self, iface);
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown > 1);
}
