/* tillid-children-popover.c - the children of a patient: who cares for them, and whether we asked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The children are people of the family drawing, not a second list. Each choice is one edit; who cares for a child is kept when its
 * field is left. While the same children are shown their rows stay, and with them the focus. */
#include "config.h"

#include "tillid-children-popover.h"

#include <glib/gi18n-lib.h>

#include "tillid-family-model.h"
#include "tillid-text-field.h"
#include "tillid-words.h"

#define WIDTH 340
#define MOST_HEIGHT 460

typedef struct
{
  gint64 person;
  GtkLabel *asked_label;
  GtkDropDown *answer_drop;
  TillidTextField *carer_field;
} Row;

struct _TillidChildrenPopover
{
  GtkPopover parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  TillidFamilyModel *model;      /* (owned) (nullable): while it is open */
  GArray *rows;                  /* of Row */
  gboolean is_showing;           /* what changes now is not somebody's choice */

  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (TillidChildrenPopover, tillid_children_popover, GTK_TYPE_POPOVER)

static Row *
row_at (TillidChildrenPopover *self, guint i)
{
  return &g_array_index (self->rows, Row, i);
}

static gboolean
may_write (TillidChildrenPopover *self)
{
  return tillid_patient_context_may_write (self->context, &tillid_child_asked_type);
}

static void
chosen_cb (GtkDropDown *drop, GParamSpec *pspec, TillidChildrenPopover *self)
{
  for (guint i = 0; !self->is_showing && self->model != NULL && i < self->rows->len; i++)
    if (row_at (self, i)->answer_drop == drop)
      {
        tillid_family_model_answer_child (self->model, row_at (self, i)->person,
                                          (TillidChildAnswer) gtk_drop_down_get_selected (drop));
        return;
      }
}

static void
committed_cb (TillidTextField *field, const char *text, TillidChildrenPopover *self)
{
  for (guint i = 0; self->model != NULL && i < self->rows->len; i++)
    if (row_at (self, i)->carer_field == field)
      {
        tillid_family_model_set_carer (self->model, row_at (self, i)->person, text);
        return;
      }
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_answers (TillidChildrenPopover *self, const char *name)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *spoken = name != NULL
                              ? g_strdup_printf (C_ ("family", "Asked about %s"), name)
                              : g_strdup (C_ ("family", "Asked whether there are children"));
  GtkWidget *drop;

  for (guint i = 0; tillid_child_answer_choices[i].code != NULL; i++)
    gtk_string_list_append (labels, tillid_choice_get_label (tillid_child_answer_choices, (int) i));
  drop = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_widget_set_valign (drop, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (drop, may_write (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  return drop;
}

static TillidTextField *
make_carer (TillidChildrenPopover *self,
            const TillidFamilyChild *child,
            const char *name,
            GtkWidget *box)
{
  TillidTextField *field = TILLID_TEXT_FIELD (tillid_text_field_new ());
  g_autofree char *label =
    g_strdup_printf (C_ ("family", "Who cares for %s now"), name != NULL ? name : "");
  g_autofree char *patient =
    tillid_id_dup_text (tillid_patient_context_get_patient (self->context));
  g_autofree char *place =
    g_strdup_printf ("children/%s/%" G_GINT64_FORMAT "/carer", patient, child->person);

  tillid_text_field_set_label (field, label);
  add_label (box, label, "caption");
  tillid_text_field_set_place (field, tillid_patient_context_get_session (self->context), place);
  tillid_text_field_set_editable (field, may_write (self));
  g_signal_connect_object (field, "commit", G_CALLBACK (committed_cb), self, 0);
  return field;
}

static void
add_row (TillidChildrenPopover *self, const TillidFamilyChild *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = child->name != NULL ? tillid_words_isolate (child->name) : NULL;
  Row row = { .person = child->person };

  gtk_widget_set_hexpand (who, TRUE);
  if (child->person == 0)
    add_label (who, C_ ("family", "No child under 18 is in the family drawing."), "dim-label");
  else
    add_label (who, name != NULL ? name : C_ ("family", "no name"), "heading");
  if (child->about != NULL)
    add_label (who, child->about, "dim-label");
  row.answer_drop = GTK_DROP_DOWN (make_answers (self, name));
  gtk_box_append (GTK_BOX (line), who);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (row.answer_drop));
  gtk_box_append (GTK_BOX (box), line);
  if (child->person != 0)
    {
      row.carer_field = make_carer (self, child, name, box);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (row.carer_field));
    }
  row.asked_label = GTK_LABEL (add_label (box, "", "dim-label"));
  g_array_append_val (self->rows, row);
  gtk_box_append (self->box, box);
}

static gboolean
is_same (TillidChildrenPopover *self, GPtrArray *children)
{
  if (children->len != self->rows->len)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (((TillidFamilyChild *) children->pdata[i])->person != row_at (self, i)->person)
      return FALSE;
  return TRUE;
}

static void
forget_rows (TillidChildrenPopover *self)
{
  GtkWidget *first;

  g_array_set_size (self->rows, 0);
  while ((first = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, first);
}

static void
show_children (TillidChildrenPopover *self)
{
  g_autoptr (GPtrArray) children = tillid_family_model_list_children (self->model);

  self->is_showing = TRUE;
  if (!is_same (self, children))
    {
      forget_rows (self);
      for (guint i = 0; i < children->len; i++)
        add_row (self, children->pdata[i]);
    }
  for (guint i = 0; i < children->len; i++)
    {
      const TillidFamilyChild *child = children->pdata[i];
      g_autofree char *asked = tillid_family_child_describe (self->model, child);
      Row *row = row_at (self, i);

      gtk_drop_down_set_selected (row->answer_drop, child->asked != NULL
                                                      ? (guint) child->asked->answer
                                                      : TILLID_CHILD_ANSWER_NOT_YET);
      gtk_label_set_label (row->asked_label, asked);
      if (row->carer_field != NULL)
        tillid_text_field_set_kept (row->carer_field,
                                    child->asked != NULL && child->asked->cared_by != NULL
                                      ? child->asked->cared_by
                                      : "");
    }
  self->is_showing = FALSE;
}

static void
show_cb (TillidChildrenPopover *self)
{
  if (self->context == NULL || self->model != NULL)
    return;
  self->model = tillid_family_model_new (self->context);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (show_children), self,
                           G_CONNECT_SWAPPED);
  show_children (self);
}

/* What is being typed is kept, and nothing of the patient stays. */
static void
closed_cb (TillidChildrenPopover *self)
{
  if (self->model == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self, i)->carer_field != NULL)
      {
        tillid_text_field_commit (row_at (self, i)->carer_field);
        tillid_text_field_set_place (row_at (self, i)->carer_field, NULL, NULL);
      }
  g_clear_object (&self->model);
  forget_rows (self);
}

static void
tillid_children_popover_dispose (GObject *object)
{
  TillidChildrenPopover *self = TILLID_CHILDREN_POPOVER (object);

  closed_cb (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (tillid_children_popover_parent_class)->dispose (object);
}

static void
tillid_children_popover_finalize (GObject *object)
{
  g_array_unref (TILLID_CHILDREN_POPOVER (object)->rows);

  G_OBJECT_CLASS (tillid_children_popover_parent_class)->finalize (object);
}

static void
tillid_children_popover_class_init (TillidChildrenPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_children_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_children_popover_finalize;
}

static void
tillid_children_popover_init (TillidChildrenPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 16));
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  add_label (box, C_ ("family", "Children"), "title-4");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "show", G_CALLBACK (show_cb), NULL);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * tillid_children_popover_set_context:
 * @self: the popover
 * @context: (nullable): the patient; %NULL leaves nothing of the last one
 */
void
tillid_children_popover_set_context (TillidChildrenPopover *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_CHILDREN_POPOVER (self));

  closed_cb (self);
  g_set_object (&self->context, context);
}
