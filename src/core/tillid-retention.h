/* tillid-retention.h - how long records are kept
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-choices.h"
#include "tillid-record.h"

G_BEGIN_DECLS

/* Where the clinic has set nothing else. */
#define TILLID_RETENTION_YEARS 10

/**
 * TillidRetention:
 *
 * How many years after the last entry a record is kept in which somebody of a profession has written. The field table in
 * the .c file says what each member means.
 */
TILLID_DECLARE_RECORD (TillidRetention, tillid_retention)

struct _TillidRetention
{
  TillidRecord record;

  int profession; /* TillidProfession */
  gint64 years;
};

G_END_DECLS
