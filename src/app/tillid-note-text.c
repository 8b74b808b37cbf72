/* tillid-note-text.c - the text of a note: times and own words can be seen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-note-text.h"

#include <string.h>

#include "tillid-compat.h"
#include "tillid-said.h"
#include "tillid-words.h"

#define EDGE 3.0f

struct _TillidNoteText
{
  GtkTextView parent_instance;

  GtkTextTag *time_tag; /* (unowned): of the buffer's table */
};

G_DEFINE_FINAL_TYPE (TillidNoteText, tillid_note_text, GTK_TYPE_TEXT_VIEW)

/* How many characters at the beginning of a paragraph are a time: "10:17", in any digits. */
static int
time_length (const GtkTextIter *start)
{
  GtkTextIter iter = *start;
  int n_digits = 0, n = 0;
  gboolean has_colon = FALSE;

  for (; n < 6; n++, gtk_text_iter_forward_char (&iter))
    {
      const gunichar c = gtk_text_iter_get_char (&iter);

      if (g_unichar_isdigit (c))
        n_digits++;
      else if ((c == ':' || c == '.') && n_digits >= 1 && !has_colon)
        has_colon = TRUE;
      else
        break;
    }
  return has_colon && n_digits >= 3 && n_digits <= 4 &&
             g_unichar_isspace (gtk_text_iter_get_char (&iter))
           ? n
           : 0;
}

static gboolean
is_own_words (const GtkTextIter *start)
{
  const gunichar c = gtk_text_iter_get_char (start);

  return c == 0x201c || c == 0x201e || c == 0x00ab || c == 0x00bb;
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, TillidNoteText *self)
{
  GtkTextIter iter, end;

  gtk_text_buffer_get_bounds (buffer, &iter, &end);
  gtk_text_buffer_remove_tag (buffer, self->time_tag, &iter, &end);
  do
    {
      GtkTextIter after = iter;
      const int length = time_length (&iter);

      if (length == 0)
        continue;
      gtk_text_iter_forward_chars (&after, length);
      gtk_text_buffer_apply_tag (buffer, self->time_tag, &iter, &after);
    }
  while (gtk_text_iter_forward_line (&iter));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
tillid_note_text_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  GtkTextIter iter;
  GdkRectangle visible;
  GdkRGBA good;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;
  tillid_widget_lookup_color (GTK_WIDGET (view), "good", &good);
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  do
    {
      int y, height;
      float x;

      gtk_text_view_get_line_yrange (view, &iter, &y, &height);
      if (y > visible.y + visible.height)
        break;
      if (!is_own_words (&iter))
        continue;
      x = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL
            ? visible.x + visible.width - EDGE - 9
            : visible.x + 9;
      gtk_snapshot_append_color (snapshot, &good,
                                 &GRAPHENE_RECT_INIT (x, y + 2, EDGE, MAX (0, height - 6)));
    }
  while (gtk_text_iter_forward_line (&iter));
}

static void
tillid_note_text_class_init (TillidNoteTextClass *klass)
{
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = tillid_note_text_snapshot_layer;
}

static void
tillid_note_text_init (TillidNoteText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->time_tag =
    gtk_text_buffer_create_tag (buffer, "time", "scale", 0.82, "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, 0);
}

/**
 * tillid_note_text_insert_time:
 * @time: the time of now
 *
 * At the beginning of the paragraph if it is empty, else a new one begins.
 */
void
tillid_note_text_insert_time (TillidNoteText *self, const char *time)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter;
  g_autofree char *text = NULL;

  g_return_if_fail (TILLID_IS_NOTE_TEXT (self) && time != NULL);

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  text = g_strdup_printf ("%s%s ", gtk_text_iter_starts_line (&iter) ? "" : "\n", time);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* (transfer full) (nullable): the selected words, %NULL for none. */
char *
tillid_note_text_dup_selection (TillidNoteText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  g_return_val_if_fail (TILLID_IS_NOTE_TEXT (self), NULL);

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* (transfer full) (nullable): the time before the words that are selected: of their paragraph, else of the nearest above. */
char *
tillid_note_text_dup_time (TillidNoteText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter iter, after;

  g_return_val_if_fail (TILLID_IS_NOTE_TEXT (self), NULL);

  if (!gtk_text_buffer_get_selection_bounds (buffer, &iter, &after))
    gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_iter_set_line_offset (&iter, 0);
  do
    {
      const int length = time_length (&iter);

      after = iter;
      gtk_text_iter_forward_chars (&after, length);
      if (length > 0)
        return gtk_text_buffer_get_text (buffer, &iter, &after, FALSE);
    }
  while (gtk_text_iter_backward_line (&iter));
  return NULL;
}

/* The selection becomes a paragraph of own words; without one, empty quotation marks around the cursor. */
void
tillid_note_text_quote (TillidNoteText *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *selection = NULL, *text = NULL;
  const char *open = "\u201c", *close = "\u201d";
  GtkTextIter iter;

  g_return_if_fail (TILLID_IS_NOTE_TEXT (self));

  selection = tillid_note_text_dup_selection (self);
  if (tillid_words_is_rtl (selection))
    {
      open = "\u00ab";
      close = "\u00bb";
    }
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  text = g_strdup_printf ("%s%s%s%s", gtk_text_iter_starts_line (&iter) ? "" : "\n", open,
                          selection != NULL ? selection : "", close);
  gtk_text_buffer_insert (buffer, &iter, text, -1);
  if (selection == NULL)
    {
      gtk_text_iter_backward_char (&iter);
      gtk_text_buffer_place_cursor (buffer, &iter);
    }
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
