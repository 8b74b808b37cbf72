/* tillid-first-run-page.c - the first thing anybody sees
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-first-run-page.h"

#include <glib/gi18n-lib.h>

#include "tillid-backup.h"
#include "tillid-compat.h"
#include "tillid-db.h"
#include "tillid-language.h"
#include "tillid-store-error.h"

#define N_WAYS 3

struct _TillidFirstRunPage
{
  GtkWidget parent_instance;

  GtkListBox *list_box;
  TillidFirstRunRow *create_row;
  TillidFirstRunRow *open_row;
  TillidFirstRunRow *demo_row;
  GtkBox *languages_box;
};

G_DEFINE_FINAL_TYPE (TillidFirstRunPage, tillid_first_run_page, GTK_TYPE_WIDGET)

static TillidFirstRunRow *
get_row (TillidFirstRunPage *self, TillidFirstRunWay way)
{
  TillidFirstRunRow *rows[N_WAYS] = { self->create_row, self->open_row, self->demo_row };

  return rows[way];
}

static void
row_activated_cb (TillidFirstRunPage *self, TillidFirstRunRow *row)
{
  for (guint i = 0; i < N_WAYS; i++)
    tillid_first_run_row_show_problem (get_row (self, i), NULL);
  if (row == self->create_row)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.create-clinic", NULL);
  else if (row == self->open_row)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-clinic", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.try-demo", NULL);
}

static void
add_languages (TillidFirstRunPage *self)
{
  guint n = 0;
  const TillidLanguage *languages = tillid_language_list (&n);
  GtkWidget *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
      GtkWidget *label = gtk_label_new (languages[i].name);
      GtkWidget *pill = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_RADIO, "child", label, NULL);

      pango_attr_list_insert (attributes, pango_attr_language_new (
                                            pango_language_from_string (languages[i].tag)));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
      gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      languages[i].name, -1);
      gtk_widget_add_css_class (pill, "language-pill");
      if (first == NULL)
        first = pill;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (pill), GTK_TOGGLE_BUTTON (first));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "s", languages[i].tag);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "app.language");
      gtk_box_append (self->languages_box, pill);
    }
}

static gboolean
focus_languages_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TillidFirstRunPage *self = TILLID_FIRST_RUN_PAGE (widget);

  return gtk_widget_child_focus (GTK_WIDGET (self->languages_box), GTK_DIR_TAB_FORWARD);
}

static void
tillid_first_run_page_dispose (GObject *object)
{
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_FIRST_RUN_PAGE);

  G_OBJECT_CLASS (tillid_first_run_page_parent_class)->dispose (object);
}

static void
tillid_first_run_page_class_init (TillidFirstRunPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_first_run_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-first-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunPage, create_row);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunPage, open_row);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunPage, demo_row);
  gtk_widget_class_bind_template_child (widget_class, TillidFirstRunPage, languages_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, GDK_ALT_MASK, focus_languages_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_first_run_page_init (TillidFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (tillid_db_can_encrypt ())
    g_object_set (self->create_row, "subtitle",
                  C_ ("first run", "Choose where it lives, and whether it is encrypted."), NULL);
  add_languages (self);
}

/* (transfer floating): the page of a window without a clinic. */
GtkWidget *
tillid_first_run_page_new (void)
{
  return g_object_new (TILLID_TYPE_FIRST_RUN_PAGE, NULL);
}

static void
add_file_button (TillidFirstRunRow *row, const char *label, const char *action, const char *path)
{
  tillid_first_run_row_add_button (row, label, action, g_variant_new_string (path));
}

/* From outside it is noise, and may be of a size that an encrypted clinic could have. */
static gboolean
is_backup (const char *path, const GError *error)
{
  return (g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_NOT_A_CLINIC) ||
          g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_KEY_NEEDED)) &&
         tillid_backup_is_encrypted (path);
}

/* What helps depends on what is wrong with the file. */
static void
add_ways_out (TillidFirstRunRow *row, const char *path, const GError *error, gboolean can_read)
{
  const int code = error->domain == TILLID_STORE_ERROR ? error->code : TILLID_STORE_ERROR_FAILED;

  if (code == TILLID_STORE_ERROR_BUSY)
    add_file_button (row, C_ ("first run", "_Try again"), "win.open-file", path);
  if (can_read)
    add_file_button (row, C_ ("first run", "Open _read only"), "win.open-read-only", path);
  if (is_backup (path, error))
    add_file_button (row, C_ ("first run", "Re_store this backup…"), "win.restore-file", path);
  else if (code == TILLID_STORE_ERROR_CORRUPT || code == TILLID_STORE_ERROR_TOO_NEW ||
           code == TILLID_STORE_ERROR_NOT_FOUND)
    add_file_button (row, C_ ("first run", "Re_store a backup…"), "win.restore-backup", path);
  if (code != TILLID_STORE_ERROR_BUSY && !can_read)
    tillid_first_run_row_add_button (row, C_ ("first run", "Choose _another file…"),
                                     "win.choose-clinic", NULL);
}

/**
 * tillid_first_run_page_show_problem:
 * @way: the row it belongs to
 * @path: (nullable): the file
 * @error: what happened
 * @can_read: the file can be opened without writing
 *
 * One sentence under the row, and the buttons that help where there are some.
 */
void
tillid_first_run_page_show_problem (TillidFirstRunPage *self,
                                    TillidFirstRunWay way,
                                    const char *path,
                                    const GError *error,
                                    gboolean can_read)
{
  TillidFirstRunRow *row = NULL;

  g_return_if_fail (TILLID_IS_FIRST_RUN_PAGE (self));
  g_return_if_fail (error != NULL);

  row = get_row (self, way);
  if (path != NULL && is_backup (path, error))
    tillid_first_run_row_show_problem (row,
                                       C_ ("first run",
                                           "This is an encrypted backup. A new clinic file can "
                                           "be made of it with its passphrase."));
  else
    tillid_first_run_row_show_problem (row, error->message);
  if (path != NULL && way == TILLID_FIRST_RUN_OPEN)
    add_ways_out (row, path, error, can_read);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Of making the demo clinic; less than 0: nothing is being made. */
void
tillid_first_run_page_show_progress (TillidFirstRunPage *self, double fraction)
{
  g_return_if_fail (TILLID_IS_FIRST_RUN_PAGE (self));

  tillid_first_run_row_show_progress (self->demo_row, fraction);
  if (fraction < 0)
    tillid_first_run_row_show_problem (self->demo_row, NULL);
  else if (tillid_first_run_row_get_button (self->demo_row, 0) == NULL)
    tillid_first_run_row_add_button (self->demo_row, C_ ("first run", "_Cancel"), "win.cancel-demo",
                                     NULL);
}

/* (transfer none) */
TillidFirstRunRow *
tillid_first_run_page_get_row (TillidFirstRunPage *self, TillidFirstRunWay way)
{
  g_return_val_if_fail (TILLID_IS_FIRST_RUN_PAGE (self), NULL);

  return get_row (self, way);
}

/* (transfer none): the sentence under the row of @way; "" if there is none. */
const char *
tillid_first_run_page_get_problem (TillidFirstRunPage *self, TillidFirstRunWay way)
{
  g_return_val_if_fail (TILLID_IS_FIRST_RUN_PAGE (self), NULL);

  return tillid_first_run_row_get_problem (get_row (self, way));
}
