/* tillid-look-row.c - one opening with a reason, and the second look at it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-look-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-focus.h"
#include "tillid-person-sign.h"

struct _TillidLookRow
{
  GtkListBoxRow parent_instance;

  gint64 grant;

  TillidPersonSign *sign;
  GtkLabel *title_label;
  GtkLabel *reason_label;
  GtkWidget *late_image;
  GtkLabel *waits_label;
  GtkWidget *form;
  GtkWidget *words_entry;
  GtkWidget *look_button;
  GtkWidget *own_label;
};

enum
{
  SIGNAL_LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidLookRow, tillid_look_row, GTK_TYPE_LIST_BOX_ROW)

static void
looked_cb (TillidLookRow *self)
{
  g_autofree char *words = g_strstrip (tillid_draft_keeper_dup_field (self->words_entry));

  tillid_draft_keeper_forget (self->words_entry);
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0, self->grant, words);
}

static void
tillid_look_row_dispose (GObject *object)
{
  TillidLookRow *self = TILLID_LOOK_ROW (object);

  if (self->words_entry != NULL)
    tillid_draft_keeper_release (self->words_entry);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_LOOK_ROW);

  G_OBJECT_CLASS (tillid_look_row_parent_class)->dispose (object);
}

static void
tillid_look_row_class_init (TillidLookRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_look_row_dispose;

  signals[SIGNAL_LOOKED] = g_signal_new ("looked", TILLID_TYPE_LOOK_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-look-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, sign);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, late_image);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, waits_label);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, form);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, words_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, look_button);
  gtk_widget_class_bind_template_child (widget_class, TillidLookRow, own_label);
  gtk_widget_class_bind_template_callback (widget_class, looked_cb);
}

static void
tillid_look_row_init (TillidLookRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_look_row_new:
 * @session: where the words are kept while they are typed
 * @look: what to show
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
tillid_look_row_new (TillidSession *session, const TillidLook *look)
{
  TillidLookRow *self = g_object_new (TILLID_TYPE_LOOK_ROW, NULL);
  g_autofree char *place =
    g_strdup_printf ("look/%" G_GINT64_FORMAT "/words", look->grant->record.id);
  /* Translators: %s is what somebody said. */
  g_autofree char *reason =
    g_strdup_printf (C_ ("looks", "“%s”"), look->grant->reason != NULL ? look->grant->reason : "");
  g_autofree char *label = g_strdup_printf ("%s. %s. %s", look->title, reason, look->waits);

  self->grant = look->grant->record.id;
  if (look->member != NULL)
    tillid_person_sign_set_member (self->sign, look->member);
  gtk_label_set_label (self->title_label, look->title);
  gtk_label_set_label (self->reason_label, reason);
  gtk_label_set_label (self->waits_label, look->waits);
  gtk_widget_set_visible (self->late_image, look->is_late);
  if (look->is_late)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "late-edge");
      gtk_widget_add_css_class (GTK_WIDGET (self->waits_label), "late");
    }
  gtk_widget_set_visible (self->form, !look->is_own);
  gtk_widget_set_visible (self->own_label, look->is_own);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  tillid_draft_keeper_bind (self->words_entry, session, place, NULL);
  return GTK_WIDGET (self);
}
