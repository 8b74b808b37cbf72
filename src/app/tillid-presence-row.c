/* tillid-presence-row.c - one person in the room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-presence-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-hidden-field.h"
#include "tillid-interpreters.h"
#include "tillid-sign-of.h"
#include "tillid-visit-words.h"

struct _TillidPresenceRow
{
  GtkListBoxRow parent_instance;

  GtkButton *name_button;
  TillidPersonSign *sign;
  GtkLabel *name_label;
  GtkLabel *role_label;
  TillidPresenceLane *lane;
  GtkMenuButton *menu_button;
  GtkPopover *popover;
  GtkEntry *from_entry;
  GtkEntry *until_entry;
  GtkEntry *role_entry;
  GtkEntry *note_entry;
  GtkLabel *mode_label;
  GtkDropDown *mode_drop_down;
  GtkWidget *guard_box;
  GtkLabel *guard_label;
  GtkDropDown *guard_drop_down;

  TillidVisitModel *model; /* (owned) (nullable) */
  gint64 presence;         /* id of the last part */
  int who;
};

/* What can be answered where the age of a relative asks for it, in the order of the list. */
static const int answers[] = {
  TILLID_CHILD_GUARD_NONE,
  TILLID_CHILD_GUARD_ADULT,
  TILLID_CHILD_GUARD_SIMPLE,
  TILLID_CHILD_GUARD_ACUTE,
};

G_DEFINE_FINAL_TYPE (TillidPresenceRow, tillid_presence_row, GTK_TYPE_LIST_BOX_ROW)

static TillidPresence *
find_presence (TillidPresenceRow *self)
{
  GPtrArray *presences = tillid_visit_model_get_presences (self->model);

  for (guint i = 0; i < presences->len; i++)
    if (((TillidPresence *) presences->pdata[i])->record.id == self->presence)
      return presences->pdata[i];
  return NULL;
}

static void
set_time (GtkEntry *entry, gint64 minute)
{
  g_autofree char *text = tillid_visit_words_time (minute);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/* Whether @presence, as it is kept, is to become that of a relative who interprets. */
static gboolean
becomes_relative (TillidPresenceRow *self, const TillidPresence *presence)
{
  return gtk_drop_down_get_selected (self->mode_drop_down) == TILLID_INTERPRETING_MODE_RELATIVE &&
         presence->mode != TILLID_INTERPRETING_MODE_RELATIVE;
}

static TillidBookingGuard
guard_of (TillidPresenceRow *self, const TillidPresence *presence)
{
  return tillid_interpreters_guard (tillid_visit_model_get_context (self->model), presence->person,
                                    tillid_visit_model_get_visit (self->model)->day);
}

/* Below 18, or where nobody knows, the reason is asked before the choice is made. */
static void
mode_selected_cb (TillidPresenceRow *self)
{
  const TillidPresence *presence = self->model != NULL ? find_presence (self) : NULL;
  g_autofree char *sentence =
    presence != NULL && becomes_relative (self, presence)
      ? tillid_interpreters_guard_words (guard_of (self, presence),
                                         gtk_label_get_label (self->name_label))
      : NULL;

  gtk_widget_set_visible (self->guard_box, sentence != NULL);
  if (sentence != NULL)
    gtk_label_set_label (self->guard_label, sentence);
}

static void
popover_shown_cb (TillidPresenceRow *self)
{
  const TillidPresence *presence = self->model != NULL ? find_presence (self) : NULL;

  if (presence == NULL)
    return;
  set_time (self->from_entry, presence->from_minute);
  set_time (self->until_entry, presence->until_minute);
  gtk_editable_set_text (GTK_EDITABLE (self->role_entry),
                         presence->role != NULL ? presence->role : "");
  tillid_hidden_field_update (GTK_WIDGET (self->role_entry), &presence->record, "role");
  gtk_editable_set_text (GTK_EDITABLE (self->note_entry),
                         presence->note != NULL ? presence->note : "");
  gtk_drop_down_set_selected (self->mode_drop_down, (guint) presence->mode);
  gtk_drop_down_set_selected (self->guard_drop_down, 0);
  mode_selected_cb (self);
}

/* What cannot be read as a time leaves the old one. */
static gint64
get_time (GtkEntry *entry, gint64 old)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  const gint64 minute = tillid_visit_words_parse_time (text);

  if (*text == '\0' || minute != TILLID_ABSENT)
    return minute;
  return old;
}

static void
popover_closed_cb (TillidPresenceRow *self)
{
  const TillidPresence *presence = self->model != NULL ? find_presence (self) : NULL;
  const int answer =
    answers[MIN (gtk_drop_down_get_selected (self->guard_drop_down), G_N_ELEMENTS (answers) - 1)];
  gboolean is_relative;

  if (presence == NULL)
    return;
  is_relative = becomes_relative (self, presence);
  tillid_visit_model_set_presence (self->model, self->presence,
                                   get_time (self->from_entry, presence->from_minute),
                                   get_time (self->until_entry, presence->until_minute),
                                   gtk_editable_get_text (GTK_EDITABLE (self->role_entry)),
                                   is_relative
                                     ? presence->mode
                                     : (int) gtk_drop_down_get_selected (self->mode_drop_down),
                                   gtk_editable_get_text (GTK_EDITABLE (self->note_entry)));
  if (is_relative)
    tillid_visit_model_set_relative (self->model, self->presence, answer);
}

static void
entry_activated_cb (TillidPresenceRow *self)
{
  gtk_popover_popdown (self->popover);
}

static void
name_clicked_cb (TillidPresenceRow *self)
{
  tillid_presence_row_come_or_go (self);
}

static void
lane_pressed_cb (TillidPresenceRow *self)
{
  tillid_presence_row_edit (self);
}

static void
remove_clicked_cb (TillidPresenceRow *self)
{
  tillid_presence_row_remove (self);
}

static void
fill_modes (TillidPresenceRow *self)
{
  g_autoptr (GtkStringList) modes = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) reasons = gtk_string_list_new (NULL);

  for (int i = 0; tillid_interpreting_mode_choices[i].code != NULL; i++)
    gtk_string_list_append (modes, tillid_choice_get_label (tillid_interpreting_mode_choices, i));
  gtk_drop_down_set_model (self->mode_drop_down, G_LIST_MODEL (modes));
  gtk_string_list_append (reasons, C_ ("child guard", "no answer: not chosen"));
  for (guint i = 1; i < G_N_ELEMENTS (answers); i++)
    gtk_string_list_append (reasons,
                            tillid_choice_get_label (tillid_child_guard_choices, answers[i]));
  gtk_drop_down_set_model (self->guard_drop_down, G_LIST_MODEL (reasons));
}

static void
tillid_presence_row_dispose (GObject *object)
{
  TillidPresenceRow *self = TILLID_PRESENCE_ROW (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PRESENCE_ROW);

  G_OBJECT_CLASS (tillid_presence_row_parent_class)->dispose (object);
}

static void
tillid_presence_row_class_init (TillidPresenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_presence_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-presence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, name_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, role_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, lane);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, popover);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, from_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, until_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, role_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, note_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, mode_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, mode_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, guard_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, guard_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceRow, guard_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, mode_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, lane_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
tillid_presence_row_init (TillidPresenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_modes (self);
}

/* (transfer floating): an empty row; its name and its menu are as wide as those of the rows of the same size
 * groups. */
GtkWidget *
tillid_presence_row_new (GtkSizeGroup *names, GtkSizeGroup *menus)
{
  TillidPresenceRow *self = g_object_new (TILLID_TYPE_PRESENCE_ROW, NULL);

  gtk_size_group_add_widget (names, GTK_WIDGET (self->name_button));
  gtk_size_group_add_widget (menus, GTK_WIDGET (self->menu_button));
  return GTK_WIDGET (self);
}

/**
 * tillid_presence_row_set:
 * @person: who; read at once
 * @span: the minutes of the table
 */
void
tillid_presence_row_set (TillidPresenceRow *self,
                         TillidVisitModel *model,
                         const TillidVisitPerson *person,
                         const TillidPresenceSpan *span)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (TILLID_IS_PRESENCE_ROW (self) && person != NULL && span != NULL);

  g_set_object (&self->model, model);
  self->presence = tillid_visit_person_get_last (person)->record.id;
  self->who = person->who;
  tillid_person_sign_set_presence (self->sign, person->who, person->colour, person->initials,
                                   person->name);
  gtk_label_set_label (self->name_label, person->name);
  gtk_label_set_label (self->role_label, person->role);
  gtk_widget_set_visible (GTK_WIDGET (self->mode_label),
                          person->who == TILLID_PRESENCE_WHO_INTERPRETER ||
                            person->who == TILLID_PRESENCE_WHO_FAMILY);
  gtk_widget_set_visible (GTK_WIDGET (self->mode_drop_down),
                          person->who == TILLID_PRESENCE_WHO_INTERPRETER ||
                            person->who == TILLID_PRESENCE_WHO_FAMILY);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_button), tillid_visit_model_is_editable (model));
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), tillid_visit_model_is_editable (model));
  tillid_presence_lane_set (self->lane, span, person);

  sentence = tillid_visit_person_sentence (person, span->begun);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_button), sentence);
}

/* While the visit runs; before and afterwards the times are typed. */
void
tillid_presence_row_come_or_go (TillidPresenceRow *self)
{
  g_return_if_fail (TILLID_IS_PRESENCE_ROW (self));

  if (self->model == NULL || !tillid_visit_model_is_editable (self->model))
    return;
  if (tillid_visit_model_get_now (self->model) == TILLID_ABSENT)
    tillid_presence_row_edit (self);
  else
    tillid_visit_model_come_or_go (self->model, self->presence);
}

/* Opens times, role, way of interpreting, note. */
void
tillid_presence_row_edit (TillidPresenceRow *self)
{
  g_return_if_fail (TILLID_IS_PRESENCE_ROW (self));

  if (self->model != NULL && tillid_visit_model_is_editable (self->model))
    gtk_menu_button_popup (self->menu_button);
}

/* Takes the person out of the visit, as one edit; nothing in a visit that is only read. */
void
tillid_presence_row_remove (TillidPresenceRow *self)
{
  g_return_if_fail (TILLID_IS_PRESENCE_ROW (self));

  if (self->model == NULL || !tillid_visit_model_is_editable (self->model))
    return;
  gtk_popover_popdown (self->popover);
  tillid_visit_model_remove_presence (self->model, self->presence);
}
