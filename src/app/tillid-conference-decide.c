/* tillid-conference-decide.c - what was decided, by whom and until when
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The first names of the list are colleagues; the patient, the family and others follow. What is typed is a draft of this patient
 * and stands there again when the patient is chosen again. */
#include "config.h"

#include "tillid-conference-decide.h"

#include <glib/gi18n-lib.h>

#include "tillid-draft-keeper.h"
#include "tillid-words.h"

static const struct
{
  const char *words;
  TillidDay days; /* from today, or TILLID_ABSENT */
} spans[] = {
  { NC_ ("by when", "No day"), TILLID_ABSENT }, { NC_ ("by when", "Today"), 0 },
  { NC_ ("by when", "Tomorrow"), 1 },           { NC_ ("by when", "In a week"), 7 },
  { NC_ ("by when", "In two weeks"), 14 },      { NC_ ("by when", "In four weeks"), 28 },
  { NC_ ("by when", "In three months"), 91 },
};

/* In a week: long enough to do it, short enough to remember it. */
#define DEFAULT_SPAN 3

struct _TillidConferenceDecide
{
  GtkWidget parent_instance;

  GtkWidget *root;
  GtkWidget *entry;
  GtkDropDown *who;
  GtkDropDown *when;
  GtkWidget *add_button;

  TillidConferenceModel *model; /* (owned) (nullable) */
  gint64 patient;
};

G_DEFINE_FINAL_TYPE (TillidConferenceDecide, tillid_conference_decide, GTK_TYPE_WIDGET)

/* Shows the draft for this patient, and keeps what is typed from now on. */
static void
bind_entry (TillidConferenceDecide *self)
{
  g_autofree char *place =
    g_strdup_printf ("conference/%" G_GINT64_FORMAT "/decision", self->patient);

  tillid_draft_keeper_bind (self->entry, tillid_conference_model_get_session (self->model), place,
                            NULL);
}

static void
add_cb (TillidConferenceDecide *self)
{
  GPtrArray *members = NULL;
  g_autofree char *typed = tillid_draft_keeper_dup_field (self->entry);
  const guint who = gtk_drop_down_get_selected (self->who);
  const guint when = gtk_drop_down_get_selected (self->when);
  TillidDay due = TILLID_ABSENT;

  if (self->model == NULL || self->patient == 0 || *g_strstrip (typed) == '\0')
    return;
  members = tillid_conference_model_get_members (self->model);
  if (when < G_N_ELEMENTS (spans) && spans[when].days != TILLID_ABSENT)
    due =
      tillid_session_today (tillid_conference_model_get_session (self->model)) + spans[when].days;
  if (who < members->len)
    tillid_conference_decide (self->model, self->patient, typed, TILLID_DECISION_OWNER_MEMBER,
                              ((TillidMember *) members->pdata[who])->record.id, due);
  else
    tillid_conference_decide (self->model, self->patient, typed,
                              (TillidDecisionOwner) (TILLID_DECISION_OWNER_PATIENT +
                                                     MIN (who - members->len, 2)),
                              0, due);
  tillid_draft_keeper_forget (self->entry);
  bind_entry (self);
  gtk_widget_grab_focus (self->entry);
}

static void
changed_cb (TillidConferenceDecide *self)
{
  gtk_widget_set_sensitive (self->add_button, tillid_draft_keeper_has_text (self->entry));
}

static gboolean
tillid_conference_decide_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (TILLID_CONFERENCE_DECIDE (widget)->entry);
}

static void
tillid_conference_decide_dispose (GObject *object)
{
  TillidConferenceDecide *self = TILLID_CONFERENCE_DECIDE (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CONFERENCE_DECIDE);

  G_OBJECT_CLASS (tillid_conference_decide_parent_class)->dispose (object);
}

static void
tillid_conference_decide_class_init (TillidConferenceDecideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_conference_decide_dispose;
  widget_class->grab_focus = tillid_conference_decide_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-conference-decide.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidConferenceDecide, name)
  BIND (root);
  BIND (entry);
  BIND (who);
  BIND (when);
  BIND (add_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_conference_decide_init (TillidConferenceDecide *self)
{
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    gtk_string_list_append (days, g_dpgettext2 (GETTEXT_PACKAGE, "by when", spans[i].words));
  gtk_drop_down_set_model (self->when, G_LIST_MODEL (days));
  gtk_drop_down_set_selected (self->when, DEFAULT_SPAN);
}

/* Colleagues by name, whoever works chosen; then those who are no colleagues. */
static void
fill_who (TillidConferenceDecide *self)
{
  GPtrArray *members = tillid_conference_model_get_members (self->model);
  const TillidMember *me =
    tillid_session_get_member (tillid_conference_model_get_session (self->model));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];

      gtk_string_list_append (names, member->name != NULL ? member->name : "");
      if (me != NULL && member->record.id == me->record.id)
        chosen = i;
    }
  gtk_string_list_append (names, C_ ("who decides", "The patient"));
  gtk_string_list_append (names, C_ ("who decides", "The family"));
  gtk_string_list_append (names, C_ ("who decides", "Others"));
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->who, chosen);
}

static void
name_entry (TillidConferenceDecide *self)
{
  const TillidAgendaRow *row = tillid_conference_model_find (self->model, self->patient);
  g_autofree char *name = tillid_words_isolate (row != NULL && row->name != NULL ? row->name : "");
  /* Translators: the name of a patient. */
  g_autofree char *words = g_strdup_printf (C_ ("conference", "Decision for %s"), name);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

/**
 * tillid_conference_decide_set:
 * @self: the foot of the options
 * @model: the conference
 * @patient: whom the next decision is about; 0 for nobody
 */
void
tillid_conference_decide_set (TillidConferenceDecide *self,
                              TillidConferenceModel *model,
                              gint64 patient)
{
  const gboolean is_same = self->model == model && self->patient == patient;

  g_return_if_fail (TILLID_IS_CONFERENCE_DECIDE (self) && TILLID_IS_CONFERENCE_MODEL (model));

  gtk_widget_set_visible (self->root,
                          patient != 0 && !tillid_conference_model_is_read_only (model));
  if (is_same)
    return;
  tillid_conference_decide_keep (self);
  if (g_set_object (&self->model, model))
    fill_who (self);
  self->patient = patient;
  if (patient == 0)
    return;
  bind_entry (self);
  name_entry (self);
  changed_cb (self);
}

/* Lets go of the field; what is typed is in the file. */
void
tillid_conference_decide_keep (TillidConferenceDecide *self)
{
  g_return_if_fail (TILLID_IS_CONFERENCE_DECIDE (self));

  if (self->patient != 0)
    tillid_draft_keeper_release (self->entry);
}
