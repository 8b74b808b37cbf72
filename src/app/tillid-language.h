/* tillid-language.h - the language of the program, while it runs
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TillidLanguage:
 * @tag: as in the settings
 * @name: what its speakers call it
 * @direction: of its writing
 */
typedef struct
{
  const char *tag;
  const char *name;
  GtkTextDirection direction;
} TillidLanguage;

const TillidLanguage *tillid_language_list (guint *out_n);
void tillid_language_set (const char *tag);
const char *tillid_language_get (void);
const char *tillid_language_choose (const char *wanted);

G_END_DECLS
