/* tillid-record-list.h - a short list of entries, each opened in a window of its own
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "tillid-record-form.h"

G_BEGIN_DECLS

/**
 * TillidRecordFollow:
 * @why: marked with NC_ ("edit", ...)
 * @fields: (array length=n_fields): what is asked
 * @n_fields: how many
 * @begin: (transfer full) (nullable): the new entry, not sealed; %NULL to change the listed one instead
 *
 * A new entry that is written about a listed one, under its title.
 */
typedef struct
{
  const char *why;
  const TillidFormField *fields;
  guint n_fields;
  TillidRecord *(*begin) (TillidPatientContext *context, const TillidRecord *record);
} TillidRecordFollow;

/**
 * TillidRecordKind:
 * @type: what is listed
 * @title: marked with NC_ ("form", ...): of the window in which one is written
 * @empty: marked with NC_ ("empty", ...): what is to be done where there is none
 * @added: marked with NC_ ("edit", ...)
 * @changed: marked with NC_ ("edit", ...)
 * @fields: (array length=n_fields): what is asked
 * @n_fields: how many
 * @dup_title: (transfer full): first line of an entry
 * @dup_subtitle: (nullable) (transfer full): second line; "" for none
 * @is_late: (nullable): whether the second line says that something is late: colour and edge repeat it
 * @follow: (nullable): what Enter writes; %NULL to change the entry itself, which the menu offers in either case
 * @choosing_is_enough: whether there is something to keep when something was chosen and nothing typed
 * @prepare: (nullable): fills in what is known of a new one; @list as given to tillid_record_list_set()
 * @also: (nullable): adds to the edit what follows from the entry
 *
 * How one kind of entry is listed and written. Lives as long as the program.
 */
typedef struct
{
  const TillidRecordType *type;
  const char *title;
  const char *empty;
  const char *added;
  const char *changed;
  const TillidFormField *fields;
  guint n_fields;
  char *(*dup_title) (TillidPatientContext *context, const TillidRecord *record);
  char *(*dup_subtitle) (TillidPatientContext *context, const TillidRecord *record);
  gboolean (*is_late) (TillidPatientContext *context, const TillidRecord *record);
  const TillidRecordFollow *follow;
  gboolean choosing_is_enough;
  void (*prepare) (TillidPatientContext *context, TillidRecord *draft, gint64 list);
  void (*also) (TillidPatientContext *context, TillidEdit *edit, const TillidRecord *record);
} TillidRecordKind;

/**
 * TillidRecordList:
 *
 * Keys on a row: Enter opens it, Delete says that it was entered in error, Menu and Shift+F10 what else can be done.
 */
#define TILLID_TYPE_RECORD_LIST (tillid_record_list_get_type ())
G_DECLARE_FINAL_TYPE (TillidRecordList, tillid_record_list, TILLID, RECORD_LIST, GtkWidget)

GtkWidget *tillid_record_list_new (void);
void tillid_record_list_set (TillidRecordList *self,
                             TillidPatientContext *context,
                             const TillidRecordKind *kind,
                             gint64 list,
                             GPtrArray *records,
                             gboolean is_editable);
void tillid_record_list_set_label (TillidRecordList *self, const char *label);
void tillid_record_list_release (TillidRecordList *self);
GtkWindow *tillid_record_list_add (TillidRecordList *self);
GtkWindow *tillid_record_list_edit (TillidRecordList *self, gint64 id);
GtkWidget *tillid_record_list_find (TillidRecordList *self, gint64 id);
GtkListBox *tillid_record_list_get_list (TillidRecordList *self);

G_END_DECLS
