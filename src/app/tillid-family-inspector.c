/* tillid-family-inspector.c - one person of the family drawing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A row for each field that the table names, with the label, kind and choices of the record's own field table. A row shows what
 * the record has and keeps what is changed as one edit. While a person is being shown nothing is kept. */
#include "config.h"

#include "tillid-family-inspector.h"

#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-confidence-card.h"
#include "tillid-format.h"
#include "tillid-masking.h"
#include "tillid-text-field.h"
#include "tillid-told-parse.h"
#include "tillid-words.h"

static const struct
{
  const TillidRecordType *type;
  const char *field;
  gboolean staff; /* of the layer that nobody but the team sees */
} rows[] = {
  { &tillid_relation_type, "words", FALSE },
  { &tillid_person_type, "sex", FALSE },
  { &tillid_person_type, "birth", FALSE },
  { &tillid_person_type, "died", FALSE },
  { &tillid_relation_type, "whereabouts", FALSE },
  { &tillid_relation_type, "region", FALSE },
  { &tillid_relation_type, "missing", FALSE },
  { &tillid_relation_type, "missing_since", FALSE },
  { &tillid_relation_type, "phone_only", FALSE },
  { &tillid_relation_type, "interprets", FALSE },
  { &tillid_relation_type, "gets_money", FALSE },
  { &tillid_relation_type, "tie", FALSE },
  { &tillid_relation_type, "help", FALSE },
  { &tillid_relation_type, "safety", TRUE },
  { &tillid_relation_type, "may_talk", TRUE },
};

#define N_ROWS G_N_ELEMENTS (rows)
#define N_REASONS (TILLID_FAMILY_REASON_SIMPLE + 1)

struct _TillidFamilyInspector
{
  AdwBin parent_instance;

  TillidFamilyModel *model; /* (owned) (nullable) */
  gint64 person;
  gboolean is_showing;
  gboolean staff_layer;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *languages;
  GtkWidget *name_card;
  TillidTextField *name_field;
  GtkWidget *prompt_card;
  GtkLabel *prompt_label;
  GtkWidget *reason_buttons[N_REASONS];
  GtkWidget *lines[N_ROWS];    /* the row as a whole */
  GtkWidget *controls[N_ROWS]; /* its drop down, switch or text */
  GtkWidget *staff_card;
  GtkWidget *details;
  TillidConfidenceCard *confidence_card;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (TillidFamilyInspector, tillid_family_inspector, ADW_TYPE_BIN)

static const TillidField *
field_of (guint row)
{
  return tillid_record_type_find_field (rows[row].type, rows[row].field);
}

static TillidRecord *
record_of (TillidFamilyInspector *self, guint row)
{
  if (self->model == NULL || self->person == 0)
    return NULL;
  return rows[row].type == &tillid_person_type
           ? (TillidRecord *) tillid_family_model_find_person (self->model, self->person)
           : (TillidRecord *) tillid_family_model_find_relation (self->model, self->person);
}

/* (transfer full) (nullable): a draft to change; %NULL while it is being shown, or if nobody may. */
static TillidRecord *
begin (TillidFamilyInspector *self, guint row)
{
  const TillidRecord *record = record_of (self, row);

  if (self->is_showing || record == NULL || !tillid_family_model_may_write (self->model))
    return NULL;
  return tillid_record_edit (record);
}

static void
keep (TillidFamilyInspector *self, guint row, TillidRecord *draft)
{
  tillid_patient_context_apply_one (tillid_family_model_get_context (self->model),
                                    tillid_field_get_label (field_of (row)), draft);
}

static guint
row_of (TillidFamilyInspector *self, gpointer control)
{
  for (guint i = 0; i < N_ROWS; i++)
    if (self->controls[i] == control)
      return i;
  g_assert_not_reached ();
}

static void
switched_cb (GtkSwitch *control, GParamSpec *pspec, TillidFamilyInspector *self)
{
  guint row = row_of (self, control);
  TillidRecord *draft = begin (self, row);

  if (draft == NULL)
    return;
  TILLID_MEMBER (draft, field_of (row), gboolean) = gtk_switch_get_active (control);
  keep (self, row, draft);
}

static void
chosen_cb (GtkDropDown *control, GParamSpec *pspec, TillidFamilyInspector *self)
{
  guint row = row_of (self, control);
  TillidRecord *draft = begin (self, row);

  if (draft == NULL)
    return;
  TILLID_MEMBER (draft, field_of (row), int) = (int) gtk_drop_down_get_selected (control);
  keep (self, row, draft);
}

static void
typed_cb (TillidTextField *control, const char *text, TillidFamilyInspector *self)
{
  guint row = row_of (self, control);
  const TillidField *field = field_of (row);
  TillidRecord *draft = begin (self, row);

  if (draft == NULL)
    return;
  if (field->kind == TILLID_KIND_TOLD)
    {
      TillidSession *session =
        tillid_patient_context_get_session (tillid_family_model_get_context (self->model));
      g_autoptr (TillidTold) told = *text != '\0'
                                      ? tillid_told_parse (text, tillid_format_ui_language (),
                                                           tillid_session_today (session), NULL)
                                      : NULL;

      if (told == NULL && *text != '\0')
        told = tillid_told_new (text, tillid_format_ui_language ());
      tillid_set_told (&TILLID_MEMBER (draft, field, TillidTold *), told);
    }
  else
    tillid_set_text (&TILLID_MEMBER (draft, field, char *), text);
  keep (self, row, draft);
}

static void
named_cb (TillidFamilyInspector *self, const char *text)
{
  if (!self->is_showing && self->model != NULL && tillid_family_model_may_write (self->model))
    tillid_family_model_rename (self->model, self->person, text);
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_choice (const TillidField *field)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int i = 0; field->choices[i].code != NULL; i++)
    {
      const char *label = tillid_choice_get_label (field->choices, i);

      g_ptr_array_add (labels, (gpointer) (label != NULL ? label : C_ ("choice", "not said")));
    }
  g_ptr_array_add (labels, NULL);
  return gtk_drop_down_new_from_strings ((const char *const *) labels->pdata);
}

static void
make_row (TillidFamilyInspector *self, guint row)
{
  const TillidField *field = field_of (row);
  const char *label = tillid_field_get_label (field);
  gboolean is_text = field->kind == TILLID_KIND_TEXT || field->kind == TILLID_KIND_TOLD;
  GtkWidget *line =
    gtk_box_new (is_text ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, is_text ? 2 : 8);
  GtkWidget *name = make_label (label, "caption");
  GtkWidget *control;

  gtk_widget_set_hexpand (name, TRUE);
  if (field->kind == TILLID_KIND_BOOL)
    {
      control = gtk_switch_new ();
      gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
      g_signal_connect_object (control, "notify::active", G_CALLBACK (switched_cb), self, 0);
    }
  else if (field->kind == TILLID_KIND_CHOICE)
    {
      control = make_choice (field);
      g_signal_connect_object (control, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
    }
  else
    {
      control = tillid_text_field_new ();
      tillid_text_field_set_label (TILLID_TEXT_FIELD (control), label);
      g_signal_connect_object (control, "commit", G_CALLBACK (typed_cb), self, 0);
    }
  if (!is_text)
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), control);
  gtk_box_append (GTK_BOX (rows[row].staff ? self->staff_card : self->details), line);
  self->lines[row] = line;
  self->controls[row] = control;
}

static GtkWidget *
make_card (void)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "inspector-card");
  return card;
}

static void
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

/* A sentence on a button: it may need more than a line. */
static GtkWidget *
add_reason (GtkWidget *box, TillidFamilyReason reason)
{
  g_autofree char *words = tillid_words_begin (tillid_family_reason_get_label (reason));
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "family.put-aside");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) reason);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
make_head (TillidFamilyInspector *self, GtkBox *box)
{
  self->title = GTK_LABEL (make_label (NULL, "title-4"));
  self->subtitle = GTK_LABEL (make_label (NULL, "dim-label"));
  self->languages = GTK_LABEL (make_label (NULL, "caption"));
  gtk_box_append (box, GTK_WIDGET (self->title));
  gtk_box_append (box, GTK_WIDGET (self->subtitle));
  gtk_box_append (box, GTK_WIDGET (self->languages));

  self->prompt_card = make_card ();
  self->prompt_label = GTK_LABEL (make_label (NULL, NULL));
  gtk_box_append (
    GTK_BOX (self->prompt_card),
    make_label (
      C_ ("family",
          "For the team. Calculated now, not saved. A reason is saved, with name and day."),
      "caption"));
  gtk_box_append (GTK_BOX (self->prompt_card), GTK_WIDGET (self->prompt_label));
  for (int i = 0; i < N_REASONS; i++)
    self->reason_buttons[i] = add_reason (self->prompt_card, (TillidFamilyReason) i);
  gtk_box_append (box, self->prompt_card);

  self->name_card = make_card ();
  self->name_field = TILLID_TEXT_FIELD (tillid_text_field_new ());
  tillid_text_field_set_label (self->name_field, C_ ("family", "Name"));
  gtk_box_append (GTK_BOX (self->name_card), make_label (C_ ("family", "Name"), "caption"));
  gtk_box_append (GTK_BOX (self->name_card), GTK_WIDGET (self->name_field));
  gtk_box_append (box, self->name_card);
  g_signal_connect_object (self->name_field, "commit", G_CALLBACK (named_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
tillid_family_inspector_dispose (GObject *object)
{
  TillidFamilyInspector *self = TILLID_FAMILY_INSPECTOR (object);

  g_clear_object (&self->model);

  G_OBJECT_CLASS (tillid_family_inspector_parent_class)->dispose (object);
}

static void
tillid_family_inspector_class_init (TillidFamilyInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_family_inspector_dispose;
}

static void
tillid_family_inspector_init (TillidFamilyInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 11);

  gtk_widget_add_css_class (box, "inspector");
  gtk_widget_set_size_request (box, 280, -1);
  make_head (self, GTK_BOX (box));
  self->details = make_card ();
  self->staff_card = make_card ();
  gtk_box_append (GTK_BOX (self->staff_card),
                  make_label (C_ ("family", "For the team, never on paper"), "caption"));
  for (guint i = 0; i < N_ROWS; i++)
    make_row (self, i);
  gtk_box_append (GTK_BOX (box), self->details);
  gtk_box_append (GTK_BOX (box), self->staff_card);
  self->confidence_card = g_object_new (TILLID_TYPE_CONFIDENCE_CARD, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->confidence_card));
  self->buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  add_button (self->buttons, C_ ("family", "How it came to be"), "family.history");
  add_button (self->buttons, C_ ("family", "Back to its own place"), "family.put-back");
  add_button (self->buttons, C_ ("family", "Entered in error"), "family.remove");
  gtk_box_append (GTK_BOX (box), self->buttons);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
show_text (TillidFamilyInspector *self, guint row, const TillidRecord *record)
{
  const TillidField *field = field_of (row);
  TillidTextField *control = TILLID_TEXT_FIELD (self->controls[row]);
  TillidSession *session =
    tillid_patient_context_get_session (tillid_family_model_get_context (self->model));
  g_autofree char *place =
    g_strdup_printf ("family/%" G_GINT64_FORMAT "/%s", record->id, field->name);
  g_autofree char *text = NULL;

  if (field->kind == TILLID_KIND_TOLD)
    {
      const TillidTold *told = TILLID_MEMBER (record, field, TillidTold *);

      text = told == NULL         ? NULL
             : told->said != NULL ? g_strdup (told->said)
                                  : tillid_format_told (told, NULL);
    }
  else
    text = g_strdup (TILLID_MEMBER (record, field, char *));
  tillid_text_field_set_place (control, session, place);
  tillid_text_field_set_kept (control, text != NULL ? text : "");
  tillid_text_field_set_editable (control, tillid_family_model_may_write (self->model) &&
                                             !tillid_record_field_is_hidden (record, field));
}

static void
show_row (TillidFamilyInspector *self, guint row)
{
  const TillidField *field = field_of (row);
  const TillidRecord *record = record_of (self, row);
  gboolean may_write = tillid_family_model_may_write (self->model);

  gtk_widget_set_visible (self->lines[row], record != NULL);
  if (record == NULL)
    return;
  switch (field->kind)
    {
    case TILLID_KIND_BOOL:
      gtk_switch_set_active (GTK_SWITCH (self->controls[row]),
                             TILLID_MEMBER (record, field, gboolean));
      gtk_widget_set_sensitive (self->controls[row], may_write);
      break;
    case TILLID_KIND_CHOICE:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->controls[row]),
                                  (guint) TILLID_MEMBER (record, field, int));
      gtk_widget_set_sensitive (self->controls[row], may_write);
      break;
    default:
      show_text (self, row, record);
    }
}

static void
show_head (TillidFamilyInspector *self)
{
  const TillidFamilyScene *scene = tillid_family_model_get_scene (self->model);
  guint index = tillid_family_scene_find (scene, self->person);
  const TillidFamilyFigure *figure = tillid_family_scene_get (scene, index);
  TillidSession *session =
    tillid_patient_context_get_session (tillid_family_model_get_context (self->model));
  g_autofree char *native = tillid_family_model_dup_native_name (self->model, self->person);
  g_autofree char *title =
    native != NULL ? g_strdup_printf ("%s  %s", figure->name, native) : g_strdup (figure->name);
  g_autofree char *languages = tillid_family_model_dup_languages (self->model, self->person);
  g_autofree char *prompt = tillid_family_model_dup_prompt (self->model, self->person);
  g_autofree char *put_aside = tillid_family_model_dup_put_aside (self->model, self->person);
  g_autofree char *place = g_strdup_printf ("family/%" G_GINT64_FORMAT "/name", self->person);
  const TillidPersonName *name = tillid_family_model_find_name (self->model, self->person);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->subtitle, figure->sentence);
  gtk_label_set_text (self->languages, languages != NULL ? languages : "");
  gtk_widget_set_visible (GTK_WIDGET (self->languages), languages != NULL);
  gtk_label_set_text (self->prompt_label, prompt != NULL      ? prompt
                                          : put_aside != NULL ? put_aside
                                                              : "");
  gtk_widget_set_visible (self->prompt_card, prompt != NULL || put_aside != NULL);
  for (int i = 0; i < N_REASONS; i++)
    gtk_widget_set_visible (self->reason_buttons[i],
                            prompt != NULL &&
                              tillid_family_model_is_reason (self->model, self->person,
                                                             (TillidFamilyReason) i));
  gtk_widget_set_visible (self->name_card, !figure->is_patient);
  tillid_text_field_set_place (self->name_field, session, place);
  tillid_text_field_set_kept (self->name_field, name == NULL          ? ""
                                                : name->given != NULL ? name->given
                                                                      : name->text);
  tillid_text_field_set_editable (self->name_field, tillid_family_model_may_write (self->model));
  gtk_widget_set_visible (self->details, !figure->is_patient);
  gtk_widget_set_visible (self->staff_card, !figure->is_patient && self->staff_layer);
  gtk_widget_set_visible (self->buttons, !figure->is_patient);
  tillid_confidence_card_set (self->confidence_card, tillid_family_model_get_context (self->model),
                              (TillidRecord *) tillid_family_model_find_relation (self->model,
                                                                                  self->person));
}

/* Nothing of anybody stays in a field or a label. */
static void
clear (TillidFamilyInspector *self)
{
  GtkLabel *const labels[] = { self->title, self->subtitle, self->languages, self->prompt_label };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_label_set_text (labels[i], "");
  tillid_confidence_card_set (self->confidence_card, NULL, NULL);
  tillid_text_field_set_place (self->name_field, NULL, NULL);
  for (guint i = 0; i < N_ROWS; i++)
    if (TILLID_IS_TEXT_FIELD (self->controls[i]))
      tillid_text_field_set_place (TILLID_TEXT_FIELD (self->controls[i]), NULL, NULL);
}

/**
 * tillid_family_inspector_show:
 * @self: an inspector
 * @model: (nullable): a family
 * @person: somebody in it; 0 for nobody
 *
 * Shows what the record has. What is being typed stays.
 */
void
tillid_family_inspector_show (TillidFamilyInspector *self, TillidFamilyModel *model, gint64 person)
{
  g_return_if_fail (TILLID_IS_FAMILY_INSPECTOR (self));

  if (self->model != NULL && (self->model != model || self->person != person))
    tillid_family_inspector_commit (self);
  g_set_object (&self->model, model);
  self->person = person;
  if (model == NULL ||
      tillid_family_scene_find (tillid_family_model_get_scene (model), person) == G_MAXUINT)
    {
      self->person = 0;
      self->is_showing = TRUE;
      clear (self);
      self->is_showing = FALSE;
      return;
    }
  self->is_showing = TRUE;
  show_head (self);
  for (guint i = 0; i < N_ROWS; i++)
    show_row (self, i);
  self->is_showing = FALSE;
}

/* Whether the card about safety is shown. */
void
tillid_family_inspector_set_staff_layer (TillidFamilyInspector *self, gboolean shown)
{
  g_return_if_fail (TILLID_IS_FAMILY_INSPECTOR (self));

  self->staff_layer = shown;
  tillid_family_inspector_show (self, self->model, self->person);
}

/* Puts the focus where the name is typed, also while the inspector is still sliding in: by Tab nothing of it can be reached then. The
 * patient's name is not typed here. */
void
tillid_family_inspector_grab_name (TillidFamilyInspector *self)
{
  g_return_if_fail (TILLID_IS_FAMILY_INSPECTOR (self));

  if (gtk_widget_get_visible (self->name_card))
    gtk_widget_grab_focus (GTK_WIDGET (self->name_field));
}

/* Keeps what is being typed. */
void
tillid_family_inspector_commit (TillidFamilyInspector *self)
{
  g_return_if_fail (TILLID_IS_FAMILY_INSPECTOR (self));

  if (self->person == 0)
    return;
  tillid_text_field_commit (self->name_field);
  for (guint i = 0; i < N_ROWS; i++)
    if (TILLID_IS_TEXT_FIELD (self->controls[i]))
      tillid_text_field_commit (TILLID_TEXT_FIELD (self->controls[i]));
}
