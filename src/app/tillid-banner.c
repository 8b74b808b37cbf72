/* tillid-banner.c - a sentence below the header bar, with one button
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-banner.h"

struct _TillidBanner
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *title_label;
  GtkButton *button;
};

enum
{
  BUTTON_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidBanner, tillid_banner, GTK_TYPE_WIDGET)

static void
button_clicked_cb (TillidBanner *self)
{
  g_signal_emit (self, signals[BUTTON_CLICKED], 0);
}

static void
tillid_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_BANNER);

  G_OBJECT_CLASS (tillid_banner_parent_class)->dispose (object);
}

static void
tillid_banner_class_init (TillidBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_banner_dispose;

  signals[BUTTON_CLICKED] = g_signal_new ("button-clicked", TILLID_TYPE_BANNER, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, TillidBanner, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
tillid_banner_init (TillidBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer floating): a banner that is not shown. */
GtkWidget *
tillid_banner_new (void)
{
  return g_object_new (TILLID_TYPE_BANNER, NULL);
}

/**
 * tillid_banner_show:
 * @title: one or two full sentences, plain text
 * @button: (nullable): the words on the button, with a mnemonic; %NULL for no button
 */
void
tillid_banner_show (TillidBanner *self, const char *title, const char *button)
{
  g_return_if_fail (TILLID_IS_BANNER (self));
  g_return_if_fail (title != NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->button, button);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/* Puts it away; its text stays until the next one. */
void
tillid_banner_hide (TillidBanner *self)
{
  g_return_if_fail (TILLID_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* (transfer none): what it says, or said last. */
const char *
tillid_banner_get_title (TillidBanner *self)
{
  g_return_val_if_fail (TILLID_IS_BANNER (self), NULL);

  return gtk_label_get_label (self->title_label);
}

/* Whether it is there, or on its way. */
gboolean
tillid_banner_is_shown (TillidBanner *self)
{
  g_return_val_if_fail (TILLID_IS_BANNER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}
