/* tillid-page.c - what every page of a patient does
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-page.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (TillidPage, tillid_page, GTK_TYPE_WIDGET)

static void
tillid_page_default_init (TillidPageInterface *iface)
{
}

/**
 * tillid_page_peek:
 * @type: the type of a page
 *
 * Its id, title and icon. The class is kept alive from here on, as GTK's own classes are.
 */
const TillidPageInterface *
tillid_page_peek (GType type)
{
  g_return_val_if_fail (g_type_is_a (type, TILLID_TYPE_PAGE), NULL);

  return g_type_interface_peek (g_type_class_ref (type), TILLID_TYPE_PAGE);
}

/**
 * tillid_page_get_title:
 *
 * Returns: the title in the language of now
 */
const char *
tillid_page_get_title (const TillidPageInterface *iface)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "page", iface->title);
}

/**
 * tillid_page_get_read_only:
 * @context: a patient
 *
 * Of a file that cannot be written the window speaks, on every page.
 *
 * Returns: (nullable): what is said to whoever may open the page of @context and not write on it; %NULL for everybody else
 */
const char *
tillid_page_get_read_only (const TillidPageInterface *iface, TillidPatientContext *context)
{
  g_return_val_if_fail (iface->writes != NULL, NULL);

  if (tillid_patient_context_is_read_only (context) ||
      tillid_patient_context_may_write (context, tillid_record_type_by_kind (iface->writes)))
    return NULL;
  if (iface->read_only == NULL)
    return C_ ("read only", "Read only: these roles do not include writing on this page.");
  return g_dpgettext2 (GETTEXT_PACKAGE, "read only", iface->read_only);
}

/* @context: (nullable): the patient the page is about; with %NULL it lets go of the one it had. */
void
tillid_page_set_context (TillidPage *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_PAGE (self));
  g_return_if_fail (context == NULL || TILLID_IS_PATIENT_CONTEXT (context));

  TILLID_PAGE_GET_IFACE (self)->set_context (self, context);
}

/* Keeps what is being typed; the page stays as it is. %FALSE if something could not be kept. */
gboolean
tillid_page_leave (TillidPage *self)
{
  g_return_val_if_fail (TILLID_IS_PAGE (self), TRUE);

  return TILLID_PAGE_GET_IFACE (self)->leave (self);
}

/* Shows the record with that id and gives it the focus. A page that does not know it does nothing. */
void
tillid_page_open_record (TillidPage *self, gint64 id)
{
  g_return_if_fail (TILLID_IS_PAGE (self));

  if (TILLID_PAGE_GET_IFACE (self)->open_record != NULL)
    TILLID_PAGE_GET_IFACE (self)->open_record (self, id);
}

/* Whether Ctrl+N means something on this page. */
gboolean
tillid_page_can_new_record (TillidPage *self)
{
  g_return_val_if_fail (TILLID_IS_PAGE (self), FALSE);

  return TILLID_PAGE_GET_IFACE (self)->new_record != NULL;
}

/* Begins what Ctrl+N begins on this page; nothing where it has no meaning. */
void
tillid_page_new_record (TillidPage *self)
{
  g_return_if_fail (TILLID_IS_PAGE (self));

  if (TILLID_PAGE_GET_IFACE (self)->new_record != NULL)
    TILLID_PAGE_GET_IFACE (self)->new_record (self);
}

/**
 * tillid_page_find:
 *
 * Returns: %FALSE if the page has no search of its own
 */
gboolean
tillid_page_find (TillidPage *self)
{
  g_return_val_if_fail (TILLID_IS_PAGE (self), FALSE);

  if (TILLID_PAGE_GET_IFACE (self)->find == NULL)
    return FALSE;

  TILLID_PAGE_GET_IFACE (self)->find (self);
  return TRUE;
}

/* Whether Ctrl+P means something on this page. */
gboolean
tillid_page_can_print (TillidPage *self)
{
  g_return_val_if_fail (TILLID_IS_PAGE (self), FALSE);

  return TILLID_PAGE_GET_IFACE (self)->print != NULL;
}

/* Asks what of this page goes on paper; nothing where there is nothing to print. */
void
tillid_page_print (TillidPage *self)
{
  g_return_if_fail (TILLID_IS_PAGE (self));

  if (TILLID_PAGE_GET_IFACE (self)->print != NULL)
    TILLID_PAGE_GET_IFACE (self)->print (self);
}

/* Gives the focus to the first thing of the page, which is not always the first in its order. */
void
tillid_page_grab_focus_first (TillidPage *self)
{
  g_return_if_fail (TILLID_IS_PAGE (self));

  if (TILLID_PAGE_GET_IFACE (self)->grab_focus_first != NULL)
    TILLID_PAGE_GET_IFACE (self)->grab_focus_first (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * tillid_page_save_place:
 *
 * Returns: (nullable) (transfer floating): for tillid_page_restore_place()
 */
GVariant *
tillid_page_save_place (TillidPage *self)
{
  g_return_val_if_fail (TILLID_IS_PAGE (self), NULL);

  if (TILLID_PAGE_GET_IFACE (self)->save_place == NULL)
    return NULL;
  return TILLID_PAGE_GET_IFACE (self)->save_place (self);
}

/* @place: (nullable): what tillid_page_save_place() gave; a value of another shape, from another version, is
 * ignored. */
void
tillid_page_restore_place (TillidPage *self, GVariant *place)
{
  g_return_if_fail (TILLID_IS_PAGE (self));

  if (place != NULL && TILLID_PAGE_GET_IFACE (self)->restore_place != NULL)
    TILLID_PAGE_GET_IFACE (self)->restore_place (self, place);
}
