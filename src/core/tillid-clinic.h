/* tillid-clinic.h - the clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/**
 * TillidClinic:
 *
 * The clinic itself; there is one. The field table in the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidClinic, tillid_clinic)

struct _TillidClinic
{
  TillidRecord record;

  char *name;
  char *time_zone;
  gboolean demo;
  gint64 demo_now;
  char *backup_folder;
  gboolean open_to_all;
};

G_END_DECLS
