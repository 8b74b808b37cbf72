/* tillid-schema.h - the tables, made from the field tables
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "Till": every clinic file carries it, so that any program can tell what it is. */
#define TILLID_APPLICATION_ID 0x54696c6c
#define TILLID_SCHEMA_VERSION 1

char *tillid_schema_sql (void) G_GNUC_WARN_UNUSED_RESULT;
const char *tillid_schema_version_sql (int version);

G_END_DECLS
