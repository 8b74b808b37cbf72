#!/usr/bin/env bash
# run.sh - runs one fuzz target for a while; ./dev fuzz SECONDS TARGET calls it
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: run.sh BUILD-FOLDER TARGET SECONDS
# What kills the target is left in BUILD-FOLDER as crash-TARGET...: add it to the corpus with its mend.
set -euo pipefail
build=$1 target=$2 seconds=$3
program=$build/tests/fuzz/fuzz-$target
corpus=$(dirname "$0")/corpus/$target

export ASAN_OPTIONS=abort_on_error=1:fast_unwind_on_malloc=0 G_DEBUG=fatal-criticals
if grep -q LLVMFuzzerRunDriver "$program"; then
  mkdir -p "$build/corpus-$target"
  exec "$program" -max_total_time="$seconds" -artifact_prefix="$build/crash-$target-" \
    "$build/corpus-$target" "$corpus"
fi
exec "$program" --seconds "$seconds" --crash "$build/crash-$target" "$corpus"
