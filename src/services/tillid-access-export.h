/* tillid-access-export.h - the copy of a record that its patient may ask for
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-progress.h"
#include "tillid-session.h"

G_BEGIN_DECLS

gboolean tillid_access_export (TillidSession *session,
                               gint64 patient,
                               const char *path,
                               const char *passphrase,
                               const char *lang,
                               GCancellable *cancellable,
                               GError **error);
void tillid_access_export_async (TillidSession *session,
                                 gint64 patient,
                                 const char *path,
                                 const char *passphrase,
                                 const char *lang,
                                 GCancellable *cancellable,
                                 TillidProgress progress,
                                 gpointer progress_data,
                                 GAsyncReadyCallback callback,
                                 gpointer callback_data);
gboolean tillid_access_export_finish (TillidSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
