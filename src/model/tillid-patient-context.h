/* tillid-patient-context.h - one patient, open in one window
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-edit-conflict.h"
#include "tillid-session.h"
#include "tillid-undo.h"

G_BEGIN_DECLS

/**
 * TillidPatientContext:
 *
 * What every page of a patient shares: the session, the scope (made once, so that opening a patient is
 * one row of the access log, not one per page), the undo stacks of the window and the records that
 * the header needs. Pages read through it, write through it and listen to it.
 *
 * Signals:
 *   "changed"  records of this patient (or of the clinic) have changed; read again
 *   "edited"   (gint64 edit, const char *label): an edit of this window is on the disk: show the toast; @edit is 0 if it
 *              cannot be undone
 *   "failed"   (const char *message): an edit could not be written: show the sentence; nothing was changed
 *   "conflict" (TillidEdit *edit, GPtrArray *conflicts): somebody else has changed the same fields; nothing was
 *              changed; answer with tillid_patient_context_resolve()
 */
#define TILLID_TYPE_PATIENT_CONTEXT (tillid_patient_context_get_type ())
G_DECLARE_FINAL_TYPE (TillidPatientContext,
                      tillid_patient_context,
                      TILLID,
                      PATIENT_CONTEXT,
                      GObject)

TillidPatientContext *tillid_patient_context_new (TillidSession *session,
                                                  TillidUndo *undo,
                                                  gint64 patient,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
TillidPatientContext *tillid_patient_context_new_for (TillidSession *session,
                                                      TillidUndo *undo,
                                                      gint64 patient,
                                                      const char *what,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

TillidSession *tillid_patient_context_get_session (TillidPatientContext *self);
TillidUndo *tillid_patient_context_get_undo (TillidPatientContext *self);
TillidDb *tillid_patient_context_get_db (TillidPatientContext *self);
TillidScope *tillid_patient_context_get_scope (TillidPatientContext *self);
gint64 tillid_patient_context_get_patient (TillidPatientContext *self);
gboolean tillid_patient_context_is_read_only (TillidPatientContext *self);
gboolean tillid_patient_context_may_write (TillidPatientContext *self,
                                           const TillidRecordType *type);

TillidPerson *tillid_patient_context_get_person (TillidPatientContext *self);
const char *tillid_patient_context_get_name (TillidPatientContext *self);
const char *tillid_patient_context_get_native_name (TillidPatientContext *self);
const char *tillid_patient_context_get_short_name (TillidPatientContext *self);
TillidCourse *tillid_patient_context_get_course (TillidPatientContext *self);
const char *tillid_patient_context_get_language (TillidPatientContext *self);

GPtrArray *tillid_patient_context_list (TillidPatientContext *self,
                                        const TillidRecordType *type) G_GNUC_WARN_UNUSED_RESULT;
TillidRecord *tillid_patient_context_get (TillidPatientContext *self,
                                          const TillidRecordType *type,
                                          gint64 id) G_GNUC_WARN_UNUSED_RESULT;
TillidMember *tillid_patient_context_find_member (TillidPatientContext *self, gint64 id);
TillidInterpreter *tillid_patient_context_find_interpreter (TillidPatientContext *self, gint64 id);
GPtrArray *tillid_patient_context_get_members (TillidPatientContext *self);
GPtrArray *tillid_patient_context_get_interpreters (TillidPatientContext *self);

gpointer tillid_patient_context_new_record (TillidPatientContext *self,
                                            const TillidRecordType *type);
void tillid_patient_context_apply (TillidPatientContext *self, TillidEdit *edit);
void tillid_patient_context_resolve (TillidPatientContext *self,
                                     TillidEdit *edit,
                                     GPtrArray *conflicts,
                                     const TillidConflictChoice *choices);
void tillid_patient_context_enter_in_error (TillidPatientContext *self, gpointer record);
void
tillid_patient_context_apply_one (TillidPatientContext *self, const char *why, gpointer record);

G_END_DECLS
