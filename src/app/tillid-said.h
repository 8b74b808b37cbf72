/* tillid-said.h - words in a patient's language, in a label
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tillid_said_set (GtkLabel *label, const char *text, const char *language);

G_END_DECLS
