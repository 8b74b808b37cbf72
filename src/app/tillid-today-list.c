/* tillid-today-list.c - the lines of one section of the day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Lines are kept by the id of their record: an answer fills those that stand, moves, adds and takes away the others, and the focus stays
 * on its line, or goes to the one that took its place. What fits on a screen is filled at once and the others after the next
 * picture, a while at a time, because each such while costs a picture: late promises are never folded, and there may be hundreds. Until their turn comes they show
 * the answer before; every action asks the model again what its id means. */
#include "config.h"

#include "tillid-today-list.h"

#define SLICE_US 40000

struct _TillidTodayList
{
  GtkListBox *box;
  TillidTodaySection section;
  GtkSizeGroup *const *groups;
  GHashTable *lines; /* (owned): id to TillidTodayLine */

  TillidTodayModel *model; /* (owned) (nullable) */
  GHashTable *wanted;      /* (owned): ids of the lines there are to be */
  guint n;                 /* of them */
  guint next;              /* filled up to this */
  guint source;
};

/* The day of a box; @groups: its columns, which outlive the list. */
TillidTodayList *
tillid_today_list_new (GtkListBox *box,
                       TillidTodaySection section,
                       GtkSizeGroup *const groups[TILLID_TODAY_N_COLUMNS])
{
  TillidTodayList *self = g_new0 (TillidTodayList, 1);

  self->box = box;
  self->section = section;
  self->groups = groups;
  self->lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->wanted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

/* The widgets stay with their box. */
void
tillid_today_list_free (TillidTodayList *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->model);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->wanted);
  g_free (self);
}

/* (nullable): the line with the record or patient @id. */
TillidTodayLine *
tillid_today_list_find (TillidTodayList *self, gint64 id)
{
  return g_hash_table_lookup (self->lines, &id);
}

static TillidTodayLine *
line_at (TillidTodayList *self, guint i)
{
  return TILLID_TODAY_LINE (gtk_list_box_get_row_at_index (self->box, (int) i));
}

static void
remove_line (TillidTodayList *self, TillidTodayLine *line)
{
  const gint64 id = tillid_today_line_get_id (line);

  g_hash_table_remove (self->lines, &id);
  gtk_list_box_remove (self->box, GTK_WIDGET (line));
}

static gboolean
is_wanted (TillidTodayList *self, TillidTodayLine *line)
{
  const gint64 id = tillid_today_line_get_id (line);

  return g_hash_table_contains (self->wanted, &id);
}

/* The line for @row comes to place @i: the one that stands there, one from further down, or a new one. */
static TillidTodayLine *
take_line (TillidTodayList *self, guint i, const TillidTodayRow *row)
{
  const gint64 id = tillid_today_line_id_of (row);
  TillidTodayLine *line = tillid_today_list_find (self, id);
  TillidTodayLine *there = line_at (self, i);

  while (there != NULL && there != line && !is_wanted (self, there))
    {
      remove_line (self, there);
      there = line_at (self, i);
    }
  if (line != NULL && line == there)
    return line;
  if (line == NULL)
    {
      line = TILLID_TODAY_LINE (tillid_today_line_new (self->section, self->groups));
      gtk_list_box_insert (self->box, GTK_WIDGET (line), (int) i);
      g_hash_table_insert (self->lines, g_memdup2 (&id, sizeof id), line);
      return line;
    }
  g_object_ref (line);
  gtk_list_box_remove (self->box, GTK_WIDGET (line));
  gtk_list_box_insert (self->box, GTK_WIDGET (line), (int) i);
  g_object_unref (line);
  return line;
}

static void
remove_surplus (TillidTodayList *self)
{
  TillidTodayLine *line = NULL;

  while ((line = line_at (self, self->n)) != NULL)
    remove_line (self, line);
}

/* Up to @end, or until @deadline, monotonic. */
static void
fill_some (TillidTodayList *self, guint end, gint64 deadline)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (self->model, self->section);
  /* A list remembers where the focus was, also after it has gone elsewhere. */
  const gboolean is_inside =
    gtk_widget_get_state_flags (GTK_WIDGET (self->box)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  GtkWidget *focus = is_inside ? gtk_widget_get_focus_child (GTK_WIDGET (self->box)) : NULL;
  const int at = focus != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) : -1;

  for (; self->next < end && g_get_monotonic_time () < deadline; self->next++)
    {
      const TillidTodayRow *row = rows->pdata[self->next];

      tillid_today_line_set (take_line (self, self->next, row), self->model, row);
    }
  if (self->next == self->n)
    remove_surplus (self);
  if (at >= 0 && self->next > 0 && gtk_widget_get_focus_child (GTK_WIDGET (self->box)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (line_at (self, MIN ((guint) at, self->next - 1))));
}

static gboolean
fill_cb (gpointer data)
{
  TillidTodayList *self = data;

  fill_some (self, self->n, g_get_monotonic_time () + SLICE_US);
  if (self->next < self->n)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
note_wanted (TillidTodayList *self)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (self->model, self->section);

  g_hash_table_remove_all (self->wanted);
  for (guint i = 0; i < self->n; i++)
    {
      const gint64 id = tillid_today_line_id_of (rows->pdata[i]);

      g_hash_table_add (self->wanted, g_memdup2 (&id, sizeof id));
    }
}

/**
 * tillid_today_list_fill:
 * @self: a list
 * @model: the day; called again with each "changed" of it
 * @n: so many of the first lines of the section are shown; no more than there are
 * @at_once: so many of them are in sight, and filled before the next picture
 */
void
tillid_today_list_fill (TillidTodayList *self, TillidTodayModel *model, guint n, guint at_once)
{
  g_set_object (&self->model, model);
  self->n = n;
  self->next = 0;
  note_wanted (self);
  fill_some (self, MIN (n, at_once), G_MAXINT64);
  gtk_widget_set_visible (GTK_WIDGET (self->box), n > 0);
  if (self->next < n && self->source == 0)
    self->source = g_idle_add (fill_cb, self);
  else if (self->next == n)
    g_clear_handle_id (&self->source, g_source_remove);
}
