/* tillid-bead-layout.c - where the beads stand
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One linear scale from eleven days before the first visit to seventeen after the last thing drawn. Rows from the top: the thread of
 * leads, one row per profession, interpreters, known faces, the axis. A bead stands at its day in every row; a
 * hand-over stands between the visit it happened in and the next one.
 *
 * Two neighbours of a row may overlap by 40 % of the sum of their radii; beyond that both shrink to r 7 and lose their letters. Sizes
 * from the first pass decide, so the result does not depend on the order in which beads shrink.
 *
 * "Changed without meeting" is drawn between two visits with different interpreters when the earlier one does not come
 * back, the later one has not been there before: a stand-in for one visit is no change. */
#include "config.h"

#include "tillid-bead-layout.h"

#include <math.h>

#define GUTTER 118.0
#define END_MARGIN 14.0
#define DAYS_BEFORE 11
#define DAYS_AFTER 17
#define Y_LEAD 40.0
#define Y_FIRST_ROW 82.0
#define ROW_PITCH 30.0
#define SEPARATOR_BELOW 24.5
#define INTERPRETER_BELOW 48.0
#define FACES_BELOW 36.0
#define BOTTOM_BELOW 20.0
#define AXIS_BELOW 36.0
#define HEIGHT_BELOW 44.0
#define Y_TOP 12.0
#define Y_LINE_TOP 6.0
#define SIDE_BY_SIDE 19.0
#define LARGEST_OVERLAP 0.4
#define MINI_VISITS 10
#define MINI_PITCH 11.5

typedef struct
{
  const TillidBeadInput *input;
  TillidBeadLayout *layout;
  TillidDay first;
  TillidDay last;
  double bottom;
} Builder;

static double
x_of (const Builder *builder, TillidDay day)
{
  double axis = builder->input->width - END_MARGIN - GUTTER;

  return GUTTER +
         axis * (double) (day - builder->first) / (double) (builder->last - builder->first);
}

static void
find_range (Builder *builder)
{
  const TillidBeadInput *input = builder->input;

  builder->first = builder->last = input->today;
  if (input->n_visits > 0)
    {
      builder->first = MIN (builder->first, input->visits[0].day);
      builder->last = MAX (builder->last, input->visits[input->n_visits - 1].day);
    }
  for (guint i = 0; i < input->n_leaves; i++)
    builder->last = MAX (builder->last, input->leaves[i].until);
  builder->first -= DAYS_BEFORE;
  builder->last += DAYS_AFTER;
}

static void
add_mark (Builder *builder, TillidBeadMark mark)
{
  g_array_append_val (builder->layout->marks, mark);
}

static void
add_bead (Builder *builder, TillidBead bead)
{
  g_array_append_val (builder->layout->beads, bead);
}

/* Lines at the first days of quarters. */
static void
add_ticks (Builder *builder)
{
  int year, month;
  TillidDay day;

  tillid_day_to_ymd (builder->first, &year, &month, NULL);
  day = tillid_day_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);
  for (; day < builder->last; day = tillid_day_add_months (day, 3))
    if (day >= builder->first)
      add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_TICK, 0, 0, day, x_of (builder, day),
                                           x_of (builder, day), Y_TOP, builder->bottom });
}

static void
add_grounds (Builder *builder)
{
  const TillidBeadInput *input = builder->input;
  double end = input->width - END_MARGIN, today = x_of (builder, input->today);

  add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_COMING, 0, 0, TILLID_ABSENT, today,
                                       input->width, Y_TOP, builder->bottom });
  for (guint i = 0; i < input->n_leaves; i++)
    if (input->leaves[i].until >= builder->first)
      add_mark (builder,
                (TillidBeadMark){ TILLID_BEAD_MARK_LEAVE, i, input->leaves[i].member,
                                  input->leaves[i].from,
                                  MAX (x_of (builder, input->leaves[i].from), GUTTER),
                                  x_of (builder, input->leaves[i].until), Y_TOP, builder->bottom });
  add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_TODAY, 0, 0, input->today, today, today,
                                       Y_LINE_TOP, builder->bottom });
  add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_THREAD, 0, 0, TILLID_ABSENT, GUTTER, end,
                                       Y_LEAD, Y_LEAD });
  for (guint row = 0; row < input->n_rows; row++)
    {
      double y = tillid_bead_layout_row_y (row);

      add_mark (builder,
                (TillidBeadMark){ TILLID_BEAD_MARK_ROW, row, 0, TILLID_ABSENT, GUTTER, end, y, y });
    }
  if (input->has_interpreters)
    {
      double y = builder->layout->y_interpreters;
      double between = y - INTERPRETER_BELOW + SEPARATOR_BELOW;

      add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_SEPARATOR, 0, 0, TILLID_ABSENT,
                                           END_MARGIN, end, between, between });
      add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_THREAD, 0, 0, TILLID_ABSENT, GUTTER,
                                           end, y, y });
    }
}

/* Between the last visit until @day and the next attended one, else at @day. */
static double
x_of_hand_over (const Builder *builder, TillidDay day)
{
  const TillidBeadInput *input = builder->input;

  for (guint i = 0; i + 1 < input->n_visits; i++)
    if (input->visits[i].day <= day && input->visits[i + 1].day > day &&
        !input->visits[i + 1].is_planned)
      return (x_of (builder, input->visits[i].day) + x_of (builder, input->visits[i + 1].day)) / 2;
  return x_of (builder, day);
}

static void
add_hand_overs (Builder *builder)
{
  const TillidBeadInput *input = builder->input;

  for (guint i = 0; i < input->n_hand_overs; i++)
    {
      const TillidBeadHandOver *hand_over = &input->hand_overs[i];
      double x = x_of_hand_over (builder, hand_over->day);

      if (hand_over->day < builder->first || hand_over->day > builder->last)
        continue;
      if (hand_over->together)
        add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_HAND_OVER_LINE, i, 0, hand_over->day,
                                             x, x, Y_LINE_TOP, builder->bottom });
      add_mark (builder, (TillidBeadMark){ hand_over->together ? TILLID_BEAD_MARK_HAND_OVER
                                                               : TILLID_BEAD_MARK_CHANGE,
                                           i, 0, hand_over->day, x, x, Y_LEAD, Y_LEAD });
    }
}

static gboolean
interprets_between (const TillidBeadInput *input, gint64 interpreter, guint from, guint until)
{
  for (guint i = from; i < until; i++)
    if (input->visits[i].interpreter == interpreter && !input->visits[i].is_planned)
      return TRUE;
  return FALSE;
}

static void
add_changes (Builder *builder)
{
  const TillidBeadInput *input = builder->input;
  int before = -1;

  for (guint i = 0; i < input->n_visits && !input->visits[i].is_planned; i++)
    {
      gint64 now = input->visits[i].interpreter;

      if (now == 0)
        continue;
      if (before >= 0 && input->visits[before].interpreter != now &&
          !interprets_between (input, now, 0, i) &&
          !interprets_between (input, input->visits[before].interpreter, i, input->n_visits))
        {
          double x =
            (x_of (builder, input->visits[before].day) + x_of (builder, input->visits[i].day)) / 2;

          add_mark (builder, (TillidBeadMark){ TILLID_BEAD_MARK_CHANGE, i, 0, input->visits[i].day,
                                               x, x, builder->layout->y_interpreters,
                                               builder->layout->y_interpreters });
        }
      before = (int) i;
    }
}

static void
add_row_beads (Builder *builder, guint index, double x)
{
  const TillidBeadVisit *visit = &builder->input->visits[index];

  for (guint row = 0; row < builder->input->n_rows; row++)
    {
      guint n = 0, placed = 0;

      for (guint i = 0; i < visit->n_present; i++)
        n += visit->present[i].row == row;
      for (guint i = 0; i < visit->n_present; i++)
        {
          const TillidBeadPresence *present = &visit->present[i];

          if (present->row != row)
            continue;
          add_bead (builder,
                    (TillidBead){
                      present->member == visit->lead ? TILLID_BEAD_LED : TILLID_BEAD_PRESENT, index,
                      present->member, x + SIDE_BY_SIDE * (placed - (n - 1) / 2.0),
                      tillid_bead_layout_row_y (row), TILLID_BEAD_RADIUS_ROW, TRUE });
          placed++;
        }
    }
}

static void
add_visit (Builder *builder, guint index)
{
  const TillidBeadVisit *visit = &builder->input->visits[index];
  gboolean planned = visit->is_planned;
  double x = x_of (builder, visit->day);

  if (visit->lead != 0)
    add_bead (builder,
              (TillidBead){ planned ? TILLID_BEAD_PLANNED_LEAD : TILLID_BEAD_LEAD, index,
                            visit->lead, x, Y_LEAD,
                            planned ? TILLID_BEAD_RADIUS_PLANNED : TILLID_BEAD_RADIUS_LEAD, TRUE });
  if (!planned)
    add_row_beads (builder, index, x);
  if (builder->input->has_interpreters && visit->interpreter != 0)
    add_bead (builder,
              (TillidBead){ planned ? TILLID_BEAD_PLANNED_INTERPRETER : TILLID_BEAD_INTERPRETER,
                            index, visit->interpreter, x, builder->layout->y_interpreters,
                            planned ? TILLID_BEAD_RADIUS_PLANNED : TILLID_BEAD_RADIUS_INTERPRETER,
                            TRUE });
  if (!planned)
    add_bead (builder,
              (TillidBead){ visit->known_face ? TILLID_BEAD_KNOWN : TILLID_BEAD_UNKNOWN, index, 0,
                            x, builder->layout->y_faces, TILLID_BEAD_RADIUS_FACE, FALSE });
}

static int
compare_places (gconstpointer left, gconstpointer right)
{
  const TillidBead *a = *(TillidBead *const *) left, *b = *(TillidBead *const *) right;

  if (a->y != b->y)
    return a->y < b->y ? -1 : 1;
  return (a->x > b->x) - (a->x < b->x);
}

static void
shrink_crowded (TillidBeadLayout *layout)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree gboolean *crowded = g_new0 (gboolean, layout->beads->len);

  for (guint i = 0; i < layout->beads->len; i++)
    if (g_array_index (layout->beads, TillidBead, i).has_letters)
      g_ptr_array_add (order, &g_array_index (layout->beads, TillidBead, i));
  g_ptr_array_sort (order, compare_places);

  for (guint i = 1; i < order->len; i++)
    {
      const TillidBead *a = g_ptr_array_index (order, i - 1), *b = g_ptr_array_index (order, i);

      if (a->y == b->y && b->x - a->x < (1 - LARGEST_OVERLAP) * (a->r + b->r))
        crowded[i - 1] = crowded[i] = TRUE;
    }
  for (guint i = 0; i < order->len; i++)
    if (crowded[i])
      {
        TillidBead *bead = g_ptr_array_index (order, i);

        bead->r = TILLID_BEAD_RADIUS_SMALL;
        bead->has_letters = FALSE;
      }
}

/**
 * tillid_bead_layout_row_y:
 * @row: index of a profession's row
 *
 * Returns: the centre of the row in px
 */
double
tillid_bead_layout_row_y (guint row)
{
  return Y_FIRST_ROW + ROW_PITCH * row;
}

/**
 * tillid_bead_layout_new:
 * @input: what is drawn
 *
 * Returns: (transfer full): where it stands
 */
TillidBeadLayout *
tillid_bead_layout_new (const TillidBeadInput *input)
{
  TillidBeadLayout *layout = g_new0 (TillidBeadLayout, 1);
  Builder builder = { .input = input, .layout = layout };
  double last_row;

  g_return_val_if_fail (input != NULL, layout);

  layout->beads = g_array_new (FALSE, FALSE, sizeof (TillidBead));
  layout->marks = g_array_new (FALSE, FALSE, sizeof (TillidBeadMark));
  layout->gutter = GUTTER;
  layout->y_lead = Y_LEAD;
  last_row = input->n_rows > 0 ? tillid_bead_layout_row_y (input->n_rows - 1) : Y_LEAD;
  layout->y_interpreters = input->has_interpreters ? last_row + INTERPRETER_BELOW : NAN;
  layout->y_faces = (input->has_interpreters ? layout->y_interpreters : last_row) + FACES_BELOW;
  layout->y_axis = layout->y_faces + AXIS_BELOW;
  layout->height = layout->y_faces + HEIGHT_BELOW;
  builder.bottom = layout->y_faces + BOTTOM_BELOW;

  find_range (&builder);
  add_ticks (&builder);
  add_grounds (&builder);
  add_hand_overs (&builder);
  if (input->has_interpreters)
    add_changes (&builder);
  for (guint i = 0; i < input->n_visits; i++)
    add_visit (&builder, i);
  shrink_crowded (layout);
  return layout;
}

/**
 * tillid_bead_layout_free:
 * @layout: (transfer full) (nullable): a layout
 */
void
tillid_bead_layout_free (TillidBeadLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->beads);
  g_array_unref (layout->marks);
  g_free (layout);
}

/**
 * tillid_bead_layout_mirror:
 * @layout: a layout
 * @width: the width it was made for
 *
 * Turns the drawing for scripts that run from right to left. The start side is then the right one: marks
 * still have @x0 <= @x1.
 */
void
tillid_bead_layout_mirror (TillidBeadLayout *layout, double width)
{
  g_return_if_fail (layout != NULL);

  for (guint i = 0; i < layout->beads->len; i++)
    {
      TillidBead *bead = &g_array_index (layout->beads, TillidBead, i);

      bead->x = width - bead->x;
    }
  for (guint i = 0; i < layout->marks->len; i++)
    {
      TillidBeadMark *mark = &g_array_index (layout->marks, TillidBeadMark, i);
      double start = mark->x0;

      mark->x0 = width - mark->x1;
      mark->x1 = width - start;
    }
}

/**
 * tillid_bead_layout_mini:
 * @input: visits and hand-overs; width and rows are not looked at
 * @key_contact: 0 for nobody
 * @second_face: 0 for nobody
 *
 * The small string of the caseload: the last ten attended visits, 11.5 px apart, without colours of persons. A visit that
 * nobody led is somebody else's.
 *
 * Returns: (transfer full) (element-type TillidMiniBead): centres from 0 on
 */
GArray *
tillid_bead_layout_mini (const TillidBeadInput *input, gint64 key_contact, gint64 second_face)
{
  GArray *beads = g_array_new (FALSE, FALSE, sizeof (TillidMiniBead));
  guint n = 0, first;

  g_return_val_if_fail (input != NULL, beads);

  while (n < input->n_visits && !input->visits[n].is_planned)
    n++;
  first = n > MINI_VISITS ? n - MINI_VISITS : 0;
  for (guint i = first; i < n; i++)
    {
      const TillidBeadVisit *visit = &input->visits[i];
      TillidMiniBead bead = { TILLID_MINI_BEAD_OTHER, MINI_PITCH * (i - first) };

      for (guint h = 0; i > first && h < input->n_hand_overs; h++)
        if (input->hand_overs[h].day >= visit[-1].day && input->hand_overs[h].day < visit->day)
          {
            TillidMiniBead bar = { TILLID_MINI_BEAD_HAND_OVER, bead.x - MINI_PITCH / 2 };

            g_array_append_val (beads, bar);
          }
      if (visit->lead != 0 && visit->lead == key_contact)
        bead.kind = TILLID_MINI_BEAD_KEY;
      else if (visit->lead != 0 && visit->lead == second_face)
        bead.kind = TILLID_MINI_BEAD_SECOND;
      g_array_append_val (beads, bead);
    }
  return beads;
}
