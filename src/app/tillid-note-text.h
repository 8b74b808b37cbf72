/* tillid-note-text.h - the text of a note: times and own words can be seen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A time at the beginning of a paragraph is small; a paragraph in quotation marks has the edge of own
 * words. The text stays plain. */
#define TILLID_TYPE_NOTE_TEXT (tillid_note_text_get_type ())
G_DECLARE_FINAL_TYPE (TillidNoteText, tillid_note_text, TILLID, NOTE_TEXT, GtkTextView)

void tillid_note_text_insert_time (TillidNoteText *self, const char *time);
void tillid_note_text_quote (TillidNoteText *self);
char *tillid_note_text_dup_selection (TillidNoteText *self) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_note_text_dup_time (TillidNoteText *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
