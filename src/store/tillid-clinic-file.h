/* tillid-clinic-file.h - making and opening clinic files
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-db.h"

G_BEGIN_DECLS

TillidDb *tillid_clinic_file_create (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidDb *tillid_clinic_file_open (const char *path,
                                   TillidDbMode mode,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidDb *tillid_clinic_file_open_any (const char *path,
                                       TillidDbMode mode,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidDb *tillid_clinic_file_create_with_key (const char *path,
                                              TillidFileKey *key,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidDb *tillid_clinic_file_open_with_key (const char *path,
                                            TillidDbMode mode,
                                            TillidFileKey *key,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidDb *tillid_clinic_file_open_any_with_key (const char *path,
                                                TillidDbMode mode,
                                                TillidFileKey *key,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_clinic_file_needs_key (const char *path);
gboolean tillid_clinic_file_check_file_system (guint32 magic,
                                               const char *type,
                                               char **out_warning,
                                               GError **error);
gboolean tillid_clinic_file_check_place (const char *path, char **out_warning, GError **error);

void tillid_clinic_file_pretend_file_system (guint32 magic);

G_END_DECLS
