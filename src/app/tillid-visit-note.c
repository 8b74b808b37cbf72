/* tillid-visit-note.c - the note of a visit and its tools
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-note.h"

#include <glib/gi18n-lib.h>

#include "tillid-colleague-notes.h"
#include "tillid-draft-keeper.h"
#include "tillid-focus.h"
#include "tillid-format.h"
#include "tillid-note-text.h"
#include "tillid-plain-row.h"
#include "tillid-visit-presence.h"
#include "tillid-visit-signing.h"
#include "tillid-visit-words.h"

struct _TillidVisitNote
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkLabel *state_label;
  GtkWidget *family_label;
  GtkWidget *tools;
  TillidNoteText *text;
  GtkDropDown *told_by_drop_down;
  TillidVisitSigning *signing;
  TillidColleagueNotes *colleagues;

  TillidDraftKeeper *keeper; /* (owned) */
  TillidVisitModel *model;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidVisitNote, tillid_visit_note, GTK_TYPE_WIDGET)

static TillidSession *
session_of (TillidVisitNote *self)
{
  return tillid_patient_context_get_session (tillid_visit_model_get_context (self->model));
}

static void
update_state (TillidVisitNote *self)
{
  g_autofree char *words = NULL;

  if (self->model == NULL)
    return;
  if (tillid_session_get_save_state (session_of (self)) == TILLID_SAVE_FAILED)
    words = g_strdup (C_ ("visit", "not saved"));
  else if (tillid_draft_keeper_is_restored (self->keeper))
    words = g_strdup (C_ ("visit", "not kept yet: found from last time"));
  else
    {
      const gint64 saved = tillid_session_get_saved_at (session_of (self));
      g_autofree char *time = NULL;
      TillidDay day;
      int minute;

      if (saved == 0 || gtk_text_buffer_get_char_count (tillid_visit_note_get_buffer (self)) == 0)
        {
          gtk_label_set_label (self->state_label, "");
          return;
        }
      tillid_session_split_instant (session_of (self), saved, &day, &minute);
      time = tillid_format_time (minute, NULL);
      words = g_strdup_printf (C_ ("visit", "saved %s"), time);
    }
  gtk_label_set_label (self->state_label, words);
}

static void
state_changed_cb (TillidVisitNote *self)
{
  update_state (self);
}

static void
commit_cb (TillidDraftKeeper *keeper, const char *text, TillidVisitNote *self)
{
  if (self->model == NULL)
    return;
  tillid_visit_model_expect (self->model, "note", tillid_draft_keeper_get_expected (keeper));
  tillid_visit_model_set_note (self->model, text);
}

static void
focus_left_cb (TillidVisitNote *self)
{
  tillid_draft_keeper_commit (self->keeper);
}

static gboolean
key_pressed_cb (TillidVisitNote *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (modifiers & GDK_CONTROL_MASK))
    {
      tillid_draft_keeper_commit (self->keeper);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
can_write (TillidVisitNote *self)
{
  return self->model != NULL && tillid_visit_model_is_editable (self->model) &&
         !tillid_visit_model_is_signed (self->model);
}

static void
time_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitNote *self = TILLID_VISIT_NOTE (widget);
  g_autofree char *time = NULL;

  if (!can_write (self))
    return;
  time = tillid_format_time (tillid_session_minute_of_day (session_of (self)), NULL);
  tillid_note_text_insert_time (self->text, time);
}

static void
quote_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitNote *self = TILLID_VISIT_NOTE (widget);

  if (can_write (self))
    tillid_note_text_quote (self->text);
}

static void
missing_piece_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitNote *self = TILLID_VISIT_NOTE (widget);
  g_autofree char *words = tillid_note_text_dup_selection (self->text);

  if (!can_write (self))
    return;
  if (words != NULL)
    tillid_visit_model_add_question (self->model, words);
  else
    gtk_widget_activate_action (widget, "visit.new-question", NULL);
}

static void
to_story_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitNote *self = TILLID_VISIT_NOTE (widget);
  g_autofree char *words = tillid_note_text_dup_selection (self->text);
  GtkStringObject *teller = gtk_drop_down_get_selected_item (self->told_by_drop_down);

  if (can_write (self) && words != NULL)
    {
      g_autofree char *time = tillid_note_text_dup_time (self->text);

      tillid_visit_model_to_story (self->model, words,
                                   teller != NULL ? gtk_string_object_get_string (teller) : NULL,
                                   tillid_visit_model_find_minute (self->model, time));
    }
}

static void
own_note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_colleague_notes_write (TILLID_VISIT_NOTE (widget)->colleagues);
}

/* What was told of a life is not everybody's to write. */
static gboolean
may_tell (TillidVisitNote *self)
{
  return self->model != NULL &&
         tillid_patient_context_may_write (tillid_visit_model_get_context (self->model),
                                           &tillid_life_event_type);
}

static void
selection_changed_cb (TillidVisitNote *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.to-story",
                                 may_tell (self) && gtk_text_buffer_get_has_selection (
                                                      tillid_visit_note_get_buffer (self)));
}

/* The patient first, then the family and others who are there. */
static void
update_tellers (TillidVisitNote *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) people =
    tillid_visit_people (tillid_visit_model_get_context (self->model),
                         tillid_visit_model_get_presences (self->model),
                         tillid_visit_model_get_visit (self->model)->lead);
  const guint selected = gtk_drop_down_get_selected (self->told_by_drop_down);

  gtk_string_list_append (names, tillid_patient_context_get_short_name (
                                   tillid_visit_model_get_context (self->model)));
  for (guint i = 0; i < people->len; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];

      if (person->who == TILLID_PRESENCE_WHO_FAMILY || person->who == TILLID_PRESENCE_WHO_OTHER)
        gtk_string_list_append (names, person->name);
    }
  gtk_drop_down_set_model (self->told_by_drop_down, G_LIST_MODEL (names));
  if (selected < g_list_model_get_n_items (G_LIST_MODEL (names)))
    gtk_drop_down_set_selected (self->told_by_drop_down, selected);
}

static gboolean
tillid_visit_note_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TILLID_VISIT_NOTE (widget)->text));
}

static void
tillid_visit_note_dispose (GObject *object)
{
  TillidVisitNote *self = TILLID_VISIT_NOTE (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_NOTE);

  G_OBJECT_CLASS (tillid_visit_note_parent_class)->dispose (object);
}

static void
tillid_visit_note_class_init (TillidVisitNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visit_note_dispose;
  widget_class->grab_focus = tillid_visit_note_grab_focus;
  widget_class->focus = tillid_focus_children;

  g_type_ensure (TILLID_TYPE_PLAIN_CELL);
  g_type_ensure (TILLID_TYPE_VISIT_SIGNING);
  g_type_ensure (TILLID_TYPE_COLLEAGUE_NOTES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-note.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, root);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, state_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, family_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, tools);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, text);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, told_by_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, signing);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitNote, colleagues);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "visit.time", NULL, time_action);
  gtk_widget_class_install_action (widget_class, "visit.own-words", NULL, quote_action);
  gtk_widget_class_install_action (widget_class, "visit.missing-piece", NULL, missing_piece_action);
  gtk_widget_class_install_action (widget_class, "visit.to-story", NULL, to_story_action);
  gtk_widget_class_install_action (widget_class, "visit.own-note", NULL, own_note_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "visit.own-note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "visit.time",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_apostrophe, GDK_CONTROL_MASK,
                                       "visit.own-words", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK,
                                       "visit.missing-piece", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "visit.to-story",
                                       NULL);
}

static void
tillid_visit_note_init (TillidVisitNote *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = tillid_visit_note_get_buffer (self);
  self->keeper = tillid_draft_keeper_new (buffer);
  g_signal_connect_swapped (self->keeper, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_connect (self->keeper, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_object (buffer, "notify::has-selection", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.to-story", FALSE);
}

/**
 * tillid_visit_note_set_model:
 * @model: (nullable): the visit; %NULL to let go of it
 *
 * Shows what was being typed there, else what the record has.
 */
void
tillid_visit_note_set_model (TillidVisitNote *self, TillidVisitModel *model)
{
  g_autofree char *place = NULL;

  g_return_if_fail (TILLID_IS_VISIT_NOTE (self));

  if (model == self->model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (session_of (self), self);
  g_set_object (&self->model, model);
  tillid_visit_signing_set_model (self->signing, model);
  if (model == NULL)
    {
      tillid_draft_keeper_set_place (self->keeper, NULL, NULL);
      return;
    }
  place = g_strdup_printf ("visit:%" G_GINT64_FORMAT ":note", tillid_visit_model_get_id (model));
  tillid_draft_keeper_set_place (self->keeper, session_of (self), place);
  g_signal_connect_object (session_of (self), "notify::save-state", G_CALLBACK (state_changed_cb),
                           self, G_CONNECT_SWAPPED);
  tillid_visit_note_update (self);
}

/* Under "Signed by" stands what was signed, and nothing that is typed is lost. */
static void
move_unsigned (TillidVisitNote *self)
{
  g_autofree char *words = NULL;

  if (!tillid_visit_model_is_signed (self->model) || !tillid_draft_keeper_is_dirty (self->keeper))
    return;
  words = tillid_draft_keeper_dup_text (self->keeper);
  tillid_draft_keeper_clear (self->keeper);
  tillid_draft_keeper_set_kept (self->keeper, tillid_visit_model_get_visit (self->model)->note);
  if (*words != '\0')
    tillid_visit_signing_offer (self->signing, words);
}

/* The visit was read again. */
void
tillid_visit_note_update (TillidVisitNote *self)
{
  const TillidVisit *visit;
  g_autofree char *title = NULL, *label = NULL;

  g_return_if_fail (TILLID_IS_VISIT_NOTE (self));

  visit = self->model != NULL ? tillid_visit_model_get_visit (self->model) : NULL;
  if (visit == NULL)
    return;
  tillid_draft_keeper_set_kept (self->keeper, visit->note);
  move_unsigned (self);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), can_write (self));
  gtk_widget_set_visible (self->tools, can_write (self));
  title = tillid_visit_words_title (tillid_visit_model_get_number (self->model));
  label = g_strdup_printf (C_ ("visit", "Note of the visit: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (self->family_label,
                          tillid_visit_model_get_now (self->model) != TILLID_ABSENT &&
                            tillid_visit_model_is_family_out (self->model, TILLID_ABSENT));
  update_tellers (self);
  update_state (self);
  tillid_visit_signing_update (self->signing);
  gtk_widget_set_visible (GTK_WIDGET (self->colleagues), !visit->just_listening);
  tillid_colleague_notes_update (self->colleagues, self->model);
}

/* Keeps what is typed: as a draft at once, and as one edit. */
void
tillid_visit_note_leave (TillidVisitNote *self)
{
  g_return_if_fail (TILLID_IS_VISIT_NOTE (self));

  if (self->model == NULL)
    return;
  tillid_draft_keeper_commit (self->keeper);
  tillid_visit_signing_leave (self->signing);
  tillid_colleague_notes_leave (self->colleagues);
}

/* (transfer none): the text as it is being typed. */
GtkTextBuffer *
tillid_visit_note_get_buffer (TillidVisitNote *self)
{
  g_return_val_if_fail (TILLID_IS_VISIT_NOTE (self), NULL);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
}
