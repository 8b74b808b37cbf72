/* tillid-continuity-page.c - who has been there, and who could be next
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-continuity-page.h"

#include "tillid-answer-card.h"
#include "tillid-aside-row.h"
#include "tillid-bead-string.h"
#include "tillid-number-row.h"
#include "tillid-page.h"
#include "tillid-pair-row.h"
#include "tillid-plain-row.h"
#include "tillid-prompt-card.h"
#include "tillid-two-columns.h"
#include "tillid-words.h"

struct _TillidContinuityPage
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *columns;
  GtkDropDown *window_drop_down;
  GtkLabel *state_label;
  GtkWidget *known_box;
  GtkLabel *known_label;
  GtkWidget *led_box;
  GtkLabel *led_label;
  GtkWidget *interpreted_box;
  GtkLabel *interpreted_label;
  GtkWidget *bead_box;
  TillidBeadString *bead_string;
  GtkToggleButton *numbers_button;
  GtkImage *numbers_arrow;
  GtkLabel *numbers_head_label;
  GtkWidget *chance_box;
  GtkLabel *chance_label;
  GtkRevealer *numbers_revealer;
  GtkBox *numbers_list;
  GtkLabel *numbers_foot_label;
  GtkWidget *prompt_box;
  TillidPromptCard *first_prompt;
  GtkWidget *aside_box;
  TillidAsideRow *first_aside;
  GtkToggleButton *share_button;
  TillidAnswerCard *answer_card;
  GtkWidget *pairs_box;
  GtkLabel *pairs_label;
  GtkLabel *next_date_label;
  GtkListBox *pair_list;
  GtkWidget *booked_box;
  GtkLabel *pairs_foot_label;

  TillidContinuityModel *model; /* (owned) (nullable) */
  gboolean is_filling;
};

static void tillid_continuity_page_init_interface (TillidPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidContinuityPage,
                               tillid_continuity_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_PAGE,
                                                      tillid_continuity_page_init_interface))

static void
show_sentence (GtkWidget *box, GtkLabel *label, const char *markup)
{
  gtk_label_set_markup (label, markup != NULL ? markup : "");
  gtk_widget_set_visible (box, markup != NULL);
}

static gboolean
has_same_names (GListModel *model, const char *const *names)
{
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 0; i < n && names[i] != NULL; i++)
    if (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), names[i]))
      return FALSE;
  return n == g_strv_length ((char **) names);
}

/* The list is changed only where its words are others: a choice in it must not take it away from below itself. */
static void
fill_windows (TillidContinuityPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (int i = 0; i < TILLID_CONTINUITY_N_WINDOWS; i++)
    {
      g_autofree char *name =
        tillid_continuity_model_dup_window_name (self->model, (TillidContinuityWindow) i);

      if (name != NULL)
        g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  self->is_filling = TRUE;
  if (!has_same_names (gtk_drop_down_get_model (self->window_drop_down),
                       (const char *const *) names))
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) names);

      gtk_drop_down_set_model (self->window_drop_down, G_LIST_MODEL (list));
    }
  if (gtk_drop_down_get_selected (self->window_drop_down) !=
      tillid_continuity_model_get_window (self->model))
    gtk_drop_down_set_selected (self->window_drop_down,
                                tillid_continuity_model_get_window (self->model));
  self->is_filling = FALSE;
}

static void
window_selected_cb (TillidContinuityPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->window_drop_down);

  if (self->model != NULL && !self->is_filling && selected < TILLID_CONTINUITY_N_WINDOWS)
    tillid_continuity_model_set_window (self->model, (TillidContinuityWindow) selected);
}

static void
show_numbers (TillidContinuityPage *self, const TillidContinuityView *view)
{
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) formulas = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers_list))) != NULL)
    gtk_box_remove (self->numbers_list, child);
  for (guint i = 0; i < view->numbers->len; i++)
    gtk_box_append (self->numbers_list,
                    tillid_number_row_new (view->numbers->pdata[i], names, formulas));
  gtk_label_set_label (self->numbers_head_label, view->numbers_head);
  gtk_label_set_label (self->numbers_foot_label, view->numbers_foot);
  gtk_widget_set_visible (self->chance_box, view->numbers_chance != NULL);
  gtk_label_set_label (self->chance_label,
                       view->numbers_chance != NULL ? view->numbers_chance : "");
}

static void
show_pairs (TillidContinuityPage *self, const TillidContinuityView *view)
{
  TillidPatientContext *context = tillid_continuity_model_get_context (self->model);
  g_autofree char *name = tillid_words_isolate (tillid_patient_context_get_short_name (context));
  g_autofree char *heading = g_strdup_printf (C_ ("next visit", "Who could meet %s next?"), name);
  gboolean any_booked = FALSE;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->pair_list, 0)) != NULL)
    gtk_list_box_remove (self->pair_list, GTK_WIDGET (row));
  for (guint i = 0; i < view->pairs->len; i++)
    {
      const TillidContinuityPair *pair = view->pairs->pdata[i];

      GtkWidget *one = tillid_pair_row_new (context, pair);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (one),
                                        tillid_patient_context_may_write (context,
                                                                          &tillid_visit_type));
      gtk_list_box_append (self->pair_list, one);
      any_booked = any_booked || pair->is_booked;
    }
  gtk_widget_set_visible (self->booked_box, any_booked);
  gtk_label_set_label (self->pairs_label, heading);
  gtk_label_set_label (self->next_date_label, view->next_date != NULL ? view->next_date : "");
  gtk_label_set_label (self->pairs_foot_label, view->pairs_foot != NULL ? view->pairs_foot : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pairs_foot_label), view->pairs_foot != NULL);
  gtk_widget_set_visible (self->pairs_box, view->pairs->len > 0);
}

/* Books as the row says, for the day and time of the table. */
static void
pair_activated_cb (TillidContinuityPage *self, GtkListBoxRow *row)
{
  const TillidContinuityView *view =
    self->model != NULL ? tillid_continuity_model_get_view (self->model) : NULL;
  const int index = gtk_list_box_row_get_index (row);
  const TillidContinuityPair *pair;

  if (view == NULL || view->pairs == NULL || index < 0 || index >= (int) view->pairs->len)
    return;
  pair = view->pairs->pdata[index];
  gtk_widget_activate_action (GTK_WIDGET (self), "win.book", "(xxxxxxxs)", (gint64) 0,
                              view->next_visit, TILLID_ABSENT, TILLID_ABSENT, pair->lead,
                              pair->introduces, pair->interpreter, "");
}

/* As many cards and lines as have ever been needed; those without a prompt are hidden. */
static void
show_prompts (TillidContinuityPage *self, guint n_prompts, guint n_aside)
{
  GtkWidget *child = GTK_WIDGET (self->first_prompt);

  for (guint i = 0; child != NULL || i < n_prompts; i++)
    {
      if (child == NULL)
        {
          child = g_object_new (TILLID_TYPE_PROMPT_CARD, NULL);
          gtk_box_append (GTK_BOX (self->prompt_box), child);
        }
      tillid_prompt_card_set (TILLID_PROMPT_CARD (child), self->model, i);
      child = gtk_widget_get_next_sibling (child);
    }
  child = GTK_WIDGET (self->first_aside);
  for (guint i = 0; child != NULL || i < n_aside; i++)
    {
      if (child == NULL)
        {
          child = g_object_new (TILLID_TYPE_ASIDE_ROW, NULL);
          gtk_box_append (GTK_BOX (self->aside_box), child);
        }
      tillid_aside_row_set (TILLID_ASIDE_ROW (child), self->model, i);
      child = gtk_widget_get_next_sibling (child);
    }
  gtk_widget_set_visible (self->prompt_box, n_prompts > 0);
  gtk_widget_set_visible (self->aside_box, n_aside > 0);
}

static void
show_share (TillidContinuityPage *self, const TillidContinuityView *view)
{
  TillidPatientContext *context = tillid_continuity_model_get_context (self->model);

  gtk_widget_set_visible (GTK_WIDGET (self->share_button),
                          view->may_share &&
                            tillid_patient_context_may_write (context, &tillid_share_wish_type));
  gtk_toggle_button_set_active (self->share_button, view->own_wish != 0);
}

static void
share_clicked_cb (TillidContinuityPage *self)
{
  if (self->model != NULL)
    tillid_continuity_model_share (self->model);
}

static void
model_changed_cb (TillidContinuityPage *self)
{
  const TillidContinuityView *view = tillid_continuity_model_get_view (self->model);

  /* Nothing could be read; the window has said so. */
  if (view->numbers == NULL)
    return;
  fill_windows (self);
  gtk_label_set_label (self->state_label, view->state != NULL ? view->state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), view->state != NULL);
  show_sentence (self->known_box, self->known_label, view->known_face);
  show_sentence (self->led_box, self->led_label, view->led);
  show_sentence (self->interpreted_box, self->interpreted_label, view->interpreted);
  gtk_widget_set_visible (self->bead_box, view->beads != NULL);
  show_numbers (self, view);
  show_prompts (self, view->prompts->len, view->aside->len);
  show_share (self, view);
  show_pairs (self, view);
}

static void
numbers_toggled_cb (TillidContinuityPage *self)
{
  const gboolean is_open = gtk_toggle_button_get_active (self->numbers_button);

  gtk_revealer_set_reveal_child (self->numbers_revealer, is_open);
  gtk_image_set_from_icon_name (self->numbers_arrow,
                                is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->numbers_button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_open, -1);
}

static void
open_visit_cb (TillidContinuityPage *self, gint64 visit)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "(sx)", "visits", visit);
}

static gboolean
is_typing (TillidContinuityPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && GTK_IS_EDITABLE (focus);
}

static gboolean
key_pressed_cb (TillidContinuityPage *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (is_typing (self) ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_h:
      gtk_toggle_button_set_active (self->numbers_button,
                                    !gtk_toggle_button_get_active (self->numbers_button));
      return GDK_EVENT_STOP;
    case GDK_KEY_f:
      gtk_widget_activate_action (GTK_WIDGET (self->first_prompt), "prompt.fine", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_1:
    case GDK_KEY_2:
    case GDK_KEY_3:
      return tillid_prompt_card_activate_nth (self->first_prompt, keyval - GDK_KEY_1);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
set_context (TillidPage *page, TillidPatientContext *context)
{
  TillidContinuityPage *self = TILLID_CONTINUITY_PAGE (page);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  if (context != NULL)
    self->model = tillid_continuity_model_new (context);
  tillid_bead_string_set_model (self->bead_string, self->model);
  tillid_answer_card_set_model (self->answer_card, self->model);
  if (self->model == NULL)
    {
      /* GTK may hold a card for the menu that was closed in it; the patient goes now. */
      show_prompts (self, 0, 0);
      return;
    }
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
}

/* What is typed is a draft with every key. */
static gboolean
leave (TillidPage *page)
{
  return TRUE;
}

static void
grab_focus_first (TillidPage *page)
{
  TillidContinuityPage *self = TILLID_CONTINUITY_PAGE (page);

  if (!gtk_widget_get_visible (self->bead_box) ||
      !gtk_widget_grab_focus (GTK_WIDGET (self->bead_string)))
    gtk_widget_grab_focus (GTK_WIDGET (self->window_drop_down));
}

static GVariant *
save_place (TillidPage *page)
{
  TillidContinuityPage *self = TILLID_CONTINUITY_PAGE (page);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  return g_variant_new ("(bud)", gtk_toggle_button_get_active (self->numbers_button),
                        gtk_drop_down_get_selected (self->window_drop_down),
                        gtk_adjustment_get_value (adjustment));
}

static void
restore_place (TillidPage *page, GVariant *place)
{
  TillidContinuityPage *self = TILLID_CONTINUITY_PAGE (page);
  gboolean is_open;
  guint window;
  double scrolled;

  if (!g_variant_is_of_type (place, G_VARIANT_TYPE ("(bud)")))
    return;
  g_variant_get (place, "(bud)", &is_open, &window, &scrolled);
  gtk_toggle_button_set_active (self->numbers_button, is_open);
  if (self->model != NULL && window < TILLID_CONTINUITY_N_WINDOWS)
    tillid_continuity_model_set_window (self->model, (TillidContinuityWindow) window);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), scrolled);
}

static void
tillid_continuity_page_init_interface (TillidPageInterface *iface)
{
  iface->id = "continuity";
  iface->title = NC_ ("page", "Continuity");
  iface->icon = "tillid-beads-symbolic";
  iface->writes = "course";
  iface->set_context = set_context;
  iface->leave = leave;
  iface->grab_focus_first = grab_focus_first;
  iface->save_place = save_place;
  iface->restore_place = restore_place;
}

static void
tillid_continuity_page_dispose (GObject *object)
{
  TillidContinuityPage *self = TILLID_CONTINUITY_PAGE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  if (self->first_prompt != NULL)
    set_context (TILLID_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CONTINUITY_PAGE);

  G_OBJECT_CLASS (tillid_continuity_page_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidContinuityPage, name)

static void
tillid_continuity_page_class_init (TillidContinuityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_continuity_page_dispose;

  /* Not a widget, so not in the lists of tillid-types.c. */
  g_type_ensure (TILLID_TYPE_TWO_COLUMNS);
  g_type_ensure (TILLID_TYPE_PLAIN_CELL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-continuity-page.ui");
  BIND (scroller);
  BIND (columns);
  BIND (window_drop_down);
  BIND (state_label);
  BIND (known_box);
  BIND (known_label);
  BIND (led_box);
  BIND (led_label);
  BIND (interpreted_box);
  BIND (interpreted_label);
  BIND (bead_box);
  BIND (bead_string);
  BIND (numbers_button);
  BIND (numbers_arrow);
  BIND (numbers_head_label);
  BIND (chance_box);
  BIND (chance_label);
  BIND (numbers_revealer);
  BIND (numbers_list);
  BIND (numbers_foot_label);
  BIND (prompt_box);
  BIND (first_prompt);
  BIND (aside_box);
  BIND (first_aside);
  BIND (share_button);
  BIND (answer_card);
  BIND (pairs_box);
  BIND (pairs_label);
  BIND (next_date_label);
  BIND (pair_list);
  BIND (booked_box);
  BIND (pairs_foot_label);
  gtk_widget_class_bind_template_callback (widget_class, numbers_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_visit_cb);
  gtk_widget_class_bind_template_callback (widget_class, share_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pair_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

#undef BIND

static void
tillid_continuity_page_init (TillidContinuityPage *self)
{
  GtkEventController *keys;

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->window_drop_down, "notify::selected",
                            G_CALLBACK (window_selected_cb), self);
  keys = gtk_event_controller_key_new ();
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
