/* tillid-conference-sheet-private.h - the pieces of a conference sheet
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-conference-sheet.h"
#include "tillid-text.h"
#include "tillid-timeline-drawing.h"
#include "tillid-timeline-words.h"

G_BEGIN_DECLS

/**
 * TillidConferencePieceKind:
 * @TILLID_PIECE_TEXT: text
 * @TILLID_PIECE_RULE: a line from side to side
 * @TILLID_PIECE_BOX: a frame with round corners
 * @TILLID_PIECE_BURDEN: ten discs
 * @TILLID_PIECE_FACE: a person's sign
 * @TILLID_PIECE_STORY: the drawn story
 * @TILLID_PIECE_TABLE: the decisions
 */
typedef enum
{
  TILLID_PIECE_TEXT,
  TILLID_PIECE_RULE,
  TILLID_PIECE_BOX,
  TILLID_PIECE_BURDEN,
  TILLID_PIECE_FACE,
  TILLID_PIECE_STORY,
  TILLID_PIECE_TABLE,
} TillidConferencePieceKind;

/**
 * TillidConferencePiece:
 * @x: from where reading begins
 * @style: of a text; its anchor is 0 at @x, 1 at the far side of it
 * @level: of a text, as in #TillidConferenceText; 0: not read aloud (it stands in another line)
 * @spoken: (nullable) (owned): what is read instead of @text
 */
typedef struct
{
  TillidConferencePieceKind kind;
  double x, y, width, height;
  char *text;
  char *spoken;
  guint level;
  TillidTextStyle style;
  gint64 number;
  TillidConferenceFace face;
} TillidConferencePiece;

struct _TillidConferenceSheet
{
  TillidConferenceFacts *facts;    /* (owned) */
  TillidConferenceOptions options; /* its strings are owned */
  gboolean is_rtl;
  double factor;     /* of all type */
  TillidText *text;  /* (owned) */
  GPtrArray *pieces; /* (owned) of TillidConferencePiece */
  double used;       /* where the last piece above the decisions ends */
  double room;       /* where it may end */
  gboolean has_story;
  guint n_left_out;

  TillidTimelineDrawing *drawing; /* (owned) */
  TillidTimelineLayout *layout;   /* (owned): of the story */
  TillidTimelineView view;
  TillidTimelineTexts texts; /* of @view */
};

#define TILLID_CONFERENCE_SIDE 46.0
#define TILLID_CONFERENCE_TOP 38.0
#define TILLID_CONFERENCE_FOOT 26.0
#define TILLID_CONFERENCE_CONTENT (TILLID_CONFERENCE_SHEET_WIDTH - 2 * TILLID_CONFERENCE_SIDE)

/* The decisions: widths of the last two columns, heights of the head and of a row. */
#define TILLID_CONFERENCE_WHO 130.0
#define TILLID_CONFERENCE_WHEN 90.0
#define TILLID_CONFERENCE_HEAD_ROW 22.0
#define TILLID_CONFERENCE_ROW 27.0
#define TILLID_CONFERENCE_ROWS 4

/* tillid-conference-layout.c */
void tillid_conference_layout_compute (TillidConferenceSheet *self);

G_END_DECLS
