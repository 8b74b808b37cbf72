/* tillid-conference-place.c - the conference as a place of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-conference-page-private.h"

static gboolean
place_is_for (TillidSession *session)
{
  g_autoptr (TillidScope) finder = tillid_session_open_finder (session, NULL);

  return finder != NULL && tillid_scope_reads_kind (finder, "conference_item");
}

static void
model_failed_cb (TillidConferencePage *self, const char *sentence)
{
  tillid_conference_page_show_failure (self, sentence);
}

static void
model_edited_cb (TillidConferencePage *self, gint64 edit, const char *label)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-edit", "(xs)", edit, label);
}

static void
place_set_session (TillidWorkplace *place, TillidSession *session, TillidUndo *undo)
{
  TillidConferencePage *self = TILLID_CONFERENCE_PAGE (place);

  g_set_object (&self->session, session);
  self->model = tillid_conference_model_new (session);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (tillid_conference_page_refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (model_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "edited", G_CALLBACK (model_edited_cb), self,
                           G_CONNECT_SWAPPED);
  tillid_conference_page_refresh (self);
}

static gboolean
place_leave (TillidWorkplace *place)
{
  TillidConferencePage *self = TILLID_CONFERENCE_PAGE (place);

  tillid_text_field_commit (self->question_field);
  return TRUE;
}

static void
place_grab_focus_first (TillidWorkplace *place)
{
  TillidConferencePage *self = TILLID_CONFERENCE_PAGE (place);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->agenda_list);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add_button);
}

static void
place_print (TillidWorkplace *place)
{
  tillid_conference_page_print (TILLID_CONFERENCE_PAGE (place));
}

static GVariant *
place_save_place (TillidWorkplace *place)
{
  return g_variant_new_int64 (TILLID_CONFERENCE_PAGE (place)->patient);
}

static void
place_restore_place (TillidWorkplace *place, GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    tillid_conference_page_choose (TILLID_CONFERENCE_PAGE (place), g_variant_get_int64 (value));
}

static TillidBanner *
place_get_banner (TillidWorkplace *place)
{
  return TILLID_CONFERENCE_PAGE (place)->banner;
}

static GtkMenuButton *
place_get_menu_button (TillidWorkplace *place)
{
  return TILLID_CONFERENCE_PAGE (place)->menu_button;
}

/* What makes the conference a place of the program. */
void
tillid_conference_page_init_place (TillidWorkplaceInterface *iface)
{
  iface->id = "conference";
  iface->title = NC_ ("place", "Conference");
  iface->icon = "tillid-hands-symbolic";
  iface->is_for = place_is_for;
  iface->set_session = place_set_session;
  iface->leave = place_leave;
  iface->grab_focus_first = place_grab_focus_first;
  iface->print = place_print;
  iface->save_place = place_save_place;
  iface->restore_place = place_restore_place;
  iface->get_banner = place_get_banner;
  iface->get_menu_button = place_get_menu_button;
}
