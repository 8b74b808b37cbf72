/* tillid-problem-editor.c - the fields of a problem, or of what helps
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The two sentences come first, so that Tab, Tab, Ctrl+Enter is all it takes. The burden is not asked until somebody
 * moves the scale. Drafts lie at "plan/PATIENT/problem/ID/FIELD", of a new entry at newN, N being its list. */
#include "config.h"

#include "tillid-problem-editor.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-focus.h"
#include "tillid-form-keys.h"
#include "tillid-format.h"
#include "tillid-hidden-field.h"
#include "tillid-plan-edits.h"
#include "tillid-plan-words.h"
#include "tillid-problems-words.h"
#include "tillid-said.h"
#include "tillid-told-typed.h"
#include "tillid-words.h"

enum
{
  FIELD_WORDS,
  FIELD_STAFF,
  FIELD_NOTICED,
  FIELD_ELSEWHERE,
  FIELD_OWNER,
  FIELD_NEXT,
  FIELD_WHEN,
  N_FIELDS
};

struct _TillidProblemEditor
{
  GtkWidget parent_instance;

  GtkWidget *root;
  GtkWidget *words_entry;
  GtkWidget *staff_entry;
  GtkWidget *burden_box;
  GtkScale *burden_scale;
  GtkLabel *burden_label;
  GtkDropDown *domain_drop;
  GtkWidget *noticed_entry;
  GtkLabel *understood_label;
  GtkWidget *problem_box;
  GtkDropDown *said_by_drop;
  GtkDropDown *state_drop;
  GtkWidget *elsewhere_entry;
  GtkWidget *owner_box;
  GtkDropDown *owner_drop;
  GtkWidget *owner_entry;
  GtkWidget *next_box;
  GtkWidget *next_entry;
  GtkWidget *when_entry;
  GtkWidget *keep_button;

  TillidProblemsModel *model; /* (owned) (nullable): while open */
  TillidProblemsPart part;
  TillidRecord *record; /* (owned) (nullable): as it was opened; %NULL is a new one */
  GArray *owners;       /* (owned) of TillidProblemsOwner behind owner_drop */
  gboolean is_rated;    /* somebody has moved the scale */
  gboolean is_filling;
  gint64 added; /* what was kept last and was new; 0 for nothing */
};

enum
{
  SIGNAL_CLOSED,
  SIGNAL_NEXT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidProblemEditor, tillid_problem_editor, GTK_TYPE_WIDGET)

static const char *const fields[N_FIELDS] = { "words", "staff", "noticed", "elsewhere",
                                              "owner", "next",  "when" };

static GtkWidget *
entry_of (TillidProblemEditor *self, guint field)
{
  GtkWidget *const entries[] = { self->words_entry,     self->staff_entry, self->noticed_entry,
                                 self->elsewhere_entry, self->owner_entry, self->next_entry,
                                 self->when_entry };

  return entries[field];
}

static char *
draft_place (TillidProblemsModel *model, TillidProblemsPart part, gint64 id, const char *field)
{
  return tillid_plan_dup_draft_place (tillid_problems_model_get_plan (model), "problem",
                                      id != 0 ? id : -(gint64) part, field);
}

static const TillidTold *
told_of (TillidProblemEditor *self)
{
  if (self->record == NULL)
    return NULL;
  return self->part == TILLID_PROBLEMS_HELPS ? ((TillidStrength *) self->record)->at
                                             : ((TillidProblem *) self->record)->noticed;
}

static TillidTold *
read_noticed (TillidProblemEditor *self, gboolean *out_understood)
{
  return tillid_told_typed_read (gtk_editable_get_text (GTK_EDITABLE (self->noticed_entry)),
                                 told_of (self),
                                 tillid_plan_model_get_today (
                                   tillid_problems_model_get_plan (self->model)),
                                 out_understood);
}

static void
show_understood (TillidProblemEditor *self)
{
  gboolean is_understood = FALSE;
  g_autoptr (TillidTold) told = self->model != NULL ? read_noticed (self, &is_understood) : NULL;
  g_autofree char *reading =
    told != NULL ? tillid_told_typed_describe (told, is_understood) : g_strdup ("");

  gtk_label_set_label (self->understood_label, reading);
  gtk_widget_set_visible (GTK_WIDGET (self->understood_label), *reading != '\0');
}

static TillidProblemsOwner
chosen_owner (TillidProblemEditor *self)
{
  guint index = gtk_drop_down_get_selected (self->owner_drop);

  return index < self->owners->len ? g_array_index (self->owners, TillidProblemsOwner, index)
                                   : (TillidProblemsOwner){ 0 };
}

static void
changed_cb (TillidProblemEditor *self)
{
  const TillidProblemsOwner owner = chosen_owner (self);

  if (self->is_filling)
    return;
  gtk_widget_set_sensitive (self->keep_button, tillid_draft_keeper_has_text (self->words_entry) ||
                                                 tillid_draft_keeper_has_text (self->staff_entry));
  gtk_widget_set_visible (self->elsewhere_entry, gtk_drop_down_get_selected (self->state_drop) ==
                                                   TILLID_PROBLEM_STATUS_ELSEWHERE);
  gtk_widget_set_visible (self->owner_entry, owner.is_said && owner.side == TILLID_SIDE_OTHERS);
  show_understood (self);
}

static void
show_burden (TillidProblemEditor *self)
{
  g_autofree char *number =
    tillid_format_count ((gint64) gtk_range_get_value (GTK_RANGE (self->burden_scale)));
  g_autofree char *text = self->is_rated ? g_strdup_printf (C_ ("burden", "%s of 10 today"), number)
                                         : g_strdup (C_ ("burden", "not asked today"));

  gtk_label_set_label (self->burden_label, text);
}

static void
rated_cb (TillidProblemEditor *self)
{
  if (self->is_filling)
    return;
  self->is_rated = TRUE;
  show_burden (self);
}

static void
close_editor (TillidProblemEditor *self)
{
  if (self->model == NULL)
    return;
  g_clear_object (&self->model);
  g_clear_pointer (&self->record, tillid_record_unref_any);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
close_cb (TillidProblemEditor *self)
{
  close_editor (self);
}

static void
keep_cb (TillidProblemEditor *self)
{
  tillid_problem_editor_keep (self);
}

static void
close_form (GtkWidget *form)
{
  close_editor (TILLID_PROBLEM_EDITOR (form));
}

static void
keep_form (GtkWidget *form)
{
  if (tillid_problem_editor_keep (TILLID_PROBLEM_EDITOR (form)))
    g_signal_emit (form, signals[SIGNAL_NEXT], 0);
}

static const TillidFormKeys form_keys = { .close = close_form, .keep = keep_form };

static gboolean
tillid_problem_editor_grab_focus (GtkWidget *widget)
{
  TillidProblemEditor *self = TILLID_PROBLEM_EDITOR (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->words_entry) ? self->words_entry
                                                                           : self->staff_entry);
}

static void
tillid_problem_editor_dispose (GObject *object)
{
  TillidProblemEditor *self = TILLID_PROBLEM_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->record, tillid_record_unref_any);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PROBLEM_EDITOR);

  G_OBJECT_CLASS (tillid_problem_editor_parent_class)->dispose (object);
}

static void
tillid_problem_editor_finalize (GObject *object)
{
  g_array_unref (TILLID_PROBLEM_EDITOR (object)->owners);

  G_OBJECT_CLASS (tillid_problem_editor_parent_class)->finalize (object);
}

static void
tillid_problem_editor_class_init (TillidProblemEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_problem_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_problem_editor_finalize;
  widget_class->grab_focus = tillid_problem_editor_grab_focus;
  widget_class->focus = tillid_focus_children;

  signals[SIGNAL_CLOSED] = g_signal_new ("closed", TILLID_TYPE_PROBLEM_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NEXT] = g_signal_new ("next", TILLID_TYPE_PROBLEM_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-problem-editor.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidProblemEditor, name)
  BIND (root);
  BIND (words_entry);
  BIND (staff_entry);
  BIND (burden_box);
  BIND (burden_scale);
  BIND (burden_label);
  BIND (domain_drop);
  BIND (noticed_entry);
  BIND (understood_label);
  BIND (problem_box);
  BIND (said_by_drop);
  BIND (state_drop);
  BIND (elsewhere_entry);
  BIND (owner_box);
  BIND (owner_drop);
  BIND (owner_entry);
  BIND (next_box);
  BIND (next_entry);
  BIND (when_entry);
  BIND (keep_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
offer_choices (GtkDropDown *drop, const TillidChoice *choices)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int i = 0; choices[i].code != NULL; i++)
    gtk_string_list_take (names, tillid_words_begin (tillid_choice_get_label (choices, i)));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (names));
}

static void
tillid_problem_editor_init (TillidProblemEditor *self)
{
  self->is_filling = TRUE;
  self->owners = g_array_new (FALSE, FALSE, sizeof (TillidProblemsOwner));
  gtk_widget_init_template (GTK_WIDGET (self));

  offer_choices (self->domain_drop, tillid_domain_choices);
  offer_choices (self->said_by_drop, tillid_said_by_choices);
  offer_choices (self->state_drop, tillid_problem_status_choices);
  for (int i = 0; i <= TILLID_BURDEN_MOST; i += 5)
    gtk_scale_add_mark (self->burden_scale, i, GTK_POS_BOTTOM, NULL);
  tillid_form_keys_add (GTK_WIDGET (self), &form_keys);
}

static void
offer_owner (TillidProblemEditor *self, GtkStringList *names, TillidProblemsOwner owner)
{
  gtk_string_list_take (names, tillid_problems_describe_owner (self->model, &owner));
  g_array_append_val (self->owners, owner);
}

static void
fill_owners (TillidProblemEditor *self, const TillidProblemsOwner *now)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *members =
    tillid_patient_context_get_members (tillid_problems_model_get_context (self->model));

  g_array_set_size (self->owners, 0);
  offer_owner (self, names, (TillidProblemsOwner){ 0 });
  offer_owner (self, names, (TillidProblemsOwner){ TRUE, TILLID_SIDE_PATIENT, 0, NULL });
  offer_owner (self, names, (TillidProblemsOwner){ TRUE, TILLID_SIDE_FAMILY, 0, NULL });
  offer_owner (self, names, (TillidProblemsOwner){ TRUE, TILLID_SIDE_CLINIC, 0, NULL });
  for (guint i = 0; i < members->len; i++)
    offer_owner (self, names,
                 (TillidProblemsOwner){ TRUE, TILLID_SIDE_CLINIC,
                                        ((TillidMember *) members->pdata[i])->record.id, NULL });
  offer_owner (self, names, (TillidProblemsOwner){ TRUE, TILLID_SIDE_OTHERS, 0, NULL });
  gtk_drop_down_set_model (self->owner_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->owner_drop, 0);
  for (guint i = 0; now->is_said && i < self->owners->len; i++)
    {
      const TillidProblemsOwner *owner = &g_array_index (self->owners, TillidProblemsOwner, i);

      if (owner->is_said && owner->side == now->side && owner->member == now->member)
        gtk_drop_down_set_selected (self->owner_drop, i);
    }
}

static void
bind_field (TillidProblemEditor *self, guint field, const char *stored)
{
  TillidPatientContext *context = tillid_problems_model_get_context (self->model);
  g_autofree char *place = draft_place (self->model, self->part,
                                        self->record != NULL ? self->record->id : 0, fields[field]);

  tillid_draft_keeper_bind (entry_of (self, field), tillid_patient_context_get_session (context),
                            place, stored);
}

static void
fill_problem (TillidProblemEditor *self, const TillidProblemsItem *item)
{
  const TillidProblem *problem = item != NULL ? tillid_problems_item_get_problem (item) : NULL;
  const TillidProblemsOwner owner =
    problem != NULL ? (TillidProblemsOwner){ problem->owner_said || problem->owner_side != 0,
                                             (TillidSide) problem->owner_side, problem->owner,
                                             problem->owner_text }
                    : (TillidProblemsOwner){ 0 };
  g_autofree TillidBurdenRating *ratings = NULL;
  guint n = item != NULL ? tillid_problems_item_get_burdens (item, &ratings) : 0;

  gtk_range_set_value (GTK_RANGE (self->burden_scale),
                       n > 0 ? (double) ratings[n - 1].burden : TILLID_BURDEN_MOST / 2);
  self->is_rated = FALSE;
  show_burden (self);
  gtk_drop_down_set_selected (self->said_by_drop, problem != NULL ? (guint) problem->said_by
                                                  : self->part == TILLID_PROBLEMS_ADDED
                                                    ? TILLID_SAID_BY_TEAM
                                                    : TILLID_SAID_BY_PATIENT);
  gtk_drop_down_set_selected (self->state_drop, problem != NULL ? (guint) problem->status : 0);
  fill_owners (self, &owner);
  bind_field (self, FIELD_ELSEWHERE, problem != NULL ? problem->elsewhere : NULL);
  bind_field (self, FIELD_OWNER, owner.text);
  bind_field (self, FIELD_NEXT, NULL);
  bind_field (self, FIELD_WHEN, NULL);
  tillid_hidden_field_update (self->elsewhere_entry, self->record, "elsewhere");
  tillid_hidden_field_update (self->owner_entry, self->record, "owner_text");
  /* A step of the plan that is there is changed in the plan. */
  gtk_widget_set_visible (self->owner_box, item == NULL || item->step == NULL);
  gtk_widget_set_visible (self->next_box, item == NULL || item->step == NULL);
}

/**
 * tillid_problem_editor_open:
 * @self: an editor
 * @model: the problems
 * @part: the list it is in, or will be
 * @item: (nullable): what to change, %NULL for something new
 *
 * Shows the words of @item, or the drafts of them.
 */
void
tillid_problem_editor_open (TillidProblemEditor *self,
                            TillidProblemsModel *model,
                            TillidProblemsPart part,
                            const TillidProblemsItem *item)
{
  const gboolean helps = part == TILLID_PROBLEMS_HELPS;
  g_autofree char *noticed = NULL;

  g_return_if_fail (TILLID_IS_PROBLEM_EDITOR (self) && TILLID_IS_PROBLEMS_MODEL (model));

  self->is_filling = TRUE;
  g_set_object (&self->model, model);
  self->part = part;
  g_clear_pointer (&self->record, tillid_record_unref_any);
  self->record = item != NULL ? tillid_record_ref_any (item->record) : NULL;
  noticed = tillid_told_typed_write (told_of (self));
  bind_field (self, FIELD_WORDS, item != NULL ? item->words : NULL);
  bind_field (self, FIELD_STAFF, item != NULL ? item->staff_words : NULL);
  bind_field (self, FIELD_NOTICED, noticed);
  gtk_drop_down_set_selected (self->domain_drop, item != NULL ? item->domain : TILLID_DOMAIN_OTHER);
  if (!helps)
    fill_problem (self, item);
  gtk_widget_set_visible (self->burden_box, !helps);
  gtk_widget_set_visible (self->problem_box, !helps);
  gtk_widget_set_visible (self->words_entry, tillid_plan_needs_two_languages (
                                               tillid_problems_model_get_plan (model)) ||
                                               tillid_draft_keeper_has_text (self->words_entry));
  self->is_filling = FALSE;
  changed_cb (self);
}

/* Whether it holds something, and the patient with it. */
gboolean
tillid_problem_editor_is_open (TillidProblemEditor *self)
{
  g_return_val_if_fail (TILLID_IS_PROBLEM_EDITOR (self), FALSE);

  return self->model != NULL;
}

static void
write_text (TillidProblemEditor *self, char **texts, const TillidTold *told)
{
  TillidProblemsText text = { .words = texts[FIELD_WORDS],
                              .staff_words = texts[FIELD_STAFF],
                              .at = told,
                              .domain =
                                (TillidDomain) gtk_drop_down_get_selected (self->domain_drop),
                              .burden = TILLID_ABSENT };

  if (self->part != TILLID_PROBLEMS_HELPS)
    {
      text.said_by = (TillidSaidBy) gtk_drop_down_get_selected (self->said_by_drop);
      text.status = (TillidProblemStatus) gtk_drop_down_get_selected (self->state_drop);
      text.elsewhere = texts[FIELD_ELSEWHERE];
      text.owner = chosen_owner (self);
      text.owner.text = texts[FIELD_OWNER];
      text.next = gtk_widget_get_visible (self->next_box) ? texts[FIELD_NEXT] : NULL;
      text.next_when = texts[FIELD_WHEN];
      if (self->is_rated)
        text.burden = (gint64) gtk_range_get_value (GTK_RANGE (self->burden_scale));
    }
  if (self->record == NULL)
    self->added = tillid_problems_add (self->model, self->part, &text);
  else
    tillid_problems_edit (self->model, self->record, &text);
}

/**
 * tillid_problem_editor_keep:
 * @self: an editor
 *
 * Makes one edit of what is typed.
 *
 * Returns: %FALSE if there are no words yet: then it stays a draft
 */
gboolean
tillid_problem_editor_keep (TillidProblemEditor *self)
{
  char *texts[N_FIELDS];
  g_autoptr (TillidTold) told = NULL;
  gboolean is_understood;

  g_return_val_if_fail (TILLID_IS_PROBLEM_EDITOR (self), FALSE);

  if (self->model == NULL || !gtk_widget_get_sensitive (self->keep_button))
    return FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    texts[i] = tillid_draft_keeper_dup_field (entry_of (self, i));
  told = read_noticed (self, &is_understood);
  write_text (self, texts, told);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (self->part != TILLID_PROBLEMS_HELPS || i <= FIELD_NOTICED)
        tillid_draft_keeper_forget (entry_of (self, i));
      g_free (texts[i]);
    }
  close_editor (self);
  return TRUE;
}

/* The id of what was new and kept with the last closing, once; else 0. */
gint64
tillid_problem_editor_take_added (TillidProblemEditor *self)
{
  gint64 added;

  g_return_val_if_fail (TILLID_IS_PROBLEM_EDITOR (self), 0);

  added = self->added;
  self->added = 0;
  return added;
}

/* Puts the focus into the field that an action asks for: "elsewhere" or "owner". */
void
tillid_problem_editor_focus_field (TillidProblemEditor *self, const char *field)
{
  g_return_if_fail (TILLID_IS_PROBLEM_EDITOR (self) && self->model != NULL);

  if (g_str_equal (field, "elsewhere"))
    gtk_drop_down_set_selected (self->state_drop, TILLID_PROBLEM_STATUS_ELSEWHERE);
  else
    gtk_drop_down_set_selected (self->owner_drop, self->owners->len - 1);
  changed_cb (self);
  gtk_widget_grab_focus (g_str_equal (field, "elsewhere") ? self->elsewhere_entry
                                                          : self->owner_entry);
}

/* Whether something was being typed about the entry with that id, or about a new one of a list. */
gboolean
tillid_problem_editor_has_draft (TillidProblemsModel *model, TillidProblemsPart part, gint64 id)
{
  g_autofree char *prefix = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  g_return_val_if_fail (TILLID_IS_PROBLEMS_MODEL (model), FALSE);

  prefix = draft_place (model, part, id, "");
  drafts = tillid_session_list_drafts (tillid_patient_context_get_session (
                                         tillid_problems_model_get_context (model)),
                                       prefix);
  return drafts != NULL && drafts->len > 0;
}
