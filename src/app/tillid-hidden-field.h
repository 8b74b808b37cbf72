/* tillid-hidden-field.h - a field whose text a protected address hides
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-record.h"

G_BEGIN_DECLS

void tillid_hidden_field_update (GtkWidget *widget, const TillidRecord *record, const char *field);

G_END_DECLS
