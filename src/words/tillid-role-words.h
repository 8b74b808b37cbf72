/* tillid-role-words.h - roles in words
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-rights.h"

G_BEGIN_DECLS

#define TILLID_N_ROLES 5

TillidRoles tillid_role_at (guint index);
const char *tillid_role_words_name (TillidRoles role);
const char *tillid_role_words_allows (TillidRoles role);
char *tillid_role_words_list (TillidRoles roles) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_role_words_describe (TillidRoles roles) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
