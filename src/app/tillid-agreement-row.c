/* tillid-agreement-row.c - one line that a visit agreed on
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-agreement-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-said.h"

struct _TillidAgreementRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *number_label;
  GtkLabel *words_label;
  GtkLabel *staff_label;
  GtkWidget *promise_image;
  GtkImage *teach_image;
  GtkLabel *teach_label;
};

G_DEFINE_FINAL_TYPE (TillidAgreementRow, tillid_agreement_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *words;
} teach_back[] = {
  [TILLID_TEACH_BACK_NOT_ASKED] = { "list-remove-symbolic", NC_ ("teach-back", "Not asked") },
  [TILLID_TEACH_BACK_UNDERSTOOD] = { "emblem-ok-symbolic",
                                     NC_ ("teach-back", "Understood, own words") },
  [TILLID_TEACH_BACK_AGAIN] = { "view-refresh-symbolic",
                                NC_ ("teach-back", "Said again, differently") },
};

static void
tillid_agreement_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_AGREEMENT_ROW);

  G_OBJECT_CLASS (tillid_agreement_row_parent_class)->dispose (object);
}

static void
tillid_agreement_row_class_init (TillidAgreementRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_agreement_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-agreement-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidAgreementRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAgreementRow, words_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAgreementRow, staff_label);
  gtk_widget_class_bind_template_child (widget_class, TillidAgreementRow, promise_image);
  gtk_widget_class_bind_template_child (widget_class, TillidAgreementRow, teach_image);
  gtk_widget_class_bind_template_child (widget_class, TillidAgreementRow, teach_label);
}

static void
tillid_agreement_row_init (TillidAgreementRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_agreement_row_new:
 * @agreement: the line; not kept
 * @number: from 1
 *
 * Returns: (transfer floating): a row of the list
 */
GtkWidget *
tillid_agreement_row_new (const TillidPlanAgreement *agreement, guint number)
{
  TillidAgreementRow *self = g_object_new (TILLID_TYPE_AGREEMENT_ROW, NULL);
  const TillidAgreement *line = agreement->agreement;
  const char *text = line->staff_words != NULL ? line->staff_words : line->words;
  const char *understood =
    g_dpgettext2 (GETTEXT_PACKAGE, "teach-back", teach_back[line->teach_back].words);
  g_autofree char *digits = tillid_format_number (number, NULL);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->number_label, digits);
  tillid_said_set (self->words_label, line->words, line->language);
  gtk_label_set_label (self->staff_label, line->staff_words != NULL ? line->staff_words : "");
  gtk_widget_set_visible (self->promise_image, agreement->is_promised);
  gtk_image_set_from_icon_name (self->teach_image, teach_back[line->teach_back].icon);
  gtk_label_set_label (self->teach_label, understood);

  spoken = agreement->is_promised
             ? g_strdup_printf (C_ ("agreement, spoken", "%s. %s. Ours to do. %s."), digits,
                                text != NULL ? text : "", understood)
             : g_strdup_printf (C_ ("agreement, spoken", "%s. %s. %s."), digits,
                                text != NULL ? text : "", understood);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}
