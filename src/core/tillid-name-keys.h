/* tillid-name-keys.h - keys by which names are found and sorted, in every script
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidNameKeys:
 *
 * The three search keys of one name (or of what was typed to find one). Words are separated by one
 * space. A key may be empty.
 */
typedef struct
{
  char *folded;   /* (owned): own script, case folded */
  char *latin;    /* (owned): words of a-z and 0-9 */
  char *skeleton; /* (owned): @latin without vowels, w, y and doubled letters */
} TillidNameKeys;

void tillid_name_keys_init (TillidNameKeys *self, const char *name);
void tillid_name_keys_clear (TillidNameKeys *self);
char *tillid_name_sort_key (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TillidNameKeys, tillid_name_keys_clear)

G_END_DECLS
