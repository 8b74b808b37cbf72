#!/bin/sh
# run.sh - a display and a bus of their own for one journey
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
exec xvfb-run -a -s "-screen 0 1600x1200x24 -noreset" dbus-run-session -- /usr/bin/python3 "$@"
