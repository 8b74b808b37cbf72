/* tillid-text-field.h - a line or more of text in place, which keeps itself
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-draft-keeper.h"

G_BEGIN_DECLS

/**
 * TillidTextField:
 *
 * Text that wraps and grows. Return keeps it and goes on, Shift+Return is a new line, Ctrl+Return keeps it
 * and emits "activate". Leaving it keeps it.
 *
 * Properties: "placeholder" (also its name for a screen reader unless "label" is set), "label".
 * Signals: "commit" (const char *text), "activate".
 */
#define TILLID_TYPE_TEXT_FIELD (tillid_text_field_get_type ())
G_DECLARE_FINAL_TYPE (TillidTextField, tillid_text_field, TILLID, TEXT_FIELD, GtkWidget)

GtkWidget *tillid_text_field_new (void);
void tillid_text_field_set_place (TillidTextField *self, TillidSession *session, const char *place);
void tillid_text_field_set_kept (TillidTextField *self, const char *text);
const char *tillid_text_field_get_expected (TillidTextField *self);
void tillid_text_field_set_label (TillidTextField *self, const char *label);
void tillid_text_field_set_language (TillidTextField *self, const char *language);
void tillid_text_field_set_editable (TillidTextField *self, gboolean is_editable);
void tillid_text_field_type (TillidTextField *self, const char *text);
void tillid_text_field_commit (TillidTextField *self);
void tillid_text_field_clear (TillidTextField *self);
gboolean tillid_text_field_is_dirty (TillidTextField *self);
char *tillid_text_field_dup_text (TillidTextField *self) G_GNUC_WARN_UNUSED_RESULT;

/* The reading direction of a language, and for a whole widget. */
GtkTextDirection tillid_language_direction (const char *language);

G_END_DECLS
