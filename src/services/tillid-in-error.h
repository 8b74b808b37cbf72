/* tillid-in-error.h - what was entered in error, and how it comes back
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-session.h"

G_BEGIN_DECLS

/**
 * TillidInError:
 * @record: the entry
 * @parts: (element-type TillidRecord): what went with it
 * @edit: the change by which it went
 * @at: when that was, milliseconds since 1970 UTC
 * @who: (nullable): what the colleague is called
 * @words: what kind of entry it is, and how it begins
 */
typedef struct
{
  TillidRecord *record;
  GPtrArray *parts;
  gint64 edit;
  gint64 at;
  char *who;
  char *words;
} TillidInError;

gboolean tillid_in_error_applies (const TillidRecordType *type);
void tillid_in_error_free (TillidInError *self);
gboolean tillid_in_error_add (TillidDb *db,
                              const TillidScope *scope,
                              TillidEdit *edit,
                              const TillidRecord *record,
                              GError **error);
GPtrArray *tillid_in_error_list (TillidSession *session,
                                 const TillidScope *scope,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tillid_in_error_list_latest (TillidSession *session,
                                        const TillidScope *scope,
                                        guint most,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidEdit *tillid_in_error_bring_back (const TillidInError *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidInError, tillid_in_error_free)

G_END_DECLS
