/* tillid-timeline-fold.c - many things of one kind become ticks, and ticks that touch a pill with their number
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results of one row key belong together; contacts, visits and meetings have a row for each key anyway
 * (tillid-timeline-care.c). When three or
 * more are in view and two of them stand closer than 4 px, all of them become ticks in a row of their own with one
 * label. Ticks closer than 1.5 px become a pill; a pill takes in what it would cover. Zooming in undoes
 * it. The selected item, and items without a key, keep their own sign.
 *
 * Normal results of one key keep their diamonds, joined by a line, and share a row and a label as soon as their own
 * labels would stand in each other's way.
 *
 * One pass builds the groups as chains through the members; clusters are kept on a stack, each new tick is
 * joined with the top as long as both touch: linear in the number of members.
 */
#include "config.h"

#include "tillid-timeline-work.h"

#include <math.h>

#define TICK_DISTANCE 4.0
#define CHAIN_DISTANCE 100.0
#define DIAMOND_RADIUS 5.0
#define PILL_DISTANCE 1.5
#define LEAST_MEMBERS 3
#define TICK_HALF 1.2
#define LABEL_DISTANCE 8.0

typedef struct
{
  guint head;
  guint n;
  double x_min, x_max;
  double x0, x1; /* what it covers */
} Cluster;

/* (transfer full): empty; the members that may fold into one chain. */
GArray *
tillid_timeline_fold_groups_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TillidTimelineGroup));
}

/* (transfer full): empty; the signs that stand too close to be told apart. */
GArray *
tillid_timeline_fold_clusters_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Cluster));
}

/* Finds the groups of @lane into group_list. */
void
tillid_timeline_fold_collect (TillidTimelineWork *self, TillidTimelineLane lane)
{
  TillidTimelineMembers *members = &self->members[lane];
  GArray *groups = self->group_list;

  g_array_set_size (groups, 0);
  g_array_set_size (self->key_groups, 0);
  g_array_set_size (self->key_groups, self->n_keys[lane] + 1);
  for (guint i = 0; i < members->len; i++)
    {
      TillidTimelineMember *member = &members->at[i];
      TillidTimelineGroup *group;
      const guint key = member->stands_alone ? 0 : self->briefs[member->index].key;
      guint *index;

      if (member->done || key == 0)
        continue;
      member->next = G_MAXUINT;
      index = &g_array_index (self->key_groups, guint, key);
      if (*index == 0)
        {
          TillidTimelineGroup fresh = { i, i, 1, member->x, INFINITY, G_MAXUINT, G_MAXUINT };

          g_array_append_val (groups, fresh);
          *index = groups->len;
          continue;
        }
      group = &g_array_index (groups, TillidTimelineGroup, *index - 1);
      members->at[group->tail].next = i;
      group->tail = i;
      group->n++;
      group->least_gap = MIN (group->least_gap, member->x - group->last_x);
      group->last_x = member->x;
    }
}

/* A pill is as wide as its ticks, at least as its number; it stays on the axis. */
static void
cover (const TillidTimelineWork *self, Cluster *cluster)
{
  double scale = self->view->scale;
  double half = TICK_HALF * scale;
  double middle = (cluster->x_min + cluster->x_max) / 2;

  if (cluster->n > 1)
    {
      double digits = cluster->n < 10 ? 1 : cluster->n < 100 ? 2 : cluster->n < 1000 ? 3 : 5;

      half = MAX ((cluster->x_max - cluster->x_min) / 2 + 3 * scale, (7 + 4 * digits) * scale);
      middle = MAX (middle, self->scale.gutter + half);
      middle = MIN (middle, self->scale.past_end - half);
    }
  cluster->x0 = middle - half;
  cluster->x1 = middle + half;
}

static gboolean
touch (const TillidTimelineWork *self, const Cluster *a, const Cluster *b)
{
  if (b->x_min - a->x_max < PILL_DISTANCE * self->factor)
    return TRUE;
  return (a->n > 1 || b->n > 1) && b->x0 - a->x1 < self->view->scale;
}

/* The selected one stands for itself, and so does who is alone. */
static gboolean
stands_out (const TillidTimelineMember *member)
{
  return member->selected || member->alone;
}

static void
collect_clusters (TillidTimelineWork *self,
                  TillidTimelineMembers *members,
                  const TillidTimelineGroup *group)
{
  GArray *stack = self->clusters;

  g_array_set_size (stack, 0);
  for (guint i = group->head; i != G_MAXUINT; i = members->at[i].next)
    {
      double x = members->at[i].x;
      Cluster fresh = { .head = i, .n = 1, .x_min = x, .x_max = x };

      if (stands_out (&members->at[i]))
        continue;
      cover (self, &fresh);
      g_array_append_val (stack, fresh);
      while (stack->len > 1)
        {
          Cluster *top = &g_array_index (stack, Cluster, stack->len - 1);
          Cluster *below = top - 1;

          if (!touch (self, below, top))
            break;
          below->n += top->n;
          below->x_max = top->x_max;
          cover (self, below);
          g_array_set_size (stack, stack->len - 1);
        }
    }
}

static void
add_cluster (TillidTimelineWork *self,
             TillidTimelineLayout *layout,
             TillidTimelineMembers *members,
             const Cluster *cluster,
             guint row)
{
  guint index = cluster->head;
  TillidTimelineMember *member = &members->at[index];
  TillidTimelineSign *sign;

  sign = tillid_timeline_work_add (self, layout, member,
                                   cluster->n > 1 ? TILLID_SIGN_PILL : TILLID_SIGN_TICK,
                                   TICK_HALF * self->view->scale);
  sign->row = row;
  sign->x = (cluster->x0 + cluster->x1) / 2;
  sign->fade[0] = sign->fade[1] = cluster->x0;
  sign->fade[2] = sign->fade[3] = cluster->x1;
  member->done = TRUE;
  for (guint i = 1; i < cluster->n; i++)
    {
      do
        {
          index = member->next;
          member = &members->at[index];
        }
      while (stands_out (member));
      member->done = TRUE;
      tillid_timeline_work_join (self, sign, member);
    }
}

static gboolean
is_chain (const TillidTimelineItem *item)
{
  return item->kind == TILLID_TIMELINE_RESULT && item->hollow;
}

/* Normal results: diamonds again, and a line to the one before. */
static void
set_chain (TillidTimelineWork *self, TillidTimelineLayout *layout, guint first)
{
  double radius = DIAMOND_RADIUS * self->view->scale;

  for (guint i = first; i < layout->signs->len; i++)
    {
      TillidTimelineSign *sign = &g_array_index (layout->signs, TillidTimelineSign, i);

      if (i > first)
        {
          sign->has_link = TRUE;
          sign->link_x = g_array_index (layout->signs, TillidTimelineSign, i - 1).x;
        }
      if (sign->kind == TILLID_SIGN_PILL)
        continue;
      sign->kind = TILLID_SIGN_DIAMOND_HOLLOW;
      sign->radius = radius;
      sign->fade[0] = sign->fade[1] = sign->x - radius;
      sign->fade[2] = sign->fade[3] = sign->x + radius;
    }
}

/* (nullable): what a group is called: "GP, 41 times". */
const char *
tillid_timeline_fold_text (TillidTimelineWork *self,
                           const TillidTimelineMembers *members,
                           const TillidTimelineGroup *group)
{
  const TillidTimelineMember *head = &members->at[group->head];
  const TillidTimelineItem *item = &self->items[head->index];
  g_autofree char *text = NULL;

  if (self->view->folded_text != NULL)
    text = self->view->folded_text (item, group->n, self->view->folded_data);
  else
    text = g_strdup_printf ("%s \303\227 %u", item->row, group->n);
  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

/* Ticks and pills of @group in @row. */
void
tillid_timeline_fold_add_signs (TillidTimelineWork *self,
                                TillidTimelineLayout *layout,
                                TillidTimelineMembers *members,
                                const TillidTimelineGroup *group,
                                guint row)
{
  collect_clusters (self, members, group);
  for (guint i = 0; i < self->clusters->len; i++)
    add_cluster (self, layout, members, &g_array_index (self->clusters, Cluster, i), row);
}

static void
place_group (TillidTimelineWork *self,
             TillidTimelineLayout *layout,
             TillidTimelineMembers *members,
             TillidTimelineGroup *group,
             guint row)
{
  double from = members->at[group->head].x - TICK_DISTANCE;
  double to = group->last_x + TICK_DISTANCE;
  guint first = layout->signs->len;

  while (row < TILLID_TIMELINE_MAX_ROWS - 2 &&
         !tillid_timeline_work_is_free (self, row, from, to, TILLID_SPAN_SIGN))
    row++;
  tillid_timeline_fold_add_signs (self, layout, members, group, row);
  if (is_chain (&self->items[members->at[group->head].index]))
    set_chain (self, layout, first);
  group->first_sign = first;
  group->last_sign = layout->signs->len - 1;
  from = MIN (from, g_array_index (layout->signs, TillidTimelineSign, first).fade[0]);
  to = MAX (to, g_array_index (layout->signs, TillidTimelineSign, layout->signs->len - 1).fade[3]);
  tillid_timeline_work_take (self, row, from, to, TILLID_SPAN_SIGN);
}

static double
folding_distance (const TillidTimelineWork *self,
                  TillidTimelineMembers *members,
                  const TillidTimelineGroup *group)
{
  const TillidTimelineMember *head = &members->at[group->head];

  return is_chain (&self->items[head->index]) ? CHAIN_DISTANCE * self->view->scale : TICK_DISTANCE;
}

/* Places the groups of @lane that must be folded, from @first_row on. Returns the rows used. */
guint
tillid_timeline_fold_place (TillidTimelineWork *self,
                            TillidTimelineLayout *layout,
                            TillidTimelineLane lane,
                            guint first_row)
{
  TillidTimelineMembers *members = &self->members[lane];

  tillid_timeline_fold_collect (self, lane);
  for (guint i = 0; i < self->group_list->len; i++)
    {
      TillidTimelineGroup *group = &g_array_index (self->group_list, TillidTimelineGroup, i);
      double distance = folding_distance (self, members, group);

      if (group->n >= LEAST_MEMBERS && group->least_gap < distance * self->factor)
        place_group (self, layout, members, group, first_row);
    }
  return self->n_rows;
}

/* Where the label of @group may stand in @row: before it, after it; in other rows above or below its end. */
static gboolean
find_label_place (TillidTimelineWork *self,
                  const TillidTimelineGroup *group,
                  GArray *signs,
                  guint row,
                  double width,
                  double *out_x)
{
  const TillidTimelineSign *head = &g_array_index (signs, TillidTimelineSign, group->first_sign);
  const TillidTimelineSign *tail = &g_array_index (signs, TillidTimelineSign, group->last_sign);
  double gap = LABEL_DISTANCE * self->view->scale;
  gboolean after = head->has_link || tail->has_link;
  const double own[] = { after ? tail->fade[3] + gap : head->fade[0] - gap - width,
                         after ? head->fade[0] - gap - width : tail->fade[3] + gap };
  const double other[] = { tail->fade[3] - width, head->fade[0] };

  for (guint i = 0; i < 2; i++)
    {
      double x = row == head->row ? own[i] : other[i];

      if (x < self->scale.gutter || x + width > self->scale.past_end ||
          !tillid_timeline_work_is_free (self, row, x, x + width, TILLID_SPAN_LABEL))
        continue;
      *out_x = x;
      return TRUE;
    }
  return FALSE;
}

static void
label_group (TillidTimelineWork *self,
             TillidTimelineLayout *layout,
             const TillidTimelineGroup *group,
             const char *text)
{
  TillidTimelineSign *head = &g_array_index (layout->signs, TillidTimelineSign, group->first_sign);
  TillidTimelineSign *tail = &g_array_index (layout->signs, TillidTimelineSign, group->last_sign);
  double width = tillid_timeline_work_measure (self, text, FALSE), x;
  guint rows[] = { head->row, head->row + 1, head->row - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TillidTimelineSign *sign;

      /* Beside its ticks, or over and under them in rows that are there anyway. */
      if (rows[i] >= self->n_rows ||
          !find_label_place (self, group, layout->signs, rows[i], width, &x))
        continue;
      sign = x + width / 2 < (head->x + tail->x) / 2 ? head : tail;
      sign->label = text;
      sign->label_bold = FALSE;
      sign->has_label = TRUE;
      sign->label_before = x < sign->x;
      sign->label_rows = (int) rows[i] - (int) sign->row;
      sign->label_rect.x = x;
      sign->label_rect.width = width;
      tillid_timeline_work_take (self, rows[i], x, x + width, TILLID_SPAN_LABEL);
      return;
    }
}

/* The one label of each folded group, after all single signs have found their place. */
void
tillid_timeline_fold_label (TillidTimelineWork *self,
                            TillidTimelineLayout *layout,
                            TillidTimelineLane lane)
{
  for (guint i = 0; i < self->group_list->len; i++)
    {
      const TillidTimelineGroup *group = &g_array_index (self->group_list, TillidTimelineGroup, i);
      const char *text;

      if (group->first_sign == G_MAXUINT)
        continue;
      text = tillid_timeline_fold_text (self, &self->members[lane], group);
      if (text == NULL || *text == '\0')
        continue;
      g_array_index (layout->signs, TillidTimelineSign, group->first_sign).label = text;
      label_group (self, layout, group, text);
    }
}
