/* tillid-workplace.c - what every place of the program does
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-workplace.h"

#include <glib/gi18n-lib.h>

#include "tillid-actions.h"
#include "tillid-types.h"

G_DEFINE_INTERFACE (TillidWorkplace, tillid_workplace, GTK_TYPE_WIDGET)

static void
tillid_workplace_default_init (TillidWorkplaceInterface *iface)
{
}

/**
 * tillid_workplace_peek:
 * @type: the type of a place
 *
 * Its id, title and icon. The class is kept alive from here on, as GTK's own classes are.
 */
const TillidWorkplaceInterface *
tillid_workplace_peek (GType type)
{
  g_return_val_if_fail (g_type_is_a (type, TILLID_TYPE_WORKPLACE), NULL);

  return g_type_interface_peek (g_type_class_ref (type), TILLID_TYPE_WORKPLACE);
}

/* (transfer none) (nullable): the place with that id, if this program has it. */
const TillidWorkplaceInterface *
tillid_workplace_find (const char *id)
{
  guint n = 0;
  const TillidTypeFunc *places = tillid_types_list_places (&n);

  for (guint i = 0; i < n; i++)
    {
      const TillidWorkplaceInterface *iface = tillid_workplace_peek (places[i]());

      if (g_strcmp0 (iface->id, id) == 0)
        return iface;
    }
  return NULL;
}

/* (transfer none): where whoever works in @session begins. */
const TillidWorkplaceInterface *
tillid_workplace_find_first (TillidSession *session)
{
  guint n = 0;
  const TillidTypeFunc *places = tillid_types_list_places (&n);

  for (guint i = 0; i < n; i++)
    if (tillid_workplace_is_for (tillid_workplace_peek (places[i]()), session))
      return tillid_workplace_peek (places[i]());
  g_return_val_if_reached (NULL);
}

/* The title in the language of now. */
const char *
tillid_workplace_get_title (const TillidWorkplaceInterface *iface)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "place", iface->title);
}

/* The same where there is room for one short word. */
const char *
tillid_workplace_get_short_title (const TillidWorkplaceInterface *iface)
{
  return iface->short_title != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "rail", iface->short_title)
                                    : tillid_workplace_get_title (iface);
}

/* (transfer full): the title with its key: "Patients (Alt+2)". */
char *
tillid_workplace_write_hint (const TillidWorkplaceInterface *iface)
{
  g_autofree char *action = g_strdup_printf ("win.show-place::%s", iface->id);
  const TillidActionInfo *info = tillid_actions_find (action);
  g_autofree char *keys = NULL;
  guint key = 0;
  GdkModifierType modifiers = 0;

  if (info == NULL || info->keys == NULL || !gtk_accelerator_parse (info->keys, &key, &modifiers))
    return g_strdup (tillid_workplace_get_title (iface));
  keys = gtk_accelerator_get_label (key, modifiers);
  /* Translators: a place and its key: "Patients (Alt+2)". */
  return g_strdup_printf (C_ ("tooltip", "%s (%s)"), tillid_workplace_get_title (iface), keys);
}

/* Whether whoever works in @session has this place. */
gboolean
tillid_workplace_is_for (const TillidWorkplaceInterface *iface, TillidSession *session)
{
  return iface->is_for == NULL || iface->is_for (session);
}

/* The clinic to show, and the undo stacks of the window. */
void
tillid_workplace_set_session (TillidWorkplace *self, TillidSession *session, TillidUndo *undo)
{
  g_return_if_fail (TILLID_IS_WORKPLACE (self));
  g_return_if_fail (TILLID_IS_SESSION (session));

  TILLID_WORKPLACE_GET_IFACE (self)->set_session (self, session, undo);
}

/* Keeps what is being typed; %FALSE if something could not be kept. */
gboolean
tillid_workplace_leave (TillidWorkplace *self)
{
  g_return_val_if_fail (TILLID_IS_WORKPLACE (self), TRUE);

  return TILLID_WORKPLACE_GET_IFACE (self)->leave == NULL ||
         TILLID_WORKPLACE_GET_IFACE (self)->leave (self);
}

/* Gives the focus to the first useful thing of the place. */
void
tillid_workplace_grab_focus_first (TillidWorkplace *self)
{
  g_return_if_fail (TILLID_IS_WORKPLACE (self));

  if (TILLID_WORKPLACE_GET_IFACE (self)->grab_focus_first != NULL)
    TILLID_WORKPLACE_GET_IFACE (self)->grab_focus_first (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Ctrl+N; %FALSE if the place has nothing of its own to begin. */
gboolean
tillid_workplace_new_record (TillidWorkplace *self)
{
  g_return_val_if_fail (TILLID_IS_WORKPLACE (self), FALSE);

  if (TILLID_WORKPLACE_GET_IFACE (self)->new_record == NULL)
    return FALSE;
  TILLID_WORKPLACE_GET_IFACE (self)->new_record (self);
  return TRUE;
}

/* Ctrl+F; %FALSE if the place has no search of its own. */
gboolean
tillid_workplace_search (TillidWorkplace *self)
{
  g_return_val_if_fail (TILLID_IS_WORKPLACE (self), FALSE);

  if (TILLID_WORKPLACE_GET_IFACE (self)->find == NULL)
    return FALSE;
  TILLID_WORKPLACE_GET_IFACE (self)->find (self);
  return TRUE;
}

/* Whether Ctrl+P means something here. */
gboolean
tillid_workplace_can_print (TillidWorkplace *self)
{
  g_return_val_if_fail (TILLID_IS_WORKPLACE (self), FALSE);

  return TILLID_WORKPLACE_GET_IFACE (self)->print != NULL;
}

/* Asks what goes on paper; nothing where there is nothing to print. */
void
tillid_workplace_print (TillidWorkplace *self)
{
  g_return_if_fail (TILLID_IS_WORKPLACE (self));

  if (TILLID_WORKPLACE_GET_IFACE (self)->print != NULL)
    TILLID_WORKPLACE_GET_IFACE (self)->print (self);
}

/* (nullable) (transfer floating): for tillid_workplace_restore_place(). */
GVariant *
tillid_workplace_save_place (TillidWorkplace *self)
{
  g_return_val_if_fail (TILLID_IS_WORKPLACE (self), NULL);

  if (TILLID_WORKPLACE_GET_IFACE (self)->save_place == NULL)
    return NULL;
  return TILLID_WORKPLACE_GET_IFACE (self)->save_place (self);
}

/* @place: what tillid_workplace_save_place() gave; a value of another shape is ignored. */
void
tillid_workplace_restore_place (TillidWorkplace *self, GVariant *place)
{
  g_return_if_fail (TILLID_IS_WORKPLACE (self));

  if (place != NULL && TILLID_WORKPLACE_GET_IFACE (self)->restore_place != NULL)
    TILLID_WORKPLACE_GET_IFACE (self)->restore_place (self, place);
}

/* (transfer none) */
TillidBanner *
tillid_workplace_get_banner (TillidWorkplace *self)
{
  g_return_val_if_fail (TILLID_IS_WORKPLACE (self), NULL);

  return TILLID_WORKPLACE_GET_IFACE (self)->get_banner (self);
}

/* (transfer none) */
GtkMenuButton *
tillid_workplace_get_menu_button (TillidWorkplace *self)
{
  g_return_val_if_fail (TILLID_IS_WORKPLACE (self), NULL);

  return TILLID_WORKPLACE_GET_IFACE (self)->get_menu_button (self);
}
