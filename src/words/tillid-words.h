/* tillid-words.h - gettext, and sentences that hold names and numbers
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

void tillid_words_init (const char *locale_dir);
char *tillid_words_speak (const char *tag) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_words_isolate (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_words_shorten (const char *text, guint most) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_words_begin (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_words_is_rtl (const char *text);

G_END_DECLS
