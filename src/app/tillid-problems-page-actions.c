/* tillid-problems-page-actions.c - what can be done on the Problems page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Actions take the id of an entry. One that was moved is followed by the focus; the place of one that left keeps it.
 * Nothing leaves its list by being dragged: the patient's order is the patient's. */
#include "config.h"

#include "tillid-problems-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-history-window.h"
#include "tillid-problem-row.h"
#include "tillid-problems-words.h"
#include "tillid-words.h"

/* So many problems are offered to what helps with them, as many as there are digits. */
#define MOST_LINKS 10

static const TillidProblemsItem *
item_of (TillidProblemsPage *self, gint64 id)
{
  return tillid_problems_page_is_editable (self) ? tillid_problems_model_find (self->model, id)
                                                 : NULL;
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  const int part = g_variant_get_int32 (parameter);

  if (tillid_problems_page_is_editable (self) && part >= 0 && part < TILLID_PROBLEMS_N_PARTS)
    tillid_problem_list_add (self->lists[part]);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *row =
    tillid_problems_page_find_row (TILLID_PROBLEMS_PAGE (widget), g_variant_get_int64 (parameter));

  if (row != NULL)
    tillid_problem_row_edit (TILLID_PROBLEM_ROW (row));
}

/* After the last one comes a new one. */
static void
edit_next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  const TillidProblemsItem *item = item_of (self, g_variant_get_int64 (parameter));
  GtkWidget *row;

  if (item == NULL)
    return;
  row = item->number < tillid_problems_model_get_items (self->model, item->part)->len
          ? tillid_problem_list_peek_place (self->lists[item->part], item->number)
          : NULL;
  if (row != NULL)
    tillid_problem_row_edit (TILLID_PROBLEM_ROW (row));
  else
    tillid_problem_list_add (self->lists[item->part]);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  gint64 id;
  int by;

  g_variant_get (parameter, "(xi)", &id, &by);
  if (item_of (self, id) == NULL || by == 0)
    return;
  if (tillid_problems_move (self->model, id, by))
    self->focus_id = self->moved_id = id;
}

static void
say_why (TillidProblemsPage *self, const char *why)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  gtk_label_set_label (self->place_label, why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  why, -1);
  if (overlay == NULL)
    return;
  toast = adw_toast_new (why);
  adw_toast_set_timeout (toast, 7);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* An entry was dropped on a list, before the one at @place. */
void
tillid_problems_page_dropped_cb (TillidProblemsPage *self, gint64 id, guint place, GtkWidget *on)
{
  const TillidProblemsItem *item = item_of (self, id);

  if (item == NULL)
    return;
  if (GTK_WIDGET (self->lists[item->part]) != on)
    {
      say_why (self, item->part == TILLID_PROBLEMS_ADDED
                       ? C_ ("toast", "What we added stays below the patient’s own.")
                       : C_ ("toast", "Each list has an order of its own."));
      return;
    }
  /* It leaves its own place first. */
  if (place > item->number - 1)
    place--;
  if (tillid_problems_move_to (self->model, id, place))
    self->focus_id = self->moved_id = id;
}

static void
rate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  gint64 id;
  int burden;

  g_variant_get (parameter, "(xi)", &id, &burden);
  if (item_of (self, id) == NULL || burden < 0 || burden > TILLID_BURDEN_MOST)
    return;
  self->focus_id = id;
  tillid_problems_rate (self->model, id, burden);
}

static void
set_state_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  GtkWidget *row;
  gint64 id;
  int state;

  g_variant_get (parameter, "(xi)", &id, &state);
  if (item_of (self, id) == NULL || state < 0 || state > TILLID_PROBLEM_STATUS_ELSEWHERE)
    return;
  row = tillid_problems_page_find_row (self, id);
  /* Where it belongs has to be typed. */
  if (state == TILLID_PROBLEM_STATUS_ELSEWHERE && row != NULL)
    tillid_problem_row_edit_field (TILLID_PROBLEM_ROW (row), "elsewhere");
  else
    tillid_problems_set_status (self->model, id, (TillidProblemStatus) state);
}

static void
take_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (item_of (self, id) == NULL)
    return;
  self->focus_id = id;
  tillid_problems_set_status (self->model, id, TILLID_PROBLEM_STATUS_OPEN);
}

/* @side below 0: nobody; somebody outside has a name, which has to be typed. */
static void
set_owner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  TillidProblemsOwner owner = { 0 };
  GtkWidget *row;
  gint64 id, member;
  int side;

  g_variant_get (parameter, "(xix)", &id, &side, &member);
  if (item_of (self, id) == NULL || side > TILLID_SIDE_OTHERS)
    return;
  row = tillid_problems_page_find_row (self, id);
  if (side == TILLID_SIDE_OTHERS && row != NULL)
    {
      tillid_problem_row_edit_field (TILLID_PROBLEM_ROW (row), "owner");
      return;
    }
  if (side >= 0)
    owner = (TillidProblemsOwner){ TRUE, (TillidSide) side, member, NULL };
  self->focus_id = id;
  tillid_problems_set_owner (self->model, id, &owner);
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  gint64 strength, problem;

  g_variant_get (parameter, "(xx)", &strength, &problem);
  if (item_of (self, strength) == NULL || item_of (self, problem) == NULL)
    return;
  self->focus_id = strength;
  tillid_problems_toggle_link (self->model, strength, problem);
}

static void
link_number_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  GPtrArray *own;
  gint64 strength;
  int number;

  g_variant_get (parameter, "(xi)", &strength, &number);
  if (item_of (self, strength) == NULL)
    return;
  own = tillid_problems_model_get_items (self->model, TILLID_PROBLEMS_OWN);
  if (number < 1 || number > (int) own->len)
    return;
  self->focus_id = strength;
  tillid_problems_toggle_link (self->model, strength,
                               ((TillidProblemsItem *) own->pdata[number - 1])->record->id);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  const TillidProblemsItem *item = item_of (self, g_variant_get_int64 (parameter));

  if (item == NULL)
    return;
  self->focus_part = item->part;
  self->focus_place = item->number > 0 ? item->number - 1 : 0;
  tillid_problems_remove (self->model, item->record->id);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  const TillidProblemsItem *item =
    self->model != NULL ? tillid_problems_model_find (self->model, g_variant_get_int64 (parameter))
                        : NULL;

  if (item != NULL)
    gtk_window_present (tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                                   tillid_problems_model_get_context (self->model),
                                                   item->record->type, item->record->id));
}

/* Lets a popover point to the row of an entry. */
static gboolean
point_to (TillidProblemsPage *self, GtkPopover *popover, gint64 id)
{
  GtkWidget *row = tillid_problems_page_find_row (self, id);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return FALSE;
  gtk_popover_set_pointing_to (popover, &(GdkRectangle){
                                          (int) bounds.origin.x, (int) bounds.origin.y,
                                          (int) bounds.size.width, (int) bounds.size.height });
  return TRUE;
}

static void
confidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  const TillidProblemsItem *item = item_of (self, g_variant_get_int64 (parameter));

  if (item == NULL || !point_to (self, self->confidence_popover, item->record->id))
    return;
  tillid_confidence_card_set (self->confidence_card,
                              tillid_problems_model_get_context (self->model), item->record);
  gtk_popover_popup (self->confidence_popover);
}

static void
open_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  const TillidProblemsItem *item =
    self->model != NULL ? tillid_problems_model_find (self->model, g_variant_get_int64 (parameter))
                        : NULL;

  if (item != NULL && item->step != NULL)
    gtk_widget_activate_action (widget, "win.show-page", "(sx)", "plan",
                                item->step->step->record.id);
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* A name is no mnemonic. */
static void
append_name (GMenu *menu, const char *name, const char *action, GVariant *target)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);

  append_item (menu, label, action, target);
}

static GMenu *
make_state_menu (gint64 id)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; tillid_problem_status_choices[i].code != NULL; i++)
    {
      g_autofree char *name =
        tillid_words_begin (tillid_choice_get_label (tillid_problem_status_choices, i));

      append_name (menu, name, "problems.set-state", g_variant_new ("(xi)", id, i));
    }
  return menu;
}

static void
append_owner (TillidProblemsPage *self, GMenu *menu, gint64 id, TillidProblemsOwner owner)
{
  g_autofree char *name = tillid_problems_describe_owner (self->model, &owner);

  append_name (menu, name, "problems.set-owner",
               g_variant_new ("(xix)", id, owner.is_said ? (int) owner.side : -1, owner.member));
}

static GMenu *
make_owner_menu (TillidProblemsPage *self, gint64 id)
{
  GMenu *menu = g_menu_new ();
  GPtrArray *members =
    tillid_patient_context_get_members (tillid_problems_model_get_context (self->model));

  append_owner (self, menu, id, (TillidProblemsOwner){ TRUE, TILLID_SIDE_PATIENT, 0, NULL });
  append_owner (self, menu, id, (TillidProblemsOwner){ TRUE, TILLID_SIDE_FAMILY, 0, NULL });
  append_owner (self, menu, id, (TillidProblemsOwner){ TRUE, TILLID_SIDE_CLINIC, 0, NULL });
  for (guint i = 0; i < members->len; i++)
    append_owner (self, menu, id,
                  (TillidProblemsOwner){ TRUE, TILLID_SIDE_CLINIC,
                                         ((TillidMember *) members->pdata[i])->record.id, NULL });
  append_item (menu, C_ ("menu", "Somebody _else…"), "problems.set-owner",
               g_variant_new ("(xix)", id, TILLID_SIDE_OTHERS, G_GINT64_CONSTANT (0)));
  append_owner (self, menu, id, (TillidProblemsOwner){ 0 });
  return menu;
}

static GMenu *
make_link_menu (TillidProblemsPage *self, gint64 strength)
{
  GMenu *menu = g_menu_new ();
  GPtrArray *own = tillid_problems_model_get_items (self->model, TILLID_PROBLEMS_OWN);

  for (guint i = 0; i < MIN (own->len, MOST_LINKS); i++)
    {
      const TillidProblemsItem *problem = own->pdata[i];
      g_autofree char *place = tillid_problems_describe_place (problem);
      g_autofree char *line =
        g_utf8_substring (tillid_problems_item_get_text (problem), 0,
                          MIN (60, g_utf8_strlen (tillid_problems_item_get_text (problem), -1)));
      /* Translators: a problem's number and its words */
      g_autofree char *name = g_strdup_printf (C_ ("problems", "%s: %s"), place, line);

      append_name (menu, name, "problems.link",
                   g_variant_new ("(xx)", strength, problem->record->id));
    }
  return menu;
}

static void
append_problem_sections (TillidProblemsPage *self, GMenu *menu, const TillidProblemsItem *item)
{
  const gint64 id = item->record->id;
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) states = make_state_menu (id);
  g_autoptr (GMenu) owners = make_owner_menu (self, id);

  if (item->step != NULL)
    append_item (section, C_ ("menu", "_Open the next step in the plan"), "problems.open-step",
                 g_variant_new_int64 (id));
  else
    g_menu_append_submenu (section, C_ ("menu", "Who has the _next step"), G_MENU_MODEL (owners));
  g_menu_append_submenu (section, C_ ("menu", "_State"), G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_menu (TillidProblemsPage *self, const TillidProblemsItem *item)
{
  const gint64 id = item->record->id;
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) links = make_link_menu (self, id);
  GMenu *menu = g_menu_new ();

  if (tillid_problems_page_is_editable (self))
    {
      append_item (first, C_ ("menu", "_Edit"), "problems.edit", g_variant_new_int64 (id));
      append_item (first, C_ ("menu", "Move _up"), "problems.move", g_variant_new ("(xi)", id, -1));
      append_item (first, C_ ("menu", "Move _down"), "problems.move",
                   g_variant_new ("(xi)", id, 1));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
      if (item->part != TILLID_PROBLEMS_HELPS)
        append_problem_sections (self, menu, item);
      else if (g_menu_model_get_n_items (G_MENU_MODEL (links)) > 0)
        g_menu_append_submenu (menu, C_ ("menu", "_Helps with"), G_MENU_MODEL (links));
      append_item (last, C_ ("menu", "Told in _confidence…"), "problems.confidence",
                   g_variant_new_int64 (id));
    }
  append_item (last, C_ ("menu", "_How it came to be"), "problems.history",
               g_variant_new_int64 (id));
  if (tillid_problems_page_is_editable (self))
    append_item (last, C_ ("menu", "Entered in e_rror"), "problems.remove",
                 g_variant_new_int64 (id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidProblemsPage *self = TILLID_PROBLEMS_PAGE (widget);
  const gint64 id = g_variant_get_int64 (parameter);
  const TillidProblemsItem *item =
    self->model != NULL ? tillid_problems_model_find (self->model, id) : NULL;
  g_autoptr (GMenuModel) model = NULL;

  if (item == NULL || !point_to (self, GTK_POPOVER (self->menu), id))
    return;
  if (g_str_equal (name, "problems.owner-menu") && item->step != NULL)
    {
      gtk_widget_activate_action (widget, "problems.open-step", "x", id);
      return;
    }
  if (g_str_equal (name, "problems.owner-menu"))
    model = G_MENU_MODEL (make_owner_menu (self, id));
  else if (g_str_equal (name, "problems.state-menu"))
    model = G_MENU_MODEL (make_state_menu (id));
  else
    model = make_menu (self, item);
  gtk_popover_menu_set_menu_model (self->menu, model);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The actions of the page, with the keys that work in the whole of it. */
void
tillid_problems_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "problems.add", "i", add_action },
    { "problems.edit", "x", edit_action },
    { "problems.edit-next", "x", edit_next_action },
    { "problems.move", "(xi)", move_action },
    { "problems.rate", "(xi)", rate_action },
    { "problems.set-state", "(xi)", set_state_action },
    { "problems.set-owner", "(xix)", set_owner_action },
    { "problems.take-up", "x", take_up_action },
    { "problems.link", "(xx)", link_action },
    { "problems.link-number", "(xi)", link_number_action },
    { "problems.remove", "x", remove_action },
    { "problems.history", "x", history_action },
    { "problems.confidence", "x", confidence_action },
    { "problems.open-step", "x", open_step_action },
    { "problems.menu", "x", menu_action },
    { "problems.owner-menu", "x", menu_action },
    { "problems.state-menu", "x", menu_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "problems.add",
                                       "i", TILLID_PROBLEMS_OWN);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "problems.add",
                                       "i", TILLID_PROBLEMS_HELPS);
}
