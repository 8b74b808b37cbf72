/* tillid-form-keys.h - the two keys of every form that stands in a page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidFormKeys:
 * @is_open: (nullable): whether the form is there to be closed; always, if there is none
 * @close: for Escape; what is typed waits in its fields
 * @keep: for Ctrl+Enter
 *
 * What the keys of a form do.
 */
typedef struct
{
  gboolean (*is_open) (GtkWidget *form);
  void (*close) (GtkWidget *form);
  void (*keep) (GtkWidget *form);
} TillidFormKeys;

void tillid_form_keys_add (GtkWidget *form, const TillidFormKeys *keys);

G_END_DECLS
