/* tillid-record.h - immutable records and everything that follows from their field table
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>
#include <json-glib/json-glib.h>

#include "tillid-field.h"

G_BEGIN_DECLS

/**
 * TillidRecordState:
 * @TILLID_RECORD_ACTIVE: part of the record
 * @TILLID_RECORD_IN_ERROR: entered in error; stays readable, never counted or drawn
 * @TILLID_RECORD_UNDONE: its creation was undone; an import may bring it back
 */
typedef enum
{
  TILLID_RECORD_ACTIVE,
  TILLID_RECORD_IN_ERROR,
  TILLID_RECORD_UNDONE,
} TillidRecordState;

extern const TillidChoice tillid_record_state_choices[];

typedef struct _TillidRecordType TillidRecordType;

/**
 * TillidRecord:
 *
 * The first member of every record. Immutable once sealed; reference counting is atomic, so a sealed
 * record may be read on any thread. @id is 0 until an edit stores it, @version is 0 until then and
 * the version that was read afterwards. @masked: it was read where a protected address is hidden (tillid-masking.h).
 */
typedef struct
{
  const TillidRecordType *type; /* (unowned), static */
  gatomicrefcount refs;
  gboolean sealed;
  gint64 id;
  gint64 version;
  int state; /* TillidRecordState */
  gboolean masked;
} TillidRecord;

/**
 * TillidRecordType:
 * @kind: the name of the record, of its table and in revisions: "problem"
 * @size: of the C struct
 * @fields: its only description
 */
struct _TillidRecordType
{
  const char *kind;
  const char *c_name;
  gsize size;
  const TillidField *fields;
  guint n_fields;
};

TillidRecord *tillid_record_new (const TillidRecordType *type) G_GNUC_WARN_UNUSED_RESULT;
TillidRecord *tillid_record_edit (const TillidRecord *old) G_GNUC_WARN_UNUSED_RESULT;
TillidRecord *tillid_record_seal_any (TillidRecord *self);
gpointer tillid_record_ref_any (gconstpointer record);
void tillid_record_unref_any (gpointer record);

const TillidField *tillid_record_type_find_field (const TillidRecordType *type, const char *name);
gint64 tillid_record_get_patient (const TillidRecord *self);

/* Members by field; the record must not be sealed for the setters. */
void tillid_set_text (char **member, const char *value);
void tillid_set_told (TillidTold **member, const TillidTold *value);
gboolean tillid_record_field_is_absent (const TillidRecord *self, const TillidField *field);
gboolean
tillid_record_field_equal (const TillidRecord *a, const TillidRecord *b, const TillidField *field);
void
tillid_record_field_copy (TillidRecord *to, const TillidRecord *from, const TillidField *field);
void tillid_record_field_clear (TillidRecord *self, const TillidField *field);
gboolean
tillid_record_field_from_text (TillidRecord *self, const TillidField *field, const char *text);
char *tillid_record_field_to_text (const TillidRecord *self,
                                   const TillidField *field) G_GNUC_WARN_UNUSED_RESULT;

#define TILLID_MEMBER(record, field, ctype)                                                        \
  (*(ctype *) G_STRUCT_MEMBER_P ((record), (field)->offset))

gboolean tillid_record_equal (const TillidRecord *a, const TillidRecord *b);
GPtrArray *tillid_record_diff (const TillidRecord *before,
                               const TillidRecord *after) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-record-json.c: the canonical body of a revision */
char *tillid_record_to_json (const TillidRecord *self) G_GNUC_WARN_UNUSED_RESULT;
TillidRecord *tillid_record_from_json (const TillidRecordType *type,
                                       gint64 id,
                                       const char *json,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* tillid-records.c: every type there is, parents before children */
const TillidRecordType *const *tillid_record_types (guint *out_n);
const TillidRecordType *tillid_record_type_by_kind (const char *kind);

/**
 * tillid_record_seal:
 * @record: (transfer full): a record made by its _new () or _edit ()
 *
 * Ends the making of a record: from here on it is immutable.
 *
 * Returns: (transfer full): @record
 */
#define tillid_record_seal(record)                                                                 \
  ((__typeof__ (record)) tillid_record_seal_any ((TillidRecord *) (record)))
#define tillid_record_ref(record) ((__typeof__ (record)) tillid_record_ref_any (record))

#define TILLID_DECLARE_RECORD(Type, type)                                                          \
  typedef struct _##Type Type;                                                                     \
  extern const TillidRecordType type##_type;                                                       \
  GType type##_get_type (void) G_GNUC_CONST;                                                       \
  static inline G_GNUC_UNUSED Type *type##_new (void)                                              \
  {                                                                                                \
    return (Type *) tillid_record_new (&type##_type);                                              \
  }                                                                                                \
  static inline G_GNUC_UNUSED Type *type##_edit (const Type *old)                                  \
  {                                                                                                \
    return (Type *) tillid_record_edit ((const TillidRecord *) old);                               \
  }                                                                                                \
  static inline G_GNUC_UNUSED void type##_unref (Type *self) { tillid_record_unref_any (self); }   \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, type##_unref)

#define TILLID_DEFINE_RECORD(Type, c_type, kind_name, field_table)                                 \
  const TillidRecordType c_type##_type = { kind_name, #Type, sizeof (Type), field_table,           \
                                           G_N_ELEMENTS (field_table) };                           \
  static Type *c_type##_boxed_copy (Type *self) { return tillid_record_ref_any (self); }           \
  G_DEFINE_BOXED_TYPE (Type, c_type, c_type##_boxed_copy, c_type##_unref)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidRecord, tillid_record_unref_any)

G_END_DECLS
