/* tillid-prompt-card.c - what the team might look at, and what can be done about it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-prompt-card.h"

#include "tillid-words.h"

struct _TillidPromptCard
{
  GtkWidget parent_instance;

  GtkWidget *content; /* bound, so that it goes with the template */
  GtkLabel *fact_label;
  GtkLabel *why_label;
  GtkListBox *reason_list;
  GtkButton *introduce_button;
  GtkLabel *introduce_label;
  GtkWidget *booked_chip;
  GtkWidget *agenda_button;
  GtkWidget *agenda_chip;
  GtkWidget *calls_button;
  GtkWidget *calls_chip;
  GtkWidget *fine_box;
  GtkWidget *fine_button;
  GtkWidget *snooze_button;

  TillidContinuityModel *model; /* (owned) (nullable) */
  guint index;
};

static const struct
{
  const char *id;
  const char *words;
} reasons[] = {
  { "fine", NC_ ("snooze reason", "right as it is") },
  { "planned", NC_ ("snooze reason", "planned already") },
  { "wish", NC_ ("snooze reason", "the patient wishes it so") },
  { "talked", NC_ ("snooze reason", "talked about") },
};

G_DEFINE_FINAL_TYPE (TillidPromptCard, tillid_prompt_card, GTK_TYPE_WIDGET)

static const TillidContinuityPrompt *
prompt_of (TillidPromptCard *self)
{
  const TillidContinuityView *view =
    self->model != NULL ? tillid_continuity_model_get_view (self->model) : NULL;

  if (view == NULL || view->prompts == NULL || self->index >= view->prompts->len)
    return NULL;
  return view->prompts->pdata[self->index];
}

static gboolean
can_write (TillidPromptCard *self)
{
  return prompt_of (self) != NULL &&
         !tillid_patient_context_is_read_only (tillid_continuity_model_get_context (self->model));
}

static void
introduce_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPromptCard *self = TILLID_PROMPT_CARD (widget);
  const TillidContinuityPrompt *prompt = prompt_of (self);

  if (prompt == NULL || prompt->introduce == NULL)
    return;
  if (prompt->is_booked)
    gtk_widget_activate_action (widget, "win.show-page", "(sx)", "visits", prompt->introduce_visit);
  else if (can_write (self))
    tillid_continuity_model_introduce (self->model, prompt);
}

static void
agenda_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.put-on-agenda", NULL);
}

static void
calls_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPromptCard *self = TILLID_PROMPT_CARD (widget);

  if (can_write (self))
    tillid_continuity_model_plan_call_times (self->model);
}

static void
snooze (TillidPromptCard *self, const char *id, int days)
{
  for (guint i = 0; can_write (self) && i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].id, id))
      {
        tillid_continuity_model_snooze (self->model, prompt_of (self),
                                        g_dpgettext2 (GETTEXT_PACKAGE, "snooze reason",
                                                      reasons[i].words),
                                        days);
        return;
      }
}

static void
fine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  snooze (TILLID_PROMPT_CARD (widget), "fine", TILLID_SNOOZE_DAYS);
}

static void
snooze_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *id;
  int days;

  g_variant_get (parameter, "(&si)", &id, &days);
  snooze (TILLID_PROMPT_CARD (widget), id, days);
}

static void
reason_activated_cb (TillidPromptCard *self, GtkListBoxRow *row)
{
  const TillidContinuityPrompt *prompt = prompt_of (self);
  const guint index = (guint) gtk_list_box_row_get_index (row);

  const TillidContinuityReason *reason;

  if (prompt == NULL || index >= prompt->reasons->len)
    return;
  reason = prompt->reasons->pdata[index];
  if (reason->page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "(sx)", reason->page,
                                reason->record);
}

static void
tillid_prompt_card_dispose (GObject *object)
{
  g_clear_object (&TILLID_PROMPT_CARD (object)->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PROMPT_CARD);

  G_OBJECT_CLASS (tillid_prompt_card_parent_class)->dispose (object);
}

static void
tillid_prompt_card_class_init (TillidPromptCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_prompt_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-prompt-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, content);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, fact_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, why_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, reason_list);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, introduce_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, introduce_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, booked_chip);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, agenda_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, agenda_chip);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, calls_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, calls_chip);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, fine_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, fine_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPromptCard, snooze_button);
  gtk_widget_class_bind_template_callback (widget_class, reason_activated_cb);
  gtk_widget_class_install_action (widget_class, "prompt.introduce", NULL, introduce_action);
  gtk_widget_class_install_action (widget_class, "prompt.agenda", NULL, agenda_action);
  gtk_widget_class_install_action (widget_class, "prompt.calls", NULL, calls_action);
  gtk_widget_class_install_action (widget_class, "prompt.fine", NULL, fine_action);
  gtk_widget_class_install_action (widget_class, "prompt.snooze", "(si)", snooze_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_prompt_card_init (TillidPromptCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_reasons (TillidPromptCard *self, const TillidContinuityPrompt *prompt)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->reason_list, 0)) != NULL)
    gtk_list_box_remove (self->reason_list, GTK_WIDGET (row));
  for (guint i = 0; i < prompt->reasons->len; i++)
    {
      GtkWidget *label =
        gtk_label_new (((TillidContinuityReason *) prompt->reasons->pdata[i])->text);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "reason");
      gtk_list_box_append (self->reason_list, label);
    }
}

/**
 * tillid_prompt_card_activate_nth:
 * @self: a card
 * @n: 0 for its first action
 *
 * Does what a click on the action at that place would do: actions that are not offered now are not counted.
 *
 * Returns: %FALSE if there is no such action
 */
gboolean
tillid_prompt_card_activate_nth (TillidPromptCard *self, guint n)
{
  GtkWidget *actions[3];

  g_return_val_if_fail (TILLID_IS_PROMPT_CARD (self), FALSE);

  actions[0] = GTK_WIDGET (self->introduce_button);
  actions[1] = self->agenda_button;
  actions[2] = self->calls_button;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (gtk_widget_get_mapped (actions[i]) && n-- == 0)
      return gtk_widget_activate (actions[i]);
  return FALSE;
}

/**
 * tillid_prompt_card_set:
 * @self: a card
 * @model: (nullable): the Continuity page's model; held until it is set anew
 * @index: number of the prompt in the model's view; out of range hides the card
 *
 * Shows the prompt with what can be done about it.
 */
void
tillid_prompt_card_set (TillidPromptCard *self, TillidContinuityModel *model, guint index)
{
  const TillidContinuityPrompt *prompt;
  const TillidContinuityView *view;
  g_autofree char *text = NULL;
  gboolean writes;

  g_return_if_fail (TILLID_IS_PROMPT_CARD (self));

  g_set_object (&self->model, model);
  self->index = index;
  prompt = prompt_of (self);
  gtk_widget_set_visible (GTK_WIDGET (self), prompt != NULL);
  if (prompt == NULL)
    return;

  view = tillid_continuity_model_get_view (model);
  writes = can_write (self);
  text = g_markup_printf_escaped ("<b>%s</b> %s", prompt->fact, prompt->question);
  gtk_label_set_markup (self->fact_label, text);
  gtk_label_set_label (self->why_label, prompt->why);
  fill_reasons (self, prompt);
  gtk_widget_set_visible (GTK_WIDGET (self->introduce_button),
                          prompt->introduce != NULL && (writes || prompt->is_booked));
  if (prompt->introduce != NULL)
    {
      gtk_label_set_label (self->introduce_label, prompt->introduce);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->introduce_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, prompt->introduce, -1);
    }
  gtk_widget_set_visible (self->booked_chip, prompt->is_booked);
  gtk_widget_set_visible (self->fine_box, writes);
  gtk_widget_set_visible (self->agenda_button, writes);
  gtk_widget_set_visible (self->calls_button, writes);
  gtk_widget_set_visible (self->agenda_chip, view->is_on_agenda);
  gtk_widget_set_visible (self->calls_chip, view->has_call_times);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  prompt->fact, -1);
}
