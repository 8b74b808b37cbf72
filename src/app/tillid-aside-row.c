/* tillid-aside-row.c - a prompt that was put aside, and showing it again
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-aside-row.h"

struct _TillidAsideRow
{
  GtkWidget parent_instance;

  GtkWidget *content; /* bound, so that it goes with the template */
  GtkLabel *text_label;
  GtkWidget *again_button;

  TillidContinuityModel *model; /* (owned) (nullable) */
  guint index;
};

G_DEFINE_FINAL_TYPE (TillidAsideRow, tillid_aside_row, GTK_TYPE_WIDGET)

static const TillidContinuityAside *
aside_of (TillidAsideRow *self)
{
  const TillidContinuityView *view =
    self->model != NULL ? tillid_continuity_model_get_view (self->model) : NULL;

  if (view == NULL || view->aside == NULL || self->index >= view->aside->len)
    return NULL;
  return view->aside->pdata[self->index];
}

static void
show_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidAsideRow *self = TILLID_ASIDE_ROW (widget);
  const TillidContinuityAside *aside = aside_of (self);

  if (aside != NULL && gtk_widget_get_visible (self->again_button))
    tillid_continuity_model_show_again (self->model, aside);
}

static void
tillid_aside_row_dispose (GObject *object)
{
  g_clear_object (&TILLID_ASIDE_ROW (object)->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_ASIDE_ROW);

  G_OBJECT_CLASS (tillid_aside_row_parent_class)->dispose (object);
}

static void
tillid_aside_row_class_init (TillidAsideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_aside_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-aside-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidAsideRow, content);
  gtk_widget_class_bind_template_child (widget_class, TillidAsideRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAsideRow, again_button);
  gtk_widget_class_install_action (widget_class, "aside.show-again", NULL, show_again_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_aside_row_init (TillidAsideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_aside_row_set:
 * @self: a row
 * @model: (nullable): the Continuity page's model; held until it is set anew
 * @index: number in the model's view; out of range hides the row
 *
 * Says until when a prompt was put aside.
 */
void
tillid_aside_row_set (TillidAsideRow *self, TillidContinuityModel *model, guint index)
{
  const TillidContinuityAside *aside;

  g_return_if_fail (TILLID_IS_ASIDE_ROW (self));

  g_set_object (&self->model, model);
  self->index = index;
  aside = aside_of (self);
  gtk_widget_set_visible (GTK_WIDGET (self), aside != NULL);
  if (aside == NULL)
    return;
  gtk_label_set_label (self->text_label, aside->text);
  gtk_widget_set_visible (self->again_button,
                          tillid_patient_context_may_write (tillid_continuity_model_get_context (
                                                              model),
                                                            &tillid_snooze_type));
}
