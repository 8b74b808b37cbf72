/* tillid-workplace.h - what every place of the program does
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-banner.h"
#include "tillid-session.h"
#include "tillid-undo.h"

G_BEGIN_DECLS

/*
 * How to add a place NAME (today, patients, caseload ...):
 *
 *  1. src/app/tillid-NAME-page.c/.h: a final subclass of GtkWidget that implements TillidWorkplace below, with a header bar and
 *     a TillidBanner of its own, and ui/tillid-NAME-page.ui, its template.
 *  2. src/app/tillid-types.c: the page's get_type in places[] (the order of the sidebar).
 *  3. src/app/tillid-actions.c: its key, as "win.show-place::NAME"; docs/manual/keys.md repeats it.
 *  4. The gschema: whether its sidebar is wide at first.
 *
 * A place is made when it is first shown, and built again when the language changes: what it wants to keep across that it
 * gives out in save_place () and takes back in restore_place (). It goes elsewhere with actions of the window: "win.show-place"
 * (s), "win.open-patient" (x), "win.open-patient-page" ((xsx): patient, page, record or 0). Edits go through
 * tillid_session_apply_async (); "win.add-edit" ((xs): edit, label) puts one on the undo stack and shows its toast,
 * "win.show-failure" (s) says what went wrong. A second view of a place names it in "under": the sidebar does not list it,
 * and a TillidWorkplaceSwitcher in the header bars of both goes from one to the other.
 */
#define TILLID_TYPE_WORKPLACE (tillid_workplace_get_type ())
G_DECLARE_INTERFACE (TillidWorkplace, tillid_workplace, TILLID, WORKPLACE, GtkWidget)

/**
 * TillidWorkplaceInterface:
 * @id: "today", "patients", ...: never translated
 * @title: the words in the sidebar, marked with NC_("place", ...)
 * @short_title: (nullable): the same for the rail, which has room for ten letters, marked with NC_("rail", ...); default: @title
 * @icon: name of its symbolic icon
 * @under: (nullable): the id of the place whose second view it is
 * @is_for: (nullable): whether whoever works in @session has this place; default: yes
 * @set_session: the clinic to show; called once, after construction
 * @leave: (nullable): keeps what is being typed; %FALSE if it could not be kept
 * @grab_focus_first: (nullable): puts the focus on the first useful thing; default: the first that takes it
 * @new_record: (nullable): what Ctrl+N does here; default: a new patient
 * @find: (nullable): Ctrl+F; default: people are searched
 * @print: (nullable): Ctrl+P
 * @save_place: (nullable): (transfer floating): what is typed into a search, selection, scroll position
 * @restore_place: (nullable): takes it back
 * @get_banner: (transfer none): its banner, below the header bar
 * @get_menu_button: (transfer none): the button of the main menu in its header bar, for a sidebar that has none
 */
struct _TillidWorkplaceInterface
{
  GTypeInterface parent_interface;

  const char *id;
  const char *title;
  const char *short_title;
  const char *icon;
  const char *under;

  gboolean (*is_for) (TillidSession *session);
  void (*set_session) (TillidWorkplace *self, TillidSession *session, TillidUndo *undo);
  gboolean (*leave) (TillidWorkplace *self);
  void (*grab_focus_first) (TillidWorkplace *self);
  void (*new_record) (TillidWorkplace *self);
  void (*find) (TillidWorkplace *self);
  void (*print) (TillidWorkplace *self);
  GVariant *(*save_place) (TillidWorkplace *self);
  void (*restore_place) (TillidWorkplace *self, GVariant *place);
  TillidBanner *(*get_banner) (TillidWorkplace *self);
  GtkMenuButton *(*get_menu_button) (TillidWorkplace *self);
};

/* By type, without an instance: the sidebar is there before the places are. */
const TillidWorkplaceInterface *tillid_workplace_peek (GType type);
const TillidWorkplaceInterface *tillid_workplace_find (const char *id);
const TillidWorkplaceInterface *tillid_workplace_find_first (TillidSession *session);
const char *tillid_workplace_get_title (const TillidWorkplaceInterface *iface);
const char *tillid_workplace_get_short_title (const TillidWorkplaceInterface *iface);
char *tillid_workplace_write_hint (const TillidWorkplaceInterface *iface);
gboolean tillid_workplace_is_for (const TillidWorkplaceInterface *iface, TillidSession *session);

void tillid_workplace_set_session (TillidWorkplace *self, TillidSession *session, TillidUndo *undo);
gboolean tillid_workplace_leave (TillidWorkplace *self);
void tillid_workplace_grab_focus_first (TillidWorkplace *self);
gboolean tillid_workplace_new_record (TillidWorkplace *self);
gboolean tillid_workplace_search (TillidWorkplace *self);
gboolean tillid_workplace_can_print (TillidWorkplace *self);
void tillid_workplace_print (TillidWorkplace *self);
GVariant *tillid_workplace_save_place (TillidWorkplace *self);
void tillid_workplace_restore_place (TillidWorkplace *self, GVariant *place);
TillidBanner *tillid_workplace_get_banner (TillidWorkplace *self);
GtkMenuButton *tillid_workplace_get_menu_button (TillidWorkplace *self);

G_END_DECLS
