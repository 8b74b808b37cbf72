/* test-templates.c - every view can be built, in every language and direction
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-support.h"
#include "tillid-page.h"
#include "tillid-types.h"
#include "tillid-workplace.h"

/* GtkBuilder's complaints are warnings, and warnings end a test: building the view is the check. */
static void
build (gconstpointer data)
{
  GType type = ((TillidTypeFunc) data) ();
  GObject *widget = g_object_new (type, NULL);

  g_assert_true (GTK_IS_WIDGET (widget));

  if (GTK_IS_WINDOW (widget))
    {
      gtk_window_destroy (GTK_WINDOW (widget));
      return;
    }
  g_object_ref_sink (widget);
  gtk_widget_set_direction (GTK_WIDGET (widget), GTK_TEXT_DIR_RTL);
  g_assert_finalize_object (widget);
}

static void
check_page (gconstpointer data)
{
  GType type = ((TillidTypeFunc) data) ();
  const TillidPageInterface *iface = tillid_page_peek (type);

  g_assert_nonnull (iface);
  g_assert_nonnull (iface->id);
  g_assert_nonnull (iface->title);
  g_assert_nonnull (iface->icon);
  g_assert_nonnull (iface->set_context);
  g_assert_nonnull (iface->leave);
  g_assert_true (
    gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                             iface->icon));
}

/* Whoever adds a place gives it what the sidebar and the shell ask for, and a key. */
static void
check_place (gconstpointer data)
{
  GType type = ((TillidTypeFunc) data) ();
  const TillidWorkplaceInterface *iface = tillid_workplace_peek (type);
  g_autofree char *hint = tillid_workplace_write_hint (iface);

  g_assert_true (tillid_workplace_find (iface->id) == iface);
  g_assert_true (iface->under == NULL || tillid_workplace_find (iface->under) != NULL);
  g_assert_nonnull (iface->title);
  g_assert_cmpstr (hint, !=, "");
  g_assert_nonnull (iface->set_session);
  g_assert_nonnull (iface->get_banner);
  g_assert_nonnull (iface->get_menu_button);
  g_assert_true (
    gtk_icon_theme_has_icon (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                             iface->icon));
}

static void
add_all (const TillidTypeFunc *list, guint n, const char *what, GTestDataFunc function)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/%s/%s", what, g_type_name (list[i]()));

      g_test_add_data_func (path, list[i], function);
    }
}

int
main (int argc, char *argv[])
{
  guint n = 0;
  const TillidTypeFunc *list = NULL;

  tillid_test_init (&argc, &argv);

  list = tillid_types_list (&n);
  add_all (list, n, "template", build);
  list = tillid_types_list_pages (&n);
  add_all (list, n, "template", build);
  add_all (list, n, "page", check_page);
  list = tillid_types_list_places (&n);
  add_all (list, n, "template", build);
  add_all (list, n, "place", check_place);

  return g_test_run ();
}
