/* tillid-fallback-fonts.c - which fonts stand behind the system's own
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The font of the desktop stays the first choice. For scripts that it does not have, fontconfig would take the
 * first font that has them, which for Arabic on Debian is DejaVu Sans: wide, and no match for the drawn pages, which
 * name their fonts. A style sheet cannot say "the family there is, then these": it is written here, and again when the
 * desktop's font changes. */
#include "config.h"

#include "tillid-fallback-fonts.h"

static void
font_changed_cb (GtkSettings *settings, GParamSpec *pspec, GtkCssProvider *provider)
{
  g_autofree char *name = NULL, *css = NULL, *family = NULL;
  PangoFontDescription *description = NULL;

  g_object_get (settings, "gtk-font-name", &name, NULL);
  description = pango_font_description_from_string (name != NULL ? name : "");
  family = g_strdelimit (g_strdup (pango_font_description_get_family (description)), "\"\\\n", ' ');
  css =
    g_strdup_printf ("window, popover, tooltip { font-family: \"%s\", \"Noto Sans\", \"Noto Sans "
                     "Arabic\", \"Noto Sans Ethiopic\"; }",
                     family != NULL ? family : "Sans");
  gtk_css_provider_load_from_data (provider, css, -1);
  pango_font_description_free (description);
}

/**
 * tillid_fallback_fonts_install:
 * @display: whose windows
 *
 * From now on every window there has the desktop's font, and behind it those that the program draws with.
 */
void
tillid_fallback_fonts_install (GdkDisplay *display)
{
  GtkSettings *settings = NULL;
  g_autoptr (GtkCssProvider) provider = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  settings = gtk_settings_get_for_display (display);
  provider = gtk_css_provider_new ();
  font_changed_cb (settings, NULL, provider);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (font_changed_cb),
                           provider, 0);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
