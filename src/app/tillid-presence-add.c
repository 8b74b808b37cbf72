/* tillid-presence-add.c - somebody comes in: found while typing
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Colleagues, interpreters and those of the family who were at a visit before are found while typing;
 * anybody else is a name and, after a comma, a role: "Maryam, daughter". The rows at the foot say as what. */
#include "config.h"

#include "tillid-presence-add.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-interpreters.h"
#include "tillid-person-row.h"
#include "tillid-sign-of.h"
#include "tillid-visit-presence.h"

/* What somebody can be who is nothing but a name yet, in the order of the rows. */
static const struct
{
  const char *row;
  TillidPresenceWho who;
  TillidPersonSignKind sign;
  const char *label;
} news[] = {
  { "family_row", TILLID_PRESENCE_WHO_FAMILY, TILLID_SIGN_FAMILY,
    NC_ ("presence", "add as family") },
  { "interpreter_row", TILLID_PRESENCE_WHO_INTERPRETER, TILLID_SIGN_INTERPRETER,
    NC_ ("presence", "add as interpreter") },
  { "colleague_row", TILLID_PRESENCE_WHO_MEMBER, TILLID_SIGN_COLLEAGUE,
    NC_ ("presence", "add as colleague") },
  { "other_row", TILLID_PRESENCE_WHO_OTHER, TILLID_SIGN_ORGANISATION,
    NC_ ("presence", "add as somebody else") },
};

#define N_NEW G_N_ELEMENTS (news)

struct _TillidPresenceAdd
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkListBox *list;
  TillidPersonRow *new_rows[N_NEW];

  TillidVisitModel *model; /* (owned) (nullable) */
};

typedef struct
{
  int who;
  gint64 id;
  char *name; /* (owned) (nullable): where there is no id */
  char *role; /* (owned) (nullable) */
} Candidate;

G_DEFINE_FINAL_TYPE (TillidPresenceAdd, tillid_presence_add, GTK_TYPE_POPOVER)

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->role);
  g_free (candidate);
}

static Candidate *
candidate_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "candidate");
}

static gboolean
is_in_the_room (TillidPresenceAdd *self, const Candidate *candidate)
{
  GPtrArray *presences = tillid_visit_model_get_presences (self->model);

  for (guint i = 0; i < presences->len; i++)
    {
      const TillidPresence *presence = presences->pdata[i];
      const gint64 id = candidate->who == TILLID_PRESENCE_WHO_MEMBER        ? presence->member
                        : candidate->who == TILLID_PRESENCE_WHO_INTERPRETER ? presence->interpreter
                                                                            : presence->person;

      if (presence->who == candidate->who && id == candidate->id &&
          (id != 0 || g_strcmp0 (presence->name, candidate->name) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Takes @candidate. */
static TillidPersonRow *
add_candidate (TillidPresenceAdd *self, Candidate *candidate, const char *name, const char *role)
{
  TillidPersonRow *row;

  if (is_in_the_room (self, candidate))
    {
      candidate_free (candidate);
      return NULL;
    }
  row = TILLID_PERSON_ROW (tillid_person_row_new ());
  tillid_person_row_set (row, name != NULL ? name : "", role, FALSE);
  g_object_set_data_full (G_OBJECT (row), "candidate", candidate, candidate_free);
  gtk_list_box_insert (self->list, GTK_WIDGET (row),
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->new_rows[0])));
  return row;
}

static Candidate *
candidate_new (int who, gint64 id, const char *name, const char *role)
{
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->who = who;
  candidate->id = id;
  candidate->name = g_strdup (name);
  candidate->role = g_strdup (role);
  return candidate;
}

static void
add_staff (TillidPresenceAdd *self, TillidPatientContext *context)
{
  GPtrArray *members = tillid_patient_context_get_members (context);
  GPtrArray *interpreters = tillid_patient_context_get_interpreters (context);
  g_autoptr (GPtrArray) exclusions = tillid_interpreters_list_exclusions (context);
  const gint64 day = tillid_visit_model_get_visit (self->model)->day;
  TillidPersonRow *row;

  for (guint i = 0; i < interpreters->len; i++)
    {
      const TillidInterpreter *interpreter = interpreters->pdata[i];
      g_autofree char *name = tillid_interpreters_name_words (exclusions, interpreter);

      row = add_candidate (self,
                           candidate_new (TILLID_PRESENCE_WHO_INTERPRETER, interpreter->record.id,
                                          NULL, NULL),
                           name, C_ ("presence", "interpreter"));
      if (row != NULL)
        tillid_person_sign_set_interpreter (tillid_person_row_get_sign (row), interpreter);
    }
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];

      if (member->until_day != TILLID_ABSENT && member->until_day < day)
        continue;
      row =
        add_candidate (self,
                       candidate_new (TILLID_PRESENCE_WHO_MEMBER, member->record.id, NULL, NULL),
                       member->name,
                       member->title != NULL
                         ? member->title
                         : tillid_choice_get_label (tillid_profession_choices, member->profession));
      if (row != NULL)
        tillid_person_sign_set_member (tillid_person_row_get_sign (row), member);
    }
}

/* Family and others who came before, the last visits first. */
static void
add_known (TillidPresenceAdd *self)
{
  const TillidVisitRecords *records = tillid_visit_model_get_records (self->model);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = records->visits->len; i > 0; i--)
    {
      GPtrArray *presences =
        tillid_visit_records_get_presences (records, ((TillidVisit *) records->visits->pdata[i - 1])
                                                       ->record.id);

      for (guint p = 0; presences != NULL && p < presences->len; p++)
        {
          const TillidPresence *presence = presences->pdata[p];
          TillidPersonRow *row;

          if ((presence->who != TILLID_PRESENCE_WHO_FAMILY &&
               presence->who != TILLID_PRESENCE_WHO_OTHER) ||
              presence->name == NULL || !g_hash_table_add (seen, presence->name))
            continue;
          row = add_candidate (self,
                               candidate_new (presence->who, presence->person, presence->name,
                                              presence->role),
                               presence->name, presence->role);
          if (row != NULL)
            tillid_person_sign_set_name (tillid_person_row_get_sign (row),
                                         tillid_sign_kind_of (presence->who), presence->name);
        }
    }
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  TillidPresenceAdd *self = data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (candidate_of (row) == NULL)
    return *text != '\0';
  return *text == '\0' ||
         g_str_match_string (text, tillid_person_row_get_title (TILLID_PERSON_ROW (row)), TRUE);
}

static void
search_changed_cb (TillidPresenceAdd *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  for (guint i = 0; i < N_NEW; i++)
    tillid_person_row_set (self->new_rows[i], text,
                           g_dpgettext2 (GETTEXT_PACKAGE, "presence", news[i].label), FALSE);
  gtk_list_box_invalidate_filter (self->list);
}

/* The first comma, of whatever script; or the end. */
static const char *
find_comma (const char *text)
{
  while (*text != '\0' && *text != ',' && g_utf8_get_char (text) != 0x060c)
    text = g_utf8_next_char (text);
  return text;
}

static void
add_typed (TillidPresenceAdd *self, int who)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *comma = find_comma (text);
  g_autofree char *name = g_strstrip (g_strndup (text, (gsize) (comma - text)));
  g_autofree char *role = *comma != '\0' ? g_strstrip (g_strdup (g_utf8_next_char (comma))) : NULL;

  if (*name != '\0')
    tillid_visit_model_add_presence (self->model, who, 0, name,
                                     role != NULL && *role != '\0' ? role : NULL);
}

static void
row_activated_cb (TillidPresenceAdd *self, GtkListBoxRow *row)
{
  const Candidate *candidate = candidate_of (row);

  if (self->model == NULL)
    return;
  if (candidate != NULL)
    tillid_visit_model_add_presence (self->model, candidate->who, candidate->id, candidate->name,
                                     candidate->role);
  for (guint i = 0; i < N_NEW; i++)
    if (row == GTK_LIST_BOX_ROW (self->new_rows[i]))
      add_typed (self, news[i].who);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Enter takes the first that fits. */
static void
entry_activated_cb (TillidPresenceAdd *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (filter_cb (row, self))
      {
        row_activated_cb (self, row);
        return;
      }
}

static void
shown_cb (TillidPresenceAdd *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) !=
         GTK_LIST_BOX_ROW (self->new_rows[0]))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (self->model != NULL && tillid_visit_model_get_visit (self->model) != NULL)
    {
      add_known (self);
      add_staff (self, tillid_visit_model_get_context (self->model));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
tillid_presence_add_dispose (GObject *object)
{
  TillidPresenceAdd *self = TILLID_PRESENCE_ADD (object);

  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PRESENCE_ADD);

  G_OBJECT_CLASS (tillid_presence_add_parent_class)->dispose (object);
}

static void
tillid_presence_add_class_init (TillidPresenceAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_presence_add_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-presence-add.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceAdd, entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPresenceAdd, list);
  for (guint i = 0; i < N_NEW; i++)
    gtk_widget_class_bind_template_child_full (widget_class, news[i].row, FALSE,
                                               (gssize) (G_STRUCT_OFFSET (TillidPresenceAdd,
                                                                          new_rows) +
                                                         i * sizeof (gpointer)));
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tillid_presence_add_init (TillidPresenceAdd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  for (guint i = 0; i < N_NEW; i++)
    tillid_person_sign_set (tillid_person_row_get_sign (self->new_rows[i]), news[i].sign,
                            TILLID_ABSENT, "+");
}

/* @model: (nullable): the visit to add people to. It is held until another one is set: set %NULL when the page
 * goes. */
void
tillid_presence_add_set_model (TillidPresenceAdd *self, TillidVisitModel *model)
{
  g_return_if_fail (TILLID_IS_PRESENCE_ADD (self));

  g_set_object (&self->model, model);
}
