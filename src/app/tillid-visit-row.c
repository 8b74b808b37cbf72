/* tillid-visit-row.c - one row of the list of visits
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visit-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-sign-of.h"

/* Signs that are drawn; the others are counted. */
#define MOST_SIGNS 5

struct _TillidVisitRow
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkLabel *heading_label;
  GtkWidget *row_box;
  GtkLabel *title_label;
  GtkLabel *time_label;
  GtkBox *signs_box;
  GtkLabel *more_label;
  GtkLabel *line_label;
  GtkLabel *agreed_label;

  TillidVisitItem *item; /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TillidVisitRow, tillid_visit_row, GTK_TYPE_WIDGET)

static void
update_signs (TillidVisitRow *self)
{
  g_autoptr (GPtrArray) people = tillid_visit_item_list_people (self->item);
  GtkWidget *sign = gtk_widget_get_first_child (GTK_WIDGET (self->signs_box));

  for (guint i = 0; i < people->len && i < MOST_SIGNS; i++)
    {
      const TillidVisitPerson *person = people->pdata[i];

      if (!TILLID_IS_PERSON_SIGN (sign))
        {
          sign = tillid_person_sign_new (22);
          gtk_box_insert_child_after (self->signs_box, sign,
                                      gtk_widget_get_prev_sibling (GTK_WIDGET (self->more_label)));
        }
      tillid_person_sign_set_presence (TILLID_PERSON_SIGN (sign), person->who, person->colour,
                                       person->initials, person->name);
      gtk_widget_set_tooltip_text (sign, person->name);
      gtk_widget_set_visible (sign, TRUE);
      sign = gtk_widget_get_next_sibling (sign);
    }
  for (; TILLID_IS_PERSON_SIGN (sign); sign = gtk_widget_get_next_sibling (sign))
    gtk_widget_set_visible (sign, FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self->more_label), people->len > MOST_SIGNS);
  if (people->len > MOST_SIGNS)
    {
      g_autofree char *number = tillid_format_number (people->len - MOST_SIGNS, NULL);
      /* The marks keep the sign before its number where the text runs from right to left. */
      g_autofree char *more = g_strconcat ("\u2066+", number, "\u2069", NULL);

      gtk_label_set_label (self->more_label, more);
    }
}

static void
update_label (TillidVisitRow *self)
{
  g_autofree char *sentence = NULL;

  if (self->item == NULL)
    return;
  sentence = tillid_visit_item_dup_sentence (self->item);
  tillid_list_item_set_label (GTK_WIDGET (self), sentence);
}

static void
set_item (TillidVisitRow *self, TillidVisitItem *item)
{
  TillidVisitItemKind kind;
  g_autofree char *title = NULL, *time = NULL, *line = NULL, *agreed = NULL;

  if (!g_set_object (&self->item, item) || item == NULL)
    return;
  kind = tillid_visit_item_get_kind (item);
  title = tillid_visit_item_dup_title (item);
  gtk_widget_set_visible (GTK_WIDGET (self->heading_label), kind == TILLID_VISIT_ITEM_HEADING);
  gtk_widget_set_visible (self->row_box, kind != TILLID_VISIT_ITEM_HEADING);
  gtk_label_set_label (kind == TILLID_VISIT_ITEM_HEADING ? self->heading_label : self->title_label,
                       title);
  if (kind == TILLID_VISIT_ITEM_CONTACT)
    gtk_widget_add_css_class (self->row_box, "dim-label");
  else
    gtk_widget_remove_css_class (self->row_box, "dim-label");

  time = tillid_visit_item_dup_time (item);
  line = tillid_visit_item_dup_first_line (item);
  agreed = tillid_visit_item_dup_agreed (item);
  gtk_label_set_label (self->time_label, time);
  gtk_widget_set_visible (GTK_WIDGET (self->time_label), *time != '\0');
  gtk_label_set_label (self->line_label, line);
  gtk_label_set_label (self->agreed_label, agreed);
  update_signs (self);
  update_label (self);
}

static void
tillid_visit_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      g_value_set_object (value, TILLID_VISIT_ROW (object)->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_visit_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ITEM:
      set_item (TILLID_VISIT_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_visit_row_dispose (GObject *object)
{
  g_clear_object (&TILLID_VISIT_ROW (object)->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISIT_ROW);

  G_OBJECT_CLASS (tillid_visit_row_parent_class)->dispose (object);
}

static void
tillid_visit_row_class_init (TillidVisitRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tillid_visit_row_dispose;
  object_class->get_property = tillid_visit_row_get_property;
  object_class->set_property = tillid_visit_row_set_property;
  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, TILLID_TYPE_VISIT_ITEM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, root);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, row_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, signs_box);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, more_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, line_label);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitRow, agreed_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_visit_row_init (TillidVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A row is filled before it is in its place. */
  g_signal_connect (self, "notify::parent", G_CALLBACK (update_label), NULL);
}
