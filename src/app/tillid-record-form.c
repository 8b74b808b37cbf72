/* tillid-record-form.c - the fields of a record, to be filled in
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The widgets follow from the field table, as everything else about a record does. A day is typed and shown back as it was
 * understood. Nothing has to be filled in but one field of text. A field that a protected address hides takes no words and
 * is not written. */
#include "config.h"

#include "tillid-record-form.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-focus.h"
#include "tillid-format.h"
#include "tillid-interpreters.h"
#include "tillid-hidden-field.h"
#include "tillid-plan-edits.h"
#include "tillid-records.h"
#include "tillid-script.h"

typedef struct
{
  const TillidField *field; /* (unowned) */
  GtkWidget *widget;        /* (unowned): text, drop-down or check */
  GtkWidget *understood;    /* (unowned) (nullable): of a day */
  GArray *ids;              /* (owned) (nullable): behind a drop-down of records */
  guint shown;              /* of a drop-down: what it began with */
} Entry;

struct _TillidRecordForm
{
  GtkWidget parent_instance;

  TillidPatientContext *context; /* (owned) (nullable): while open */
  GPtrArray *entries;            /* (owned) of Entry */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidRecordForm, tillid_record_form, GTK_TYPE_WIDGET)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->ids, g_array_unref);
  g_free (entry);
}

static gboolean
is_typed (const Entry *entry)
{
  return entry->field->kind == TILLID_KIND_TEXT || entry->field->kind == TILLID_KIND_DAY;
}

static gboolean
read_day (TillidRecordForm *self, const Entry *entry, TillidDay *out_day)
{
  g_autofree char *text = g_strstrip (tillid_draft_keeper_dup_field (entry->widget));

  *out_day = TILLID_ABSENT;
  return *text == '\0' ||
         tillid_plan_read_day (text,
                               tillid_session_today (
                                 tillid_patient_context_get_session (self->context)),
                               out_day);
}

static void
changed_cb (TillidRecordForm *self)
{
  if (self->context == NULL)
    return;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      g_autofree char *shown = NULL;
      TillidDay day;

      if (entry->understood == NULL)
        continue;
      read_day (self, entry, &day);
      shown = tillid_format_day (day, TILLID_FORMAT_DAY_FULL, NULL);
      gtk_label_set_label (GTK_LABEL (entry->understood), shown);
      gtk_widget_set_visible (entry->understood, *shown != '\0');
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tillid_record_form_dispose (GObject *object)
{
  TillidRecordForm *self = TILLID_RECORD_FORM (object);
  GtkWidget *child;

  tillid_record_form_release (self);
  g_ptr_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (tillid_record_form_parent_class)->dispose (object);
}

static void
tillid_record_form_finalize (GObject *object)
{
  g_ptr_array_unref (TILLID_RECORD_FORM (object)->entries);

  G_OBJECT_CLASS (tillid_record_form_parent_class)->finalize (object);
}

static gboolean
tillid_record_form_grab_focus (GtkWidget *widget)
{
  TillidRecordForm *self = TILLID_RECORD_FORM (widget);

  return self->entries->len > 0 &&
         gtk_widget_grab_focus (((Entry *) self->entries->pdata[0])->widget);
}

static void
tillid_record_form_class_init (TillidRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_record_form_finalize;
  widget_class->grab_focus = tillid_record_form_grab_focus;
  widget_class->focus = tillid_focus_children;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_RECORD_FORM, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_record_form_init (TillidRecordForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
}

/* (transfer floating): a form without fields. */
GtkWidget *
tillid_record_form_new (void)
{
  return g_object_new (TILLID_TYPE_RECORD_FORM, NULL);
}

static GtkWidget *
new_long_text (TillidRecordForm *self)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_set_size_request (view, -1, 58);
  gtk_widget_add_css_class (view, "form-text");
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return view;
}

static GtkWidget *
new_line (TillidRecordForm *self)
{
  GtkWidget *line = gtk_entry_new ();

  g_signal_connect_object (line, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return line;
}

static GtkWidget *
new_choice (TillidRecordForm *self, const TillidField *field, int chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);

  for (int i = 0; field->choices[i].code != NULL; i++)
    {
      const char *label = tillid_choice_get_label (field->choices, i);

      gtk_string_list_append (names, label != NULL ? label : C_ ("form", "not said"));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), (guint) chosen);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return drop;
}

static void
offer (GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append (names, name != NULL ? name : "");
  g_array_append_val (ids, id);
}

static void
offer_members (TillidRecordForm *self, GtkStringList *names, GArray *ids, gint64 chosen)
{
  GPtrArray *members = tillid_patient_context_get_members (self->context);
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (self->context));

  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];

      if (member->record.id == chosen || member->until_day == TILLID_ABSENT ||
          member->until_day >= today)
        offer (names, ids, member->name, member->record.id);
    }
}

static void
offer_interpreters (TillidRecordForm *self, GtkStringList *names, GArray *ids)
{
  GPtrArray *interpreters = tillid_patient_context_get_interpreters (self->context);
  g_autoptr (GPtrArray) exclusions = tillid_interpreters_list_exclusions (self->context);

  for (guint i = 0; i < interpreters->len; i++)
    {
      const TillidInterpreter *interpreter = interpreters->pdata[i];
      g_autofree char *name = tillid_interpreters_name_words (exclusions, interpreter);

      offer (names, ids, name, interpreter->record.id);
    }
}

/* What is still to come, and what was chosen. */
static void
offer_visits (TillidRecordForm *self, GtkStringList *names, GArray *ids, gint64 chosen)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (self->context, &tillid_visit_type);

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];
      g_autofree char *day = NULL;

      if (visit->record.id != chosen && visit->status != TILLID_VISIT_STATUS_PLANNED)
        continue;
      day = tillid_format_day (visit->day, TILLID_FORMAT_DAY_FULL, NULL);
      offer (names, ids, day, visit->record.id);
    }
}

static GtkWidget *
new_reference (TillidRecordForm *self, Entry *entry, gint64 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop = gtk_drop_down_new (NULL, NULL);

  entry->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  offer (names, entry->ids, C_ ("form", "not said"), 0);
  if (g_str_equal (entry->field->target, "member"))
    offer_members (self, names, entry->ids, chosen);
  else if (g_str_equal (entry->field->target, "interpreter"))
    offer_interpreters (self, names, entry->ids);
  else if (g_str_equal (entry->field->target, "visit"))
    offer_visits (self, names, entry->ids, chosen);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop), G_LIST_MODEL (names));
  for (guint i = 0; i < entry->ids->len; i++)
    if (g_array_index (entry->ids, gint64, i) == chosen)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), i);
  g_signal_connect_object (drop, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return drop;
}

static GtkWidget *
new_check (TillidRecordForm *self, const char *label, gboolean is_set)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_set);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
make_widget (TillidRecordForm *self,
             Entry *entry,
             const TillidRecord *record,
             const char *label,
             gboolean is_long)
{
  switch (entry->field->kind)
    {
    case TILLID_KIND_BOOL:
      return new_check (self, label, TILLID_MEMBER (record, entry->field, gboolean));
    case TILLID_KIND_CHOICE:
      return new_choice (self, entry->field, TILLID_MEMBER (record, entry->field, int));
    case TILLID_KIND_REF:
      return new_reference (self, entry, TILLID_MEMBER (record, entry->field, gint64));
    default:
      return is_long ? new_long_text (self) : new_line (self);
    }
}

static void
append_label (TillidRecordForm *self, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 5);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
bind (TillidRecordForm *self, const Entry *entry, const TillidRecord *record, const char *place)
{
  TillidSession *session = tillid_patient_context_get_session (self->context);
  g_autofree char *draft = g_strconcat (place, "/", entry->field->name, NULL);
  g_autofree char *day = NULL;

  if (entry->field->kind == TILLID_KIND_DAY)
    {
      day = tillid_format_day (TILLID_MEMBER (record, entry->field, gint64), TILLID_FORMAT_DAY_LONG,
                               NULL);
      tillid_draft_keeper_bind (entry->widget, session, draft, day);
    }
  else
    tillid_draft_keeper_bind (entry->widget, session, draft,
                              TILLID_MEMBER (record, entry->field, char *));
  tillid_hidden_field_update (entry->widget, record, entry->field->name);
}

static void
append_field (TillidRecordForm *self,
              const TillidRecord *record,
              const char *place,
              const TillidFormField *asked)
{
  Entry *entry = g_new0 (Entry, 1);
  const char *label;

  entry->field = tillid_record_type_find_field (record->type, asked->name);
  g_assert (entry->field != NULL);
  label = asked->label != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "form", asked->label)
                               : tillid_field_get_label (entry->field);
  entry->widget = make_widget (self, entry, record, label, asked->is_long);
  if (entry->field->kind != TILLID_KIND_BOOL)
    append_label (self, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_parent (entry->widget, GTK_WIDGET (self));
  if (entry->field->kind == TILLID_KIND_DAY)
    {
      append_label (self, "");
      entry->understood = gtk_widget_get_last_child (GTK_WIDGET (self));
      gtk_widget_set_visible (entry->understood, FALSE);
    }
  if (GTK_IS_DROP_DOWN (entry->widget))
    entry->shown = gtk_drop_down_get_selected (GTK_DROP_DOWN (entry->widget));
  g_ptr_array_add (self->entries, entry);
  if (is_typed (entry))
    bind (self, entry, record, place);
}

/**
 * tillid_record_form_open:
 * @self: a form
 * @context: the patient; held until the form is released
 * @record: what the fields say now
 * @place: where drafts are kept, without the name of the field
 * @fields: (array length=n_fields): what is asked, in order
 * @n_fields: how many
 *
 * Shows the fields of @record, or what was being typed into them.
 */
void
tillid_record_form_open (TillidRecordForm *self,
                         TillidPatientContext *context,
                         const TillidRecord *record,
                         const char *place,
                         const TillidFormField *fields,
                         guint n_fields)
{
  GtkWidget *child;

  g_return_if_fail (TILLID_IS_RECORD_FORM (self) && TILLID_IS_PATIENT_CONTEXT (context));
  g_return_if_fail (record != NULL && place != NULL);

  tillid_record_form_release (self);
  g_ptr_array_set_size (self->entries, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->context = g_object_ref (context);
  for (guint i = 0; i < n_fields; i++)
    append_field (self, record, place, &fields[i]);
  changed_cb (self);
}

/* Whether every day can be read. */
gboolean
tillid_record_form_is_complete (TillidRecordForm *self)
{
  TillidDay day;

  g_return_val_if_fail (TILLID_IS_RECORD_FORM (self), FALSE);

  if (self->context == NULL)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (entry->field->kind == TILLID_KIND_DAY && !read_day (self, entry, &day))
        return FALSE;
    }
  return TRUE;
}

/* Whether anything is written in any of its fields. */
gboolean
tillid_record_form_is_filled (TillidRecordForm *self)
{
  g_return_val_if_fail (TILLID_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (is_typed (entry) && tillid_draft_keeper_has_text (entry->widget))
        return TRUE;
    }
  return FALSE;
}

/* Whether anything else is chosen than what stood there. */
gboolean
tillid_record_form_is_chosen (TillidRecordForm *self)
{
  g_return_val_if_fail (TILLID_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (GTK_IS_DROP_DOWN (entry->widget) &&
          gtk_drop_down_get_selected (GTK_DROP_DOWN (entry->widget)) != entry->shown)
        return TRUE;
    }
  return FALSE;
}

static void
read_text (const Entry *entry, TillidRecord *record)
{
  g_autofree char *text = g_strstrip (tillid_draft_keeper_dup_field (entry->widget));

  tillid_set_text (&TILLID_MEMBER (record, entry->field, char *), *text != '\0' ? text : NULL);
}

/* Why somebody takes a medicine is often written in the clinic's letters. */
static void
set_language_of_why (TillidRecordForm *self, TillidRecord *record)
{
  const TillidField *why = tillid_record_type_find_field (record->type, "why_words");
  const TillidField *language = tillid_record_type_find_field (record->type, "language");
  const char *theirs = tillid_patient_context_get_language (self->context);
  const char *words = why != NULL ? TILLID_MEMBER (record, why, char *) : NULL;

  if (why != NULL && language != NULL)
    tillid_set_text (&TILLID_MEMBER (record, language, char *),
                     words != NULL && tillid_script_is_of_language (words, theirs) ? theirs : NULL);
}

/* Own words are in the patient's language, unless it is known otherwise. */
static void
set_language (TillidRecordForm *self, TillidRecord *record)
{
  const TillidField *words = tillid_record_type_find_field (record->type, "words");
  const TillidField *language = tillid_record_type_find_field (record->type, "language");

  if (words == NULL || language == NULL || tillid_record_form_get_field (self, "words") == NULL)
    return;
  if (TILLID_MEMBER (record, words, char *) == NULL)
    tillid_set_text (&TILLID_MEMBER (record, language, char *), NULL);
  else if (TILLID_MEMBER (record, language, char *) == NULL)
    tillid_set_text (&TILLID_MEMBER (record, language, char *),
                     tillid_patient_context_get_language (self->context));
}

/**
 * tillid_record_form_read:
 * @self: an open form
 * @record: (inout): a record that is not sealed yet
 *
 * Writes what stands in the fields into @record; a day that cannot be read is left out.
 */
void
tillid_record_form_read (TillidRecordForm *self, TillidRecord *record)
{
  g_return_if_fail (TILLID_IS_RECORD_FORM (self) && self->context != NULL && record != NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];
      const TillidField *field = entry->field;

      if (!gtk_widget_get_sensitive (entry->widget))
        continue;
      if (field->kind == TILLID_KIND_TEXT)
        read_text (entry, record);
      else if (field->kind == TILLID_KIND_DAY)
        read_day (self, entry, &TILLID_MEMBER (record, field, gint64));
      else if (field->kind == TILLID_KIND_BOOL)
        TILLID_MEMBER (record, field, gboolean) =
          gtk_check_button_get_active (GTK_CHECK_BUTTON (entry->widget));
      else if (field->kind == TILLID_KIND_CHOICE)
        TILLID_MEMBER (record, field, int) =
          (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (entry->widget));
      else if (entry->ids != NULL)
        TILLID_MEMBER (record, field, gint64) =
          g_array_index (entry->ids, gint64,
                         gtk_drop_down_get_selected (GTK_DROP_DOWN (entry->widget)));
    }
  set_language (self, record);
  set_language_of_why (self, record);
}

/* What was typed is kept elsewhere: its drafts go. */
void
tillid_record_form_forget (TillidRecordForm *self)
{
  g_return_if_fail (TILLID_IS_RECORD_FORM (self));

  for (guint i = 0; i < self->entries->len; i++)
    if (is_typed (self->entries->pdata[i]))
      tillid_draft_keeper_forget (((Entry *) self->entries->pdata[i])->widget);
}

/* Lets go of the patient; what is being typed stays a draft. */
void
tillid_record_form_release (TillidRecordForm *self)
{
  g_return_if_fail (TILLID_IS_RECORD_FORM (self));

  if (self->context == NULL)
    return;
  for (guint i = 0; i < self->entries->len; i++)
    if (is_typed (self->entries->pdata[i]))
      tillid_draft_keeper_release (((Entry *) self->entries->pdata[i])->widget);
  g_clear_object (&self->context);
}

/* (transfer none) (nullable): the widget of a field */
GtkWidget *
tillid_record_form_get_field (TillidRecordForm *self, const char *name)
{
  g_return_val_if_fail (TILLID_IS_RECORD_FORM (self) && name != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = self->entries->pdata[i];

      if (g_str_equal (entry->field->name, name))
        return entry->widget;
    }
  return NULL;
}
