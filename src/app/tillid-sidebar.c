/* tillid-sidebar.c - the places of the program, the save state and who works
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-person-sign.h"
#include "tillid-words.h"

#define WIDE_WIDTH 224
#define RAIL_WIDTH 64

struct _TillidSidebar
{
  GtkWidget parent_instance;

  TillidSession *session; /* (owned) (nullable) */
  gboolean wide;

  AdwHeaderBar *header_bar;
  GtkWidget *title;
  GtkWidget *toggle_button;
  GtkMenuButton *menu_button;
  GtkWidget *search_button;
  GtkBox *search_box;
  GtkWidget *search_keys;
  GtkToggleButton *patients_button;
  GtkBox *patients_box;
  GtkLabel *demo_mark;
  GtkWidget *save_box;
  GtkLabel *save_label;
  GtkWidget *save_details;
  GtkLabel *save_problem;
  GtkOrientable *person_box;
  TillidPersonSign *person_sign;
  GtkWidget *person_texts;
  GtkLabel *person_name;
  GtkLabel *person_profession;
};

G_DEFINE_FINAL_TYPE (TillidSidebar, tillid_sidebar, GTK_TYPE_WIDGET)

static char *
write_save_state (TillidSidebar *self)
{
  g_autofree char *time = NULL;
  int minute = 0;

  switch (tillid_session_get_save_state (self->session))
    {
    case TILLID_SAVE_SAVING:
      return g_strdup (C_ ("save state", "Saving"));
    case TILLID_SAVE_FAILED:
      return g_strdup (C_ ("save state", "Not saved"));
    case TILLID_SAVE_READ_ONLY:
      return g_strdup (C_ ("save state", "Read only"));
    case TILLID_SAVE_SAVED:
    default:
      if (tillid_session_get_saved_at (self->session) == 0)
        return g_strdup ("");
      tillid_session_split_instant (self->session, tillid_session_get_saved_at (self->session),
                                    NULL, &minute);
      time = tillid_format_time (minute, NULL);
      /* Translators: %s is a time: "Saved 09:38". */
      return g_strdup_printf (C_ ("save state", "Saved %s"), time);
    }
}

/* Wide shows the state always; the rail only when something is wrong. */
static void
update_save_state (TillidSidebar *self)
{
  g_autofree char *words = NULL;
  const char *problem = NULL;
  gboolean failed = FALSE;

  if (self->session == NULL)
    return;
  words = write_save_state (self);
  failed = tillid_session_get_save_state (self->session) == TILLID_SAVE_FAILED;
  problem = tillid_session_get_save_problem (self->session);
  gtk_label_set_label (self->save_problem, failed && problem != NULL ? problem : "");
  gtk_label_set_label (self->save_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  gtk_widget_set_visible (self->save_details, failed);
  gtk_widget_set_visible (GTK_WIDGET (self->save_label), self->wide);
  gtk_widget_set_visible (self->save_box, *words != '\0' && (self->wide || failed));
  if (failed)
    gtk_widget_add_css_class (self->save_box, "late");
  else
    gtk_widget_remove_css_class (self->save_box, "late");
}

static void
tillid_sidebar_dispose (GObject *object)
{
  TillidSidebar *self = TILLID_SIDEBAR (object);

  g_clear_object (&self->session);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_SIDEBAR);

  G_OBJECT_CLASS (tillid_sidebar_parent_class)->dispose (object);
}

/* Neither a long sentence nor the header bar, which would like to be as wide at its end as at its start, makes it
 * wider than it is meant to be; only words that do not fit do (large text). */
static void
tillid_sidebar_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  TillidSidebar *self = TILLID_SIDEBAR (widget);

  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (*minimum, self->wide ? WIDE_WIDTH : RAIL_WIDTH);
}

static void
tillid_sidebar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_size_allocate (gtk_widget_get_first_child (widget),
                            &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
tillid_sidebar_class_init (TillidSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_sidebar_dispose;
  widget_class->measure = tillid_sidebar_measure;
  widget_class->size_allocate = tillid_sidebar_size_allocate;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, header_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, title);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, toggle_button);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, search_button);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, search_box);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, search_keys);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, patients_button);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, patients_box);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, demo_mark);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, save_box);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, save_label);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, save_details);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, save_problem);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, person_box);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, person_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, person_texts);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, person_name);
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, person_profession);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
tillid_sidebar_init (TillidSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("sidebar", "Places"), -1);
  self->wide = TRUE;
  tillid_sidebar_set_wide (self, FALSE);
}

/* @session: (nullable): whose save state and person it shows; held until another one is set. */
void
tillid_sidebar_set_session (TillidSidebar *self, TillidSession *session)
{
  const TillidMember *member = NULL;
  g_autofree char *profession = NULL;

  g_return_if_fail (TILLID_IS_SIDEBAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, update_save_state, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "notify::save-state", G_CALLBACK (update_save_state), self,
                           G_CONNECT_SWAPPED);
  update_save_state (self);
  gtk_widget_set_visible (GTK_WIDGET (self->demo_mark), tillid_session_is_demo (session));

  member = tillid_session_get_member (session);
  tillid_person_sign_set_member (self->person_sign, member);
  gtk_label_set_label (self->person_name, member->name != NULL ? member->name : "");
  profession =
    tillid_words_begin (member->title != NULL ? member->title
                                              : tillid_choice_get_label (tillid_profession_choices,
                                                                         member->profession));
  gtk_label_set_label (self->person_profession, profession);
  gtk_widget_set_visible (GTK_WIDGET (self->person_profession),
                          member->title != NULL || member->profession != TILLID_PROFESSION_OTHER);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->person_sign), member->name);
}

static void
set_row (GtkBox *box, gboolean wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (box, wide ? 12 : 3);
  gtk_widget_set_halign (GTK_WIDGET (box), wide ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (box), GTK_ALIGN_CENTER);
}

/* Wide: 224 px, icon beside the words. Rail: 64 px, icon above small words. */
void
tillid_sidebar_set_wide (TillidSidebar *self, gboolean wide)
{
  g_return_if_fail (TILLID_IS_SIDEBAR (self));

  if (self->wide == wide)
    return;
  self->wide = wide;
  gtk_widget_set_visible (self->title, wide);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), wide);
  adw_header_bar_set_show_start_title_buttons (self->header_bar, wide);
  gtk_widget_set_visible (self->search_keys, wide);
  gtk_widget_set_visible (self->person_texts, wide);
  /* Translators: the short form stands in the narrow sidebar, 60 px wide. */
  gtk_label_set_label (self->demo_mark,
                       wide ? C_ ("sidebar", "Demo clinic") : C_ ("sidebar", "Demo"));
  gtk_orientable_set_orientation (self->person_box,
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (GTK_WIDGET (self->person_box), wide ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  set_row (self->search_box, wide);
  set_row (self->patients_box, wide);
  if (wide)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "rail");
      gtk_widget_remove_css_class (self->search_button, "flat");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "rail");
      gtk_widget_add_css_class (self->search_button, "flat");
    }
  update_save_state (self);
}

/* Whether it has words beside its icons. */
gboolean
tillid_sidebar_get_wide (TillidSidebar *self)
{
  g_return_val_if_fail (TILLID_IS_SIDEBAR (self), FALSE);

  return self->wide;
}

/* A patient is one of the patients: the place stays marked there. */
void
tillid_sidebar_set_place (TillidSidebar *self, const char *place)
{
  g_return_if_fail (TILLID_IS_SIDEBAR (self));

  gtk_toggle_button_set_active (self->patients_button,
                                g_str_equal (place, "patients") || g_str_equal (place, "patient"));
}

/* (transfer none): the main menu of the wide sidebar. */
GtkMenuButton *
tillid_sidebar_get_menu_button (TillidSidebar *self)
{
  g_return_val_if_fail (TILLID_IS_SIDEBAR (self), NULL);

  return self->menu_button;
}

/* (transfer none): the save state as it is shown: "Saved 09:38". */
const char *
tillid_sidebar_get_save_words (TillidSidebar *self)
{
  g_return_val_if_fail (TILLID_IS_SIDEBAR (self), NULL);

  return gtk_label_get_label (self->save_label);
}
