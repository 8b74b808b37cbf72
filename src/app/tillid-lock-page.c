/* tillid-lock-page.c - what a locked window shows: who, and a field for the password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-lock-page.h"

#include <string.h>

#include "tillid-compat.h"
#include "tillid-person-row.h"
#include "tillid-person-sign.h"
#include "tillid-words.h"

/* Somebody who may work here. */
typedef struct
{
  TillidMember *member; /* (owned) */
  gboolean has_password;
} Person;

struct _TillidLockPage
{
  GtkWidget parent_instance;

  GPtrArray *people; /* (owned) of Person */
  Person *chosen;    /* (nullable): one of people */

  TillidPersonSign *sign;
  GtkLabel *name_label;
  GtkLabel *profession_label;
  GtkEditable *entry;
  GtkWidget *open_label;
  GtkLabel *problem_label;
  GtkWidget *unlock_button;
  GtkWidget *others;
  GtkListBox *others_box;
};

enum
{
  SIGNAL_UNLOCK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidLockPage, tillid_lock_page, GTK_TYPE_WIDGET)

static void
person_free (gpointer data)
{
  Person *person = data;

  tillid_record_unref_any (person->member);
  g_free (person);
}

/* (transfer full) (nullable) */
static char *
profession_of (const TillidMember *member)
{
  if (member->title != NULL)
    return tillid_words_begin (member->title);
  if (member->profession == TILLID_PROFESSION_OTHER)
    return NULL;
  return tillid_words_begin (
    tillid_choice_get_label (tillid_profession_choices, member->profession));
}

static void
unlock_cb (TillidLockPage *self)
{
  g_autofree char *password = NULL;

  if (self->chosen == NULL)
    return;
  if (self->chosen->has_password)
    {
      password = g_strdup (gtk_editable_get_text (self->entry));
      if (*password == '\0')
        {
          gtk_widget_grab_focus (GTK_WIDGET (self->entry));
          return;
        }
    }
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_UNLOCK], 0, self->chosen->member->record.id, password);
  if (password != NULL)
    {
      explicit_bzero (password, strlen (password));
      if (self->entry != NULL) /* unlocking takes the page away */
        gtk_editable_set_text (self->entry, "");
    }
  g_object_unref (self);
}

/* Everybody but who is chosen. */
static void
fill_others (TillidLockPage *self)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->others_box))) != NULL)
    gtk_list_box_remove (self->others_box, row);
  for (guint i = 0; i < self->people->len; i++)
    {
      Person *person = self->people->pdata[i];
      const char *name = person->member->name;
      g_autofree char *profession = NULL;

      if (person == self->chosen)
        continue;
      row = tillid_person_row_new ();
      profession = profession_of (person->member);
      tillid_person_row_set (TILLID_PERSON_ROW (row), name != NULL ? name : "", profession, FALSE);
      tillid_person_sign_set_member (tillid_person_row_get_sign (TILLID_PERSON_ROW (row)),
                                     person->member);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "tillid-person", person);
      gtk_list_box_append (self->others_box, row);
    }
  gtk_widget_set_visible (self->others, self->people->len > 1);
}

static void
show_chosen (TillidLockPage *self)
{
  const TillidMember *member = self->chosen->member;
  g_autofree char *profession = profession_of (member);

  tillid_person_sign_set_member (self->sign, member);
  gtk_label_set_label (self->name_label, member->name != NULL ? member->name : "");
  gtk_label_set_label (self->profession_label, profession != NULL ? profession : "");
  gtk_widget_set_visible (GTK_WIDGET (self->profession_label), profession != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), self->chosen->has_password);
  gtk_widget_set_visible (self->open_label, !self->chosen->has_password);
  gtk_editable_set_text (self->entry, "");
  fill_others (self);
  gtk_widget_grab_focus (self->chosen->has_password ? GTK_WIDGET (self->entry)
                                                    : self->unlock_button);
}

static void
row_activated_cb (TillidLockPage *self, GtkListBoxRow *row)
{
  self->chosen = g_object_get_data (G_OBJECT (row), "tillid-person");
  show_chosen (self);
}

static gboolean
tillid_lock_page_grab_focus (GtkWidget *widget)
{
  TillidLockPage *self = TILLID_LOCK_PAGE (widget);

  if (self->chosen != NULL && self->chosen->has_password)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return gtk_widget_grab_focus (self->unlock_button);
}

static void
tillid_lock_page_dispose (GObject *object)
{
  TillidLockPage *self = TILLID_LOCK_PAGE (object);

  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_LOCK_PAGE);
  self->chosen = NULL;
  g_clear_pointer (&self->people, g_ptr_array_unref);

  G_OBJECT_CLASS (tillid_lock_page_parent_class)->dispose (object);
}

static void
tillid_lock_page_class_init (TillidLockPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_lock_page_dispose;
  widget_class->grab_focus = tillid_lock_page_grab_focus;
  signals[SIGNAL_UNLOCK] =
    g_signal_new ("unlock", TILLID_TYPE_LOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-lock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, sign);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, profession_label);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, entry);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, open_label);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, unlock_button);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, others);
  gtk_widget_class_bind_template_child (widget_class, TillidLockPage, others_box);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_lock_page_init (TillidLockPage *self)
{
  self->people = g_ptr_array_new_with_free_func (person_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_lock_page_new:
 *
 * Returns: (transfer floating): a page without colleagues yet
 */
GtkWidget *
tillid_lock_page_new (void)
{
  return g_object_new (TILLID_TYPE_LOCK_PAGE, NULL);
}

/**
 * tillid_lock_page_add:
 * @member: a colleague who may work here
 * @has_password: whether a password is asked for
 *
 * Rows stand in the order they are added.
 */
void
tillid_lock_page_add (TillidLockPage *self, const TillidMember *member, gboolean has_password)
{
  Person *person = NULL;

  g_return_if_fail (TILLID_IS_LOCK_PAGE (self) && member != NULL);

  person = g_new0 (Person, 1);
  person->member = tillid_record_ref_any ((gpointer) member);
  person->has_password = has_password;
  g_ptr_array_add (self->people, person);
}

/**
 * tillid_lock_page_choose:
 * @member: id of a colleague who was added; the first one if nobody has it
 *
 * Who the password is asked of.
 */
void
tillid_lock_page_choose (TillidLockPage *self, gint64 member)
{
  g_return_if_fail (TILLID_IS_LOCK_PAGE (self));

  if (self->people->len == 0)
    return;
  self->chosen = self->people->pdata[0];
  for (guint i = 0; i < self->people->len; i++)
    {
      Person *person = self->people->pdata[i];

      if (person->member->record.id == member)
        self->chosen = person;
    }
  show_chosen (self);
}

/**
 * tillid_lock_page_get_chosen:
 *
 * Returns: the id of the colleague who is asked; 0 if there is none
 */
gint64
tillid_lock_page_get_chosen (TillidLockPage *self)
{
  g_return_val_if_fail (TILLID_IS_LOCK_PAGE (self), 0);

  return self->chosen != NULL ? self->chosen->member->record.id : 0;
}

/* Nothing is typed or chosen while a password is looked at. */
void
tillid_lock_page_set_busy (TillidLockPage *self, gboolean is_busy)
{
  g_return_if_fail (TILLID_IS_LOCK_PAGE (self));

  if (self->entry == NULL)
    return; /* it was left meanwhile */
  /* Only not editable: an entry that has the focus and becomes insensitive loses it without being told. */
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !is_busy);
  gtk_widget_set_sensitive (self->unlock_button, !is_busy);
  gtk_widget_set_sensitive (self->others, !is_busy);
}

/**
 * tillid_lock_page_show_problem:
 * @problem: a sentence
 *
 * Why nobody was let in.
 */
void
tillid_lock_page_show_problem (TillidLockPage *self, const char *problem)
{
  g_return_if_fail (TILLID_IS_LOCK_PAGE (self) && problem != NULL);

  gtk_label_set_label (self->problem_label, problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problem_label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, problem, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
