/* test-cipher-clinic.h - encrypted clinics in a window, and what there is to press and to read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-key-page.h"
#include "tillid-recovery-window.h"
#include "tillid-window.h"

G_BEGIN_DECLS

#define OWNER "Amina Berg"
#define PASSWORD "three blue boats"
#define OTHER_PASSWORD "four green boats"

gboolean tillid_cipher_skips (void);
gpointer tillid_cipher_find_window (GType type);
GtkWidget *tillid_cipher_child (gpointer parent, const char *name);
void tillid_cipher_type (gpointer parent, const char *row, const char *text);
void tillid_cipher_press (gpointer parent, const char *button);
GtkWidget *tillid_cipher_content (TillidWindow *window);
TillidKeyPage *tillid_cipher_key_page (TillidWindow *window);
TillidSession *tillid_cipher_session (TillidWindow *window);
char *tillid_cipher_recovery (TillidSession *session);
void tillid_cipher_make_clinic (const char *path, char **out_recovery);
void tillid_cipher_enter (TillidWindow *window, const char *name, const char *password);
void tillid_cipher_assert_is_open (TillidWindow *window, const char *member);
TillidWindow *tillid_cipher_open_clinic (const char *path);
void tillid_cipher_type_group (TillidRecoveryWindow *window, const char *recovery, guint group);

G_END_DECLS
