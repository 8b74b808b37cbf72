/* tillid-clinic.c - the clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-clinic.h"

static const TillidField clinic_fields[] = {
  TILLID_FIELD (TillidClinic, name, TEXT, NC_ ("field", "Name of the clinic"), ORDINARY),
  TILLID_FIELD (TillidClinic, time_zone, TEXT, NC_ ("field", "Time zone"), ORDINARY),
  TILLID_FIELD (TillidClinic, demo, BOOL, NC_ ("field", "Demo clinic"), ORDINARY),
  TILLID_FIELD (TillidClinic,
                demo_now,
                INSTANT,
                NC_ ("field", "The demo clinic’s own now"),
                ORDINARY),
  TILLID_FIELD (TillidClinic,
                open_to_all,
                BOOL,
                NC_ ("field", "Everybody here may open every patient"),
                ORDINARY),
  TILLID_FIELD (TillidClinic,
                backup_folder,
                TEXT,
                NC_ ("field", "Folder of the daily backups"),
                ORDINARY),
};

TILLID_DEFINE_RECORD (TillidClinic, tillid_clinic, "clinic", clinic_fields)
