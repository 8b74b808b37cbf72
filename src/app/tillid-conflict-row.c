/* tillid-conflict-row.c - one field that was changed in two places
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Both values stand side by side, in full. Where both can stay, that is proposed: then Return alone loses nothing. */
#include "config.h"

#include "tillid-conflict-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-format.h"

struct _TillidConflictRow
{
  GtkWidget parent_instance;

  GtkLabel *field_label;
  GtkLabel *mine_label;
  GtkLabel *theirs_label;
  GtkCheckButton *both_button;
  GtkCheckButton *mine_button;
  GtkCheckButton *theirs_button;
};

G_DEFINE_FINAL_TYPE (TillidConflictRow, tillid_conflict_row, GTK_TYPE_WIDGET)

static void
tillid_conflict_row_dispose (GObject *object)
{
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CONFLICT_ROW);

  G_OBJECT_CLASS (tillid_conflict_row_parent_class)->dispose (object);
}

static void
tillid_conflict_row_class_init (TillidConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_conflict_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidConflictRow, field_label);
  gtk_widget_class_bind_template_child (widget_class, TillidConflictRow, mine_label);
  gtk_widget_class_bind_template_child (widget_class, TillidConflictRow, theirs_label);
  gtk_widget_class_bind_template_child (widget_class, TillidConflictRow, both_button);
  gtk_widget_class_bind_template_child (widget_class, TillidConflictRow, mine_button);
  gtk_widget_class_bind_template_child (widget_class, TillidConflictRow, theirs_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_conflict_row_init (TillidConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
write_reference (TillidPatientContext *context, gint64 id)
{
  const TillidMember *member = tillid_patient_context_find_member (context, id);
  const TillidInterpreter *interpreter = tillid_patient_context_find_interpreter (context, id);

  if (member != NULL)
    return g_strdup (member->name);
  if (interpreter != NULL)
    return g_strdup (interpreter->name);
  return g_strdup (C_ ("conflict", "Another entry"));
}

/* (transfer full): a value as people read it. */
static char *
write_value (TillidPatientContext *context, const TillidRecord *record, const TillidField *field)
{
  if (tillid_record_field_is_absent (record, field))
    return g_strdup (C_ ("conflict", "Nothing"));
  switch (field->kind)
    {
    case TILLID_KIND_TEXT:
      return g_strdup (TILLID_MEMBER (record, field, char *));
    case TILLID_KIND_LANG:
      return tillid_format_language_name (TILLID_MEMBER (record, field, char *));
    case TILLID_KIND_INT:
      return tillid_format_number (TILLID_MEMBER (record, field, gint64), NULL);
    case TILLID_KIND_BOOL:
      return g_strdup (TILLID_MEMBER (record, field, gboolean) ? C_ ("conflict", "Yes")
                                                               : C_ ("conflict", "No"));
    case TILLID_KIND_DAY:
      return tillid_format_day (TILLID_MEMBER (record, field, gint64), TILLID_FORMAT_DAY_SHORT,
                                NULL);
    case TILLID_KIND_MINUTE:
      return tillid_format_time ((int) TILLID_MEMBER (record, field, gint64), NULL);
    case TILLID_KIND_REF:
      return write_reference (context, TILLID_MEMBER (record, field, gint64));
    case TILLID_KIND_CHOICE:
      return g_strdup (
        tillid_choice_get_label (field->choices, TILLID_MEMBER (record, field, int)));
    case TILLID_KIND_TOLD:
      return tillid_format_told (TILLID_MEMBER (record, field, TillidTold *), NULL);
    case TILLID_KIND_REAL:
    case TILLID_KIND_INSTANT:
    default:
      return tillid_record_field_to_text (record, field);
    }
}

static void
show_value (GtkLabel *label,
            TillidPatientContext *context,
            const TillidRecord *record,
            const TillidField *field)
{
  g_autofree char *value = write_value (context, record, field);

  gtk_label_set_label (label, value != NULL ? value : "");
}

/* @conflict: only needed during the call */
GtkWidget *
tillid_conflict_row_new (TillidPatientContext *context, const TillidConflict *conflict)
{
  TillidConflictRow *self = g_object_new (TILLID_TYPE_CONFLICT_ROW, NULL);
  const gboolean can_join = tillid_conflict_can_join (conflict);

  gtk_label_set_label (self->field_label, tillid_field_get_label (conflict->field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tillid_field_get_label (conflict->field), -1);
  show_value (self->mine_label, context, conflict->mine, conflict->field);
  show_value (self->theirs_label, context, conflict->theirs, conflict->field);
  gtk_widget_set_visible (GTK_WIDGET (self->both_button), can_join);
  gtk_check_button_set_active (can_join ? self->both_button : self->mine_button, TRUE);
  return GTK_WIDGET (self);
}

/* What is chosen now: something always is. */
TillidConflictChoice
tillid_conflict_row_get_choice (TillidConflictRow *self)
{
  g_return_val_if_fail (TILLID_IS_CONFLICT_ROW (self), TILLID_CONFLICT_THEIRS);

  if (gtk_check_button_get_active (self->both_button))
    return TILLID_CONFLICT_BOTH;
  return gtk_check_button_get_active (self->mine_button) ? TILLID_CONFLICT_MINE
                                                         : TILLID_CONFLICT_THEIRS;
}
