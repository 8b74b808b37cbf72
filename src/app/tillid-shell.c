/* tillid-shell.c - everything in a window with an open clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-shell.h"

#include "tillid-compat.h"
#include "tillid-stack-pages.h"
#include "tillid-types.h"

struct _TillidShell
{
  GtkWidget parent_instance;

  TillidSession *session; /* (owned) (nullable) */
  TillidUndo *undo;       /* (owned) (nullable) */
  GMenuModel *menu;       /* (owned): the main menu */
  char *banner_title;     /* (owned) (nullable): what is said on top of every page */
  char *banner_button;    /* (owned) (nullable) */

  TillidSidebar *sidebar;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  TillidPatientPage *patient_page;
};

enum
{
  PLACE_MADE,
  BANNER_CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidShell, tillid_shell, GTK_TYPE_WIDGET)

static void
tillid_shell_dispose (GObject *object)
{
  TillidShell *self = TILLID_SHELL (object);

  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_SHELL);
  g_clear_object (&self->session);
  g_clear_object (&self->undo);
  g_clear_object (&self->menu);
  g_clear_pointer (&self->banner_title, g_free);
  g_clear_pointer (&self->banner_button, g_free);

  G_OBJECT_CLASS (tillid_shell_parent_class)->dispose (object);
}

static void
tillid_shell_class_init (TillidShellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_shell_dispose;

  signals[PLACE_MADE] = g_signal_new ("place-made", TILLID_TYPE_SHELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, TILLID_TYPE_WORKPLACE);
  signals[BANNER_CLOSED] = g_signal_new ("banner-closed", TILLID_TYPE_SHELL, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-shell.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidShell, sidebar);
  gtk_widget_class_bind_template_child (widget_class, TillidShell, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidShell, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidShell, patient_page);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Closed on one page, it is closed on all. */
static void
banner_button_cb (TillidShell *self)
{
  g_autofree char *title = g_strdup (self->banner_title);

  tillid_shell_hide_banner (self);
  if (title != NULL)
    g_signal_emit (self, signals[BANNER_CLOSED], 0, title);
}

static void
follow_banner (TillidShell *self, TillidBanner *banner)
{
  g_signal_connect_object (banner, "button-clicked", G_CALLBACK (banner_button_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A popover is some 70 widgets: made when it is first opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, G_MENU_MODEL (data));
}

static void
give_menu (TillidShell *self, GtkMenuButton *button)
{
  gtk_menu_button_set_create_popup_func (button, create_menu_cb, g_object_ref (self->menu),
                                         g_object_unref);
}

static void
tillid_shell_init (TillidShell *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);

  builder = gtk_builder_new_from_resource ("/org/tillid/Tillid/ui/tillid-menu.ui");
  g_set_object (&self->menu, G_MENU_MODEL (gtk_builder_get_object (builder, "menu")));
  give_menu (self, tillid_sidebar_get_menu_button (self->sidebar));
  give_menu (self, tillid_patient_page_get_menu_button (self->patient_page));
  follow_banner (self, tillid_patient_page_get_banner (self->patient_page));
}

/* (transfer floating): the sidebar and the pages of an open clinic. */
GtkWidget *
tillid_shell_new (void)
{
  return g_object_new (TILLID_TYPE_SHELL, NULL);
}

/* The clinic that is open, and the undo stacks of the window. Once, before anything is shown. */
void
tillid_shell_set_session (TillidShell *self, TillidSession *session, TillidUndo *undo)
{
  g_return_if_fail (TILLID_IS_SHELL (self) && self->session == NULL);

  g_set_object (&self->session, session);
  g_set_object (&self->undo, undo);
  tillid_sidebar_set_session (self->sidebar, session);
}

static TillidWorkplace *
find_made (TillidShell *self, const char *id)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->stack, id);

  return TILLID_IS_WORKPLACE (child) ? TILLID_WORKPLACE (child) : NULL;
}

static TillidWorkplace *
make_place (TillidShell *self, GType type)
{
  TillidWorkplace *place = g_object_new (type, NULL);

  gtk_stack_add_named (self->stack, GTK_WIDGET (place), tillid_workplace_peek (type)->id);
  gtk_accessible_update_state (GTK_ACCESSIBLE (place), GTK_ACCESSIBLE_STATE_HIDDEN,
                               gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (place), -1);
  give_menu (self, tillid_workplace_get_menu_button (place));
  gtk_widget_set_visible (GTK_WIDGET (tillid_workplace_get_menu_button (place)),
                          !tillid_sidebar_get_wide (self->sidebar));
  follow_banner (self, tillid_workplace_get_banner (place));
  if (self->banner_title != NULL)
    tillid_banner_show (tillid_workplace_get_banner (place), self->banner_title,
                        self->banner_button);
  if (self->session != NULL)
    tillid_workplace_set_session (place, self->session, self->undo);
  g_signal_emit (self, signals[PLACE_MADE], 0, place);
  return place;
}

/**
 * tillid_shell_get_place:
 *
 * Makes it if nobody has been there.
 *
 * Returns: (transfer none) (nullable): the place with that id; %NULL if the program has none
 */
TillidWorkplace *
tillid_shell_get_place (TillidShell *self, const char *id)
{
  guint n = 0;
  const TillidTypeFunc *types = tillid_types_list_places (&n);
  TillidWorkplace *place = NULL;

  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  place = find_made (self, id);
  for (guint i = 0; place == NULL && i < n; i++)
    if (g_str_equal (tillid_workplace_peek (types[i]())->id, id))
      place = make_place (self, types[i]());
  return place;
}

/* The child of the stack after @child, or the first one, that is a place; %NULL after the last. */
static TillidWorkplace *
next_place (TillidShell *self, TillidWorkplace *place)
{
  GtkWidget *child = place != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (place))
                                   : gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  while (child != NULL && !TILLID_IS_WORKPLACE (child))
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? TILLID_WORKPLACE (child) : NULL;
}

/* The menu is at the head of the wide sidebar; the rail has no room for it. */
void
tillid_shell_set_wide (TillidShell *self, gboolean wide)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  tillid_sidebar_set_wide (self->sidebar, wide);
  for (TillidWorkplace *place = next_place (self, NULL); place != NULL;
       place = next_place (self, place))
    gtk_widget_set_visible (GTK_WIDGET (tillid_workplace_get_menu_button (place)), !wide);
  gtk_widget_set_visible (GTK_WIDGET (tillid_patient_page_get_menu_button (self->patient_page)),
                          !wide);
}

/* Shows the place with that id, or "patient", with the sidebar wide or as a rail. */
void
tillid_shell_set_place (TillidShell *self, const char *place, gboolean wide)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  if (!g_str_equal (place, "patient"))
    tillid_shell_get_place (self, place);
  gtk_stack_set_visible_child_name (self->stack, place);
  tillid_sidebar_set_place (self->sidebar, place);
  tillid_shell_set_wide (self, wide);
}

/* One sentence on whichever page is shown; @button: (nullable): its label. */
void
tillid_shell_show_banner (TillidShell *self, const char *title, const char *button)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  if (title != self->banner_title)
    {
      g_free (self->banner_title);
      self->banner_title = g_strdup (title);
    }
  if (button != self->banner_button)
    {
      g_free (self->banner_button);
      self->banner_button = g_strdup (button);
    }
  for (TillidWorkplace *place = next_place (self, NULL); place != NULL;
       place = next_place (self, place))
    tillid_banner_show (tillid_workplace_get_banner (place), title, button);
  tillid_banner_show (tillid_patient_page_get_banner (self->patient_page), title, button);
}

/* Puts the sentence away on every page. */
void
tillid_shell_hide_banner (TillidShell *self)
{
  g_return_if_fail (TILLID_IS_SHELL (self));

  g_clear_pointer (&self->banner_title, g_free);
  g_clear_pointer (&self->banner_button, g_free);
  for (TillidWorkplace *place = next_place (self, NULL); place != NULL;
       place = next_place (self, place))
    tillid_banner_hide (tillid_workplace_get_banner (place));
  tillid_banner_hide (tillid_patient_page_get_banner (self->patient_page));
}

/* (transfer none) (nullable): the sentence that is shown; %NULL for none. */
const char *
tillid_shell_get_banner_title (TillidShell *self)
{
  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  return self->banner_title;
}

/* Opens the main menu where it stands now: in the wide sidebar, else in the header bar. */
void
tillid_shell_popup_menu (TillidShell *self)
{
  GtkMenuButton *button = NULL;
  TillidWorkplace *place = NULL;

  g_return_if_fail (TILLID_IS_SHELL (self));

  place = find_made (self, gtk_stack_get_visible_child_name (self->stack));
  if (tillid_sidebar_get_wide (self->sidebar))
    button = tillid_sidebar_get_menu_button (self->sidebar);
  else if (place != NULL)
    button = tillid_workplace_get_menu_button (place);
  else
    button = tillid_patient_page_get_menu_button (self->patient_page);
  gtk_menu_button_popup (button);
}

/* Keeps what is being typed anywhere; %FALSE if something could not be kept. */
gboolean
tillid_shell_leave (TillidShell *self)
{
  gboolean kept = TRUE;

  g_return_val_if_fail (TILLID_IS_SHELL (self), TRUE);

  kept = tillid_patient_page_leave (self->patient_page);
  for (TillidWorkplace *place = next_place (self, NULL); place != NULL;
       place = next_place (self, place))
    kept = tillid_workplace_leave (place) && kept;
  return kept;
}

/* (transfer floating): what the places that were shown keep, for tillid_shell_restore_places(). */
GVariant *
tillid_shell_save_places (TillidShell *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (TillidWorkplace *place = next_place (self, NULL); place != NULL;
       place = next_place (self, place))
    {
      GVariant *value = tillid_workplace_save_place (place);

      if (value != NULL)
        g_variant_builder_add (&builder, "{sv}", tillid_workplace_peek (G_OBJECT_TYPE (place))->id,
                               value);
    }
  return g_variant_builder_end (&builder);
}

/* @places: (nullable): of tillid_shell_save_places() */
void
tillid_shell_restore_places (TillidShell *self, GVariant *places)
{
  GVariantIter iter;
  const char *id = NULL;
  GVariant *value = NULL;

  g_return_if_fail (TILLID_IS_SHELL (self));

  if (places == NULL)
    return;
  g_variant_iter_init (&iter, places);
  while (g_variant_iter_loop (&iter, "{&sv}", &id, &value))
    if (tillid_shell_get_place (self, id) != NULL)
      tillid_workplace_restore_place (tillid_shell_get_place (self, id), value);
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

  return TILLID_PATIENTS_PAGE (tillid_shell_get_place (self, "patients"));
}

/* (transfer none): it lives as long as the shell, whatever place is shown. */
TillidPatientPage *
tillid_shell_get_patient_page (TillidShell *self)
{
  g_return_val_if_fail (TILLID_IS_SHELL (self), NULL);

  return self->patient_page;
}
