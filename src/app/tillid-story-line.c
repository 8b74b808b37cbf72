/* tillid-story-line.c - one item of the story in a line: when, what, in which lane
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-story-line.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-story-near-row.h"
#include "tillid-timeline-words.h"

struct _TillidStoryLine
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *root;
  GtkImage *sign_image;
  GtkLabel *when_label;
  GtkLabel *text_label;
  GtkWidget *lock_image;
  GtkLabel *lane_label;

  char *sentence; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidStoryLine, tillid_story_line, GTK_TYPE_WIDGET)

/* A line is filled before it is in its place. */
static void
update_label (TillidStoryLine *self)
{
  if (self->sentence != NULL)
    tillid_list_item_set_label (GTK_WIDGET (self), self->sentence);
}

static void
tillid_story_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_STORY_LINE);

  G_OBJECT_CLASS (tillid_story_line_parent_class)->dispose (object);
}

static void
tillid_story_line_finalize (GObject *object)
{
  g_free (TILLID_STORY_LINE (object)->sentence);

  G_OBJECT_CLASS (tillid_story_line_parent_class)->finalize (object);
}

static void
tillid_story_line_class_init (TillidStoryLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_story_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_story_line_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-story-line.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidStoryLine, root);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryLine, sign_image);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryLine, when_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryLine, text_label);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryLine, lock_image);
  gtk_widget_class_bind_template_child (widget_class, TillidStoryLine, lane_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_story_line_init (TillidStoryLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (update_label), NULL);
}

/* (transfer floating): an empty line. */
GtkWidget *
tillid_story_line_new (void)
{
  return g_object_new (TILLID_TYPE_STORY_LINE, NULL);
}

/* Shows @item, one of the items of @state. */
void
tillid_story_line_show (TillidStoryLine *self,
                        TillidTimelineState *state,
                        const TillidTimelineItem *item)
{
  g_autofree char *when = NULL;
  const char *text;

  g_return_if_fail (TILLID_IS_STORY_LINE (self) && item != NULL);

  when = tillid_timeline_words_time (&item->bounds);
  text = item->text != NULL ? item->text
         : item->closed     ? C_ ("timeline item", "not now")
                            : tillid_timeline_words_what (item);
  tillid_story_near_row_set_sign (self->sign_image, item);
  gtk_label_set_text (self->when_label, when);
  gtk_label_set_text (self->text_label, text);
  gtk_label_set_text (self->lane_label,
                      tillid_choice_get_label (tillid_timeline_lane_choices, item->lane));
  gtk_widget_set_visible (self->lock_image,
                          tillid_timeline_state_is_in_confidence (state, item->id));
  g_free (self->sentence);
  self->sentence = tillid_timeline_state_describe (state, item);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->sentence);
  update_label (self);
}
