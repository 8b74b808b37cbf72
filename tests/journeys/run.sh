#!/bin/sh
# run.sh - a display and a bus of their own for one journey
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
# The results alone go to stdout: the registry of AT-SPI and others speak there too.
exec 9>&1 1>&2
exec xvfb-run -a -s "-screen 0 1600x1200x24 -noreset" dbus-run-session -- \
  sh -c 'exec /usr/bin/python3 "$@" >&9' sh "$@"
