/* tillid-tabs.c - the tabs of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-tabs.h"

#include "tillid-tab-label.h"

#define SPACING 3

typedef struct
{
  char *id;              /* (owned) */
  GtkWidget *button;     /* (owned by the widget tree) */
  TillidTabLabel *label; /* (owned by the widget tree) */
} Tab;

struct _TillidTabs
{
  GtkWidget parent_instance;

  GArray *tabs; /* (owned) of Tab */
  TillidTabsMode mode;
  gboolean selecting; /* by the program, not by a person */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidTabs, tillid_tabs, GTK_TYPE_WIDGET)

static Tab *
get_tab (TillidTabs *self, guint index)
{
  return &g_array_index (self->tabs, Tab, index);
}

/* What the button puts around its label. */
static int
padding_of (const Tab *tab)
{
  int around = 0;

  gtk_widget_measure (tab->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &around, NULL, NULL);
  return around - tillid_tab_label_get_width (tab->label, TILLID_TABS_BESIDE);
}

static int
width_in (TillidTabs *self, TillidTabsMode mode)
{
  int width = self->tabs->len > 0 ? SPACING * ((int) self->tabs->len - 1) : 0;

  for (guint i = 0; i < self->tabs->len; i++)
    width +=
      padding_of (get_tab (self, i)) + tillid_tab_label_get_width (get_tab (self, i)->label, mode);
  return width;
}

static void
tillid_tabs_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  TillidTabs *self = TILLID_TABS (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width_in (self, TILLID_TABS_ICONS);
      *natural = width_in (self, TILLID_TABS_BESIDE);
      return;
    }
  for (guint i = 0; i < self->tabs->len; i++)
    {
      int min = 0;
      int nat = 0;

      gtk_widget_measure (get_tab (self, i)->button, orientation, -1, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural = MAX (*natural, nat);
    }
}

static void
tillid_tabs_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TillidTabs *self = TILLID_TABS (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  self->mode = TILLID_TABS_BESIDE;
  while (self->mode < TILLID_TABS_ICONS && width_in (self, self->mode) > width)
    self->mode++;

  for (guint i = 0; i < self->tabs->len; i++)
    {
      const Tab *tab = get_tab (self, i);
      const int own = padding_of (tab) + tillid_tab_label_get_width (tab->label, self->mode);

      tillid_tab_label_set_mode (tab->label, self->mode);
      /* The label may have to be arranged anew in the same room. */
      gtk_widget_queue_allocate (GTK_WIDGET (tab->label));
      gtk_widget_size_allocate (tab->button,
                                &(GtkAllocation){ rtl ? width - x - own : x, 0, own, height }, -1);
      x += own + SPACING;
    }
}

static void
tillid_tabs_dispose (GObject *object)
{
  tillid_tabs_clear (TILLID_TABS (object));

  G_OBJECT_CLASS (tillid_tabs_parent_class)->dispose (object);
}

static void
tillid_tabs_finalize (GObject *object)
{
  g_array_unref (TILLID_TABS (object)->tabs);

  G_OBJECT_CLASS (tillid_tabs_parent_class)->finalize (object);
}

static void
tillid_tabs_class_init (TillidTabsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tillid_tabs_dispose;
  object_class->finalize = tillid_tabs_finalize;
  widget_class->measure = tillid_tabs_measure;
  widget_class->size_allocate = tillid_tabs_size_allocate;

  signals[CHOSEN] = g_signal_new ("chosen", TILLID_TYPE_TABS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "tabs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
tillid_tabs_init (TillidTabs *self)
{
  self->tabs = g_array_new (FALSE, TRUE, sizeof (Tab));
}

static void
toggled_cb (GtkToggleButton *button, gpointer data)
{
  TillidTabs *self = data;
  const gboolean active = gtk_toggle_button_get_active (button);

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, active, -1);
  if (active && !self->selecting)
    g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (button), "id"));
}

/* Takes all tabs away. */
void
tillid_tabs_clear (TillidTabs *self)
{
  g_return_if_fail (TILLID_IS_TABS (self));

  for (guint i = 0; i < self->tabs->len; i++)
    {
      g_clear_pointer (&get_tab (self, i)->button, gtk_widget_unparent);
      g_clear_pointer (&get_tab (self, i)->id, g_free);
    }
  g_array_set_size (self->tabs, 0);
}

/* Adds a tab at the end. @id names it in signals and in what is saved; @title is translated. */
void
tillid_tabs_add (TillidTabs *self, const char *id, const char *title, const char *icon)
{
  Tab tab = { 0 };

  g_return_if_fail (TILLID_IS_TABS (self));

  tab.id = g_strdup (id);
  tab.label = TILLID_TAB_LABEL (tillid_tab_label_new (title, icon));
  tab.button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_TAB,
                             "child", tab.label, "tooltip-text", title, NULL);
  g_object_set_data_full (G_OBJECT (tab.button), "id", g_strdup (id), g_free);
  gtk_widget_add_css_class (tab.button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab.button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (self->tabs->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab.button),
                                 GTK_TOGGLE_BUTTON (get_tab (self, 0)->button));
  g_signal_connect_object (tab.button, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_widget_set_parent (tab.button, GTK_WIDGET (self));
  g_array_append_val (self->tabs, tab);
}

/* Shows which tab is chosen; no signal. */
void
tillid_tabs_select (TillidTabs *self, const char *id)
{
  g_return_if_fail (TILLID_IS_TABS (self));

  self->selecting = TRUE;
  for (guint i = 0; i < self->tabs->len; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_tab (self, i)->button),
                                  g_strcmp0 (get_tab (self, i)->id, id) == 0);
  self->selecting = FALSE;
}

/* (transfer none) (nullable): the id of the tab that is pressed. */
const char *
tillid_tabs_get_selected (TillidTabs *self)
{
  g_return_val_if_fail (TILLID_IS_TABS (self), NULL);

  for (guint i = 0; i < self->tabs->len; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_tab (self, i)->button)))
      return get_tab (self, i)->id;
  return NULL;
}

/* How many tabs there are. */
guint
tillid_tabs_get_n (TillidTabs *self)
{
  g_return_val_if_fail (TILLID_IS_TABS (self), 0);

  return self->tabs->len;
}

/* (transfer none) (nullable): the id of the tab at that place from 0; %NULL beyond the last. */
const char *
tillid_tabs_get_id (TillidTabs *self, guint index)
{
  g_return_val_if_fail (TILLID_IS_TABS (self), NULL);

  return index < self->tabs->len ? get_tab (self, index)->id : NULL;
}

/* How the tabs stand at the width they have now. */
TillidTabsMode
tillid_tabs_get_mode (TillidTabs *self)
{
  g_return_val_if_fail (TILLID_IS_TABS (self), TILLID_TABS_BESIDE);

  return self->mode;
}
