/* tillid-record-list.c - a short list of entries, each opened in a window of its own
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-record-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-focus.h"
#include "tillid-history-window.h"
#include "tillid-record-window.h"

struct _TillidRecordList
{
  GtkWidget parent_instance;

  GtkListBox *list;     /* (unowned) */
  GtkLabel *empty;      /* (unowned): in the list while it has no row */
  GtkPopoverMenu *menu; /* (unowned) */

  TillidPatientContext *context; /* (owned) (nullable) */
  const TillidRecordKind *kind;  /* (unowned) (nullable) */
  gint64 section;
  gboolean is_editable;
};

G_DEFINE_FINAL_TYPE (TillidRecordList, tillid_record_list, GTK_TYPE_WIDGET)

static const TillidRecord *
record_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "record") : NULL;
}

static GtkWindow *
open_window (TillidRecordList *self, const TillidRecord *opened)
{
  const TillidRecordQuestion question = {
    .title = g_dpgettext2 (GETTEXT_PACKAGE, "form", self->kind->title),
    .why = g_dpgettext2 (GETTEXT_PACKAGE, "edit",
                         opened != NULL ? self->kind->changed : self->kind->added),
    .fields = self->kind->fields,
    .n_fields = self->kind->n_fields,
    .list = self->section,
    .choosing_is_enough = self->kind->choosing_is_enough,
    .also = self->kind->also,
  };
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  TillidRecord *draft = NULL;
  GtkWindow *window;

  if (opened == NULL)
    {
      draft = tillid_patient_context_new_record (self->context, self->kind->type);
      if (self->kind->prepare != NULL)
        self->kind->prepare (self->context, draft, self->section);
    }
  window = tillid_record_window_new (parent, self->context, &question, opened, draft);
  gtk_window_present (window);
  return window;
}

/* (nullable): the window in which a new entry about @listed is written. */
static GtkWindow *
open_follow (TillidRecordList *self, const TillidRecord *listed)
{
  const TillidRecordFollow *follow = self->kind->follow;
  TillidRecord *draft = follow->begin (self->context, listed);
  g_autofree char *title = self->kind->dup_title (self->context, listed);
  const TillidRecordQuestion question = {
    .title = title,
    .why = g_dpgettext2 (GETTEXT_PACKAGE, "edit", follow->why),
    .fields = follow->fields,
    .n_fields = follow->n_fields,
    .list = listed->id,
    .choosing_is_enough = TRUE,
  };
  GtkWindow *window = NULL;

  if (draft == NULL)
    return NULL;
  window = tillid_record_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     self->context, &question, NULL, draft);
  gtk_window_present (window);
  return window;
}

static GtkListBoxRow *
focused_row (TillidRecordList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return GTK_IS_LIST_BOX_ROW (focus) ? GTK_LIST_BOX_ROW (focus) : NULL;
}

static void
activated_cb (TillidRecordList *self, GtkListBoxRow *row)
{
  if (!self->is_editable || record_of (row) == NULL)
    return;
  if (self->kind->follow == NULL || open_follow (self, record_of (row)) == NULL)
    open_window (self, record_of (row));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_edit (TILLID_RECORD_LIST (widget), g_variant_get_int64 (parameter));
}

static void
versions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidRecordList *self = TILLID_RECORD_LIST (widget);

  gtk_window_present (tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                 self->context, self->kind->type,
                                                 g_variant_get_int64 (parameter)));
}

/* It stays in the history, and comes back from there. */
static void
in_error_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidRecordList *self = TILLID_RECORD_LIST (widget);
  GtkWidget *row = tillid_record_list_find (self, g_variant_get_int64 (parameter));

  if (self->is_editable && row != NULL)
    tillid_patient_context_enter_in_error (self->context,
                                           (gpointer) record_of (GTK_LIST_BOX_ROW (row)));
}

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_int64 (id));
  g_menu_append_item (menu, item);
}

static void
show_menu (TillidRecordList *self, GtkListBoxRow *row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const TillidRecord *record = record_of (row);
  graphene_rect_t bounds;

  if (record == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self), &bounds))
    return;
  if (self->is_editable)
    append_item (menu, C_ ("menu", "_Edit"), "records.edit", record->id);
  append_item (menu, C_ ("menu", "_Versions"), "records.versions", record->id);
  if (self->is_editable)
    append_item (menu, C_ ("menu", "Entered in e_rror"), "records.in-error", record->id);
  gtk_popover_menu_set_menu_model (self->menu, G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) (bounds.origin.x + bounds.size.width / 2),
                                                (int) bounds.origin.y, 1,
                                                (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
key_pressed_cb (TillidRecordList *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();
  GtkListBoxRow *row = focused_row (self);

  if (record_of (row) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((keyval == GDK_KEY_Menu && mods == 0) || (keyval == GDK_KEY_F10 && mods == GDK_SHIFT_MASK))
    {
      show_menu (self, row);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) && mods == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "records.in-error", "x", record_of (row)->id);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (TillidRecordList *self, int n_press, double x, double y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row != NULL)
    show_menu (self, row);
}

static gboolean
tillid_record_list_grab_focus (GtkWidget *widget)
{
  TillidRecordList *self = TILLID_RECORD_LIST (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
tillid_record_list_dispose (GObject *object)
{
  TillidRecordList *self = TILLID_RECORD_LIST (object);

  g_clear_object (&self->context);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->list)));

  G_OBJECT_CLASS (tillid_record_list_parent_class)->dispose (object);
}

static void
tillid_record_list_class_init (TillidRecordListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_record_list_dispose;
  widget_class->grab_focus = tillid_record_list_grab_focus;
  widget_class->focus = tillid_focus_children;
  gtk_widget_class_install_action (widget_class, "records.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "records.versions", "x", versions_action);
  gtk_widget_class_install_action (widget_class, "records.in-error", "x", in_error_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_record_list_init (TillidRecordList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *empty = gtk_label_new (NULL);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  self->empty = GTK_LABEL (empty);
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_xalign (self->empty, 0);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "plan-empty");
  gtk_list_box_set_placeholder (self->list, empty);
  self->menu = GTK_POPOVER_MENU (gtk_popover_menu_new_from_model (NULL));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

/* (transfer floating): a list of nothing yet. */
GtkWidget *
tillid_record_list_new (void)
{
  return g_object_new (TILLID_TYPE_RECORD_LIST, NULL);
}

static GtkWidget *
new_row (TillidRecordList *self, TillidRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = self->kind->dup_title (self->context, record);
  g_autofree char *subtitle =
    self->kind->dup_subtitle != NULL ? self->kind->dup_subtitle (self->context, record) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (self->kind->is_late != NULL && self->kind->is_late (self->context, record))
    gtk_widget_add_css_class (row, "late-edge");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), self->is_editable);
  g_object_set_data_full (G_OBJECT (row), "record", tillid_record_ref_any (record),
                          tillid_record_unref_any);
  return row;
}

/**
 * tillid_record_list_set:
 * @self: a list
 * @context: the patient
 * @kind: (unowned): how such entries are listed and written
 * @list: which of several lists of that kind: a section, what they are about, or 0
 * @records: (element-type TillidRecord): what is listed
 * @is_editable: whether it may be changed
 *
 * Shows @records; the entry that had the focus, or its place, keeps it.
 */
void
tillid_record_list_set (TillidRecordList *self,
                        TillidPatientContext *context,
                        const TillidRecordKind *kind,
                        gint64 list,
                        GPtrArray *records,
                        gboolean is_editable)
{
  GtkListBoxRow *focused;
  gint64 id;
  int place;
  GtkWidget *row;

  g_return_if_fail (TILLID_IS_RECORD_LIST (self) && TILLID_IS_PATIENT_CONTEXT (context));
  g_return_if_fail (kind != NULL && records != NULL);

  focused = focused_row (self);
  id = record_of (focused) != NULL ? record_of (focused)->id : 0;
  place = focused != NULL ? gtk_list_box_row_get_index (focused) : -1;
  g_set_object (&self->context, context);
  self->kind = kind;
  self->section = list;
  self->is_editable = is_editable;
  gtk_label_set_label (self->empty, g_dpgettext2 (GETTEXT_PACKAGE, "empty", kind->empty));
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < records->len; i++)
    gtk_list_box_append (self->list, new_row (self, records->pdata[i]));
  if (place < 0)
    return;
  row = tillid_record_list_find (self, id);
  if (row == NULL)
    row = GTK_WIDGET (
      gtk_list_box_get_row_at_index (self->list, MIN (place, MAX ((int) records->len - 1, 0))));
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* What the list is called for a screen reader. */
void
tillid_record_list_set_label (TillidRecordList *self, const char *label)
{
  g_return_if_fail (TILLID_IS_RECORD_LIST (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/* Lets go of the patient. */
void
tillid_record_list_release (TillidRecordList *self)
{
  GtkWidget *row;

  g_return_if_fail (TILLID_IS_RECORD_LIST (self));

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_object (&self->context);
}

/* (transfer none) (nullable): the window in which a new entry is being written */
GtkWindow *
tillid_record_list_add (TillidRecordList *self)
{
  g_return_val_if_fail (TILLID_IS_RECORD_LIST (self), NULL);

  return self->context != NULL && self->is_editable ? open_window (self, NULL) : NULL;
}

/* (transfer none) (nullable): the window in which an entry is being changed */
GtkWindow *
tillid_record_list_edit (TillidRecordList *self, gint64 id)
{
  GtkWidget *row;

  g_return_val_if_fail (TILLID_IS_RECORD_LIST (self), NULL);

  row = tillid_record_list_find (self, id);
  return row != NULL && self->is_editable ? open_window (self, record_of (GTK_LIST_BOX_ROW (row)))
                                          : NULL;
}

/* (transfer none) (nullable): the row of an entry */
GtkWidget *
tillid_record_list_find (TillidRecordList *self, gint64 id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (TILLID_IS_RECORD_LIST (self), NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (record_of (row) != NULL && record_of (row)->id == id)
      return GTK_WIDGET (row);
  return NULL;
}

/* (transfer none): its rows */
GtkListBox *
tillid_record_list_get_list (TillidRecordList *self)
{
  g_return_val_if_fail (TILLID_IS_RECORD_LIST (self), NULL);

  return self->list;
}
