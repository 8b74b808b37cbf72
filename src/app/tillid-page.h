/* tillid-page.h - what every page of a patient does
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-patient-context.h"

G_BEGIN_DECLS

/*
 * How to add a page NAME (story, visits, plan, continuity ...):
 *
 *  1. src/app/tillid-NAME-page.c/.h: a final subclass of GtkWidget (or AdwBin) that implements TillidPage
 *     below, and ui/tillid-NAME-page.ui, its template (<interface domain="tillid">; the class bound with
 *     "/org/tillid/Tillid/ui/tillid-NAME-page.ui"; gtk_widget_dispose_template () in dispose).
 *  2. Lists to extend, alphabetically: src/app/meson.build (the .c), ui/tillid.gresource.xml (the .ui); then
 *     ./dev potfiles for the strings.
 *  3. src/app/tillid-types.c: the page's get_type in pages[] (the order of the tabs); other own widgets
 *     and rows with a template of their own in types[]. The display tests instantiate both with
 *     g_object_new (TYPE, NULL): every widget must stand (empty) without a context.
 *  4. Keys that GTK should know everywhere in the window, and keys to show in the shortcuts window, go into the
 *     table of src/app/tillid-actions.c. Class actions of the page: "NAME.verb".
 *
 * What the window does for a page: header bar, patient header, tabs, banner, toasts ("edited" of the context
 * becomes "Goal added - Undo"), errors ("failed"), Ctrl+Z, save state. A page never makes a toast for
 * an edit itself. To go elsewhere: gtk_widget_activate_action (widget, "win.show-page", "(sx)", "visits",
 * visit_id); id 0 opens the page as it was.
 *
 * Language and direction change by building all pages again: what a page wants to keep across that
 * (selection, zoom, scroll position) it gives out in save_place () and takes back in restore_place ().
 * Text that is being typed is a draft in the session (tillid_session_put_draft ()), under a place name such
 * as "plan/PATIENT/goal"; the page puts it back in set_context ().
 */
#define TILLID_TYPE_PAGE (tillid_page_get_type ())
G_DECLARE_INTERFACE (TillidPage, tillid_page, TILLID, PAGE, GtkWidget)

/**
 * TillidPageInterface:
 * @id: "story", "visits", ...: never translated
 * @title: the words on the tab, marked with NC_("page", ...)
 * @icon: name of its symbolic icon
 * @reads: (nullable): the kind of record it is about; who may not read that has no such page
 * @writes: the kind of record that is written here; who may not write that is told so, on top of the page
 * @read_only: (nullable): the sentence that says it, marked with NC_("read only", ...); %NULL for the common one
 * @full_header: the page stands under the full patient header (Story), not under the slim one
 * @set_context: the patient to show; called once after construction, and with %NULL before the page goes
 * @leave: commits what is being typed, as one edit if it is complete, else as a draft; called when
 *   another page, patient or language is chosen and when the window closes. Never asks anything.
 *   %FALSE only if the page could keep nothing of it (the disk is full): then the window stays.
 * @open_record: (nullable): shows one record (a visit, a goal) and puts the focus on it
 * @new_record: (nullable): what Ctrl+N does here; Visits starts a new visit
 * @find: (nullable): Ctrl+F: shows the page's search and puts the focus into it
 * @print: (nullable): Ctrl+P: asks what goes on paper; a page without it has no print button
 * @grab_focus_first: (nullable): puts the focus on the first useful thing; default: the first that takes it
 * @save_place: (nullable): (transfer floating): selection, zoom, scroll position
 * @restore_place: (nullable): takes it back
 */
struct _TillidPageInterface
{
  GTypeInterface parent_interface;

  const char *id;
  const char *title;
  const char *icon;
  const char *reads;
  const char *writes;
  const char *read_only;
  gboolean full_header;

  void (*set_context) (TillidPage *self, TillidPatientContext *context);
  gboolean (*leave) (TillidPage *self);
  void (*open_record) (TillidPage *self, gint64 id);
  void (*new_record) (TillidPage *self);
  void (*find) (TillidPage *self);
  void (*print) (TillidPage *self);
  void (*grab_focus_first) (TillidPage *self);
  GVariant *(*save_place) (TillidPage *self);
  void (*restore_place) (TillidPage *self, GVariant *place);
};

/* By type, without an instance: the tabs are there before the pages are. */
const TillidPageInterface *tillid_page_peek (GType type);
const char *tillid_page_get_title (const TillidPageInterface *iface);
const char *tillid_page_get_read_only (const TillidPageInterface *iface,
                                       TillidPatientContext *context);

void tillid_page_set_context (TillidPage *self, TillidPatientContext *context);
gboolean tillid_page_leave (TillidPage *self);
void tillid_page_open_record (TillidPage *self, gint64 id);
void tillid_page_new_record (TillidPage *self);
gboolean tillid_page_can_new_record (TillidPage *self);
gboolean tillid_page_find (TillidPage *self);
gboolean tillid_page_can_print (TillidPage *self);
void tillid_page_print (TillidPage *self);
void tillid_page_grab_focus_first (TillidPage *self);
GVariant *tillid_page_save_place (TillidPage *self);
void tillid_page_restore_place (TillidPage *self, GVariant *place);

G_END_DECLS
