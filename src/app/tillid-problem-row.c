/* tillid-problem-row.c - one problem, or one thing that helps, as a row
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A list may have hundreds of rows: the fields are made when somebody opens them, and a row that would say the same again is
 * left as it is. */
#include "config.h"

#include "tillid-problem-row.h"

#include <glib/gi18n-lib.h>

#include "tillid-burden-series.h"
#include "tillid-format.h"
#include "tillid-person-sign.h"
#include "tillid-plan-words.h"
#include "tillid-problem-editor.h"
#include "tillid-problems-words.h"
#include "tillid-said.h"

/* What a row says at most of a sentence; the whole stands in its tooltip and its fields. */
#define MOST_CHARACTERS 400

struct _TillidProblemRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *view;
  GtkWidget *handle;
  GtkLabel *place_label;
  GtkWidget *domain_box;
  GtkImage *domain_image;
  GtkLabel *words_label;
  GtkLabel *staff_label;
  GtkLabel *missing_label;
  GtkLabel *noticed_label;
  GtkWidget *burden_box;
  TillidBurdenSeries *burden_series;
  GtkLabel *burden_label;
  GtkLabel *before_label;
  GtkWidget *next_box;
  TillidPersonSign *owner_sign;
  GtkLabel *next_label;
  GtkLabel *state_label;
  GtkLabel *due_label;
  GtkBox *links_box;
  GtkWidget *menu_button;

  TillidProblemsModel *model;  /* (owned) (nullable) */
  TillidProblemEditor *editor; /* (nullable): beside the view, once it was open */
  char *shown;                 /* (owned) (nullable): all that it says, in one text */
  gint64 id;
  guint number;
  TillidProblemsPart part;
};

G_DEFINE_FINAL_TYPE (TillidProblemRow, tillid_problem_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * tillid_domain_get_icon:
 * @domain: what a problem is about
 *
 * Returns: (transfer none): the name of its symbolic icon
 */
const char *
tillid_domain_get_icon (TillidDomain domain)
{
  static const char *const icons[] = {
    [TILLID_DOMAIN_OTHER] = "tillid-dots-symbolic",
    [TILLID_DOMAIN_BODY] = "tillid-person-symbolic",
    [TILLID_DOMAIN_MIND] = "tillid-moon-symbolic",
    [TILLID_DOMAIN_FAMILY] = "tillid-family-symbolic",
    [TILLID_DOMAIN_MONEY] = "tillid-money-symbolic",
    [TILLID_DOMAIN_HOUSING] = "tillid-home-symbolic",
    [TILLID_DOMAIN_AUTHORITIES] = "tillid-letter-symbolic",
    [TILLID_DOMAIN_WORK] = "tillid-building-symbolic",
    [TILLID_DOMAIN_SCHOOL] = "tillid-school-symbolic",
    [TILLID_DOMAIN_SAFETY] = "tillid-shield-symbolic",
    [TILLID_DOMAIN_MEANING] = "tillid-ask-symbolic",
  };

  return (guint) domain < G_N_ELEMENTS (icons) ? icons[domain] : icons[TILLID_DOMAIN_OTHER];
}

static gboolean
is_editable (TillidProblemRow *self)
{
  return self->model != NULL && !tillid_problems_model_is_read_only (self->model);
}

static void
act (TillidProblemRow *self, const char *action)
{
  if (is_editable (self))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "x", self->id);
}

static void
act_by (TillidProblemRow *self, const char *action, int by)
{
  if (is_editable (self))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(xi)", self->id, by);
}

static void
menu_cb (TillidProblemRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "problems.menu", "x", self->id);
}

/* A digit: the burden of a problem, 0 for ten; or the problem that this helps with. */
static gboolean
digit_pressed (TillidProblemRow *self, guint keyval)
{
  int digit = -1;

  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    digit = (int) (keyval - GDK_KEY_0);
  else if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    digit = (int) (keyval - GDK_KEY_KP_0);
  if (digit < 0)
    return FALSE;
  if (digit == 0)
    digit = 10;
  act_by (self, self->part == TILLID_PROBLEMS_HELPS ? "problems.link-number" : "problems.rate",
          digit);
  return TRUE;
}

static gboolean
letter_pressed (TillidProblemRow *self, guint keyval)
{
  const gboolean is_problem = self->part != TILLID_PROBLEMS_HELPS;

  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_o:
      if (is_problem)
        act (self, "problems.owner-menu");
      return is_problem;
    case GDK_KEY_s:
      if (is_problem)
        act (self, "problems.state-menu");
      return is_problem;
    case GDK_KEY_a:
      gtk_widget_activate_action (GTK_WIDGET (self), "problems.add", "i", (int) self->part);
      return TRUE;
    case GDK_KEY_v:
      gtk_widget_activate_action (GTK_WIDGET (self), "problems.history", "x", self->id);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      act (self, "problems.remove");
      return TRUE;
    default:
      return digit_pressed (self, keyval);
    }
}

static gboolean
key_pressed_cb (TillidProblemRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();

  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    return FALSE;
  if (mods == GDK_ALT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up))
    {
      act_by (self, "problems.move", -1);
      return TRUE;
    }
  if (mods == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down))
    {
      act_by (self, "problems.move", 1);
      return TRUE;
    }
  if ((keyval == GDK_KEY_Menu && mods == 0) || (keyval == GDK_KEY_F10 && mods == GDK_SHIFT_MASK))
    {
      menu_cb (self);
      return TRUE;
    }
  return mods == 0 && letter_pressed (self, keyval);
}

static void
closed_cb (TillidProblemRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->editor), FALSE);
  gtk_widget_set_visible (self->view, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
next_cb (TillidProblemRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "problems.edit-next", "x", self->id);
}

static GdkContentProvider *
drag_prepare_cb (TillidProblemRow *self, double x, double y, GtkDragSource *source)
{
  return is_editable (self) ? gdk_content_provider_new_typed (G_TYPE_INT64, self->id) : NULL;
}

static void
drag_begin_cb (TillidProblemRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (self->view);

  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lifted");
}

static void
drag_end_cb (TillidProblemRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "lifted");
}

static void
tillid_problem_row_dispose (GObject *object)
{
  TillidProblemRow *self = TILLID_PROBLEM_ROW (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->shown, g_free);
  self->editor = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PROBLEM_ROW);

  G_OBJECT_CLASS (tillid_problem_row_parent_class)->dispose (object);
}

static void
tillid_problem_row_class_init (TillidProblemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_problem_row_dispose;

  g_type_ensure (TILLID_TYPE_BURDEN_SERIES);
  g_type_ensure (TILLID_TYPE_PERSON_SIGN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-problem-row.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidProblemRow, name)
  BIND (view);
  BIND (handle);
  BIND (place_label);
  BIND (domain_box);
  BIND (domain_image);
  BIND (words_label);
  BIND (staff_label);
  BIND (missing_label);
  BIND (noticed_label);
  BIND (burden_box);
  BIND (burden_series);
  BIND (burden_label);
  BIND (before_label);
  BIND (next_box);
  BIND (owner_sign);
  BIND (next_label);
  BIND (state_label);
  BIND (due_label);
  BIND (links_box);
  BIND (menu_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
tillid_problem_row_init (TillidProblemRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (menu_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_cursor_from_name (self->handle, "grab");
}

/* (transfer floating): an empty row, to be set. */
GtkWidget *
tillid_problem_row_new (void)
{
  return g_object_new (TILLID_TYPE_PROBLEM_ROW, NULL);
}

/* A sentence of thousands of characters must not be laid out in each row. */
static char *
shorten (const char *text)
{
  const char *end = text;

  if (text == NULL || g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return g_strdup (text);
  end = g_utf8_offset_to_pointer (text, MOST_CHARACTERS);
  {
    g_autofree char *head = g_strndup (text, (gsize) (end - text));

    return g_strconcat (head, "…", NULL);
  }
}

static void
show_words (TillidProblemRow *self, const TillidProblemsItem *item)
{
  TillidPlanModel *plan = tillid_problems_model_get_plan (self->model);
  g_autofree char *words = shorten (item->words);
  g_autofree char *staff = shorten (item->staff_words);
  g_autofree char *noticed = tillid_problems_describe_noticed (item);
  g_autofree char *source = tillid_problems_describe_source (self->model, item);
  const gboolean is_missing =
    tillid_plan_needs_two_languages (plan) && (item->words == NULL || item->staff_words == NULL);

  tillid_said_set (self->words_label, words, item->language);
  tillid_said_set (self->staff_label, staff, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words_label), item->words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->staff_label), item->staff_words);
  /* What the team added itself was never said in another language. */
  gtk_widget_set_visible (GTK_WIDGET (self->missing_label),
                          is_missing && item->part != TILLID_PROBLEMS_ADDED);
  gtk_label_set_label (self->noticed_label, *source != '\0' ? source : noticed);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->noticed_label), *source != '\0' ? noticed : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->noticed_label), *source != '\0' || *noticed != '\0');
  if (item->part == TILLID_PROBLEMS_ADDED)
    gtk_widget_add_css_class (GTK_WIDGET (self->staff_label), "heading");
}

static void
show_burden (TillidProblemRow *self, const TillidProblemsItem *item)
{
  g_autofree TillidBurdenRating *ratings = NULL;
  g_autofree char *before = tillid_problems_describe_burden (self->model, item);
  g_autofree char *now = NULL;
  guint n = tillid_problems_item_get_burdens (item, &ratings);

  tillid_burden_series_set (self->burden_series, ratings, n);
  gtk_widget_set_visible (GTK_WIDGET (self->burden_series), n > 0);
  now = n > 0 ? tillid_format_number (ratings[n - 1].burden, NULL) : g_strdup ("");
  gtk_label_set_label (self->burden_label, now);
  gtk_widget_set_visible (GTK_WIDGET (self->burden_label), n > 0);
  gtk_label_set_label (self->before_label, before);
}

static void
show_sign (TillidProblemRow *self, const TillidProblemsOwner *owner, const char *name)
{
  static const TillidPersonSignKind kinds[] = {
    [TILLID_SIDE_PATIENT] = TILLID_SIGN_PATIENT,
    [TILLID_SIDE_FAMILY] = TILLID_SIGN_FAMILY,
    [TILLID_SIDE_CLINIC] = TILLID_SIGN_COLLEAGUE,
    [TILLID_SIDE_OTHERS] = TILLID_SIGN_ORGANISATION,
  };
  TillidMember *member =
    tillid_patient_context_find_member (tillid_problems_model_get_context (self->model),
                                        owner->member);

  if (member != NULL)
    tillid_person_sign_set_member (self->owner_sign, member);
  else if (owner->is_said)
    tillid_person_sign_set_name (self->owner_sign, kinds[owner->side], name);
  else
    tillid_person_sign_set (self->owner_sign, TILLID_SIGN_NOT_MET, 0, "");
}

static void
show_next (TillidProblemRow *self, const TillidProblemsItem *item)
{
  const TillidProblemsOwner owner = tillid_problems_owner_of (item);
  g_autofree char *name = tillid_problems_describe_owner (self->model, &owner);
  g_autofree char *state = tillid_problems_describe_state (item);
  g_autofree char *due =
    item->step != NULL
      ? tillid_plan_describe_due (tillid_problems_model_get_plan (self->model), item->step)
      : g_strdup ("");
  g_autofree char *text = NULL;
  const gboolean is_late = item->step != NULL && item->step->days_late > 0;

  show_sign (self, &owner, name);
  if (item->step != NULL)
    text = g_markup_printf_escaped ("<b>%s</b>  %s", name, tillid_step_get_text (item->step->step));
  else if (owner.is_said)
    text = g_markup_printf_escaped ("<b>%s</b>", name);
  else
    text = g_markup_escape_text (name, -1);
  gtk_label_set_markup (self->next_label, text);
  gtk_label_set_label (self->state_label, state);
  gtk_label_set_label (self->due_label, due);
  gtk_widget_set_visible (GTK_WIDGET (self->due_label), *due != '\0');
  gtk_widget_set_css_classes (GTK_WIDGET (self->due_label),
                              is_late ? (const char *[]){ "caption-heading", "late", NULL }
                                      : (const char *[]){ "caption", "dim-label", NULL });
}

static void
show_links (TillidProblemRow *self, const TillidProblemsItem *item)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->links_box))) != NULL)
    gtk_box_remove (self->links_box, child);
  for (guint i = 0; i < item->links->len; i++)
    {
      const TillidStrengthLink *link = item->links->pdata[i];
      const TillidProblemsItem *problem = tillid_problems_model_find (self->model, link->problem);
      g_autofree char *place = tillid_problems_describe_place (problem);

      child = gtk_label_new (place);
      gtk_widget_add_css_class (child, "goal-number");
      gtk_widget_add_css_class (child, "small");
      gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (child, tillid_problems_item_get_text (problem));
      gtk_box_append (self->links_box, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links_box), item->links->len > 0);
}

static void
show_domain (TillidProblemRow *self, const TillidProblemsItem *item)
{
  gtk_image_set_from_icon_name (self->domain_image, tillid_domain_get_icon (item->domain));
  gtk_widget_set_tooltip_text (self->domain_box,
                               tillid_choice_get_label (tillid_domain_choices, item->domain));
  if (item->part == TILLID_PROBLEMS_HELPS)
    gtk_widget_add_css_class (self->domain_box, "helps");
}

/* Whether the row says something else than before, which is remembered. */
static gboolean
take_shown (TillidProblemRow *self, const TillidProblemsItem *item, const char *spoken)
{
  g_autofree char *text =
    g_strdup_printf ("%s\n%s\n%s\n%s\n%d %u %d", spoken, item->words != NULL ? item->words : "",
                     item->language != NULL ? item->language : "",
                     item->staff_words != NULL ? item->staff_words : "", item->domain,
                     item->ratings->len, is_editable (self));

  if (g_strcmp0 (text, self->shown) == 0)
    return FALSE;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  return TRUE;
}

static void
show_all (TillidProblemRow *self, const TillidProblemsItem *item)
{
  g_autofree char *place = tillid_problems_describe_place (item);
  const gboolean is_problem = item->part != TILLID_PROBLEMS_HELPS;

  gtk_label_set_label (self->place_label, place);
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), is_problem);
  gtk_widget_set_visible (self->handle, is_editable (self));
  gtk_widget_set_visible (self->burden_box, is_problem);
  gtk_widget_set_visible (self->next_box, is_problem);
  show_domain (self, item);
  show_words (self, item);
  if (is_problem)
    {
      show_burden (self, item);
      show_next (self, item);
    }
  show_links (self, item);
}

/**
 * tillid_problem_row_set_item:
 * @self: a row
 * @model: the problems
 * @item: what to show; not kept
 */
void
tillid_problem_row_set_item (TillidProblemRow *self,
                             TillidProblemsModel *model,
                             const TillidProblemsItem *item)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (TILLID_IS_PROBLEM_ROW (self) && TILLID_IS_PROBLEMS_MODEL (model));
  g_return_if_fail (item != NULL);

  g_set_object (&self->model, model);
  self->id = item->record->id;
  self->number = item->number;
  self->part = item->part;
  spoken = tillid_problems_describe (model, item);
  if (!take_shown (self, item, spoken))
    return;
  show_all (self, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* The id of what it shows; 0 before it is set. */
gint64
tillid_problem_row_get_id (TillidProblemRow *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEM_ROW (self), 0);

  return self->id;
}

/* Its place in the list, from 1. */
guint
tillid_problem_row_get_number (TillidProblemRow *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEM_ROW (self), 0);

  return self->number;
}

static void
make_editor (TillidProblemRow *self)
{
  self->editor = g_object_new (TILLID_TYPE_PROBLEM_EDITOR, NULL);
  g_signal_connect_swapped (self->editor, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->editor, "next", G_CALLBACK (next_cb), self);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->view)), GTK_WIDGET (self->editor));
}

/* Turns the row into its fields. */
void
tillid_problem_row_edit (TillidProblemRow *self)
{
  const TillidProblemsItem *item;

  g_return_if_fail (TILLID_IS_PROBLEM_ROW (self));

  item = is_editable (self) ? tillid_problems_model_find (self->model, self->id) : NULL;
  if (item == NULL)
    return;
  if (self->editor == NULL)
    make_editor (self);
  if (!tillid_problem_row_is_editing (self))
    tillid_problem_editor_open (self->editor, self->model, self->part, item);
  gtk_widget_set_visible (self->view, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->editor), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* As tillid_problem_row_edit(), with the focus in the field of what an action needs: "elsewhere" or "owner". */
void
tillid_problem_row_edit_field (TillidProblemRow *self, const char *field)
{
  g_return_if_fail (TILLID_IS_PROBLEM_ROW (self) && field != NULL);

  tillid_problem_row_edit (self);
  if (tillid_problem_row_is_editing (self))
    tillid_problem_editor_focus_field (self->editor, field);
}

/* Whether its fields are open. */
gboolean
tillid_problem_row_is_editing (TillidProblemRow *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEM_ROW (self), FALSE);

  return self->editor != NULL && tillid_problem_editor_is_open (self->editor);
}

/* Keeps what is complete; the rest is a draft. */
void
tillid_problem_row_leave (TillidProblemRow *self)
{
  g_return_if_fail (TILLID_IS_PROBLEM_ROW (self));

  if (tillid_problem_row_is_editing (self))
    tillid_problem_editor_keep (self->editor);
}
