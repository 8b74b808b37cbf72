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
#include "tillid-workplace.h"
#include "tillid-types.h"
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
  GtkBox *places_box;
  GPtrArray *rows; /* (owned) of PlaceRow */
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

typedef struct
{
  const TillidWorkplaceInterface *place;
  GtkWidget *button; /* (owned by the widget tree) */
  GtkBox *box;       /* (owned by the widget tree) */
  GtkLabel *words;   /* (owned by the widget tree) */
  GtkLabel *mark;    /* (owned by the widget tree) */
  char *spoken;      /* (owned) (nullable): the mark in words */
} PlaceRow;

G_DEFINE_FINAL_TYPE (TillidSidebar, tillid_sidebar, GTK_TYPE_WIDGET)

static void
place_row_free (gpointer data)
{
  PlaceRow *row = data;

  g_free (row->spoken);
  g_free (row);
}

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

static void
tillid_sidebar_finalize (GObject *object)
{
  g_ptr_array_unref (TILLID_SIDEBAR (object)->rows);

  G_OBJECT_CLASS (tillid_sidebar_parent_class)->finalize (object);
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
  G_OBJECT_CLASS (klass)->finalize = tillid_sidebar_finalize;
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
  gtk_widget_class_bind_template_child (widget_class, TillidSidebar, places_box);
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
set_row (GtkBox *box, gboolean wide)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (box),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (box, wide ? 12 : 3);
  gtk_widget_set_halign (GTK_WIDGET (box), wide ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (box), GTK_ALIGN_CENTER);
}

static void
update_row (TillidSidebar *self, PlaceRow *row)
{
  set_row (row->box, self->wide);
  gtk_label_set_label (row->words, self->wide ? tillid_workplace_get_title (row->place)
                                              : tillid_workplace_get_short_title (row->place));
  gtk_widget_set_visible (GTK_WIDGET (row->mark),
                          self->wide && *gtk_label_get_label (row->mark) != '\0');
}

/* "Today (Alt+1), 3 promises are due": what a screen reader says of the row. */
static void
name_row (PlaceRow *row)
{
  g_autofree char *hint = tillid_workplace_write_hint (row->place);
  g_autofree char *label = NULL;

  gtk_widget_set_tooltip_text (row->button, hint);
  if (row->spoken != NULL)
    /* Translators: a place with its key, and what waits there. */
    label = g_strdup_printf (C_ ("sidebar", "%s, %s"), hint, row->spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : hint, -1);
}

static void
add_row (TillidSidebar *self, const TillidWorkplaceInterface *place)
{
  PlaceRow *row = g_new0 (PlaceRow, 1);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", place->icon, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  row->place = place;
  row->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  row->mark = GTK_LABEL (gtk_label_new (NULL));
  row->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (row->words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (row->mark), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (row->mark), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (row->mark), "sidebar-mark");
  gtk_widget_set_visible (GTK_WIDGET (row->mark), FALSE);
  gtk_box_append (row->box, image);
  gtk_box_append (row->box, GTK_WIDGET (row->words));
  gtk_box_append (row->box, GTK_WIDGET (row->mark));
  row->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (row->button), GTK_WIDGET (row->box));
  gtk_widget_add_css_class (row->button, "flat");
  gtk_widget_add_css_class (row->button, "sidebar-row");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row->button), "win.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row->button), "s", place->id);
  update_row (self, row);
  name_row (row);
  gtk_box_append (self->places_box, row->button);
  g_ptr_array_add (self->rows, row);
}

static void
add_rows (TillidSidebar *self)
{
  guint n = 0;
  const TillidTypeFunc *places = tillid_types_list_places (&n);

  for (guint i = 0; i < n; i++)
    {
      const TillidWorkplaceInterface *place = tillid_workplace_peek (places[i]());

      add_row (self, place);
      if (place->under != NULL)
        gtk_widget_set_visible (((PlaceRow *) self->rows->pdata[i])->button, FALSE);
    }
}

/* A second view is reached from its place; it has a row of its own for whoever has the view and not the place. */
static gboolean
has_row (const TillidWorkplaceInterface *place, TillidSession *session)
{
  return tillid_workplace_is_for (place, session) &&
         (place->under == NULL ||
          !tillid_workplace_is_for (tillid_workplace_find (place->under), session));
}

static void
tillid_sidebar_init (TillidSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new_with_free_func (place_row_free);
  add_rows (self);
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
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PlaceRow *row = self->rows->pdata[i];

      gtk_widget_set_visible (row->button, has_row (row->place, session));
    }

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
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, self->rows->pdata[i]);
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

/* A patient is one of the patients, a second view one of its place: the place stays marked there. */
void
tillid_sidebar_set_place (TillidSidebar *self, const char *place)
{
  const TillidWorkplaceInterface *shown = NULL;
  const char *id = "patients";

  g_return_if_fail (TILLID_IS_SIDEBAR (self));

  shown = tillid_workplace_find (place);
  if (shown != NULL)
    id = shown->under != NULL && (self->session == NULL || !has_row (shown, self->session))
           ? shown->under
           : shown->id;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PlaceRow *row = self->rows->pdata[i];

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->button),
                                    g_str_equal (row->place->id, id));
    }
}

/**
 * tillid_sidebar_set_mark:
 * @place: the id of a place
 * @mark: (nullable): a few letters at the end of its row ("3", "Thu"); %NULL for none
 * @spoken: (nullable): what they mean, in words
 */
void
tillid_sidebar_set_mark (TillidSidebar *self,
                         const char *place,
                         const char *mark,
                         const char *spoken)
{
  g_return_if_fail (TILLID_IS_SIDEBAR (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      PlaceRow *row = self->rows->pdata[i];

      if (!g_str_equal (row->place->id, place))
        continue;
      gtk_label_set_label (row->mark, mark != NULL ? mark : "");
      g_free (row->spoken);
      row->spoken = g_strdup (spoken);
      name_row (row);
      update_row (self, row);
    }
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
