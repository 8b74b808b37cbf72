/* tillid-presence-table.c - who is in the room, minute by minute
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-presence-table.h"

#include "tillid-presence-add.h"
#include "tillid-presence-row.h"

/* What is drawn of a visit whose end nobody knows, in minutes. */
#define DEFAULT_SPAN 60

struct _TillidPresenceTable
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkLabel *hint_label;
  GtkMenuButton *add_button;
  TillidPresenceAdd *add_popover;
  TillidPresenceLane *head;
  GtkListBox *list;
  GtkSizeGroup *names;
  GtkSizeGroup *menus;

  TillidVisitModel *model; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TillidPresenceTable, tillid_presence_table, GTK_TYPE_WIDGET)

static TillidPresenceSpan
find_span (TillidVisitModel *model)
{
  const TillidVisit *visit = tillid_visit_model_get_visit (model);
  GPtrArray *presences = tillid_visit_model_get_presences (model);
  TillidPresenceSpan span = { 0 };
  gint64 last;

  span.begun = tillid_visit_model_get_start (model);
  span.start = span.begun - span.begun % 15;
  span.now = tillid_visit_model_get_now (model);
  span.over = visit->length != TILLID_ABSENT ? span.begun + visit->length : TILLID_ABSENT;
  span.is_planned = visit->status == TILLID_VISIT_STATUS_PLANNED;
  last = MAX (span.over, span.begun + (visit->length != TILLID_ABSENT ? 0 : DEFAULT_SPAN));
  last = MAX (last, span.now);
  for (guint i = 0; i < presences->len; i++)
    last = MAX (last, ((TillidPresence *) presences->pdata[i])->until_minute);
  span.end = (last / 15 + 1) * 15;
  return span;
}

static TillidPresenceRow *
selected_row (TillidPresenceTable *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (; focus != NULL && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    if (TILLID_IS_PRESENCE_ROW (focus))
      return TILLID_PRESENCE_ROW (focus);
  return NULL;
}

static gboolean
key_pressed_cb (TillidPresenceTable *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  TillidPresenceRow *row = selected_row (self);

  if (row == NULL || !gtk_widget_is_focus (GTK_WIDGET (row)))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      tillid_presence_row_come_or_go (row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      tillid_presence_row_edit (row);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if (!(modifiers & GDK_SHIFT_MASK))
        return GDK_EVENT_PROPAGATE;
      tillid_presence_row_edit (row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
      tillid_presence_row_remove (row);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
row_activated_cb (TillidPresenceTable *self, GtkListBoxRow *row)
{
  tillid_presence_row_edit (TILLID_PRESENCE_ROW (row));
}

static void
tillid_presence_table_dispose (GObject *object)
{
  TillidPresenceTable *self = TILLID_PRESENCE_TABLE (object);

  g_clear_object (&self->model);
  /* GTK may hold a popover that was closed a moment ago for longer than its parent; the patient goes now. */
  if (self->add_popover != NULL)
    tillid_presence_add_set_model (self->add_popover, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PRESENCE_TABLE);

  G_OBJECT_CLASS (tillid_presence_table_parent_class)->dispose (object);
}

static void
tillid_presence_table_class_init (TillidPresenceTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_presence_table_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-presence-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, root);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, hint_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, add_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, add_popover);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, head);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, list);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, names);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceTable, menus);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_presence_table_init (TillidPresenceTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_presence_table_update:
 * @model: a visit that is there; read again
 *
 * Rows that stay keep the focus.
 */
void
tillid_presence_table_update (TillidPresenceTable *self, TillidVisitModel *model)
{
  TillidPresenceSpan span;
  g_autoptr (GPtrArray) people = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_PRESENCE_TABLE (self));
  g_return_if_fail (TILLID_IS_VISIT_MODEL (model) && tillid_visit_model_get_visit (model) != NULL);

  g_set_object (&self->model, model);
  span = find_span (model);
  people = tillid_visit_people (tillid_visit_model_get_context (model),
                                tillid_visit_model_get_presences (model),
                                tillid_visit_model_get_visit (model)->lead);
  tillid_presence_lane_set (self->head, &span, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), span.now != TILLID_ABSENT);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), tillid_visit_model_is_editable (model));
  tillid_presence_add_set_model (self->add_popover, model);

  for (guint i = 0; i < people->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (tillid_presence_row_new (self->names, self->menus));
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      tillid_presence_row_set (TILLID_PRESENCE_ROW (row), model, people->pdata[i], &span);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) people->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Ctrl+R */
void
tillid_presence_table_focus_list (TillidPresenceTable *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (TILLID_IS_PRESENCE_TABLE (self));

  row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->add_button));
}

/* Opens the list of who can be added. */
void
tillid_presence_table_show_add (TillidPresenceTable *self)
{
  g_return_if_fail (TILLID_IS_PRESENCE_TABLE (self));

  gtk_menu_button_popup (self->add_button);
}
