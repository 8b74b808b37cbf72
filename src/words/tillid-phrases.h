/* tillid-phrases.h - words of dates in many languages, to write and to read
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "tillid-told.h"

G_BEGIN_DECLS

/**
 * TillidPhrases:
 *
 * The words of one language, from data/phrases/. Immutable, shared by all threads, never freed. What a
 * file does not have comes from its parent: ar-IQ, ar, en.
 */
typedef struct _TillidPhrases TillidPhrases;

const TillidPhrases *tillid_phrases_get (const char *tag);
const char *tillid_phrases_name (const TillidPhrases *self, const char *key, int number);
const char *tillid_phrases_short_name (const TillidPhrases *self, const char *key, int number);
int tillid_phrases_count (const TillidPhrases *self, const char *key);
const char *const *
tillid_phrases_spellings (const TillidPhrases *self, const char *key, int number);
const char *tillid_phrases_month_key (TillidCalendar calendar);
TillidCalendar tillid_phrases_calendar (const TillidPhrases *self);
gboolean tillid_phrases_day_comes_first (const TillidPhrases *self);
char *tillid_phrases_digits (const TillidPhrases *self,
                             const char *ascii) G_GNUC_WARN_UNUSED_RESULT;
char *tillid_phrases_fill (const char *pattern,
                           const char *places,
                           const char *const *values) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
