/* tillid-shell.c - everything in a window with an open clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-shell.h"

#include "tillid-compat.h"
#include "tillid-stack-pages.h"

struct _TillidShell
{
  GtkWidget parent_instance;

  TillidSidebar *sidebar;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  TillidPatientsPage *patients_page;
  TillidPatientPage *patient_page;
};

G_DEFINE_FINAL_TYPE (TillidShell, tillid_shell, GTK_TYPE_WIDGET)

static void
tillid_shell_dispose (GObject *object)
{
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_SHELL);

  G_OBJECT_CLASS (tillid_shell_parent_class)->dispose (object);
}

static void
tillid_shell_class_init (TillidShellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_shell_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidShell, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TillidShell, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidShell, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidShell, patients_page);
  gtk_widget_class_bind_template_child (widget_class, TillidShell, patient_page);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
close_with_button (TillidBanner *banner)
{
  g_signal_connect (banner, "button-clicked", G_CALLBACK (tillid_banner_hide), NULL);
}

/* A popover is some 70 widgets: made when it is first opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (data));
}

static void
give_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, g_object_ref (menu),
                                         g_object_unref);
}

static void
tillid_shell_init (TillidShell *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  GMenuModel *menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);

  builder = gtk_builder_new_from_resource ("/org/tillid/Tillid/ui/tillid-menu.ui");
  menu = G_MENU_MODEL (gtk_builder_get_object (builder, "menu"));
  give_menu (tillid_sidebar_get_menu_button (self->sidebar), menu);
  give_menu (tillid_patients_page_get_menu_button (self->patients_page), menu);
  give_menu (tillid_patient_page_get_menu_button (self->patient_page), menu);
  close_with_button (tillid_patients_page_get_banner (self->patients_page));
  close_with_button (tillid_patient_page_get_banner (self->patient_page));
}

/* (transfer floating): the sidebar and the pages of an open clinic. */
GtkWidget *
tillid_shell_new (void)
{
  return g_object_new (TILLID_TYPE_SHELL, NULL);
}

/* The menu is at the head of the wide sidebar; the rail has no room for it. */
void
tillid_shell_set_wide (TillidShell *self, gboolean wide)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  tillid_sidebar_set_wide (self->sidebar, wide);
  gtk_widget_set_visible (GTK_WIDGET (tillid_patients_page_get_menu_button (self->patients_page)),
                          !wide);
  gtk_widget_set_visible (GTK_WIDGET (tillid_patient_page_get_menu_button (self->patient_page)),
                          !wide);
}

/* Shows the place with that id ("patients", "patient"), with the sidebar wide or as a rail. */
void
tillid_shell_set_place (TillidShell *self, const char *place, gboolean wide)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  gtk_stack_set_visible_child_name (self->stack, place);
  tillid_sidebar_set_place (self->sidebar, place);
  tillid_shell_set_wide (self, wide);
}

/* One sentence on whichever page is shown; @button: (nullable): its label. */
void
tillid_shell_show_banner (TillidShell *self, const char *title, const char *button)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  tillid_banner_show (tillid_patients_page_get_banner (self->patients_page), title, button);
  tillid_banner_show (tillid_patient_page_get_banner (self->patient_page), title, button);
}

/* Puts the sentence away on every page. */
void
tillid_shell_hide_banner (TillidShell *self)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  tillid_banner_hide (tillid_patients_page_get_banner (self->patients_page));
  tillid_banner_hide (tillid_patient_page_get_banner (self->patient_page));
}

/* Opens the main menu where it stands now: in the wide sidebar, else in the header bar. */
void
tillid_shell_popup_menu (TillidShell *self)
{
  GtkMenuButton *button = NULL;

  g_return_if_fail (TILLID_IS_SHELL (self));

  if (tillid_sidebar_get_wide (self->sidebar))
    button = tillid_sidebar_get_menu_button (self->sidebar);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "patient") == 0)
    button = tillid_patient_page_get_menu_button (self->patient_page);
  else
    button = tillid_patients_page_get_menu_button (self->patients_page);
  gtk_menu_button_popup (button);
}

/* (transfer none) */
TillidSidebar *
tillid_shell_get_sidebar (TillidShell *self)
{
  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  return self->sidebar;
}

/* (transfer none): where toasts of this window appear. */
AdwToastOverlay *
tillid_shell_get_toasts (TillidShell *self)
{
  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  return self->toasts;
}

/* (transfer none): it lives as long as the shell, whatever place is shown. */
TillidPatientsPage *
tillid_shell_get_patients_page (TillidShell *self)
{
  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  return self->patients_page;
}

/* (transfer none): it lives as long as the shell, whatever place is shown. */
TillidPatientPage *
tillid_shell_get_patient_page (TillidShell *self)
{
  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  return self->patient_page;
}
