/* tillid-clinic-page.c - the clinic as a whole, by month
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-clinic-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-clinic-print.h"
#include "tillid-compat.h"
#include "tillid-fold.h"
#include "tillid-stack-pages.h"
#include "tillid-workplace-switcher.h"

#define SPINNER_AFTER_MS 300

struct _TillidClinicPage
{
  GtkWidget parent_instance;

  TillidSession *session;   /* (owned) (nullable) */
  TillidClinicModel *model; /* (owned) (nullable) */
  guint spinner_source;

  AdwWindowTitle *title;
  TillidWorkplaceSwitcher *switcher;
  GtkMenuButton *menu_button;
  GtkWidget *earlier_button;
  GtkWidget *later_button;
  GtkWidget *print_button;
  GtkWidget *csv_button;
  TillidBanner *banner;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *problem_status;
  GtkWidget *scroller;
  GtkLabel *basis_label;
  GtkWidget *cards;
  GtkWidget *measure_cards[TILLID_CLINIC_N_MEASURES];
  TillidTeamView *team;
  GtkLabel *team_label;
  GtkListBox *team_list;
};

static void init_place (TillidWorkplaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidClinicPage,
                               tillid_clinic_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_WORKPLACE, init_place))

static void
tillid_clinic_page_dispose (GObject *object)
{
  TillidClinicPage *self = TILLID_CLINIC_PAGE (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_CLINIC_PAGE);

  G_OBJECT_CLASS (tillid_clinic_page_parent_class)->dispose (object);
}

/* The same as the drawing of the team, for everybody who does not see it. */
static void
fill_team_list (TillidClinicPage *self, const GPtrArray *nodes)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->team_list))) != NULL)
    gtk_list_box_remove (self->team_list, child);
  for (guint i = 0; i < nodes->len; i++)
    {
      GtkWidget *label = gtk_label_new (((TillidClinicNode *) nodes->pdata[i])->sentence);
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "team-row");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (self->team_list, row);
    }
}

static void
show_team (TillidClinicPage *self)
{
  g_autoptr (GPtrArray) nodes = tillid_clinic_model_list_nodes (self->model);
  g_autoptr (GArray) lines = tillid_clinic_model_list_edges (self->model, nodes);
  g_autofree char *sentence = tillid_clinic_model_write_team (self->model);

  tillid_team_view_show (self->team, nodes, lines);
  gtk_label_set_label (self->team_label, sentence);
  fill_team_list (self, nodes);
}

static void
show_all (TillidClinicPage *self)
{
  g_autofree char *basis = tillid_clinic_model_write_basis (self->model);

  gtk_label_set_label (self->basis_label, basis);
  for (guint i = 0; i < TILLID_CLINIC_N_MEASURES; i++)
    tillid_clinic_card_show (TILLID_CLINIC_CARD (self->measure_cards[i]), self->model, i);
  show_team (self);
}

static gboolean
spinner_cb (gpointer data)
{
  TillidClinicPage *self = data;

  self->spinner_source = 0;
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  return G_SOURCE_REMOVE;
}

/* What was read stays until the next reading is there: a wait is only seen before the first one. */
static void
changed_cb (TillidClinicPage *self)
{
  const gboolean has_reading = tillid_clinic_model_get_reading (self->model) != NULL;
  const char *problem = tillid_clinic_model_get_problem (self->model);
  const gboolean is_empty = tillid_clinic_model_is_empty (self->model);
  const gboolean can_go_out = has_reading && problem == NULL && !is_empty;

  gtk_widget_set_sensitive (self->later_button,
                            tillid_clinic_model_get_years_back (self->model) > 0);
  gtk_widget_set_sensitive (self->print_button, can_go_out);
  gtk_widget_set_sensitive (self->csv_button, can_go_out);
  if (!has_reading && problem == NULL)
    {
      if (self->spinner_source == 0)
        self->spinner_source = g_timeout_add (SPINNER_AFTER_MS, spinner_cb, self);
      return;
    }
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (has_reading)
    {
      g_autofree char *window = tillid_clinic_model_write_window (self->model);

      adw_window_title_set_subtitle (self->title, window);
    }
  if (problem != NULL)
    adw_status_page_set_description (self->problem_status, problem);
  else if (!is_empty)
    show_all (self);
  gtk_stack_set_visible_child_name (self->stack, problem != NULL ? "problem"
                                                 : is_empty      ? "empty"
                                                                 : "numbers");
}

static void
earlier_clicked_cb (TillidClinicPage *self)
{
  tillid_clinic_model_set_years_back (self->model,
                                      tillid_clinic_model_get_years_back (self->model) + 1);
}

static void
later_clicked_cb (TillidClinicPage *self)
{
  const guint years = tillid_clinic_model_get_years_back (self->model);

  if (years > 0)
    tillid_clinic_model_set_years_back (self->model, years - 1);
}

static void
print_clicked_cb (TillidClinicPage *self)
{
  if (gtk_widget_get_sensitive (self->print_button))
    tillid_clinic_print_show (GTK_WIDGET (self), self->model, self->session);
}

static void
csv_clicked_cb (TillidClinicPage *self)
{
  tillid_clinic_print_save (GTK_WIDGET (self), self->model);
}

static void
tillid_clinic_page_class_init (TillidClinicPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_clinic_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-clinic-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, title);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, later_button);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, csv_button);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, problem_status);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, basis_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, cards);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, team);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, team_label);
  gtk_widget_class_bind_template_child (widget_class, TillidClinicPage, team_list);
  gtk_widget_class_bind_template_callback (widget_class, earlier_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, csv_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_clinic_page_init (TillidClinicPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  for (guint i = 0; i < TILLID_CLINIC_N_MEASURES; i++)
    {
      self->measure_cards[i] = tillid_clinic_card_new ();
      gtk_widget_set_parent (self->measure_cards[i], self->cards);
    }
}

static void
place_set_session (TillidWorkplace *place, TillidSession *session, TillidUndo *undo)
{
  TillidClinicPage *self = TILLID_CLINIC_PAGE (place);

  g_set_object (&self->session, session);
  self->model = tillid_clinic_model_new (session);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  tillid_workplace_switcher_set_place (self->switcher, "clinic", session);
  changed_cb (self);
}

static void
place_print (TillidWorkplace *place)
{
  print_clicked_cb (TILLID_CLINIC_PAGE (place));
}

static GVariant *
place_save_place (TillidWorkplace *place)
{
  TillidClinicPage *self = TILLID_CLINIC_PAGE (place);

  return self->model != NULL
           ? g_variant_new_uint32 (tillid_clinic_model_get_years_back (self->model))
           : NULL;
}

static void
place_restore_place (TillidWorkplace *place, GVariant *value)
{
  TillidClinicPage *self = TILLID_CLINIC_PAGE (place);

  if (self->model != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    tillid_clinic_model_set_years_back (self->model, g_variant_get_uint32 (value));
}

static TillidBanner *
place_get_banner (TillidWorkplace *place)
{
  return TILLID_CLINIC_PAGE (place)->banner;
}

static GtkMenuButton *
place_get_menu_button (TillidWorkplace *place)
{
  return TILLID_CLINIC_PAGE (place)->menu_button;
}

static void
init_place (TillidWorkplaceInterface *iface)
{
  iface->id = "clinic";
  iface->title = NC_ ("place", "Clinic");
  iface->icon = "tillid-building-symbolic";
  iface->under = "caseload";
  iface->is_for = tillid_clinic_reading_is_for;
  iface->set_session = place_set_session;
  iface->print = place_print;
  iface->save_place = place_save_place;
  iface->restore_place = place_restore_place;
  iface->get_banner = place_get_banner;
  iface->get_menu_button = place_get_menu_button;
}

/* (transfer none) (nullable): what the page shows; %NULL before there is a session. */
TillidClinicModel *
tillid_clinic_page_get_model (TillidClinicPage *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_PAGE (self), NULL);

  return self->model;
}

/* (transfer none) */
TillidTeamView *
tillid_clinic_page_get_team (TillidClinicPage *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_PAGE (self), NULL);

  return self->team;
}

/* Whether the numbers, or why there are none, are on the screen. */
gboolean
tillid_clinic_page_is_shown (TillidClinicPage *self)
{
  g_return_val_if_fail (TILLID_IS_CLINIC_PAGE (self), FALSE);

  return self->model != NULL && !tillid_clinic_model_is_reading (self->model) &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "blank") != 0 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "reading") != 0;
}
