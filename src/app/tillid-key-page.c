/* tillid-key-page.c - what a window shows while an encrypted clinic is closed: name and password, or the recovery key
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Who works in an encrypted clinic stands in the file that is still closed: so the name is typed, not chosen. A file
 * without passwords beside it, as a backup, opens with its recovery key alone. */
#include "config.h"

#include "tillid-key-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-compat.h"
#include "tillid-key-slots.h"
#include "tillid-words.h"

struct _TillidKeyPage
{
  GtkWidget parent_instance;

  char *path; /* (owned) */
  gboolean is_busy;
  gboolean wants_recovery;

  GtkLabel *title_label;
  GtkLabel *intro_label;
  GtkWidget *list_box;
  GtkEditable *name_row;
  GtkEditable *password_row;
  GtkEditable *recovery_row;
  GtkLabel *problem_label;
  GtkSpinner *spinner;
  GtkWidget *open_button;
  GtkButton *other_button;
  GtkWidget *leave_button;
};

enum
{
  SIGNAL_ENTER,
  SIGNAL_RECOVER,
  SIGNAL_LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidKeyPage, tillid_key_page, GTK_TYPE_WIDGET)

static gboolean
has_text (GtkEditable *row)
{
  return *gtk_editable_get_text (row) != '\0';
}

static gboolean
is_complete (TillidKeyPage *self)
{
  if (self->wants_recovery)
    return has_text (self->recovery_row);
  return has_text (self->name_row) && has_text (self->password_row);
}

static GtkWidget *
first_empty (TillidKeyPage *self)
{
  if (self->wants_recovery)
    return GTK_WIDGET (self->recovery_row);
  return GTK_WIDGET (has_text (self->name_row) ? self->password_row : self->name_row);
}

static void
hide_problem (TillidKeyPage *self)
{
  gtk_label_set_label (self->problem_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
}

static void
update (TillidKeyPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), !self->wants_recovery);
  gtk_widget_set_visible (GTK_WIDGET (self->password_row), !self->wants_recovery);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_row), self->wants_recovery);
  gtk_button_set_label (self->other_button, self->wants_recovery
                                              ? C_ ("key", "Use name and password")
                                              : C_ ("key", "Use the recovery key"));
  gtk_widget_set_sensitive (self->list_box, !self->is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->other_button), !self->is_busy);
  gtk_widget_set_sensitive (self->open_button, !self->is_busy && is_complete (self));
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->is_busy);
  gtk_spinner_set_spinning (self->spinner, self->is_busy);
}

static void
changed_cb (TillidKeyPage *self)
{
  hide_problem (self);
  update (self);
}

static void
other_cb (TillidKeyPage *self)
{
  self->wants_recovery = !self->wants_recovery;
  changed_cb (self);
  gtk_widget_grab_focus (first_empty (self));
}

/* Handlers may take the page away. */
static void
open_cb (TillidKeyPage *self)
{
  char *name, *secret;

  if (self->is_busy)
    return;
  if (!is_complete (self))
    {
      gtk_widget_grab_focus (first_empty (self));
      return;
    }
  name = g_strdup (gtk_editable_get_text (self->name_row));
  secret = g_strdup (
    gtk_editable_get_text (self->wants_recovery ? self->recovery_row : self->password_row));
  g_object_ref (self);
  if (self->wants_recovery)
    g_signal_emit (self, signals[SIGNAL_RECOVER], 0, secret);
  else
    g_signal_emit (self, signals[SIGNAL_ENTER], 0, name, secret);
  g_object_unref (self);
  tillid_secret_free (secret);
  g_free (name);
}

static void
leave_cb (TillidKeyPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static gboolean
tillid_key_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (first_empty (TILLID_KEY_PAGE (widget)));
}

static void
tillid_key_page_dispose (GObject *object)
{
  TillidKeyPage *self = TILLID_KEY_PAGE (object);

  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_KEY_PAGE);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (tillid_key_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, intro_label);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, recovery_row);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, other_button);
  gtk_widget_class_bind_template_child (widget_class, TillidKeyPage, leave_button);
}

static void
tillid_key_page_class_init (TillidKeyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType text = G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE;

  G_OBJECT_CLASS (klass)->dispose = tillid_key_page_dispose;
  widget_class->grab_focus = tillid_key_page_grab_focus;
  signals[SIGNAL_ENTER] = g_signal_new ("enter", TILLID_TYPE_KEY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, text, text);
  signals[SIGNAL_RECOVER] = g_signal_new ("recover", TILLID_TYPE_KEY_PAGE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, text);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", TILLID_TYPE_KEY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-key-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_key_page_init (TillidKeyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tillid_key_page_new:
 * @path: an encrypted clinic file
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
tillid_key_page_new (const char *path)
{
  TillidKeyPage *self = g_object_new (TILLID_TYPE_KEY_PAGE, NULL);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *isolated = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  base = g_path_get_basename (path);
  name = g_filename_display_name (base);
  if (g_str_has_suffix (name, ".tillid"))
    name[strlen (name) - strlen (".tillid")] = '\0';
  isolated = tillid_words_isolate (name);
  self->path = g_strdup (path);
  gtk_label_set_label (self->title_label, isolated);
  if (!tillid_key_slots_exist (path))
    {
      self->wants_recovery = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self->other_button), FALSE);
      gtk_label_set_label (self->intro_label,
                           C_ ("error",
                               "The file is not a Tillid clinic, or it is an encrypted one "
                               "without its passwords: then its recovery key opens it."));
    }
  update (self);
  return GTK_WIDGET (self);
}

/* (transfer none): the file that is to be opened. */
const char *
tillid_key_page_get_path (TillidKeyPage *self)
{
  g_return_val_if_fail (TILLID_IS_KEY_PAGE (self), NULL);

  return self->path;
}

/* Before fields go insensitive with the cursor still blinking: GTK 4.8 does not tell them. */
static void
leave_fields (TillidKeyPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}

/* A password is being tried, which takes a second: nothing can be typed meanwhile. */
void
tillid_key_page_set_busy (TillidKeyPage *self, gboolean is_busy)
{
  g_return_if_fail (TILLID_IS_KEY_PAGE (self));

  if (is_busy)
    leave_fields (self);
  self->is_busy = is_busy;
  changed_cb (self);
}

/**
 * tillid_key_page_show_work:
 * @sentence: what is being done with the closed file
 *
 * Nothing is asked: the file is opened again by itself afterwards.
 */
void
tillid_key_page_show_work (TillidKeyPage *self, const char *sentence)
{
  g_return_if_fail (TILLID_IS_KEY_PAGE (self) && sentence != NULL);

  tillid_key_page_set_busy (self, TRUE);
  gtk_label_set_label (self->intro_label, sentence);
  gtk_widget_set_visible (self->list_box, FALSE);
  gtk_widget_set_visible (self->open_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->other_button), FALSE);
  gtk_widget_set_visible (self->leave_button, FALSE);
}

/**
 * tillid_key_page_show_problem:
 * @problem: a sentence
 *
 * Why nobody was let in. A password has to be typed again; in a recovery key one character can be mended.
 */
void
tillid_key_page_show_problem (TillidKeyPage *self, const char *problem)
{
  g_return_if_fail (TILLID_IS_KEY_PAGE (self) && problem != NULL);

  tillid_key_page_set_busy (self, FALSE);
  gtk_editable_set_text (self->password_row, "");
  gtk_label_set_label (self->problem_label, problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problem_label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, problem, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), TRUE);
  gtk_widget_grab_focus (first_empty (self));
}

/* (transfer none): the sentence that is shown; "" if there is none. */
const char *
tillid_key_page_get_problem (TillidKeyPage *self)
{
  g_return_val_if_fail (TILLID_IS_KEY_PAGE (self), NULL);

  return gtk_label_get_label (self->problem_label);
}
