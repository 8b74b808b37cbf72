/* tillid-access-export.h - the copy of a record that its patient may ask for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

gboolean tillid_access_export (TillidSession *session,
                               gint64 patient,
                               const char *folder,
                               const char *lang,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
