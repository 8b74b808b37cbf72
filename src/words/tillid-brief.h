/* tillid-brief.h - what to know before a visit, as headings and lines
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidBriefLine:
 * @text: what it says
 * @detail: (nullable): who and when, smaller
 * @is_late: whether it is to be said first
 */
typedef struct
{
  char *text;
  char *detail;
  gboolean is_late;
} TillidBriefLine;

/**
 * TillidBriefPart:
 * @heading: never %NULL
 * @lines: (element-type TillidBriefLine): at least one
 */
typedef struct
{
  char *heading;
  GPtrArray *lines;
} TillidBriefPart;

/**
 * TillidBrief:
 * @title: whom it is about
 * @subtitle: (nullable): which visit
 * @foot: (nullable): who printed it and when
 * @parts: (element-type TillidBriefPart): in the order in which they are read
 *
 * The same words for the screen of a terminal and for paper.
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *foot;
  GPtrArray *parts;
} TillidBrief;

TillidBrief *tillid_brief_new (const char *title, const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;
void tillid_brief_free (TillidBrief *self);
void tillid_brief_set_foot (TillidBrief *self, const char *foot);
void tillid_brief_add_part (TillidBrief *self, const char *heading);
void
tillid_brief_add_line (TillidBrief *self, const char *text, const char *detail, gboolean is_late);
const TillidBriefPart *tillid_brief_get_part (const TillidBrief *self, const char *heading);
char *tillid_brief_to_text (const TillidBrief *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidBrief, tillid_brief_free)

G_END_DECLS
