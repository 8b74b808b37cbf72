/* tillid-caseload-page.c - all patients in a course of care, and where the thread may break
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-caseload-page-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-caseload-print.h"
#include "tillid-compat.h"
#include "tillid-format.h"
#include "tillid-stack-pages.h"
#include "tillid-words.h"
#include "tillid-workplace-switcher.h"

/* In the order of the design; mnemonics differ in each language. */
static const struct
{
  TillidCaseloadGap gap;
  const char *title;
} chips[] = {
  { TILLID_CASELOAD_GAP_PROMISE, NC_ ("caseload", "_Late promises") },
  { TILLID_CASELOAD_GAP_VISIT, NC_ ("caseload", "_No next visit") },
  { TILLID_CASELOAD_GAP_INTERPRETER, NC_ ("caseload", "_Interpreter missing") },
  { TILLID_CASELOAD_GAP_SECOND_FACE, NC_ ("caseload", "No _second face") },
  { TILLID_CASELOAD_GAP_REVIEW, NC_ ("caseload", "_Review due") },
  { TILLID_CASELOAD_GAP_ENDING, NC_ ("caseload", "_Ending") },
  { TILLID_CASELOAD_GAP_SILENT, NC_ ("caseload", "Silent _30 days") },
  { TILLID_CASELOAD_GAP_ONE_FACE, NC_ ("caseload", "Has met _one face") },
};
#define N_CHIPS G_N_ELEMENTS (chips)

static void init_place (TillidWorkplaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidCaseloadPage,
                               tillid_caseload_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_WORKPLACE, init_place))

static void
tillid_caseload_page_dispose (GObject *object)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (object);

  g_clear_pointer (&self->preview, gtk_widget_unparent);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_CASELOAD_PAGE);

  G_OBJECT_CLASS (tillid_caseload_page_parent_class)->dispose (object);
}

/* Words and a number on a chip: "Late promises 2". */
static void
name_chip (GtkToggleButton *chip, const char *title, guint n, gboolean is_known)
{
  g_autofree char *number = tillid_format_number (n, NULL);
  /* Translators: a filter, and how many patients it leaves. */
  g_autofree char *label = g_strdup_printf (C_ ("caseload", "%1$s %2$s"), title, number);

  gtk_button_set_label (GTK_BUTTON (chip), is_known ? label : title);
}

static void
show_chips (TillidCaseloadPage *self)
{
  const guint gaps = tillid_caseload_model_get_gaps (self->model);
  const gboolean is_known = tillid_caseload_model_is_whole (self->model);

  self->is_setting = TRUE;
  name_chip (self->everyone_chip, C_ ("caseload", "Ever_yone"),
             tillid_caseload_model_get_n_open (self->model), TRUE);
  gtk_toggle_button_set_active (self->everyone_chip, gaps == 0);
  for (guint i = 0; i < N_CHIPS; i++)
    {
      name_chip (self->gap_chips[i], g_dpgettext2 (GETTEXT_PACKAGE, "caseload", chips[i].title),
                 tillid_caseload_model_count_gap (self->model, chips[i].gap), is_known);
      gtk_toggle_button_set_active (self->gap_chips[i], (gaps & chips[i].gap) != 0);
    }
  gtk_toggle_button_set_active (self->waits_button, tillid_caseload_model_get_sort (self->model) ==
                                                      TILLID_CASELOAD_SORT_WAITS);
  self->is_setting = FALSE;
}

static void
show_counts (TillidCaseloadPage *self)
{
  const guint open = tillid_caseload_model_get_n_open (self->model);
  const guint shown = tillid_caseload_model_get_n_shown (self->model);
  g_autofree char *n_open = tillid_format_number (open, NULL);
  g_autofree char *n_shown = tillid_format_number (shown, NULL);
  g_autofree char *subtitle =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person in a course of care",
                                  "%s people in a course of care", open),
                     n_open);
  /* Translators: how many rows are shown, of how many. */
  g_autofree char *count =
    g_strdup_printf (C_ ("caseload", "Showing %1$s of %2$s"), n_shown, n_open);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_label (self->count_label, count);
}

/* Which filters leave nobody, in words. */
static void
describe_nobody (TillidCaseloadPage *self)
{
  const guint gaps = tillid_caseload_model_get_gaps (self->model);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < N_CHIPS; i++)
    if (gaps & chips[i].gap)
      {
        g_auto (GStrv) parts =
          g_strsplit (g_dpgettext2 (GETTEXT_PACKAGE, "caseload", chips[i].title), "_", 2);

        g_ptr_array_add (names, g_strjoinv ("", parts));
      }
  if (*tillid_caseload_model_get_text (self->model) != '\0')
    g_ptr_array_add (names,
                     g_markup_escape_text (tillid_caseload_model_get_text (self->model), -1));
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (C_ ("list", ", "), (char **) names->pdata);
  adw_status_page_set_description (self->nobody_status, joined);
}

static void
changed_cb (TillidCaseloadPage *self)
{
  const char *problem = tillid_caseload_model_get_problem (self->model);

  show_chips (self);
  show_counts (self);
  tillid_caseload_page_choose_again (self);
  if (problem != NULL)
    {
      adw_status_page_set_description (self->problem_status, problem);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else if (tillid_caseload_model_get_n_shown (self->model) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (tillid_caseload_model_get_n_open (self->model) > 0)
    {
      describe_nobody (self);
      gtk_stack_set_visible_child_name (self->stack, "nobody");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_widget_set_sensitive (self->csv_button, tillid_caseload_model_get_n_shown (self->model) > 0);
}

static void
chip_toggled_cb (TillidCaseloadPage *self)
{
  guint gaps = 0;

  if (self->is_setting || self->model == NULL)
    return;
  for (guint i = 0; i < N_CHIPS; i++)
    if (gtk_toggle_button_get_active (self->gap_chips[i]))
      gaps |= chips[i].gap;
  tillid_caseload_model_set_person (self->model, 0);
  tillid_caseload_model_set_gaps (self->model, gaps);
}

/* Everyone is the way back from all filters. */
static void
everyone_clicked_cb (TillidCaseloadPage *self)
{
  if (self->model == NULL)
    return;
  gtk_editable_set_text (self->search_entry, "");
  tillid_caseload_model_set_text (self->model, "");
  tillid_caseload_model_set_person (self->model, 0);
  tillid_caseload_model_set_gaps (self->model, 0);
}

static void
mine_toggled_cb (TillidCaseloadPage *self)
{
  if (self->model != NULL)
    tillid_caseload_model_set_mine (self->model, gtk_toggle_button_get_active (self->mine_button));
}

static void
search_changed_cb (TillidCaseloadPage *self)
{
  if (self->model != NULL)
    tillid_caseload_model_set_text (self->model, gtk_editable_get_text (self->search_entry));
}

static void
search_stop_cb (TillidCaseloadPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
waits_clicked_cb (TillidCaseloadPage *self)
{
  if (self->model != NULL)
    tillid_caseload_model_set_sort (self->model, TILLID_CASELOAD_SORT_WAITS, FALSE);
}

/* Whose patients would know nobody while this colleague is away. */
static void
person_chosen_cb (TillidCaseloadPage *self, gint64 member)
{
  tillid_caseload_model_set_person (self->model, member);
  tillid_caseload_model_set_gaps (self->model, TILLID_CASELOAD_GAP_ONE_FACE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* Where the thing that waits is done. */
static const char *
page_of (TillidCaseloadItem *item)
{
  switch (tillid_caseload_row_get_wait (&item->row, item->today))
    {
    case TILLID_CASELOAD_WAIT_INTERPRETER:
    case TILLID_CASELOAD_WAIT_VISIT:
      return "visits";
    case TILLID_CASELOAD_WAIT_PROMISE:
    case TILLID_CASELOAD_WAIT_REVIEW:
      return "plan";
    case TILLID_CASELOAD_WAIT_NOTHING:
    default:
      return NULL;
    }
}

static void
row_activate_cb (TillidCaseloadPage *self, guint position)
{
  g_autoptr (TillidCaseloadItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const char *page = item != NULL ? page_of (item) : NULL;

  if (item == NULL)
    return;
  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient-page", "(xsx)",
                                item->row.patient, page, G_GINT64_CONSTANT (0));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-patient", "x", item->row.patient);
}

static void
print_clicked_cb (TillidCaseloadPage *self)
{
  if (self->model != NULL && tillid_caseload_model_is_whole (self->model))
    tillid_caseload_print_run (GTK_WIDGET (self), self->model, self->session);
}

static void
csv_clicked_cb (TillidCaseloadPage *self)
{
  if (self->model != NULL)
    tillid_caseload_print_save (GTK_WIDGET (self), self->model);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, tillid_caseload_page_make_row (item));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  tillid_caseload_row_widget_set_item (TILLID_CASELOAD_ROW_WIDGET (gtk_list_item_get_child (item)),
                                       gtk_list_item_get_item (item));
}

static GtkToggleButton *
add_chip (TillidCaseloadPage *self)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkFlowBoxChild *place = GTK_FLOW_BOX_CHILD (gtk_flow_box_child_new ());

  gtk_button_set_use_underline (GTK_BUTTON (chip), TRUE);
  gtk_widget_add_css_class (chip, "caseload-chip");
  gtk_flow_box_child_set_child (place, chip);
  gtk_widget_set_focusable (GTK_WIDGET (place), FALSE);
  gtk_flow_box_append (self->chips, GTK_WIDGET (place));
  return GTK_TOGGLE_BUTTON (chip);
}

static void
add_chips (TillidCaseloadPage *self)
{
  self->everyone_chip = add_chip (self);
  g_signal_connect_object (self->everyone_chip, "clicked", G_CALLBACK (everyone_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_CHIPS; i++)
    {
      self->gap_chips[i] = add_chip (self);
      g_signal_connect_object (self->gap_chips[i], "toggled", G_CALLBACK (chip_toggled_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, title);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, mine_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, clinic_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, panel_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, csv_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, chips);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, waits_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, header);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, nobody_status);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, problem_status);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, side);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, foot_stack);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, views_button);
  gtk_widget_class_bind_template_child (widget_class, TillidCaseloadPage, views_popover);
}

static void
tillid_caseload_page_class_init (TillidCaseloadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_caseload_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-caseload-page.ui");
  bind_children (widget_class);
  tillid_caseload_page_install_select (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, mine_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, waits_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, csv_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_caseload_page_init (TillidCaseloadPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  add_chips (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  g_signal_connect_object (self->side, "person-chosen", G_CALLBACK (person_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->side, "plan-absence",
                           G_CALLBACK (tillid_caseload_page_plan_absence), self, G_CONNECT_SWAPPED);
  tillid_caseload_page_init_select (self);
}

static void
edited_cb (TillidCaseloadPage *self, gint64 edit, const char *label)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-edit", "(xs)", edit, label);
}

static void
failed_cb (TillidCaseloadPage *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-failure", "s", sentence);
}

static void
place_set_session (TillidWorkplace *place, TillidSession *session, TillidUndo *undo)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (place);
  g_set_object (&self->session, session);
  g_clear_object (&self->model);
  self->model = tillid_caseload_model_new (session);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  tillid_caseload_page_set_selection (self);
  tillid_caseload_page_enable_actions (self);
  tillid_caseload_views_popover_set_model (self->views_popover, self->model, session);
  tillid_caseload_header_set_model (self->header, self->model);
  tillid_caseload_side_set_model (self->side, self->model);
  tillid_workplace_switcher_set_place (self->switcher, "caseload", session);
  changed_cb (self);
}

static void
place_grab_focus_first (TillidWorkplace *place)
{
  gtk_widget_grab_focus (GTK_WIDGET (TILLID_CASELOAD_PAGE (place)->list_view));
}

static void
place_find (TillidWorkplace *place)
{
  gtk_widget_grab_focus (GTK_WIDGET (TILLID_CASELOAD_PAGE (place)->search_entry));
}

static void
place_print (TillidWorkplace *place)
{
  print_clicked_cb (TILLID_CASELOAD_PAGE (place));
}

#define PLACE_TYPE "(busu)"

static GVariant *
place_save_place (TillidWorkplace *place)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (place);

  if (self->model == NULL)
    return NULL;
  return g_variant_new (PLACE_TYPE, tillid_caseload_model_is_mine (self->model),
                        tillid_caseload_model_get_gaps (self->model),
                        tillid_caseload_model_get_text (self->model),
                        (guint) tillid_caseload_model_get_sort (self->model));
}

static void
place_restore_place (TillidWorkplace *place, GVariant *value)
{
  TillidCaseloadPage *self = TILLID_CASELOAD_PAGE (place);
  gboolean mine;
  guint gaps, sort;
  const char *text;

  if (self->model == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE (PLACE_TYPE)))
    return;
  g_variant_get (value, "(bu&su)", &mine, &gaps, &text, &sort);
  tillid_caseload_model_set_gaps (self->model, gaps);
  tillid_caseload_model_set_sort (self->model, MIN (sort, TILLID_CASELOAD_N_SORTS - 1), FALSE);
  gtk_toggle_button_set_active (mine ? self->mine_button : self->clinic_button, TRUE);
  gtk_editable_set_text (self->search_entry, text);
  tillid_caseload_model_set_text (self->model, text);
}

static TillidBanner *
place_get_banner (TillidWorkplace *place)
{
  return TILLID_CASELOAD_PAGE (place)->banner;
}

static GtkMenuButton *
place_get_menu_button (TillidWorkplace *place)
{
  return TILLID_CASELOAD_PAGE (place)->menu_button;
}

/* Whoever may open patients has a list of them. */
static gboolean
place_is_for (TillidSession *session)
{
  return tillid_session_may (session, TILLID_ACTION_PATIENTS, NULL);
}

static void
init_place (TillidWorkplaceInterface *iface)
{
  iface->id = "caseload";
  iface->title = NC_ ("place", "Caseload");
  /* Translators: beside other places in 60 px: at most ten letters. */
  iface->short_title = NC_ ("rail", "Caseload");
  iface->icon = "tillid-beads-symbolic";
  iface->is_for = place_is_for;
  iface->set_session = place_set_session;
  iface->grab_focus_first = place_grab_focus_first;
  iface->find = place_find;
  iface->print = place_print;
  iface->save_place = place_save_place;
  iface->restore_place = place_restore_place;
  iface->get_banner = place_get_banner;
  iface->get_menu_button = place_get_menu_button;
}

/* (transfer none) (nullable): what the list shows; %NULL before there is a session. */
TillidCaseloadModel *
tillid_caseload_page_get_model (TillidCaseloadPage *self)
{
  g_return_val_if_fail (TILLID_IS_CASELOAD_PAGE (self), NULL);

  return self->model;
}
