/* tillid-colleagues.c - who works here, as the Colleagues window shows and changes it
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-colleagues.h"

#include <string.h>

#include "tillid-format.h"
#include "tillid-record-table.h"
#include "tillid-role-words.h"
#include "tillid-words.h"

/* As many as there are colours in the style sheet. */
#define N_COLOURS 8

struct _TillidColleagues
{
  GObject parent_instance;

  TillidSession *session; /* (owned) */
  TillidUndo *undo;       /* (owned) (nullable) */
  GPtrArray *members;     /* (owned) of TillidMember, by name */
  GPtrArray *absences;    /* (owned) of TillidAbsence */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_EDITED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidColleagues, tillid_colleagues, G_TYPE_OBJECT)

static void
tillid_colleagues_finalize (GObject *object)
{
  TillidColleagues *self = TILLID_COLLEAGUES (object);

  g_clear_object (&self->session);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->absences, g_ptr_array_unref);

  G_OBJECT_CLASS (tillid_colleagues_parent_class)->finalize (object);
}

static void
tillid_colleagues_class_init (TillidColleaguesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_colleagues_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_COLLEAGUES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", TILLID_TYPE_COLLEAGUES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", TILLID_TYPE_COLLEAGUES, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tillid_colleagues_init (TillidColleagues *self)
{
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const TillidMember *one = *(TillidMember *const *) a;
  const TillidMember *other = *(TillidMember *const *) b;

  if (one->name == NULL || other->name == NULL)
    return (one->name == NULL) - (other->name == NULL);
  return g_utf8_collate (one->name, other->name);
}

static gboolean
read_all (TillidColleagues *self, GError **error)
{
  TillidDb *db = tillid_session_get_db (self->session);
  g_autoptr (TillidScope) scope = tillid_session_open_system (self->session);
  g_autoptr (GPtrArray) members = tillid_record_table_list (db, scope, &tillid_member_type, error);
  g_autoptr (GPtrArray) absences =
    members != NULL ? tillid_record_table_list (db, scope, &tillid_absence_type, error) : NULL;

  if (absences == NULL)
    return FALSE;
  g_ptr_array_sort (members, compare_names);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->absences, g_ptr_array_unref);
  self->members = g_steal_pointer (&members);
  self->absences = g_steal_pointer (&absences);
  return TRUE;
}

static void
session_changed_cb (TillidSession *session, gint64 patient, gint64 edit, gpointer data)
{
  TillidColleagues *self = data;
  g_autoptr (GError) error = NULL;

  if (patient != 0)
    return;
  if (!read_all (self, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * tillid_colleagues_new:
 * @session: the session of the window
 * @undo: (nullable): what the window can undo
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the staff; %NULL if whoever works may not see it
 */
TillidColleagues *
tillid_colleagues_new (TillidSession *session, TillidUndo *undo, GError **error)
{
  g_autoptr (TillidColleagues) self = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  if (!tillid_session_may (session, TILLID_ACTION_COLLEAGUES, error))
    return NULL;
  self = g_object_new (TILLID_TYPE_COLLEAGUES, NULL);
  self->session = g_object_ref (session);
  self->undo = undo != NULL ? g_object_ref (undo) : NULL;
  if (!read_all (self, error))
    return NULL;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  return g_steal_pointer (&self);
}

/* (transfer none) */
TillidSession *
tillid_colleagues_get_session (TillidColleagues *self)
{
  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self), NULL);

  return self->session;
}

static gboolean
has_left (TillidColleagues *self, const TillidMember *member)
{
  return member->until_day != TILLID_ABSENT &&
         member->until_day < tillid_session_today (self->session);
}

/**
 * tillid_colleagues_list:
 * @self: the staff
 * @left: those who no longer work here, or the others
 *
 * Returns: (transfer container) (element-type TillidMember): by name
 */
GPtrArray *
tillid_colleagues_list (TillidColleagues *self, gboolean left)
{
  GPtrArray *list = NULL;

  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self), NULL);

  list = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  for (guint i = 0; i < self->members->len; i++)
    if (has_left (self, self->members->pdata[i]) == left)
      g_ptr_array_add (list, tillid_record_ref_any (self->members->pdata[i]));
  return list;
}

/* (transfer none) (nullable) */
TillidMember *
tillid_colleagues_find (TillidColleagues *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self), NULL);

  for (guint i = 0; i < self->members->len; i++)
    if (((TillidMember *) self->members->pdata[i])->record.id == id)
      return self->members->pdata[i];
  return NULL;
}

/**
 * tillid_colleagues_list_absences:
 * @self: the staff
 * @member: id of one of them
 *
 * Returns: (transfer container) (element-type TillidAbsence): those of today and to come
 */
GPtrArray *
tillid_colleagues_list_absences (TillidColleagues *self, gint64 member)
{
  GPtrArray *list = NULL;
  TillidDay today;

  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self), NULL);

  today = tillid_session_today (self->session);
  list = g_ptr_array_new_with_free_func (tillid_record_unref_any);
  for (guint i = 0; i < self->absences->len; i++)
    {
      TillidAbsence *absence = self->absences->pdata[i];

      if (absence->member == member &&
          (absence->until_day == TILLID_ABSENT || absence->until_day >= today))
        g_ptr_array_add (list, tillid_record_ref_any (absence));
    }
  return list;
}

static void
append (GString *line, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? C_ ("list of facts", ", ") : "", text);
}

/**
 * tillid_colleagues_write_line:
 * @self: the staff
 * @member: one of them
 *
 * Returns: (transfer full): what stands below the name: "Doctor, Clinician, Lead, owner of the clinic file"
 */
char *
tillid_colleagues_write_line (TillidColleagues *self, const TillidMember *member)
{
  GString *line = g_string_new (NULL);
  g_autofree char *roles = NULL;
  g_autofree char *profession = NULL;

  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self) && member != NULL, NULL);

  roles = tillid_role_words_list (tillid_roles_from_text (member->roles));
  if (member->title != NULL)
    append (line, member->title);
  else if (member->profession != TILLID_PROFESSION_OTHER)
    {
      profession =
        tillid_words_begin (g_dpgettext2 (GETTEXT_PACKAGE, "choice",
                                          tillid_profession_choices[member->profession].label));
      append (line, profession);
    }
  append (line, roles);
  if (member->owner)
    append (line, C_ ("colleagues", "owner of the clinic file"));
  if (has_left (self, member))
    {
      g_autofree char *day = tillid_format_day (member->until_day, TILLID_FORMAT_DAY_SHORT, NULL);
      /* Translators: %s is a date. */
      g_autofree char *until = g_strdup_printf (C_ ("colleagues", "until %s"), day);

      append (line, until);
    }
  return g_string_free (line, FALSE);
}

/* (transfer full): "20 Apr 2026 to 8 May 2026" */
char *
tillid_colleagues_write_absence (TillidColleagues *self, const TillidAbsence *absence)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self) && absence != NULL, NULL);

  from = tillid_format_day (absence->from_day, TILLID_FORMAT_DAY_SHORT, NULL);
  if (absence->until_day == TILLID_ABSENT)
    /* Translators: %s is a date. */
    return g_strdup_printf (C_ ("colleagues", "from %s"), from);
  until = tillid_format_day (absence->until_day, TILLID_FORMAT_DAY_SHORT, NULL);
  /* Translators: both are dates. */
  return g_strdup_printf (C_ ("colleagues", "%s to %s"), from, until);
}

/**
 * tillid_colleagues_may_change:
 * @self: the staff
 * @out_why: (out) (optional): (transfer full): one sentence, if not
 *
 * Returns: whether whoever works may change colleagues and their roles
 */
gboolean
tillid_colleagues_may_change (TillidColleagues *self, char **out_why)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self), FALSE);

  if (tillid_session_is_read_only (self->session))
    g_set_error_literal (&error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_READ_ONLY,
                         C_ ("error", "This clinic file cannot be written here."));
  else if (tillid_session_may (self->session, TILLID_ACTION_STAFF, &error))
    return TRUE;
  if (out_why != NULL)
    *out_why = g_strdup (error->message);
  return FALSE;
}

/* Who plans visits may write who is away. */
gboolean
tillid_colleagues_may_change_absences (TillidColleagues *self)
{
  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self), FALSE);

  return tillid_session_may_write_kind (self->session, &tillid_absence_type);
}

/* One's own, or anybody's for an administrator. */
gboolean
tillid_colleagues_may_set_password (TillidColleagues *self, gint64 member)
{
  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self), FALSE);

  return !tillid_session_is_read_only (self->session) &&
         (member == tillid_session_get_member (self->session)->record.id ||
          tillid_colleagues_may_change (self, NULL));
}

typedef struct
{
  TillidColleagues *self; /* (owned) */
  TillidEdit *edit;       /* (owned) */
} Applied;

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Applied *applied = data;
  TillidColleagues *self = applied->self;
  g_autoptr (GError) error = NULL;
  gint64 edit = tillid_session_apply_finish (TILLID_SESSION (source), result, &error);

  if (edit == 0)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  else
    {
      if (self->undo != NULL)
        tillid_undo_push (self->undo, edit, tillid_edit_get_why (applied->edit));
      g_signal_emit (self, signals[SIGNAL_EDITED], 0, edit, tillid_edit_get_why (applied->edit));
    }
  g_object_unref (applied->self);
  tillid_edit_unref (applied->edit);
  g_free (applied);
}

/* @record: (transfer full): a draft, not sealed yet */
static void
apply (TillidColleagues *self, const char *why, gpointer record)
{
  Applied *applied = g_new0 (Applied, 1);

  applied->self = g_object_ref (self);
  applied->edit = tillid_edit_new (why);
  tillid_edit_take (applied->edit, tillid_record_seal_any (record));
  tillid_session_apply_async (self->session, applied->edit, NULL, applied_cb, applied);
}

/**
 * tillid_colleagues_add:
 * @self: the staff
 * @name: of somebody new
 *
 * The new colleague has no role yet: a name that visits can be planned with.
 *
 * Returns: the id of the new colleague, who is here with "changed"
 */
gint64
tillid_colleagues_add (TillidColleagues *self, const char *name)
{
  TillidMember *member = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  g_return_val_if_fail (TILLID_IS_COLLEAGUES (self) && name != NULL, 0);

  text = g_strstrip (g_strdup (name));
  member = tillid_edit_assign_id (tillid_member_new (), tillid_session_get_ids (self->session));
  id = member->record.id;
  tillid_set_text (&member->name, text);
  member->colour = self->members->len % N_COLOURS;
  member->from_day = tillid_session_today (self->session);
  apply (self, C_ ("edit", "New colleague"), member);
  return id;
}

/* (transfer full) (nullable): a draft of @member to change */
static TillidMember *
edit_member (TillidColleagues *self, gint64 member)
{
  const TillidMember *old = tillid_colleagues_find (self, member);

  return old != NULL ? tillid_member_edit (old) : NULL;
}

/* Gives a role, or takes it away. */
void
tillid_colleagues_set_role (TillidColleagues *self, gint64 member, TillidRoles role, gboolean has)
{
  TillidMember *draft = NULL;
  g_autofree char *text = NULL;
  TillidRoles roles;

  g_return_if_fail (TILLID_IS_COLLEAGUES (self));

  draft = edit_member (self, member);
  if (draft == NULL)
    return;
  roles = tillid_roles_from_text (draft->roles);
  text = tillid_roles_to_text (has ? roles | role : roles & (TillidRoles) ~role);
  tillid_set_text (&draft->roles, text);
  apply (self, has ? C_ ("edit", "Role given") : C_ ("edit", "Role taken away"), draft);
}

/* (transfer full): the words of @tags and @tag, or without it */
static char *
change_tags (const char *tags, const char *tag, gboolean has)
{
  g_auto (GStrv) old = g_strsplit (tags != NULL ? tags : "", " ", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (char **word = old; *word != NULL; word++)
    if (**word != '\0' && !g_str_equal (*word, tag))
      g_ptr_array_add (list, *word);
  if (has)
    g_ptr_array_add (list, (gpointer) tag);
  g_ptr_array_add (list, NULL);
  return g_strjoinv (" ", (char **) list->pdata);
}

/* @tag: BCP 47, of a language that a colleague speaks, or not */
void
tillid_colleagues_set_language (TillidColleagues *self,
                                gint64 member,
                                const char *tag,
                                gboolean speaks)
{
  TillidMember *draft = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (TILLID_IS_COLLEAGUES (self) && tag != NULL);

  draft = edit_member (self, member);
  if (draft == NULL)
    return;
  text = change_tags (draft->languages, tag, speaks);
  tillid_set_text (&draft->languages, text);
  apply (self, C_ ("edit", "Languages changed"), draft);
}

/**
 * tillid_colleagues_set_text:
 * @self: the staff
 * @member: id of one of them
 * @field: "name", "initials" or "title"
 * @text: (nullable): what it is now; a colleague without a name is nobody, so that no name changes nothing
 */
void
tillid_colleagues_set_text (TillidColleagues *self,
                            gint64 member,
                            const char *field,
                            const char *text)
{
  TillidMember *draft = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
  char **place = NULL;

  g_return_if_fail (TILLID_IS_COLLEAGUES (self));

  if (g_str_equal (field, "name") && *stripped == '\0')
    return;
  draft = edit_member (self, member);
  if (draft == NULL)
    return;
  place = g_str_equal (field, "name")       ? &draft->name
          : g_str_equal (field, "initials") ? &draft->initials
                                            : &draft->title;
  if (g_str_equal (stripped, *place != NULL ? *place : ""))
    {
      tillid_record_unref_any (draft);
      return;
    }
  tillid_set_text (place, stripped);
  apply (self, C_ ("edit", "Colleague changed"), draft);
}

/* What @member is by training. */
void
tillid_colleagues_set_profession (TillidColleagues *self,
                                  gint64 member,
                                  TillidProfession profession)
{
  TillidMember *draft = NULL;

  g_return_if_fail (TILLID_IS_COLLEAGUES (self));

  draft = edit_member (self, member);
  if (draft == NULL)
    return;
  draft->profession = (int) profession;
  apply (self, C_ ("edit", "Colleague changed"), draft);
}

/* @field: "from_day" or "until_day"; @day: the first or last day of work, or %TILLID_ABSENT */
void
tillid_colleagues_set_day (TillidColleagues *self, gint64 member, const char *field, TillidDay day)
{
  TillidMember *draft = NULL;

  g_return_if_fail (TILLID_IS_COLLEAGUES (self));

  draft = edit_member (self, member);
  if (draft == NULL)
    return;
  if (g_str_equal (field, "from_day"))
    draft->from_day = day;
  else
    draft->until_day = day;
  apply (self, C_ ("edit", "Days of work changed"), draft);
}

/* @until: the last day, or %TILLID_ABSENT while nobody knows it */
void
tillid_colleagues_add_absence (TillidColleagues *self,
                               gint64 member,
                               TillidDay from,
                               TillidDay until)
{
  TillidAbsence *absence = NULL;

  g_return_if_fail (TILLID_IS_COLLEAGUES (self) && from != TILLID_ABSENT);

  absence = tillid_edit_assign_id (tillid_absence_new (), tillid_session_get_ids (self->session));
  absence->member = member;
  absence->from_day = from;
  absence->until_day = until;
  apply (self, C_ ("edit", "Absence added"), absence);
}

/* One that has begun ends with yesterday; one to come was entered in error. */
void
tillid_colleagues_end_absence (TillidColleagues *self, gint64 absence)
{
  g_return_if_fail (TILLID_IS_COLLEAGUES (self));

  for (guint i = 0; i < self->absences->len; i++)
    {
      const TillidAbsence *old = self->absences->pdata[i];
      const TillidDay today = tillid_session_today (self->session);
      TillidAbsence *draft = NULL;

      if (old->record.id != absence)
        continue;
      draft = tillid_absence_edit (old);
      if (old->from_day < today)
        draft->until_day = today - 1;
      else
        draft->record.state = TILLID_RECORD_IN_ERROR;
      apply (self, C_ ("edit", "Absence ended"), draft);
      return;
    }
}
