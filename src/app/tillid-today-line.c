/* tillid-today-line.c - one line of the day
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Built once for its section and filled again with each answer, so that nothing jumps under whoever stands on it. It holds ids and no
 * row: rows end with the answer they belong to. */
#include "config.h"

#include "tillid-today-line-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-age-bar.h"
#include "tillid-contact.h"
#include "tillid-cover-sign.h"
#include "tillid-draft-keeper.h"
#include "tillid-format.h"
#include "tillid-person-sign.h"
#include "tillid-plan.h"
#include "tillid-today-words.h"
#include "tillid-words.h"

#define MOST_SIGNS 4

G_DEFINE_FINAL_TYPE (TillidTodayLine, tillid_today_line, GTK_TYPE_LIST_BOX_ROW)

static gboolean
key_pressed_cb (TillidTodayLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  const gboolean is_promise = self->section == TILLID_TODAY_PROMISES && self->may_write;

  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (is_promise &&
      ((keyval == GDK_KEY_Menu) || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0)))
    {
      gtk_menu_button_popup (self->menu_button);
      return GDK_EVENT_STOP;
    }
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      tillid_today_line_press_button (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_d:
    case GDK_KEY_D:
      if (is_promise)
        tillid_today_line_act (self, "today.date");
      return is_promise;
    case GDK_KEY_o:
    case GDK_KEY_O:
      if (is_promise)
        tillid_today_line_act (self, "today.pass-on");
      return is_promise;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
tillid_today_line_dispose (GObject *object)
{
  TillidTodayLine *self = TILLID_TODAY_LINE (object);

  if (self->how_entry != NULL)
    tillid_draft_keeper_release (self->how_entry);
  self->how_entry = NULL;

  G_OBJECT_CLASS (tillid_today_line_parent_class)->dispose (object);
}

static void
tillid_today_line_finalize (GObject *object)
{
  g_free (TILLID_TODAY_LINE (object)->shown);

  G_OBJECT_CLASS (tillid_today_line_parent_class)->finalize (object);
}

static void
tillid_today_line_class_init (TillidTodayLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_today_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_today_line_finalize;
}

static void
tillid_today_line_init (TillidTodayLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "today-line");
}

/* (transfer floating): an empty line of @section; @groups: (nullable): the columns of visits */
GtkWidget *
tillid_today_line_new (TillidTodaySection section,
                       GtkSizeGroup *const groups[TILLID_TODAY_N_COLUMNS])
{
  TillidTodayLine *self = g_object_new (TILLID_TYPE_TODAY_LINE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->section = section;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (box, "today-box");
  tillid_today_line_build (self, GTK_BOX (box), groups);
  return GTK_WIDGET (self);
}

static void
set_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
clear_signs (TillidTodayLine *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->signs_box))) != NULL)
    gtk_box_remove (self->signs_box, child);
}

static TillidPersonSign *
add_sign (TillidTodayLine *self)
{
  GtkWidget *sign = tillid_person_sign_new (22);

  gtk_box_append (self->signs_box, sign);
  return TILLID_PERSON_SIGN (sign);
}

static void
add_member_sign (TillidTodayLine *self, TillidTodayModel *model, gint64 id)
{
  const TillidMember *member = tillid_today_model_find_member (model, id);
  TillidPersonSign *sign;

  if (member == NULL)
    return;
  sign = add_sign (self);
  tillid_person_sign_set_member (sign, member);
  tillid_today_line_set_tooltip (GTK_WIDGET (sign), member->name);
}

/* Who holds, then everybody else once, then the interpreter and the family. */
static void
add_people (TillidTodayLine *self, TillidTodayModel *model, const TillidTodayRow *row)
{
  guint n = row->owner != 0 ? 1 : 0;
  guint more = 0;

  add_member_sign (self, model, row->owner);
  for (guint i = 0; row->presences != NULL && i < row->presences->len; i++)
    {
      const TillidPresence *presence = row->presences->pdata[i];
      const TillidInterpreter *interpreter =
        tillid_today_model_find_interpreter (model, presence->interpreter);

      if (presence->who == TILLID_PRESENCE_WHO_PATIENT ||
          (presence->member != 0 && presence->member == row->owner))
        continue;
      if (++n > MOST_SIGNS)
        {
          more++;
          continue;
        }
      if (presence->member != 0)
        add_member_sign (self, model, presence->member);
      else if (interpreter != NULL)
        tillid_person_sign_set_interpreter (add_sign (self), interpreter);
      else
        tillid_person_sign_set_name (add_sign (self),
                                     presence->who == TILLID_PRESENCE_WHO_FAMILY
                                       ? TILLID_SIGN_FAMILY
                                       : TILLID_SIGN_ORGANISATION,
                                     presence->name != NULL ? presence->name : "?");
    }
  if (more > 0)
    {
      g_autofree char *number = tillid_format_number (more, NULL);
      g_autofree char *text = g_strdup_printf ("+%s", number);

      tillid_today_line_add_label (self->signs_box, "caption", FALSE);
      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (GTK_WIDGET (self->signs_box))),
                           text);
    }
}

/* A new line, or one that is kept now, has another entry. */
static void
set_kept (TillidTodayLine *self, TillidTodayModel *model, gboolean is_kept)
{
  g_autofree char *place = g_strdup_printf ("today/kept/%" G_GINT64_FORMAT, self->id);

  gtk_widget_set_visible (GTK_WIDGET (self->button), self->may_write && !is_kept);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), self->may_write && !is_kept);
  if (is_kept == self->is_kept)
    return;
  self->is_kept = is_kept;
  set_class (self, "today-kept", is_kept);
  gtk_widget_set_visible (self->how_entry, is_kept);
  if (is_kept)
    tillid_draft_keeper_bind (self->how_entry, tillid_today_model_get_session (model), place, NULL);
  else
    tillid_draft_keeper_release (self->how_entry);
}

static void
fill_promise (TillidTodayLine *self, TillidTodayModel *model, const TillidTodayRow *row)
{
  const TillidTodayDue due = tillid_today_words_due_state (model, row);
  const gboolean is_kept = tillid_today_model_is_kept (model, row);
  g_autofree char *lead = tillid_today_words_due (model, row);
  g_autofree char *detail = tillid_today_words_due_detail (model, row);
  g_autofree char *said = tillid_today_words_said (model, row);

  show_text (self->lead_label, is_kept ? C_ ("today", "Kept") : lead);
  show_text (self->lead_detail, is_kept ? "" : detail);
  set_class (self->lead_label, "late", !is_kept && due != TILLID_TODAY_DUE_LATER);
  set_class (self, "late-edge", !is_kept && due == TILLID_TODAY_DUE_LATE);
  set_class (self, "due-edge", !is_kept && due == TILLID_TODAY_DUE_TODAY);
  show_text (self->more_label, said);
  clear_signs (self);
  add_member_sign (self, model, row->owner);
  set_kept (self, model, is_kept);
}

static void
fill_visit (TillidTodayLine *self, TillidTodayModel *model, const TillidTodayRow *row)
{
  const TillidVisit *visit = (const TillidVisit *) row->record;
  const gboolean is_over =
    visit->status == TILLID_VISIT_STATUS_ATTENDED || visit->status == TILLID_VISIT_STATUS_MISSED;
  const gboolean is_missing = row->cover.state == TILLID_TODAY_INTERPRETER_MISSING && !is_over;
  const gboolean is_next = tillid_today_model_find_next_visit (model) == row;
  g_autofree char *time = tillid_today_words_time (row);
  g_autofree char *length = tillid_today_words_length (row);
  g_autofree char *where = tillid_today_words_where (row);
  g_autofree char *cover_detail = NULL;
  g_autofree char *cover = tillid_today_words_interpreter (model, row, &cover_detail);
  g_autofree char *tag =
    row->language != NULL ? g_strndup (row->language, strcspn (row->language, "-")) : NULL;
  g_autofree char *language =
    tag != NULL
      ? tillid_format_language_name (g_str_equal (row->language, "fa-AF") ? row->language : tag)
      : g_strdup ("");
  g_autofree char *begun = tillid_words_begin (language);
  TillidInterpreterSign sign = TILLID_INTERPRETER_NONE;

  show_text (self->lead_label, time);
  show_text (self->lead_detail, length);
  show_text (self->more_label, where);
  gtk_label_set_label (self->language_label, begun);
  gtk_widget_set_opacity (GTK_WIDGET (self->cover_sign),
                          tillid_cover_sign_find (row->cover.state, &sign) ? 1.0 : 0.0);
  tillid_cover_sign_set (self->cover_sign, sign);
  show_text (self->cover_label, cover);
  show_text (self->cover_detail, cover_detail);
  set_class (self->cover_label, "late", is_missing);
  set_class (self, "today-over", is_over);
  set_class (self, "today-next", is_next);
  clear_signs (self);
  add_people (self, model, row);
  self->books = is_missing && self->may_write;
  gtk_button_set_label (self->button, self->books ? C_ ("today", "Book") : C_ ("today", "Prepare"));
  gtk_widget_set_visible (GTK_WIDGET (self->button), !is_over);
  set_class (self->button, "suggested-action", is_next && !is_missing);
  set_class (self->button, "flat", !is_next && !is_missing);
}

static void
fill_waiting (TillidTodayLine *self, TillidTodayModel *model, const TillidTodayRow *row)
{
  const gint64 age = tillid_today_words_age (model, row);
  g_autofree char *days = age != TILLID_ABSENT ? tillid_today_words_days (age) : NULL;

  show_text (self->lead_label, days);
  gtk_widget_set_visible (GTK_WIDGET (self->age_bar), age != TILLID_ABSENT);
  tillid_age_bar_set (self->age_bar, age != TILLID_ABSENT ? age : 0,
                      row->due != TILLID_ABSENT && age != TILLID_ABSENT
                        ? row->due - (tillid_today_model_get_day (model) - age)
                        : TILLID_ABSENT);
  gtk_widget_set_visible (GTK_WIDGET (self->button), self->may_write);
}

/* The name of the patient, also in its own script. */
static void
fill_name (TillidTodayLine *self, const TillidTodayRow *row, GtkLabel *label)
{
  gtk_label_set_label (label, tillid_today_words_name (row));
  if (self->native_label == NULL)
    return;
  show_text (self->native_label, row->native_name);
  if (row->native_name != NULL && row->language != NULL)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes,
                              pango_attr_language_new (pango_language_from_string (row->language)));
      gtk_label_set_attributes (self->native_label, attributes);
    }
}

/* The id by which a line is known: of its record, of a silent one the patient's. */
gint64
tillid_today_line_id_of (const TillidTodayRow *row)
{
  return row->record != NULL ? row->record->id : row->patient;
}

/* There may be hundreds of lines, and an answer with each save: what says the same is left alone. A visit may have become the next one. */
static gboolean
is_shown_already (TillidTodayLine *self,
                  TillidTodayModel *model,
                  const TillidTodayRow *row,
                  const char *sentence)
{
  g_autofree char *shown =
    g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d %s",
                     tillid_today_line_id_of (row), row->owner,
                     row->record != NULL ? row->record->version : 0,
                     tillid_today_model_is_kept (model, row),
                     row->record == NULL || tillid_today_model_may_write (model, row->record->type),
                     sentence);

  if (self->section != TILLID_TODAY_VISITS && g_strcmp0 (shown, self->shown) == 0)
    return TRUE;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  return FALSE;
}

/* Shows @row, which must be of the line's section. */
void
tillid_today_line_set (TillidTodayLine *self, TillidTodayModel *model, const TillidTodayRow *row)
{
  g_autofree char *what = tillid_today_words_what (row);
  g_autofree char *sentence = tillid_today_words_sentence (model, row);

  g_return_if_fail (TILLID_IS_TODAY_LINE (self) && row->section == self->section);

  if (is_shown_already (self, model, row, sentence))
    return;
  self->id = tillid_today_line_id_of (row);
  self->patient = row->patient;
  self->may_write = row->record == NULL || tillid_today_model_may_write (model, row->record->type);
  if (*what != '\0')
    gtk_label_set_label (self->title_label, what);
  fill_name (self, row, *what != '\0' ? self->detail_label : self->title_label);
  switch (self->section)
    {
    case TILLID_TODAY_PROMISES:
      fill_promise (self, model, row);
      break;
    case TILLID_TODAY_VISITS:
      fill_visit (self, model, row);
      break;
    case TILLID_TODAY_WAITING:
      fill_waiting (self, model, row);
      break;
    case TILLID_TODAY_SILENT:
    default:
      {
        g_autofree char *days = tillid_today_words_days (tillid_today_words_age (model, row));
        g_autofree char *opens = tillid_today_words_opens (model, row);

        show_text (self->lead_label, days);
        show_text (self->detail_label, opens);
        gtk_widget_set_visible (GTK_WIDGET (self->button),
                                tillid_today_model_may_write (model, &tillid_contact_type));
        break;
      }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

/* See tillid_today_line_id_of(). */
gint64
tillid_today_line_get_id (TillidTodayLine *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_LINE (self), 0);

  return self->id;
}

/* Whose line it is. */
gint64
tillid_today_line_get_patient (TillidTodayLine *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_LINE (self), 0);

  return self->patient;
}
