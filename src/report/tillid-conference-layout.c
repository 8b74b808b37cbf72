/* tillid-conference-layout.c - where everything stands on a conference sheet
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The sheet is placed again and again, each time a little shorter, until it fits above the decisions: first the longer list of the
 * highest row loses a line ("+ 3 more"), down to two lines, or the three problems; then the story goes and the lists get their
 * lines back and are shortened anew, down to one; at the very end each line is one line. With one line in every list and every
 * text cut at its last line the sheet always fits, whatever anybody wrote. The size of the type never changes.
 *
 * All x count from where reading begins; drawing mirrors them. */
#include "config.h"

#include "tillid-conference-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-format.h"
#include "tillid-words.h"

#define BASE 14.0
#define SMALL 12.3
#define HEADING 14.5
#define NAME 21.0
#define LINE 1.34 /* of the size, where a text says nothing else */
#define COLUMN_GAP 26.0
#define MARK 22.0
#define PART_GAP 10.0
#define STORY_HEIGHT 194.0
#define STORY_GUTTER 74.0
#define STORY_SCALE 0.78
#define STORY_LIFE_ROWS 2
#define MOST_LINES 6
#define PROBLEMS 3

/* How much stands on the sheet. */
typedef struct
{
  guint most[TILLID_CONFERENCE_N_PARTS]; /* lines of a list; of faces rows of two */
  gboolean with_story;
  guint text_lines; /* of a line of a list */
} Fit;

typedef struct
{
  TillidConferenceSheet *sheet; /* (unowned) */
  const Fit *fit;               /* (unowned) */
  double y;
  double heights[TILLID_CONFERENCE_N_PARTS]; /* of the lists */
} Pen;

static double
column_width (void)
{
  return (TILLID_CONFERENCE_CONTENT - COLUMN_GAP) / 2;
}

static TillidConferencePiece *
add_piece (Pen *pen, TillidConferencePieceKind kind, double x, double y, double width)
{
  TillidConferencePiece *piece = g_new0 (TillidConferencePiece, 1);

  piece->kind = kind;
  piece->x = x;
  piece->y = y;
  piece->width = width;
  g_ptr_array_add (pen->sheet->pieces, piece);
  return piece;
}

static TillidTextStyle
make_style (const Pen *pen, double size, double width, guint lines)
{
  return (TillidTextStyle){ .size = size * pen->sheet->factor,
                            .width = width,
                            .wrap = lines != 1,
                            .lines = lines,
                            .colour =
                              tillid_palette_get (TILLID_PALETTE_PRINT, TILLID_COLOUR_TEXT) };
}

/* A text whose first line begins at @x, @y; its height. */
static double
add_text (Pen *pen, double x, double y, const char *text, const TillidTextStyle *style, guint level)
{
  TillidConferencePiece *piece = add_piece (pen, TILLID_PIECE_TEXT, x, y, style->width);
  const double natural =
    tillid_text_measure_height (pen->sheet->text, *text != '\0' ? text : " ", style);

  piece->text = tillid_format_line (text);
  piece->style = *style;
  piece->level = level;
  piece->height = MAX (natural, style->size * LINE);
  return piece->height;
}

static TillidTextStyle
make_small (const Pen *pen, double width)
{
  TillidTextStyle style = make_style (pen, SMALL, width, 1);

  style.colour = tillid_palette_get (TILLID_PALETTE_PRINT, TILLID_COLOUR_DIM);
  return style;
}

/* A heading with its line below, and what stands at its end. */
static double
add_heading (Pen *pen, double x, double y, double width, const char *title, const char *remark)
{
  TillidTextStyle style = make_style (pen, HEADING, width, 1);
  double height;

  style.bold = TRUE;
  height = add_text (pen, x, y, title, &style, 2);
  if (remark != NULL)
    {
      TillidTextStyle small =
        make_small (pen, width - tillid_text_measure (pen->sheet->text, title, &style) - MARK);

      small.anchor = 1;
      add_text (pen, x + width - small.width, y + height - small.size * LINE - 1, remark, &small,
                3);
    }
  add_piece (pen, TILLID_PIECE_RULE, x, y + height + 3, width);
  return height + 3 + 1.5 + 4;
}

static char *
write_day (TillidDay day)
{
  return tillid_format_day (day, TILLID_FORMAT_DAY_FULL, NULL);
}

static void
place_name (Pen *pen)
{
  const TillidConferenceFacts *facts = pen->sheet->facts;
  const TillidConferenceOptions *options = &pen->sheet->options;
  const double half = TILLID_CONFERENCE_CONTENT * 0.36;
  TillidTextStyle name = make_style (pen, NAME, half, 1);
  TillidTextStyle native = name;
  TillidTextStyle small = make_small (pen, TILLID_CONFERENCE_CONTENT * 0.4);
  g_autofree char *day = write_day (options->day);
  g_autofree char *number = tillid_format_number (options->number, NULL);
  g_autofree char *total = tillid_format_number (options->total, NULL);
  /* Translators: a day with its year; then numbers: "Sheet 2 of 4". */
  g_autofree char *sheet =
    g_strdup_printf (C_ ("conference", "Conference, %1$s. Sheet %2$s of %3$s"), day, number, total);
  double width, height, taller;

  name.bold = native.bold = TRUE;
  native.language = facts->native_language;
  width = MIN (tillid_text_measure (pen->sheet->text, facts->name, &name), half);
  height = add_text (pen, 0, pen->y, facts->name, &name, 1);
  small.anchor = 1;
  if (facts->native_name != NULL)
    {
      native.width = TILLID_CONFERENCE_CONTENT - width - 14 - small.width - 14;
      taller = tillid_text_measure_height (pen->sheet->text, facts->native_name, &native) - height;
      /* Both scripts stand on one line. */
      add_text (pen, width + 14, pen->y - MAX (taller, 0) / 2, facts->native_name, &native, 1);
    }
  add_text (pen, TILLID_CONFERENCE_CONTENT - small.width, pen->y + name.size * 0.3, sheet, &small,
            3);
  pen->y += height + 1;
  small = make_small (pen, TILLID_CONFERENCE_CONTENT);
  small.wrap = TRUE;
  small.lines = 2;
  pen->y += add_text (pen, 0, pen->y, facts->about, &small, 3);
}

/* What do we want from each other today? Without an answer there is room to write one. */
static void
place_question (Pen *pen)
{
  const char *asked = C_ ("conference", "What do we want from each other today?");
  const char *question = pen->sheet->facts->question;
  g_autofree char *text = g_strconcat (asked, " ", question != NULL ? question : "", NULL);
  TillidTextStyle style = make_style (pen, BASE, TILLID_CONFERENCE_CONTENT - 28, 3);
  TillidConferencePiece *box = NULL;
  double height;

  pen->y += 10;
  style.bold_first = (guint) strlen (asked);
  box = add_piece (pen, TILLID_PIECE_BOX, 0, pen->y, TILLID_CONFERENCE_CONTENT);
  height = add_text (pen, 14, pen->y + 9, text, &style, 3);
  if (question == NULL)
    height += style.size * LINE;
  box->height = height + 18;
  pen->y += box->height + 12;
}

static void
speak_story (Pen *pen)
{
  const TillidConferenceFacts *facts = pen->sheet->facts;

  for (guint i = 0; i < facts->items->len; i++)
    {
      const TillidTimelineItem *item = &g_array_index (facts->items, TillidTimelineItem, i);

      if (!tillid_timeline_view_shows (&pen->sheet->view, item))
        continue;
      TillidConferencePiece *piece = add_piece (pen, TILLID_PIECE_TEXT, 0, 0, 0);

      piece->spoken = tillid_timeline_words_item (item, -1, 0);
      piece->level = 3;
    }
}

static void
place_story (Pen *pen)
{
  TillidConferenceSheet *self = pen->sheet;
  TillidTimelineView *view = &self->view;
  g_autofree char *marked = NULL;
  TillidConferencePiece *piece = NULL;

  if (!self->options.shown[TILLID_CONFERENCE_STORY] || !pen->fit->with_story)
    return;
  if (view->selected != 0 && self->facts->selected_text != NULL)
    {
      g_autofree char *event = tillid_words_isolate (self->facts->selected_text);
      g_autofree char *days = tillid_format_count (view->band_days);

      marked = g_strdup_printf (
        /* Translators: a number of days; the words of an event. */
        ngettext ("marked: %1$s day each side of “%2$s”", "marked: %1$s days each side of “%2$s”",
                  (gulong) view->band_days),
        days, event);
    }
  pen->y += add_heading (pen, 0, pen->y, TILLID_CONFERENCE_CONTENT,
                         tillid_conference_part_title (TILLID_CONFERENCE_STORY), marked);
  piece = add_piece (pen, TILLID_PIECE_STORY, 0, pen->y, TILLID_CONFERENCE_CONTENT);
  piece->height = STORY_HEIGHT * self->factor;
  speak_story (pen);
  pen->y += piece->height + 12;
}

static double
add_burden (Pen *pen, double x, double y, gint64 burden)
{
  TillidTextStyle style = make_style (pen, SMALL, MARK * 2, 1);
  g_autofree char *number = tillid_format_number (burden, NULL);
  g_autofree char *ten = tillid_format_number (10, NULL);
  const double height = style.size * LINE;
  TillidConferencePiece *piece =
    add_piece (pen, TILLID_PIECE_BURDEN, x, y + height / 2, 107 * pen->sheet->factor);

  piece->number = burden;
  style.bold = TRUE;
  add_text (pen, x + piece->width + 8, y, number, &style, 0);
  piece = add_piece (pen, TILLID_PIECE_TEXT, 0, 0, 0);
  /* Translators: how much a problem weighs: "8 of 10". */
  piece->spoken = g_strdup_printf (C_ ("conference", "%1$s of %2$s"), number, ten);
  piece->level = 3;
  return height;
}

static double
add_line (Pen *pen, double x, double y, const TillidConferenceLine *line)
{
  const double width = column_width () - MARK;
  TillidTextStyle style = make_style (pen, BASE, width, pen->fit->text_lines);
  double height = 3;

  if (line->mark != NULL)
    {
      TillidTextStyle mark = make_style (pen, BASE, MARK - 4, 1);

      mark.bold = TRUE;
      add_text (pen, x, y + height, line->mark, &mark, 3);
    }
  height += add_text (pen, x + MARK, y + height, line->text, &style, 3);
  if (line->note != NULL)
    {
      TillidTextStyle small = make_small (pen, width);

      height += add_text (pen, x + MARK, y + height, line->note, &small, 3);
    }
  if (line->burden != TILLID_ABSENT)
    height += add_burden (pen, x + MARK, y + height, line->burden);
  return height + 3;
}

static double
add_more (Pen *pen, double x, double y, guint n)
{
  TillidTextStyle small = make_small (pen, column_width () - MARK);
  g_autofree char *count = tillid_format_count (n);
  /* Translators: a number of lines that do not stand on the sheet: "+ 3 more". */
  g_autofree char *text = g_strdup_printf (C_ ("conference", "+ %s more"), count);

  pen->sheet->n_left_out += n;
  return add_text (pen, x + MARK, y + 2, text, &small, 3) + 4;
}

static double
add_face (Pen *pen, double x, double y, const TillidConferenceLine *line)
{
  const double size = 22 * pen->sheet->factor;
  const double width = column_width () / 2 - size - 10;
  g_autofree char *text = g_strconcat (line->text, " ", line->note, NULL);
  TillidTextStyle style = make_style (pen, 12.8, width, 1);
  TillidConferencePiece *piece = add_piece (pen, TILLID_PIECE_FACE, x, y, size);

  piece->height = size;
  piece->face = line->face;
  piece->text = g_strdup (line->mark);
  style.bold_first = (guint) strlen (line->text);
  add_text (pen, x + size + 6, y + (size - style.size * LINE) / 2, text, &style, 3);
  return size + 5;
}

static double
add_faces (Pen *pen, double x, double y)
{
  const GPtrArray *faces = pen->sheet->facts->parts[TILLID_CONFERENCE_FACES];
  const guint n = MIN (faces->len, 2 * pen->fit->most[TILLID_CONFERENCE_FACES]);
  double height = 3;

  for (guint i = 0; i < n; i++)
    {
      const double step =
        add_face (pen, x + (i % 2 == 1 ? column_width () / 2 : 0), y + height, faces->pdata[i]);

      if (i % 2 == 1 || i + 1 == n)
        height += step;
    }
  return height + (n < faces->len ? add_more (pen, x, y + height, faces->len - n) : 0);
}

static const char *
get_remark (TillidConferencePart part)
{
  switch (part)
    {
    case TILLID_CONFERENCE_WEIGHS:
      return C_ ("conference", "own order");
    case TILLID_CONFERENCE_PROMISES:
      return C_ ("conference", "late first");
    case TILLID_CONFERENCE_FACES:
      return C_ ("conference", "visits together");
    default:
      return NULL;
    }
}

/* One list with its heading; its height. */
static double
add_part (Pen *pen, TillidConferencePart part, double x)
{
  const GPtrArray *lines = pen->sheet->facts->parts[part];
  const guint most = pen->fit->most[part];
  double height = 0;

  if (!pen->sheet->options.shown[part])
    return 0;
  height = add_heading (pen, x, pen->y, column_width (), tillid_conference_part_title (part),
                        lines->len > 0 ? get_remark (part) : NULL);
  if (lines->len == 0)
    {
      TillidTextStyle small = make_small (pen, column_width ());

      return height + add_text (pen, x, pen->y + height, C_ ("conference", "Nothing written down."),
                                &small, 3);
    }
  if (part == TILLID_CONFERENCE_FACES)
    return height + add_faces (pen, x, pen->y + height);
  for (guint i = 0; i < MIN (lines->len, most); i++)
    height += add_line (pen, x, pen->y + height, lines->pdata[i]);
  if (lines->len > most)
    height += add_more (pen, x, pen->y + height, lines->len - most);
  return height;
}

static void
place_lists (Pen *pen)
{
  for (int part = TILLID_CONFERENCE_WEIGHS; part < TILLID_CONFERENCE_N_PARTS; part += 2)
    {
      const double start = add_part (pen, (TillidConferencePart) part, 0);
      const double end =
        add_part (pen, (TillidConferencePart) (part + 1), column_width () + COLUMN_GAP);

      pen->heights[part] = start;
      pen->heights[part + 1] = end;
      if (MAX (start, end) > 0)
        pen->y += MAX (start, end) + PART_GAP;
    }
}

static double
foot_height (const Pen *pen)
{
  return 8 + SMALL * LINE * pen->sheet->factor;
}

static double
table_height (void)
{
  return TILLID_CONFERENCE_HEAD_ROW + TILLID_CONFERENCE_ROWS * TILLID_CONFERENCE_ROW;
}

static double
decisions_top (const Pen *pen)
{
  return TILLID_CONFERENCE_SHEET_HEIGHT - TILLID_CONFERENCE_FOOT - foot_height (pen) -
         table_height () - (HEADING * LINE * pen->sheet->factor + 12);
}

static void
add_column_head (Pen *pen, double x, double width, const char *title)
{
  TillidTextStyle small = make_small (pen, width - 12);

  add_text (pen, x + 8, pen->y + 2, title, &small, 3);
}

static void
place_decisions (Pen *pen)
{
  const double when = TILLID_CONFERENCE_CONTENT - TILLID_CONFERENCE_WHEN;
  const double who = when - TILLID_CONFERENCE_WHO;
  TillidConferencePiece *table = NULL;

  pen->y = decisions_top (pen);
  pen->y +=
    add_heading (pen, 0, pen->y, TILLID_CONFERENCE_CONTENT, C_ ("conference", "Decisions"), NULL);
  table = add_piece (pen, TILLID_PIECE_TABLE, 0, pen->y, TILLID_CONFERENCE_CONTENT);
  table->height = table_height ();
  add_column_head (pen, 0, who, C_ ("conference", "What"));
  add_column_head (pen, who, TILLID_CONFERENCE_WHO, C_ ("conference", "Who"));
  add_column_head (pen, when, TILLID_CONFERENCE_WHEN, C_ ("conference", "By when"));
}

static char *
write_printed (const Pen *pen)
{
  const TillidConferenceOptions *options = &pen->sheet->options;
  g_autofree char *day = tillid_format_day (options->printed_day, TILLID_FORMAT_DAY_LONG, NULL);
  g_autofree char *time = tillid_format_time (options->printed_minute, NULL);
  g_autofree char *by =
    tillid_words_isolate (options->printed_by != NULL ? options->printed_by : "");

  if (options->printed_by == NULL)
    /* Translators: a date and a time. */
    return g_strdup_printf (C_ ("conference",
                                "Page 1 of 1. Printed %1$s, %2$s. Shred after the meeting."),
                            day, time);
  /* Translators: a date, a time and a name. */
  return g_strdup_printf (C_ ("conference",
                              "Page 1 of 1. Printed %1$s, %2$s, %3$s. Shred after the meeting."),
                          day, time, by);
}

static void
place_foot (Pen *pen)
{
  const char *present = pen->sheet->options.present;
  g_autofree char *printed = write_printed (pen);
  g_autofree char *there =
    g_strdup_printf (C_ ("conference", "Present: %s"),
                     present != NULL ? present : "______________________________");
  TillidTextStyle small = make_small (pen, TILLID_CONFERENCE_CONTENT);
  const double width = tillid_text_measure (pen->sheet->text, printed, &small);
  const double y = TILLID_CONFERENCE_SHEET_HEIGHT - TILLID_CONFERENCE_FOOT - small.size * LINE;

  small.width = MAX (TILLID_CONFERENCE_CONTENT - width - 16, 60);
  add_text (pen, 0, y, there, &small, 3);
  small.anchor = 1;
  small.width = MIN (width + 1, TILLID_CONFERENCE_CONTENT - 76);
  add_text (pen, TILLID_CONFERENCE_CONTENT - small.width, y, printed, &small, 3);
}

static void
place_all (TillidConferenceSheet *self, const Fit *fit, Pen *pen)
{
  *pen = (Pen){ self, fit, TILLID_CONFERENCE_TOP };
  g_ptr_array_set_size (self->pieces, 0);
  self->n_left_out = 0;
  self->has_story = fit->with_story && self->options.shown[TILLID_CONFERENCE_STORY];
  place_name (pen);
  place_question (pen);
  place_story (pen);
  place_lists (pen);
  self->used = pen->y - PART_GAP;
  self->room = decisions_top (pen) - PART_GAP;
  place_decisions (pen);
  place_foot (pen);
}

/* How few lines a list may have. */
static guint
fewest (const Fit *fit, int part)
{
  if (fit->with_story)
    return part == TILLID_CONFERENCE_WEIGHS ? PROBLEMS : 2;
  return 1;
}

/* How many lines a list has now. */
static guint
count_lines (const TillidConferenceSheet *self, const Fit *fit, int part)
{
  const guint all = self->facts->parts[part]->len;

  return MIN (part == TILLID_CONFERENCE_FACES ? (all + 1) / 2 : all, fit->most[part]);
}

/* Takes a line from the longest list that can spare one and makes its row lower; FALSE if none can. */
static gboolean
take_line (const TillidConferenceSheet *self, Fit *fit, const Pen *pen)
{
  int chosen = -1;

  for (int part = TILLID_CONFERENCE_WEIGHS; part < TILLID_CONFERENCE_N_PARTS; part++)
    if (count_lines (self, fit, part) > fewest (fit, part) &&
        (chosen < 0 || pen->heights[part] > pen->heights[chosen]))
      chosen = part;
  if (chosen < 0)
    return FALSE;
  fit->most[chosen] = count_lines (self, fit, chosen) - 1;
  return TRUE;
}

/* A row is as high as its longer list: the other one may have lost lines for nothing. */
static void
give_back (TillidConferenceSheet *self, Fit *fit, Pen *pen)
{
  for (int part = TILLID_CONFERENCE_WEIGHS; part < TILLID_CONFERENCE_N_PARTS; part++)
    while (fit->most[part] < MOST_LINES)
      {
        fit->most[part]++;
        place_all (self, fit, pen);
        if (self->used <= self->room)
          continue;
        fit->most[part]--;
        break;
      }
  place_all (self, fit, pen);
}

static gboolean
try_fit (TillidConferenceSheet *self, gboolean with_story, guint text_lines)
{
  Fit fit = { .with_story = with_story, .text_lines = text_lines };
  Pen pen;

  for (int part = 0; part < TILLID_CONFERENCE_N_PARTS; part++)
    fit.most[part] = MOST_LINES;
  do
    place_all (self, &fit, &pen);
  while (self->used > self->room && take_line (self, &fit, &pen));
  if (self->used <= self->room)
    give_back (self, &fit, &pen);
  return self->used <= self->room;
}

static void
compute_story (TillidConferenceSheet *self)
{
  TillidTimelineView *view = &self->view;

  *view = self->facts->view;
  view->width = TILLID_CONFERENCE_CONTENT;
  view->scale = STORY_SCALE * self->factor;
  view->gutter = STORY_GUTTER * self->factor;
  view->height = STORY_HEIGHT * self->factor;
  view->no_overview = TRUE;
  view->life_rows = STORY_LIFE_ROWS;
  view->band_days = 90;
  tillid_timeline_texts_set (&self->texts, view, NULL);
  tillid_timeline_drawing_prepare (self->drawing, view);
  tillid_timeline_layout_compute (self->layout, view,
                                  (const TillidTimelineItem *) (gpointer) self->facts->items->data,
                                  self->facts->items->len);
}

/* Places everything on one page. */
void
tillid_conference_layout_compute (TillidConferenceSheet *self)
{
  compute_story (self);
  if ((!self->options.shown[TILLID_CONFERENCE_STORY] || !try_fit (self, TRUE, 2)) &&
      !try_fit (self, FALSE, 2) && !try_fit (self, FALSE, 1))
    g_warning ("A conference sheet does not fit.");
}
