/* tillid-catalog.h - the program's texts in another language than the one it speaks
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidCatalog:
 *
 * The translations of one language, for a sheet of paper in the patient's language. gettext takes its language from the
 * environment, which belongs to all threads; this does not. Immutable: any thread may read it.
 */
typedef struct _TillidCatalog TillidCatalog;

TillidCatalog *tillid_catalog_new (const char *tag) G_GNUC_WARN_UNUSED_RESULT;
void tillid_catalog_free (TillidCatalog *self);
const char *tillid_catalog_get (const TillidCatalog *self, const char *context, const char *text)
  G_GNUC_FORMAT (3);
const char *tillid_catalog_say (const TillidCatalog *self, const char *context, const char *text)
  G_GNUC_FORMAT (3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidCatalog, tillid_catalog_free)

G_END_DECLS
