/* fuzz.h - what a fuzz target is, for fuzz-main.c and for libFuzzer
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * LLVMFuzzerTestOneInput:
 * @data: the input; not NUL-terminated
 * @size: its length in bytes
 *
 * Feeds one input to the parser and asserts what must hold for every input. The name is libFuzzer's.
 *
 * Returns: 0
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
