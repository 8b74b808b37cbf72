/* told-invariants.h - what holds for every told date, however it came in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-told.h"

void told_invariants_check (const TillidTold *told);
