/* tillid-follow-edit.h - a model says what became of its edit
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

void tillid_follow_edit (gpointer model, TillidSession *session, TillidEdit *edit);

G_END_DECLS
