/* tillid-widget-hooks.c - what every button and every entry row gets, wherever it is made
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Three habits of GTK 4.8 that are mended here, in one place, when a widget is realized:
 *
 * - A button gets its label as the accessible name with the underscore in it ("_Keep"), and again whenever the label
 *   changes. The name is set without. A button whose template gives it another name says so by the class "named".
 * - Text in an entry stands on the side its script begins, whatever the side of the window: in an Arabic window a Latin
 *   name stood away from its title. In an entry row it stands under its title, at the start.
 * - The button of a drop-down, which has the focus, is spoken as "GtkToggleButton". It is named by what is chosen; the
 *   arrow of a split button by its tooltip. */
#include "config.h"

#include "tillid-widget-hooks.h"

#include <adwaita.h>
#include <string.h>

#include "tillid-words.h"

/* "_Save __all" is spoken "Save _all". */
static char *
strip (const char *label)
{
  GString *text = g_string_sized_new (strlen (label));

  for (const char *p = label; *p != '\0'; p++)
    {
      if (*p == '_' && p[1] != '\0')
        p++;
      g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

static void
name_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);
  g_autofree char *name = NULL;

  if (label == NULL || !gtk_button_get_use_underline (button))
    return;
  name = strip (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* GTK counts from the side where the text begins. */
static void
side_text (GtkEditable *row)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (row)) == GTK_TEXT_DIR_RTL;
  const char *text = gtk_editable_get_text (row);

  gtk_editable_set_alignment (row, *text != '\0' && tillid_words_is_rtl (text) != rtl ? 1 : 0);
}

static void
name_drop_down (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  gpointer item = gtk_drop_down_get_selected_item (drop_down);

  if (GTK_IS_BUTTON (button) && GTK_IS_STRING_OBJECT (item))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_string_object_get_string (item), -1);
}

/* The arrow beside a button: its tooltip says what it is for. */
static void
name_arrow (AdwSplitButton *split)
{
  const char *name = adw_split_button_get_dropdown_tooltip (split);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (split)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child) && name != NULL)
      {
        GtkWidget *button = gtk_widget_get_first_child (child);

        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                        -1);
        if (GTK_IS_BUTTON (button))
          gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          name, -1);
      }
}

static gboolean
realized_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  gpointer widget = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (widget) && !gtk_widget_has_css_class (widget, "named"))
    {
      g_signal_handlers_disconnect_by_func (widget, name_button, NULL);
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_button), NULL);
      name_button (widget);
    }
  else if (GTK_IS_DROP_DOWN (widget))
    {
      g_signal_handlers_disconnect_by_func (widget, name_drop_down, NULL);
      g_signal_connect (widget, "notify::selected-item", G_CALLBACK (name_drop_down), NULL);
      name_drop_down (widget);
    }
  else if (ADW_IS_SPLIT_BUTTON (widget))
    name_arrow (widget);
  else if (ADW_IS_ENTRY_ROW (widget))
    {
      g_signal_handlers_disconnect_by_func (widget, side_text, NULL);
      g_signal_connect (widget, "changed", G_CALLBACK (side_text), NULL);
      side_text (widget);
    }
  return TRUE;
}

/* For every widget of the program, those to come included. Once. */
void
tillid_widget_hooks_install (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, realized_cb, NULL,
                              NULL);
}
