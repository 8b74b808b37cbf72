/* tillid-patient-context.c - one patient, open in one window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-patient-context.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-edit-conflict.h"
#include "tillid-in-error.h"
#include "tillid-record-table.h"

struct _TillidPatientContext
{
  GObject parent_instance;

  TillidSession *session; /* (owned) */
  TillidUndo *undo;       /* (owned) (nullable) */
  TillidScope *scope;     /* (owned) */
  gint64 patient;

  /* Read again when something changes. */
  TillidPerson *person;    /* (owned) */
  TillidCourse *course;    /* (owned) (nullable): the newest one */
  GPtrArray *members;      /* (owned) of TillidMember */
  GPtrArray *interpreters; /* (owned) of TillidInterpreter */
  char *name;              /* (owned): in Latin letters if there is one */
  char *native_name;       /* (owned) (nullable): in another script */
  char *short_name;        /* (owned): what the patient is called in a sentence */
  char *language;          /* (owned) (nullable): the preferred one */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_EDITED,
  SIGNAL_FAILED,
  SIGNAL_CONFLICT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidPatientContext, tillid_patient_context, G_TYPE_OBJECT)

static void
forget (TillidPatientContext *self)
{
  g_clear_pointer (&self->person, tillid_record_unref_any);
  g_clear_pointer (&self->course, tillid_record_unref_any);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->interpreters, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->native_name, g_free);
  g_clear_pointer (&self->short_name, g_free);
  g_clear_pointer (&self->language, g_free);
}

static void
tillid_patient_context_finalize (GObject *object)
{
  TillidPatientContext *self = TILLID_PATIENT_CONTEXT (object);

  forget (self);
  g_clear_object (&self->session);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->scope, tillid_scope_unref);

  G_OBJECT_CLASS (tillid_patient_context_parent_class)->finalize (object);
}

static void
tillid_patient_context_class_init (TillidPatientContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tillid_patient_context_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", TILLID_TYPE_PATIENT_CONTEXT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", TILLID_TYPE_PATIENT_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", TILLID_TYPE_PATIENT_CONTEXT, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CONFLICT] =
    g_signal_new ("conflict", TILLID_TYPE_PATIENT_CONTEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, TILLID_TYPE_EDIT, G_TYPE_PTR_ARRAY);
}

static void
tillid_patient_context_init (TillidPatientContext *self)
{
}

static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_LATIN;
  return TRUE;
}

static void
take_name (TillidPatientContext *self, const TillidPersonName *name)
{
  g_autofree char *joined = NULL;
  const char *text = name->text;

  if (text == NULL)
    text = joined = g_strstrip (g_strdup_printf ("%s %s", name->given != NULL ? name->given : "",
                                                 name->family != NULL ? name->family : ""));
  if (*text == '\0')
    return;
  if (is_latin (text))
    {
      if (self->name == NULL)
        self->name = g_strdup (text);
      if (self->short_name == NULL)
        {
          const char *space = strchr (text, ' ');

          self->short_name =
            name->given != NULL
              ? g_strdup (name->given)
              : g_strndup (text, space != NULL ? (gsize) (space - text) : strlen (text));
        }
    }
  else if (self->native_name == NULL)
    self->native_name = g_strdup (text);
}

static void
read_names (TillidPatientContext *self)
{
  g_autoptr (GPtrArray) names = tillid_patient_context_list (self, &tillid_person_name_type);
  g_autoptr (GPtrArray) languages =
    tillid_patient_context_list (self, &tillid_person_language_type);

  for (guint i = 0; i < names->len; i++)
    if (((TillidPersonName *) names->pdata[i])->use == TILLID_NAME_USE_USUAL)
      take_name (self, names->pdata[i]);
  for (guint i = 0; i < names->len; i++)
    if (((TillidPersonName *) names->pdata[i])->use == TILLID_NAME_USE_OFFICIAL)
      take_name (self, names->pdata[i]);
  for (guint i = 0; i < names->len; i++)
    take_name (self, names->pdata[i]);
  if (self->name == NULL)
    self->name = g_strdup (self->native_name != NULL ? self->native_name : "");
  if (self->short_name == NULL)
    self->short_name = g_strdup (self->name);

  for (guint i = 0; i < languages->len; i++)
    {
      const TillidPersonLanguage *language = languages->pdata[i];

      if (language->preferred || self->language == NULL)
        {
          g_free (self->language);
          self->language = g_strdup (language->language);
        }
      if (language->preferred)
        break;
    }
}

static gboolean
read_all (TillidPatientContext *self, GError **error)
{
  TillidDb *db = tillid_session_get_db (self->session);
  g_autoptr (GPtrArray) courses = NULL;

  forget (self);
  self->person = (TillidPerson *) tillid_record_table_get (db, self->scope, &tillid_person_type,
                                                           self->patient, error);
  self->members = tillid_record_table_list (db, self->scope, &tillid_member_type, error);
  if (self->person == NULL || self->members == NULL)
    return FALSE;
  self->interpreters = tillid_record_table_list (db, self->scope, &tillid_interpreter_type, error);
  courses = tillid_record_table_list (db, self->scope, &tillid_course_type, error);
  if (self->interpreters == NULL || courses == NULL)
    return FALSE;
  if (courses->len > 0)
    self->course = tillid_record_ref_any (courses->pdata[courses->len - 1]);
  read_names (self);
  return TRUE;
}

static void
session_changed_cb (TillidSession *session, gint64 patient, gint64 edit, gpointer data)
{
  TillidPatientContext *self = data;
  g_autoptr (GError) error = NULL;

  if (patient != 0 && patient != self->patient)
    return;
  if (!read_all (self, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * tillid_patient_context_new:
 * @session: the session of the window
 * @undo: (nullable): the undo stacks of the window
 * @patient: id of a patient
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Opens a patient: the reading is in the access log before the first row is read.
 *
 * Returns: (transfer full): the context
 */
TillidPatientContext *
tillid_patient_context_new (TillidSession *session,
                            TillidUndo *undo,
                            gint64 patient,
                            GError **error)
{
  return tillid_patient_context_new_for (session, undo, patient, "patient", error);
}

/**
 * tillid_patient_context_new_for:
 * @session: a clinic
 * @undo: (nullable): the undo stacks of the window
 * @patient: id of a patient
 * @what: what it is opened for, as the log calls it: "patient", "brief"
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Returns: (transfer full): the context, as tillid_patient_context_new()
 */
TillidPatientContext *
tillid_patient_context_new_for (TillidSession *session,
                                TillidUndo *undo,
                                gint64 patient,
                                const char *what,
                                GError **error)
{
  g_autoptr (TillidPatientContext) self = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);

  self = g_object_new (TILLID_TYPE_PATIENT_CONTEXT, NULL);
  self->session = g_object_ref (session);
  self->undo = undo != NULL ? g_object_ref (undo) : NULL;
  self->patient = patient;
  self->scope = tillid_session_open_patient (session, patient, what, NULL, error);
  if (self->scope == NULL || !read_all (self, error))
    return NULL;
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  return g_steal_pointer (&self);
}

/* (transfer none): the clinic the patient is of. */
TillidSession *
tillid_patient_context_get_session (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->session;
}

/* (nullable) */
TillidUndo *
tillid_patient_context_get_undo (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->undo;
}

/* (transfer none): the connection that reads; for the main thread alone. */
TillidDb *
tillid_patient_context_get_db (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return tillid_session_get_db (self->session);
}

/* (transfer none): the right to read this patient, for as long as the context lives. */
TillidScope *
tillid_patient_context_get_scope (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->scope;
}

/* The id of the patient. */
gint64
tillid_patient_context_get_patient (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), 0);

  return self->patient;
}

/* Whether nothing can be written here: then pages have no buttons that would. */
gboolean
tillid_patient_context_is_read_only (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), TRUE);

  return tillid_session_is_read_only (self->session);
}

/**
 * tillid_patient_context_may_write:
 * @self: an open patient
 * @type: a kind of record
 *
 * Returns: whether whoever works may write records of that kind for this patient: not in a file that is read only, and as
 *   far as the roles go
 */
gboolean
tillid_patient_context_may_write (TillidPatientContext *self, const TillidRecordType *type)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self) && type != NULL, FALSE);

  return !tillid_patient_context_is_read_only (self) &&
         tillid_rights_may_write (tillid_scope_get_rights (self->scope)->roles,
                                  tillid_family_of_kind (type->kind));
}

/* (transfer none) (nullable): the record of the patient as it was read last; %NULL if it could not be read. */
TillidPerson *
tillid_patient_context_get_person (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->person;
}

/* (transfer none): never %NULL, may be empty. */
const char *
tillid_patient_context_get_name (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->name;
}

/* (transfer none) (nullable) */
const char *
tillid_patient_context_get_native_name (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->native_name;
}

/* (transfer none): for sentences: "Salma". */
const char *
tillid_patient_context_get_short_name (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->short_name;
}

/* (transfer none) (nullable): the newest course of care. */
TillidCourse *
tillid_patient_context_get_course (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->course;
}

/* (transfer none) (nullable): BCP 47 tag of the patient's preferred language. */
const char *
tillid_patient_context_get_language (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->language;
}

/* (transfer none) (element-type TillidMember) */
GPtrArray *
tillid_patient_context_get_members (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->members;
}

/* (transfer none) (element-type TillidInterpreter) */
GPtrArray *
tillid_patient_context_get_interpreters (TillidPatientContext *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return self->interpreters;
}

static gpointer
find (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((TillidRecord *) rows->pdata[i])->id == id)
      return rows->pdata[i];
  return NULL;
}

/* (transfer none) (nullable) */
TillidMember *
tillid_patient_context_find_member (TillidPatientContext *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return find (self->members, id);
}

/* (transfer none) (nullable) */
TillidInterpreter *
tillid_patient_context_find_interpreter (TillidPatientContext *self, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return find (self->interpreters, id);
}

/**
 * tillid_patient_context_list:
 * @self: an open patient
 * @type: what kind of record
 *
 * Reads this patient's active records of a kind. A failure is announced by "failed" and gives none.
 *
 * Returns: (transfer full) (element-type TillidRecord): in the order of their ids, never %NULL
 */
GPtrArray *
tillid_patient_context_list (TillidPatientContext *self, const TillidRecordType *type)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  rows =
    tillid_record_table_list (tillid_session_get_db (self->session), self->scope, type, &error);
  if (rows != NULL)
    return rows;
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  return g_ptr_array_new_with_free_func (tillid_record_unref_any);
}

/* (transfer full) (nullable): one record, active or not. */
TillidRecord *
tillid_patient_context_get (TillidPatientContext *self, const TillidRecordType *type, gint64 id)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  return tillid_record_table_get (tillid_session_get_db (self->session), self->scope, type, id,
                                  NULL);
}

/**
 * tillid_patient_context_new_record:
 * @self: an open patient
 * @type: what kind of record
 *
 * Returns: (transfer full): a draft with an id, and with its patient set; fill it, seal it, apply it
 */
gpointer
tillid_patient_context_new_record (TillidPatientContext *self, const TillidRecordType *type)
{
  TillidRecord *record;
  const TillidField *field;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (self), NULL);

  record = tillid_record_new (type);
  tillid_edit_assign_id (record, tillid_session_get_ids (self->session));
  field = tillid_record_type_find_field (type, "patient");
  if (field != NULL)
    TILLID_MEMBER (record, field, gint64) = self->patient;
  return record;
}

typedef struct
{
  TillidPatientContext *self; /* (owned) */
  TillidEdit *edit;           /* (owned) */
} Applied;

/* Somebody else has changed the same: read again what there is now, and let a person choose. */
static gboolean
ask_both (TillidPatientContext *self, TillidEdit *edit)
{
  g_autoptr (GPtrArray) conflicts =
    tillid_edit_find_conflicts (tillid_session_get_db (self->session), self->scope, edit, NULL);

  if (conflicts == NULL || conflicts->len == 0 ||
      !g_signal_has_handler_pending (self, signals[SIGNAL_CONFLICT], 0, FALSE))
    return FALSE;
  if (read_all (self, NULL))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_CONFLICT], 0, edit, conflicts);
  return TRUE;
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Applied *applied = data;
  TillidPatientContext *self = applied->self;
  g_autoptr (GError) error = NULL;
  gint64 edit = tillid_session_apply_finish (TILLID_SESSION (source), result, &error);

  if (edit != 0)
    {
      const char *label = tillid_edit_get_why (applied->edit);
      const gboolean is_final = tillid_edit_is_final (applied->edit);

      if (self->undo != NULL && !is_final)
        tillid_undo_push (self->undo, edit, label);
      g_signal_emit (self, signals[SIGNAL_EDITED], 0, is_final ? (gint64) 0 : edit, label);
    }
  else if (!g_error_matches (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_CONFLICT) ||
           !ask_both (self, applied->edit))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
  g_object_unref (applied->self);
  tillid_edit_unref (applied->edit);
  g_free (applied);
}

/**
 * tillid_patient_context_apply:
 * @self: an open patient
 * @edit: (transfer none): what to write; its "why" is the label of the toast
 *
 * Writes @edit on the writer thread. "changed" and "edited" (or "failed", or "conflict") follow on the
 * main thread.
 */
void
tillid_patient_context_apply (TillidPatientContext *self, TillidEdit *edit)
{
  Applied *applied;

  g_return_if_fail (TILLID_IS_PATIENT_CONTEXT (self) && edit != NULL);

  applied = g_new0 (Applied, 1);
  applied->self = g_object_ref (self);
  applied->edit = tillid_edit_ref (edit);
  tillid_session_apply_async (self->session, edit, NULL, applied_cb, applied);
}

/**
 * tillid_patient_context_apply_one:
 * @self: an open patient
 * @why: what was done, for people
 * @record: (transfer full): a draft, not sealed yet
 *
 * As tillid_patient_context_apply() for the edit of one record.
 */
void
tillid_patient_context_apply_one (TillidPatientContext *self, const char *why, gpointer record)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (why);

  tillid_edit_take (edit, tillid_record_seal_any (record));
  tillid_patient_context_apply (self, edit);
}

/**
 * tillid_patient_context_enter_in_error:
 * @self: an open patient
 * @record: (transfer none): an entry as it was read last
 *
 * Marks @record, and what stands for nothing without it, as entered in error.
 */
void
tillid_patient_context_enter_in_error (TillidPatientContext *self, gpointer record)
{
  g_autoptr (TillidEdit) edit = tillid_edit_new (C_ ("edit", "Entered in error"));
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TILLID_IS_PATIENT_CONTEXT (self) && record != NULL);

  if (tillid_in_error_add (tillid_session_get_db (self->session), self->scope, edit, record,
                           &error))
    tillid_patient_context_apply (self, edit);
  else
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error->message);
}
