/* tillid-retention.c - how long records are kept
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-retention.h"

static const TillidField retention_fields[] = {
  TILLID_FIELD_CHOICE (TillidRetention,
                       profession,
                       tillid_profession_choices,
                       NC_ ("field", "Profession"),
                       ORDINARY),
  TILLID_FIELD (TillidRetention, years, INT, NC_ ("field", "Years after the last entry"), ORDINARY),
};

TILLID_DEFINE_RECORD (TillidRetention, tillid_retention, "retention", retention_fields)
