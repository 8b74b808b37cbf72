/* tillid-one-stop.h - a list that Tab goes into and out of, and not through
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TillidOneStop:
 *
 * Tab goes between groups, arrows inside a group; in GTK 4.8 Tab goes through every row of a list view. What is put into
 * this bin is one stop.
 */
#define TILLID_TYPE_ONE_STOP (tillid_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (TillidOneStop, tillid_one_stop, TILLID, ONE_STOP, AdwBin)

G_END_DECLS
