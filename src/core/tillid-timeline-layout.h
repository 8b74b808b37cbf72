/* tillid-timeline-layout.h - where everything on the timeline stands
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-timeline.h"

G_BEGIN_DECLS

#define TILLID_TIMELINE_GUTTER 112.0
#define TILLID_TIMELINE_AXIS_HEIGHT 41.0
#define TILLID_TIMELINE_SECOND_RULER 16.0
#define TILLID_TIMELINE_OVERVIEW_HEIGHT 60.0
#define TILLID_TIMELINE_FOLD_WIDTH 16.0
#define TILLID_TIMELINE_SOME_DAY_WIDTH 56.0
#define TILLID_TIMELINE_MAX_SIGNS 500
#define TILLID_TIMELINE_MOST_LIFE_ROWS 8

/**
 * TillidTimelineScale:
 *
 * The one place where a day becomes an x and an x a day. Start to end: the visible past from
 * @first to @last (linear), if @last lies before today a strip of 16 px for the folded years, the twelve
 * months from @today on (linear, another scale), the column "some day". With @rtl every x is mirrored
 * in @width. All x in pixels.
 */
typedef struct
{
  double width;
  double gutter;
  double past_end;   /* distance from the start side at which @last stands */
  double future;     /* distance from the start side of the today line */
  double coming;     /* ... at which the twelve months begin */
  double coming_end; /* ... at which they end */
  double some_day;   /* ... of the column "some day" */
  double first;      /* days; not whole while zooming */
  double last;
  TillidDay today;
  TillidDay coming_last; /* @today and twelve months */
  gboolean rtl;
} TillidTimelineScale;

/**
 * TillidTimelineView:
 *
 * What is to be seen, and how large. Start with tillid_timeline_view_init(), then set members. Strings
 * and callbacks are (unowned). Text that is %NULL is not drawn.
 */
typedef struct
{
  double width;
  double height; /* of axis and lanes; 0: as high as all rows need (paper) */
  double gutter; /* width of the lane names */
  double scale;  /* of rows, text and signs: 1.0 is 11 pt text at 96 dpi */
  gboolean rtl;

  double first; /* first visible day */
  double last;  /* last visible day, never after @today */
  TillidDay today;
  TillidDay life_first; /* nothing is known before this day: tillid_timeline_life_first() */

  /* Lanes in their order. The patient's lane is always first, whatever stands here. */
  TillidTimelineLane lanes[TILLID_N_LANES];
  guint n_lanes;
  guint first_row[TILLID_N_LANES]; /* by lane: rows scrolled away */
  gboolean
    collapsed[TILLID_N_LANES]; /* by lane: one row of signs without words; not the patient's */
  double name_heights
    [TILLID_N_LANES]; /* by lane: of its written name in pixels; a lane is never lower */

  gint64 selected;    /* id of an item, or 0 */
  int band_days;      /* 0, 30, 90, 180 or 365 */
  gboolean good_only; /* pause: the hard half is hidden */
  gboolean no_life;   /* whoever looks does not read what was told of a life: no banks, no line */
  gboolean plain;     /* for the patient: closed stones are plain stones without text */
  gboolean no_overview;
  gboolean has_strip; /* somebody interpreted at a visit: a strip stands under the care contacts */
  guint
    life_rows; /* of the patient's lane, above the line and below: 3; on paper more if words need them */
  double min_label_width; /* a label is not shortened to less than this */

  TillidDay birth_earliest; /* both TILLID_ABSENT: no ages */
  TillidDay birth_latest;
  TillidDay arrival_earliest; /* both TILLID_ABSENT: no arrival line */
  TillidDay arrival_latest;

  TillidDay first_visit;   /* with us; TILLID_ABSENT: none yet */
  TillidDay zero;          /* the ruler counts from here; TILLID_ABSENT: years as they are */
  TillidCalendar calendar; /* of a second ruler; TILLID_CALENDAR_GREGORIAN: none */
  gboolean wide_coming;    /* the next three months, half of the axis, instead of twelve */

  const char *today_text;
  const char *band_text;
  const char *arrival_text;
  const char *undated_text;

  /* Width of one line of text in pixels, at @scale. NULL: a rough guess (tests). */
  double (*measure) (const char *text, gboolean bold, gpointer data);
  gpointer measure_data;
  /* The label of @n folded items of one row key, such as "GP, 41 times". NULL: the key and the number. */
  char *(*folded_text) (const TillidTimelineItem *first, guint n, gpointer data);
  gpointer folded_data;
  /* (transfer full) (nullable): who, how long, how it was told: the second line of a card. NULL: there are no cards. */
  char *(*second_line) (const TillidTimelineItem *item, gpointer data);
  gpointer second_line_data;
} TillidTimelineView;

/**
 * TillidTimelineTick:
 * @x: where it stands
 * @year: Gregorian year
 * @month: month 1 to 12
 * @day: day of the month where days are counted, or 0
 * @major: a long mark and a line through the lanes; a year is written bold
 * @labelled: there is room for the text: the year in January and on long scales, else the month
 * @with_year: the first month of the view: month and year
 * @age: the age reached in @year, or -1: not known, not wanted at this zoom, or no room
 * @coming: on the scale of the coming months
 * @is_offset: @offset counts; it is written instead of the year
 * @offset: months from the day that was set as zero
 */
typedef struct
{
  double x;
  int year;
  int month;
  int day;
  gboolean major;
  gboolean medium;
  gboolean labelled;
  gboolean with_year;
  int age;
  gboolean coming;
  gboolean is_offset;
  int offset;
} TillidTimelineTick;

typedef enum
{
  TILLID_TIMELINE_ZOOM_DECADES,  /* > 30 years */
  TILLID_TIMELINE_ZOOM_AGES,     /* 8 to 30 years: every 5 years with ages */
  TILLID_TIMELINE_ZOOM_QUARTERS, /* 2 to 8 years */
  TILLID_TIMELINE_ZOOM_MONTHS,   /* from 12 weeks */
  TILLID_TIMELINE_ZOOM_DAYS,     /* less */
} TillidTimelineZoom;

/**
 * TillidTimelineDetail:
 * @TILLID_TIMELINE_DETAIL_STRIP: a whole life: what is many becomes a strip of bars
 * @TILLID_TIMELINE_DETAIL_BINS: years: ticks, and pills with a number
 * @TILLID_TIMELINE_DETAIL_GLYPHS: months: single signs, words where they fit
 * @TILLID_TIMELINE_DETAIL_LINES: weeks: everything has a first line
 * @TILLID_TIMELINE_DETAIL_CARDS: days: two lines on a card
 *
 * How much is shown of each thing.
 */
typedef enum
{
  TILLID_TIMELINE_DETAIL_STRIP,
  TILLID_TIMELINE_DETAIL_BINS,
  TILLID_TIMELINE_DETAIL_GLYPHS,
  TILLID_TIMELINE_DETAIL_LINES,
  TILLID_TIMELINE_DETAIL_CARDS,
} TillidTimelineDetail;

typedef enum
{
  TILLID_SIGN_FLOWER,
  TILLID_SIGN_FLOWER_OUTLINE,
  TILLID_SIGN_STONE,
  TILLID_SIGN_CLOSED_STONE,
  TILLID_SIGN_RING,
  TILLID_SIGN_DISC,
  TILLID_SIGN_DISC_HOLLOW,
  TILLID_SIGN_TICK,
  TILLID_SIGN_PILL,
  TILLID_SIGN_SQUARE,
  TILLID_SIGN_DIAMOND,
  TILLID_SIGN_DIAMOND_HOLLOW,
  TILLID_SIGN_BAR,
  TILLID_SIGN_CHAIN,
  TILLID_SIGN_DENSITY, /* a bar of a strip: as high as there are many */
  TILLID_N_SIGNS,
} TillidSignKind;

/**
 * TillidTimelineRect:
 *
 * A rectangle in the coordinates of the widget or page: @x is the left edge, also when mirrored.
 */
typedef struct
{
  double x, y, width, height;
} TillidTimelineRect;

/**
 * TillidTimelineSign:
 *
 * One thing to draw and to speak: a widget makes one child for each. @rect holds the sign (for focus, ring and
 * pointer), @label_rect its text. Points @x, @line_y and @fade are on the page; everything has been mirrored.
 */
typedef struct
{
  gint64 id;   /* of the first item */
  guint index; /* of the first item in the array */
  guint
    n_items; /* more than 1: folded together; the others follow in tillid_timeline_layout_get_folded() */
  TillidSignKind kind;
  TillidTimelineLane lane;
  guint row;
  double x, y;   /* centre; for a bar the middle of its start edge */
  double radius; /* of flowers, stones, discs; half diagonal of diamonds, half side of squares */
  TillidTimelineRect rect;

  /* Bars, and the soft bar on the line under life events (has_soft): not there before fade[0], whole
   * from fade[1] to fade[2], gone after fade[3]; from start to end, so falling when mirrored. */
  double fade[4];
  gboolean has_soft;
  double soft_y;
  gboolean firm_start; /* a known start: ink edge */
  gboolean dashed;
  gboolean chevron_start; /* goes on beyond the view */
  gboolean chevron_end;

  gboolean has_link; /* a thin line from (link_x, y) to (x, y): the same normal result again */
  double link_x;
  gboolean has_stem;
  double line_y; /* the stem goes from (x, line_y) to (x, y) */

  const char
    *label; /* (nullable): owned by the item or the layout; also set when there is no room */
  gboolean has_label;
  gboolean label_before; /* stands at the start side of the sign */
  gboolean label_bold;
  gboolean label_dim;
  gboolean is_group_label; /* it names the row, not only this sign */
  gboolean is_card;        /* the label has a second line, and a frame around both */
  const char *second_line; /* (nullable): owned by the layout */
  double share;            /* bars of a strip: from 0 to 1, how high */
  int label_rows;          /* folded groups: how many rows under (over) the sign the label stands */
  TillidTimelineRect label_rect; /* may be narrower than the text: shorten it */

  gboolean in_band;
  gboolean selected;
  gboolean coming; /* stands in the coming part (its background colour) */

  /*< private >*/
  guint folded; /* where its items stand in the list of folded ones */
  guint tail;
} TillidTimelineSign;

/**
 * TillidTimelineStripMark:
 * @x: middle
 * @index: of the visit in the array
 * @kind: a #TillidTimelineInterpreter
 * @mode: a #TillidInterpretingMode
 * @is_wide: there is room for the sign of who it was, 24 px; else for a small one of how it was done
 * @coming: stands in the coming part
 *
 * Who interpreted at one visit: decoration, spoken with the sign of the visit.
 */
typedef struct
{
  double x;
  guint index;
  guint8 kind;
  guint8 mode;
  gboolean is_wide;
  gboolean coming;
} TillidTimelineStripMark;

typedef struct
{
  TillidTimelineLane lane;
  double y, height;
  double first_y; /* top of the first shown row (bars and signs are 14 high in it) */
  double row_height;
  double line_y; /* patient's lane only */
  guint n_rows;
  guint n_shown;
  guint first_row;
  guint n_signs;
  gboolean shaded; /* every second lane */
  gboolean ask;    /* nothing told for these years: only what helps asks */
} TillidTimelineLaneBox;

typedef struct
{
  gboolean visible;
  gboolean has_pill;
  double x;                /* middle */
  TillidTimelineRect rect; /* shade or band, through axis and lanes */
  TillidTimelineRect pill;
} TillidTimelineMark;

typedef struct
{
  double x, x_end; /* the same for a short event */
  TillidBank bank;
  gboolean closed;
  gboolean coming;
} TillidTimelineDot;

/**
 * TillidTimelineOverview:
 *
 * The whole life on one line, y from its own top. @load is the number of symptoms at each of the equally
 * spaced points from @scale.gutter to @scale.past_end, @load_max the highest.
 */
typedef struct
{
  TillidTimelineScale scale;
  GArray *dots; /* TillidTimelineDot */
  GArray *load; /* double */
  double load_max;
  GArray *ticks; /* TillidTimelineTick */
  TillidTimelineRect brush;
  double handle_first,
    handle_last;    /* middles of the handles; the last is NAN when the view ends today */
  double arrival_x; /* NAN: none */
} TillidTimelineOverview;

/**
 * TillidTimelineLayout:
 *
 * The result. Make one with tillid_timeline_layout_new() and compute into it again and again: the arrays
 * keep their memory. Strings in it live until the next computing.
 */
typedef struct
{
  double width, height, scale_factor;
  TillidTimelineScale scale;
  TillidTimelineZoom zoom;
  TillidTimelineDetail detail;
  GArray *ticks;        /* TillidTimelineTick, from start to end */
  GArray *second_ticks; /* the same in the other calendar: its years and months */
  double axis_height;
  double zero_x; /* NAN: none, or not in view */
  TillidTimelineLaneBox lanes[TILLID_N_LANES];
  guint n_lanes;
  GArray *signs; /* TillidTimelineSign, by lane, then time, then row: also the order of the focus */

  double today_x;
  TillidTimelineMark today;   /* rect is empty */
  TillidTimelineMark band;    /* around the selected item */
  TillidTimelineMark arrival; /* rect is the shade over its uncertainty */
  gboolean has_fold;
  TillidTimelineRect fold;
  int fold_years; /* whole years folded; 0: fold_months counts */
  int fold_months;
  TillidTimelineRect coming; /* the tinted part */
  double some_day_x;
  TillidTimelineMark undated; /* the tray "when?" at the start of the axis */
  GArray *undated_items;      /* guint: indices */
  TillidTimelineOverview overview;

  guint n_scrolled; /* items in rows that are scrolled away */

  GArray *strip;  /* TillidTimelineStripMark, from start to end; empty: no strip */
  double strip_y; /* its middle */

  /*< private >*/
  struct _TillidTimelineWork *work;
} TillidTimelineLayout;

typedef enum
{
  TILLID_TIMELINE_RANGE_LIFE,
  TILLID_TIMELINE_RANGE_ARRIVAL,
  TILLID_TIMELINE_RANGE_THREE_YEARS,
  TILLID_TIMELINE_RANGE_COURSE,
  TILLID_TIMELINE_RANGE_FIRST_VISIT,
  TILLID_TIMELINE_RANGE_LAST_YEAR,
  TILLID_TIMELINE_RANGE_NEXT_MONTHS,
  TILLID_N_TIMELINE_RANGES,
} TillidTimelineRange;

/* tillid-timeline-scale.c */
double tillid_timeline_scale_x (const TillidTimelineScale *self, double day);
TillidTimelineDetail tillid_timeline_scale_detail (const TillidTimelineScale *self,
                                                   double text_scale);
TillidDay tillid_timeline_scale_day (const TillidTimelineScale *self, double x);
TillidDay tillid_timeline_life_first (const TillidTimelineItem *items,
                                      guint n_items,
                                      TillidDay birth_earliest,
                                      TillidDay today);
void tillid_timeline_view_init (TillidTimelineView *self, double width, TillidDay today);
void tillid_timeline_view_set_life (TillidTimelineView *self,
                                    const TillidTold *birth,
                                    const TillidTimelineItem *items,
                                    guint n_items);
double tillid_timeline_view_axis_height (const TillidTimelineView *self);
double tillid_timeline_view_least_height (const TillidTimelineView *self);
void tillid_timeline_view_get_scale (const TillidTimelineView *self,
                                     TillidTimelineScale *out_scale);
void tillid_timeline_view_clamp (TillidTimelineView *self);
void tillid_timeline_view_zoom (TillidTimelineView *self, double factor, double x);
void tillid_timeline_view_pan (TillidTimelineView *self, double days);
void tillid_timeline_view_show (TillidTimelineView *self, TillidDay day);
void tillid_timeline_view_set_range (TillidTimelineView *self,
                                     TillidTimelineRange range,
                                     TillidDay course_start,
                                     const TillidToldBounds *selected);

/* tillid-timeline-collect.c */
guint tillid_timeline_view_get_filter (const TillidTimelineView *self);
gboolean tillid_timeline_item_waits (const TillidTimelineItem *self);
gboolean tillid_timeline_view_shows (const TillidTimelineView *self,
                                     const TillidTimelineItem *item);

/* tillid-timeline-layout.c, tillid-timeline-finish.c */
TillidTimelineLayout *tillid_timeline_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tillid_timeline_layout_free (TillidTimelineLayout *self);
void tillid_timeline_layout_set_items (TillidTimelineLayout *self,
                                       const TillidTimelineItem *items,
                                       guint n_items);
void tillid_timeline_layout_update (TillidTimelineLayout *self, const TillidTimelineView *view);
void tillid_timeline_layout_compute (TillidTimelineLayout *self,
                                     const TillidTimelineView *view,
                                     const TillidTimelineItem *items,
                                     guint n_items);
void tillid_timeline_layout_snap (TillidTimelineLayout *self);
const guint *tillid_timeline_layout_get_folded (const TillidTimelineLayout *self,
                                                const TillidTimelineSign *sign,
                                                guint *out_n);
const TillidTimelineSign *tillid_timeline_layout_find (const TillidTimelineLayout *self,
                                                       const TillidTimelineItem *items,
                                                       gint64 id);
const TillidTimelineSign *
tillid_timeline_layout_pick (const TillidTimelineLayout *self, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidTimelineLayout, tillid_timeline_layout_free)

G_END_DECLS
