/* tillid-first-run-row.c - one way to begin
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-first-run-row.h"

struct _TillidFirstRunRow
{
  GtkListBoxRow parent_instance;

  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkProgressBar *progress_bar;
  GtkLabel *problem_label;
  GtkBox *buttons_box;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_KIND,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidFirstRunRow, tillid_first_run_row, GTK_TYPE_LIST_BOX_ROW)

/* Label and description are read together. */
static void
update_label (TillidFirstRunRow *self)
{
  g_autofree char *label = g_strdup_printf ("%s. %s", gtk_label_get_label (self->title_label),
                                            gtk_label_get_label (self->subtitle_label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
tillid_first_run_row_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  TillidFirstRunRow *self = TILLID_FIRST_RUN_ROW (object);
  const char *text = g_value_get_string (value);

  switch (id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, text);
      break;
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, text != NULL ? text : "");
      break;
    case PROP_SUBTITLE:
      gtk_label_set_label (self->subtitle_label, text != NULL ? text : "");
      break;
    case PROP_KIND:
      if (text != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (self->image), text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  update_label (self);
}

static void
tillid_first_run_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_FIRST_RUN_ROW);

  G_OBJECT_CLASS (tillid_first_run_row_parent_class)->dispose (object);
}

static void
tillid_first_run_row_class_init (TillidFirstRunRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = tillid_first_run_row_set_property;
  object_class->dispose = tillid_first_run_row_dispose;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-first-run-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunRow, image);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunRow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunRow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunRow, buttons_box);
}

static void
tillid_first_run_row_init (TillidFirstRunRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
remove_buttons (TillidFirstRunRow *self)
{
  GtkWidget *button = NULL;

  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons_box))) != NULL)
    gtk_box_remove (self->buttons_box, button);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons_box), FALSE);
}

/* (nullable): one sentence, %NULL when all is well again. Its buttons go. */
void
tillid_first_run_row_show_problem (TillidFirstRunRow *self, const char *sentence)
{
  g_return_if_fail (TILLID_IS_FIRST_RUN_ROW (self));

  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sentence != NULL);
  remove_buttons (self);
}

/**
 * tillid_first_run_row_add_button:
 * @label: its words, with a mnemonic
 * @action: what it does
 * @target: (transfer floating) (nullable): with what
 *
 * A button that helps, under the sentence or the progress.
 */
void
tillid_first_run_row_add_button (TillidFirstRunRow *self,
                                 const char *label,
                                 const char *action,
                                 GVariant *target)
{
  GtkWidget *button = NULL;

  g_return_if_fail (TILLID_IS_FIRST_RUN_ROW (self) && label != NULL);

  button = gtk_button_new_with_mnemonic (label);
  gtk_widget_add_css_class (button, "compact");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->buttons_box, button);
  gtk_widget_set_visible (GTK_WIDGET (self->buttons_box), TRUE);
}

/* From 0 to 1; less than 0 when there is nothing to wait for. */
void
tillid_first_run_row_show_progress (TillidFirstRunRow *self, double fraction)
{
  g_return_if_fail (TILLID_IS_FIRST_RUN_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), fraction >= 0);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress_bar, MIN (fraction, 1));
}

/* (transfer none) (nullable): the nth button under the sentence, for tests. */
GtkButton *
tillid_first_run_row_get_button (TillidFirstRunRow *self, guint n)
{
  GtkWidget *button = NULL;

  g_return_val_if_fail (TILLID_IS_FIRST_RUN_ROW (self), NULL);

  button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons_box));
  while (button != NULL && n-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return (GtkButton *) button;
}

/* (transfer none): the sentence under the row; "" if there is none. */
const char *
tillid_first_run_row_get_problem (TillidFirstRunRow *self)
{
  g_return_val_if_fail (TILLID_IS_FIRST_RUN_ROW (self), NULL);

  return gtk_label_get_label (self->problem_label);
}
