/* tillid-rights.h - which role may do what
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TillidRoles:
 * @TILLID_ROLE_CLINICIAN: treats; the whole record of the patients who are open to this person
 * @TILLID_ROLE_COORDINATOR: holds the threads; every patient, but not what patients told of their lives
 * @TILLID_ROLE_LEAD: answers for the clinic; every patient, and who may open whom
 * @TILLID_ROLE_RESEARCHER: numbers over all, and pseudonyms; never a patient
 * @TILLID_ROLE_ADMINISTRATOR: staff, accounts, backups, proofs; never what stands in a record
 *
 * What a member may do here. Roles add up; somebody without any may do nothing.
 */
typedef enum
{
  TILLID_ROLES_NONE = 0,
  TILLID_ROLE_CLINICIAN = 1 << 0,
  TILLID_ROLE_COORDINATOR = 1 << 1,
  TILLID_ROLE_LEAD = 1 << 2,
  TILLID_ROLE_RESEARCHER = 1 << 3,
  TILLID_ROLE_ADMINISTRATOR = 1 << 4,
} TillidRoles;

#define TILLID_ROLES_ALL ((TillidRoles) 0x1f)

/**
 * TillidFamily:
 *
 * Kinds of records that are read and written by the same people. Each kind of record belongs to one.
 */
typedef enum
{
  TILLID_FAMILY_CLINIC,      /* the clinic itself */
  TILLID_FAMILY_STAFF,       /* members and their accounts */
  TILLID_FAMILY_ABSENCE,     /* who is away */
  TILLID_FAMILY_INTERPRETER, /* interpreters */
  TILLID_FAMILY_PEOPLE, /* patients and people around them: names, languages, numbers, ways to reach */
  TILLID_FAMILY_COURSE,  /* course, phases, care team, hand-overs */
  TILLID_FAMILY_VISIT,   /* visits, who was there, agreements */
  TILLID_FAMILY_NOTE,    /* signatures and corrections of notes */
  TILLID_FAMILY_CONTACT, /* contacts between visits */
  TILLID_FAMILY_TOLD, /* life events, symptoms, results, medicines, places, strengths, the patient's answers */
  TILLID_FAMILY_PROBLEM,    /* problems in the patient's words */
  TILLID_FAMILY_PLAN,       /* goals, ratings, steps, promises */
  TILLID_FAMILY_QUESTION,   /* missing pieces */
  TILLID_FAMILY_CONFIDENCE, /* entries told in confidence: who may read them */
  TILLID_FAMILY_GRANT,      /* who was let in to whom */
  TILLID_FAMILY_TEAM, /* rooms, conferences, saved lists, the user panel: nothing of a patient */
  TILLID_N_FAMILIES,
} TillidFamily;

/**
 * TillidAction:
 * @TILLID_ACTION_PATIENTS: open the record of a patient, list and find patients
 * @TILLID_ACTION_EVERY_PATIENT: open every patient's, not only of those one works with
 * @TILLID_ACTION_BREAK_GLASS: open one who is not open, with a reason
 * @TILLID_ACTION_GRANT: let somebody in to a patient, and end that
 * @TILLID_ACTION_SECOND_LOOK: look at what was opened with a reason
 * @TILLID_ACTION_SETTINGS: decide whether everybody here may open every patient
 * @TILLID_ACTION_SIGN: sign a note
 * @TILLID_ACTION_EXPORT: give a record out
 * @TILLID_ACTION_IMPORT: bring files in
 * @TILLID_ACTION_MEASURE: measures over all patients one may know of
 * @TILLID_ACTION_RESEARCH: the same and more over all, pseudonymised
 * @TILLID_ACTION_COLLEAGUES: see who works here and what was done
 * @TILLID_ACTION_STAFF: colleagues, their roles and passwords
 * @TILLID_ACTION_BACKUP: make and restore backups
 * @TILLID_ACTION_VERIFY: prove that the file is whole
 */
typedef enum
{
  TILLID_ACTION_PATIENTS,
  TILLID_ACTION_EVERY_PATIENT,
  TILLID_ACTION_BREAK_GLASS,
  TILLID_ACTION_GRANT,
  TILLID_ACTION_SECOND_LOOK,
  TILLID_ACTION_SETTINGS,
  TILLID_ACTION_SIGN,
  TILLID_ACTION_EXPORT,
  TILLID_ACTION_IMPORT,
  TILLID_ACTION_MEASURE,
  TILLID_ACTION_RESEARCH,
  TILLID_ACTION_COLLEAGUES,
  TILLID_ACTION_STAFF,
  TILLID_ACTION_BACKUP,
  TILLID_ACTION_VERIFY,
  TILLID_N_ACTIONS,
} TillidAction;

TillidRoles tillid_roles_from_text (const char *text);
char *tillid_roles_to_text (TillidRoles roles) G_GNUC_WARN_UNUSED_RESULT;
gboolean tillid_roles_text_is_known (const char *text);
TillidFamily tillid_family_of_kind (const char *kind);

gboolean tillid_rights_may_read (TillidRoles roles, TillidFamily family);
gboolean tillid_rights_may_write (TillidRoles roles, TillidFamily family);
gboolean tillid_rights_may (TillidRoles roles, TillidAction action);

G_END_DECLS
