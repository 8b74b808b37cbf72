/* tillid-said.c - words in a patient's language, in a label
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-said.h"

#include "tillid-words.h"

/**
 * tillid_said_set:
 * @label: a label
 * @text: (nullable): words as they were said; hides the label when there are none
 * @language: (nullable): BCP 47 tag of @text
 *
 * The words carry their language (shaping, fonts, screen readers) and stand on the side where reading them
 * begins, whatever direction the program has.
 */
void
tillid_said_set (GtkLabel *label, const char *text, const char *language)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean rtl = tillid_words_is_rtl (text);
  gboolean widget_rtl;

  g_return_if_fail (GTK_IS_LABEL (label));

  widget_rtl = gtk_widget_get_direction (GTK_WIDGET (label)) == GTK_TEXT_DIR_RTL;
  if (language != NULL)
    pango_attr_list_insert (attributes,
                            pango_attr_language_new (pango_language_from_string (language)));
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, text != NULL ? text : "");
  /* GtkLabel mirrors xalign with its own direction. */
  gtk_label_set_xalign (label, rtl == widget_rtl ? 0 : 1);
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}
