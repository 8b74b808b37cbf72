/* tillid-pair-row.c - who could meet the patient next: one possibility
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-pair-row.h"

#include "tillid-person-sign.h"

struct _TillidPairRow
{
  GtkListBoxRow parent_instance;

  TillidPersonSign *lead_sign;
  TillidPersonSign *second_sign;
  TillidPersonSign *interpreter_sign;
  GtkLabel *who_label;
  GtkLabel *meaning_label;
  GtkLabel *coc_label;
};

G_DEFINE_FINAL_TYPE (TillidPairRow, tillid_pair_row, GTK_TYPE_LIST_BOX_ROW)

static void
tillid_pair_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PAIR_ROW);

  G_OBJECT_CLASS (tillid_pair_row_parent_class)->dispose (object);
}

static void
tillid_pair_row_class_init (TillidPairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_pair_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-pair-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPairRow, lead_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPairRow, second_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPairRow, interpreter_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPairRow, who_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPairRow, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPairRow, coc_label);
}

static void
tillid_pair_row_init (TillidPairRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Somebody the patient has not met is an outline with the same letters. */
static void
set_member (TillidPersonSign *sign, const TillidMember *member, gboolean is_known)
{
  if (is_known || member == NULL)
    tillid_person_sign_set_member (sign, member);
  else
    tillid_person_sign_set (sign, TILLID_SIGN_NOT_MET, TILLID_ABSENT, member->initials);
}

/* (transfer floating): a row that says who could meet the patient next. Neither @context nor @pair is held. */
GtkWidget *
tillid_pair_row_new (TillidPatientContext *context, const TillidContinuityPair *pair)
{
  TillidPairRow *self = g_object_new (TILLID_TYPE_PAIR_ROW, NULL);
  const TillidInterpreter *interpreter =
    tillid_patient_context_find_interpreter (context, pair->interpreter);

  set_member (self->lead_sign, tillid_patient_context_find_member (context, pair->lead),
              pair->knows_lead);
  gtk_widget_set_visible (GTK_WIDGET (self->second_sign), pair->introduces != 0);
  if (pair->introduces != 0)
    set_member (self->second_sign, tillid_patient_context_find_member (context, pair->introduces),
                FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->interpreter_sign),
                          interpreter != NULL || pair->new_interpreter);
  if (interpreter != NULL && !pair->new_interpreter)
    tillid_person_sign_set_interpreter (self->interpreter_sign, interpreter);
  else
    tillid_person_sign_set (self->interpreter_sign, TILLID_SIGN_INTERPRETER, TILLID_ABSENT, "?");

  gtk_label_set_label (self->who_label, pair->who);
  gtk_label_set_label (self->meaning_label, pair->meaning);
  gtk_label_set_label (self->coc_label, pair->coc);
  gtk_widget_add_css_class (GTK_WIDGET (self->coc_label), pair->is_booked ? "strong" : "dim-label");
  if (pair->is_booked)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "booked");
      gtk_widget_add_css_class (GTK_WIDGET (self), "tinted");
      gtk_widget_add_css_class (GTK_WIDGET (self->who_label), "strong");
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->meaning_label), "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, pair->label,
                                  -1);
  return GTK_WIDGET (self);
}
