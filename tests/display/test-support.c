/* test-support.c - what every display test needs
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "test-support.h"

#include <glib/gstdio.h>

#include "tillid-search.h"
#include "tillid-test-folder.h"
#include "tillid-words.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

/* What libraries allocate before main () and while GTK starts lives as long as the program. It is told by when it is
 * allocated and not by its stack: a whole stack for each allocation makes a display test 25 times slower. The array
 * runs before the constructors of all libraries. */
static void
begin_start (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"),
                used)) static void (*const begin_start_first) (void) = begin_start;

static void
end_start (void)
{
  __lsan_enable ();
}
#else
static void
end_start (void)
{
}
#endif

static TillidApplication *application;

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static char *home;

static void
clear_home (void)
{
  tillid_test_folder_clear (home);
  g_clear_pointer (&home, g_free);
}

/* Whatever a test writes goes with it, and nobody's own clinics are listed. Not from g_get_tmp_dir(), which would remember
 * the old place. */
static void
make_home (void)
{
  const char *tmp = g_getenv ("TMPDIR");
  g_autofree char *data = NULL, *state = NULL;

  home = g_build_filename (tmp != NULL ? tmp : "/tmp", "tillid-display-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (home));
  data = g_build_filename (home, "data", NULL);
  state = g_build_filename (home, "state", NULL);
  g_setenv ("TMPDIR", home, TRUE);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  atexit (clear_home);
}

/* The pointer of a new display stands in its middle, where popovers open. GTK 4.8 wants to know half a second after something
 * came under the pointer whether there is a tooltip; where that is a popover which was shut meanwhile, it complains. In the
 * corner there is a window or nothing, and of a window that is gone it knows. */
static void
move_pointer_away (void)
{
  const char *const argv[] = { "xdotool", "mousemove", "0", "0", NULL };
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  if (process != NULL)
    g_subprocess_wait (process, NULL, NULL);
}

/**
 * tillid_test_init:
 *
 * Call it first, before anything asks for a folder: places of its own for what is written, GTK, libadwaita with our style
 * sheets and icons, the font of the pictures (Cantarell 11), no animations. Settings are in memory (GSETTINGS_BACKEND of the test environment).
 */
void
tillid_test_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  make_home ();
  tillid_words_init (g_getenv ("TILLID_LOCALE_DIR"));
  gtk_test_init (argc, argv, NULL);
  move_pointer_away ();

  /* Started, but never activated: it loads the style sheets and settings and opens no window. */
  application = tillid_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_set_default (G_APPLICATION (application));

  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11",
                "gtk-enable-animations", FALSE, NULL);
  end_start ();
}

/**
 * tillid_test_turn:
 *
 * One turn of the main loop, which waits for at most %TILLID_TEST_TURN_MS.
 */
void
tillid_test_turn (void)
{
  guint tick = g_timeout_add (TILLID_TEST_TURN_MS, tick_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}

/**
 * tillid_test_settle:
 *
 * Runs what is waiting now: idle handlers, layouts, finished jobs.
 */
void
tillid_test_settle (void)
{
  for (int i = 0; i < 200 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

void
tillid_test_set_dark (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

/**
 * tillid_test_show:
 * @widget: (transfer floating): what to show; a window is shown itself
 *
 * Returns: (transfer none): its window, drawn once; gtk_window_destroy() it at the end
 */
GtkWindow *
tillid_test_show (GtkWidget *widget, int width, int height)
{
  GtkWindow *window = NULL;

  if (GTK_IS_WINDOW (widget))
    window = GTK_WINDOW (widget);
  else
    {
      window = GTK_WINDOW (adw_window_new ());
      adw_window_set_content (ADW_WINDOW (window), widget);
    }
  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

/* (transfer none): the application of all tests of a program. */
TillidApplication *
tillid_test_application (void)
{
  return application;
}

/**
 * tillid_test_save_picture:
 * @widget: something that is on the display
 * @path: a file
 *
 * Draws @widget into @path, as PNG.
 */
void
tillid_test_save_picture (GtkWidget *widget, const char *path)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  /* The picture is that of the moment the paintable is made: after the frame in which everything has its place. */
  gtk_test_widget_wait_for_draw (widget);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (native), node, NULL);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/**
 * tillid_test_picture:
 * @widget: something that is on the display
 * @name: name of the picture, without ending
 *
 * Draws @widget into _build/screens/@name.png.
 */
void
tillid_test_picture (GtkWidget *widget, const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TILLID_BUILD_DIR"), "screens", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  tillid_test_save_picture (widget, path);
}

/**
 * tillid_test_child:
 *
 * Returns: (transfer none): the child with that id in the template of @widget's own type
 */
GObject *
tillid_test_child (GtkWidget *widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = tillid_undo_finish (TILLID_UNDO (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* Undoes the last edit, or does it again, and waits until that is in the file. */
void
tillid_test_undo (TillidUndo *undo, gboolean is_redo)
{
  gboolean is_done = FALSE;

  if (is_redo)
    tillid_undo_redo_async (undo, undone_cb, &is_done);
  else
    tillid_undo_undo_async (undo, 0, undone_cb, &is_done);
  tillid_test_wait (is_done);
  tillid_test_settle ();
}

/* The id of the first patient that a search for @name finds. */
gint64
tillid_test_find_patient (TillidSession *session, const char *name)
{
  g_autoptr (TillidScope) scope = tillid_session_open_list (session, "search", name, NULL, 0, NULL);
  g_autoptr (GArray) ids =
    tillid_search_ids (tillid_session_get_db (session), scope, name, 5, NULL);

  g_assert_cmpuint (ids->len, >=, 1);
  return g_array_index (ids, gint64, 0);
}
