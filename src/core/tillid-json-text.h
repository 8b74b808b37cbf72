/* tillid-json-text.h - writing JSON, one member after the other
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void tillid_json_text_name (GString *to, const char *name);
void tillid_json_text_string (GString *to, const char *value);
void tillid_json_text_int (GString *to, gint64 value);
void tillid_json_text_double (GString *to, double value);
void tillid_json_text_bool (GString *to, gboolean value);

G_END_DECLS
