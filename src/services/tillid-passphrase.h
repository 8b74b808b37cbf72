/* tillid-passphrase.h - a passphrase that is handed over on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shortest one that somebody may think of. */
#define TILLID_PASSPHRASE_FEWEST 12

char *tillid_passphrase_propose (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_passphrase_is_good (const char *text);
void tillid_passphrase_free (char *text);

G_END_DECLS
