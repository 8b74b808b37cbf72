/* tillid-conference-row.c - a patient on the agenda of a conference, or one who could be
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-conference-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-person-sign.h"
#include "tillid-words.h"

struct _TillidConferenceRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *handle;
  GtkLabel *name_label;
  GtkLabel *question_label;
  GtkImage *discussed_image;
  TillidPersonSign *sign;
  GtkWidget *off_button;
  GtkWidget *on_button;

  gint64 patient;
  gboolean is_editable;
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_TAKEN_OFF,
  SIGNAL_PUT_ON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidConferenceRow, tillid_conference_row, GTK_TYPE_LIST_BOX_ROW)

static void
off_cb (TillidConferenceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TAKEN_OFF], 0);
}

static void
on_cb (TillidConferenceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_PUT_ON], 0);
}

static gboolean
key_pressed_cb (TillidConferenceRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();

  if (!self->is_editable || gtk_widget_get_visible (self->on_button))
    return GDK_EVENT_PROPAGATE;
  if (mods == GDK_ALT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, keyval == GDK_KEY_Up ? -1 : 1);
  else if (mods == 0 && keyval == GDK_KEY_Delete)
    off_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
drag_prepare_cb (TillidConferenceRow *self, double x, double y, GtkDragSource *source)
{
  return self->is_editable ? gdk_content_provider_new_typed (G_TYPE_INT64, self->patient) : NULL;
}

static void
drag_begin_cb (TillidConferenceRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture =
    gtk_widget_paintable_new (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
tillid_conference_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CONFERENCE_ROW);

  G_OBJECT_CLASS (tillid_conference_row_parent_class)->dispose (object);
}

static void
tillid_conference_row_class_init (TillidConferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_conference_row_dispose;

  signals[SIGNAL_MOVED] = g_signal_new ("moved", TILLID_TYPE_CONFERENCE_ROW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_TAKEN_OFF] = g_signal_new ("taken-off", TILLID_TYPE_CONFERENCE_ROW,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PUT_ON] = g_signal_new ("put-on", TILLID_TYPE_CONFERENCE_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TILLID_TYPE_PERSON_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-conference-row.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidConferenceRow, name)
  BIND (handle);
  BIND (name_label);
  BIND (question_label);
  BIND (discussed_image);
  BIND (sign);
  BIND (off_button);
  BIND (on_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, off_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cb);
}

static void
tillid_conference_row_init (TillidConferenceRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
}

/* (transfer floating): an empty row, to be set. */
GtkWidget *
tillid_conference_row_new (void)
{
  return g_object_new (TILLID_TYPE_CONFERENCE_ROW, NULL);
}

static void
name_buttons (TillidConferenceRow *self, const char *name)
{
  g_autofree char *isolated = tillid_words_isolate (name);
  /* Translators: the name of a patient. */
  g_autofree char *off = g_strdup_printf (C_ ("conference", "Take %s off the agenda"), isolated);
  /* Translators: the name of a patient. */
  g_autofree char *on = g_strdup_printf (C_ ("conference", "Put %s on the agenda"), isolated);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->off_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  off, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  on, -1);
}

/* What a screen reader says of the whole row. */
static void
name_row (TillidConferenceRow *self, const char *name, const char *words, gboolean is_discussed)
{
  g_autofree char *isolated = tillid_words_isolate (name);
  g_autofree char *text = tillid_words_isolate (words);
  g_autofree char *sentence =
    /* Translators: the name of a patient, then what is wanted from each other. */
    g_strdup_printf (is_discussed ? C_ ("conference", "%1$s: %2$s. Talked about.")
                                  : C_ ("conference", "%1$s: %2$s"),
                     isolated, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

/**
 * tillid_conference_row_set:
 * @self: a row
 * @model: the conference
 * @row: what it shows: a place on the agenda, or a suggestion
 */
void
tillid_conference_row_set (TillidConferenceRow *self,
                           TillidConferenceModel *model,
                           const TillidAgendaRow *row)
{
  const gboolean is_suggestion = row->reason != TILLID_AGENDA_ON_IT;
  const gboolean is_discussed = !is_suggestion && row->item->discussed;
  const TillidMember *member = tillid_conference_model_find_member (model, row->key_contact);
  const char *name = row->name != NULL ? row->name : C_ ("patient", "No name yet");
  g_autofree char *words = tillid_conference_describe_row (model, row);

  self->patient = row->patient;
  self->is_editable = !tillid_conference_model_is_read_only (model);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->question_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->discussed_image), is_discussed);
  gtk_widget_set_visible (self->handle, !is_suggestion && self->is_editable);
  gtk_widget_set_visible (self->off_button, !is_suggestion && self->is_editable);
  gtk_widget_set_visible (self->on_button, is_suggestion && self->is_editable);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), member != NULL);
  if (member != NULL)
    tillid_person_sign_set_member (self->sign, member);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), !is_suggestion);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !is_suggestion);
  name_buttons (self, name);
  name_row (self, name, words, is_discussed);
}

/* The id of the patient it shows. */
gint64
tillid_conference_row_get_patient (TillidConferenceRow *self)
{
  g_return_val_if_fail (TILLID_IS_CONFERENCE_ROW (self), 0);

  return self->patient;
}
