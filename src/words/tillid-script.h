/* tillid-script.h - which script a language is written in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidScript:
 * @script: a script
 * @letters: a few letters that the languages of the clinic's patients need in it, those of loan letters first
 * @package: the Debian package with fonts for it
 */
typedef struct
{
  GUnicodeScript script;
  const char *letters;
  const char *package;
} TillidScript;

const TillidScript *tillid_script_of_language (const char *tag);
gboolean tillid_script_is_of_language (const char *text, const char *tag);

G_END_DECLS
