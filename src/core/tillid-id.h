/* tillid-id.h - 63-bit ids that are unique across workstations and in time order
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Length of the text form, without the terminating zero. */
#define TILLID_ID_TEXT_LENGTH 13

/**
 * TillidIdSource:
 * @now_ms: milliseconds since 1970 UTC
 * @random: 32 random bits
 * @data: for both
 * @last: the id given last; start with the largest one in the file
 *
 * Makes ids. The session owns one; tests and the demo clinic seed theirs.
 */
typedef struct
{
  gint64 (*now_ms) (gpointer data);
  guint32 (*random) (gpointer data);
  gpointer data;
  gint64 last;
} TillidIdSource;

gint64 tillid_id_source_next (TillidIdSource *source);
gint64 tillid_id_at (gint64 now_ms);
void tillid_id_to_text (gint64 id, char out_text[TILLID_ID_TEXT_LENGTH + 1]);
char *tillid_id_dup_text (gint64 id) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_id_from_text (const char *text, gint64 *out_id);
char tillid_id_digit (guint value);
int tillid_id_digit_value (char c);

G_END_DECLS
