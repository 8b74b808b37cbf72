/* tillid-patients-place.c - the list of patients as a place of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tillid-patients-page.h"

static void
place_set_session (TillidWorkplace *place, TillidSession *session, TillidUndo *undo)
{
  tillid_patients_page_set_session (TILLID_PATIENTS_PAGE (place), session);
}

static void
place_grab_focus_first (TillidWorkplace *place)
{
  tillid_patients_page_focus_search (TILLID_PATIENTS_PAGE (place));
}

static void
place_new_record (TillidWorkplace *place)
{
  tillid_patients_page_start_new (TILLID_PATIENTS_PAGE (place));
}

static GVariant *
place_save_place (TillidWorkplace *place)
{
  return g_variant_new_string (tillid_patients_page_get_query (TILLID_PATIENTS_PAGE (place)));
}

static void
place_restore_place (TillidWorkplace *place, GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    tillid_patients_page_set_query (TILLID_PATIENTS_PAGE (place),
                                    g_variant_get_string (value, NULL));
}

static TillidBanner *
place_get_banner (TillidWorkplace *place)
{
  return tillid_patients_page_get_banner (TILLID_PATIENTS_PAGE (place));
}

static GtkMenuButton *
place_get_menu_button (TillidWorkplace *place)
{
  return tillid_patients_page_get_menu_button (TILLID_PATIENTS_PAGE (place));
}

/* What makes the list of patients a place of the program. */
void
tillid_patients_page_init_place (TillidWorkplaceInterface *iface)
{
  iface->id = "patients";
  iface->title = NC_ ("place", "Patients");
  iface->icon = "system-users-symbolic";
  iface->set_session = place_set_session;
  iface->grab_focus_first = place_grab_focus_first;
  iface->new_record = place_new_record;
  iface->find = place_grab_focus_first;
  iface->save_place = place_save_place;
  iface->restore_place = place_restore_place;
  iface->get_banner = place_get_banner;
  iface->get_menu_button = place_get_menu_button;
}
