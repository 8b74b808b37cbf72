/* tillid-session-create.c - a new clinic, plain or encrypted
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>

#include "tillid-account-secret.h"
#include "tillid-account.h"
#include "tillid-clinic-file.h"
#include "tillid-key-slots.h"
#include "tillid-session-private.h"

static char *
initials_of (const char *name)
{
  GString *initials = g_string_new (NULL);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (guint i = 0; words[i] != NULL && g_utf8_strlen (initials->str, -1) < 2; i++)
    if (*words[i] != '\0')
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));
  return g_string_free (initials, FALSE);
}

static TillidEdit *
first_records (TillidIdSource *ids, const char *clinic_name, const char *owner_name)
{
  TillidEdit *edit = tillid_edit_new (C_ ("edit", "Clinic created"));
  TillidClinic *clinic = tillid_edit_assign_id (tillid_clinic_new (), ids);
  TillidMember *owner = tillid_edit_assign_id (tillid_member_new (), ids);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *initials = initials_of (owner_name);

  tillid_set_text (&clinic->name, clinic_name);
  tillid_set_text (&clinic->time_zone, g_time_zone_get_identifier (zone));
  tillid_set_text (&owner->name, owner_name);
  tillid_set_text (&owner->initials, initials);
  tillid_set_text (&owner->roles, "clinician lead administrator");
  owner->owner = TRUE;
  owner->colour = 0;
  tillid_edit_take (edit, tillid_record_seal (clinic));
  tillid_edit_take (edit, tillid_record_seal (owner));
  return edit;
}

/* (transfer none): the name of the person at this computer, as far as the system knows it. */
const char *
tillid_session_guess_owner (void)
{
  return g_strcmp0 (g_get_real_name (), "Unknown") != 0 ? g_get_real_name () : g_get_user_name ();
}

static TillidSession *
create (const char *path,
        const char *clinic_name,
        const char *owner_name,
        TillidFileKey *key,
        TillidSessionFlags flags,
        GError **error)
{
  g_autoptr (TillidDb) db = NULL;
  g_autoptr (TillidEdit) edit = NULL;
  TillidIdSource ids = tillid_session_new_ids ();
  TillidWriter writer = { &ids, 0, g_get_real_time () / 1000 };
  const TillidEntry entry = { .key = key, .is_trusted = TRUE };
  g_autofree char *canonical = NULL;
  TillidSession *session = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (sodium_init () < 0)
    g_error ("libsodium does not start");
  if (owner_name == NULL || *owner_name == '\0')
    owner_name = tillid_session_guess_owner ();
  canonical = g_canonicalize_filename (path, NULL);
  db = tillid_clinic_file_create_with_key (canonical, key, error);
  if (db == NULL)
    return NULL;
  edit = first_records (&ids, clinic_name, owner_name);
  writer.by = tillid_edit_get_record (edit, 1)->id;
  if (tillid_edit_apply (db, edit, &writer, NULL, error))
    {
      tillid_db_close (db);
      session = tillid_session_open_as (canonical, &entry, flags, error);
    }
  else
    tillid_db_close (db);
  if (session == NULL)
    tillid_db_remove_files (canonical);
  return session;
}

/**
 * tillid_session_create:
 * @path: a file that must not exist
 * @clinic_name: (nullable): the name of the clinic
 * @owner_name: (nullable): the name of its owner; %NULL is the name of the person at this computer
 * @flags: how
 * @error: return location for an error in the %TILLID_STORE_ERROR domain
 *
 * Creates an empty clinic and opens it. The owner is clinician, lead and administrator.
 *
 * Returns: (transfer full): the session; on error nothing is left behind
 */
TillidSession *
tillid_session_create (const char *path,
                       const char *clinic_name,
                       const char *owner_name,
                       TillidSessionFlags flags,
                       GError **error)
{
  return create (path, clinic_name, owner_name, NULL, flags, error);
}

/* Passwords of an earlier clinic of that name would lie beside the new one. */
static gboolean
refuse_slots (const char *path, GError **error)
{
  g_autofree char *slots = tillid_key_slots_dup_path (path);

  if (!g_file_test (slots, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, TILLID_STORE_ERROR, TILLID_STORE_ERROR_EXISTS,
               C_ ("error", "There is already a file “%s”; it was left as it is."), slots);
  return FALSE;
}

/* A half-made encrypted clinic opens to nobody. */
static void
remove_encrypted (const char *path)
{
  g_autofree char *slots = tillid_key_slots_dup_path (path);

  tillid_db_remove_files (path);
  g_unlink (slots);
}

/**
 * tillid_session_create_encrypted:
 * @path: a file that must not exist
 * @clinic_name: (nullable): the name of the clinic
 * @owner_name: (nullable): the name of its owner; %NULL is the name of the person at this computer
 * @password: of the owner; the caller zeroes it
 * @flags: how
 * @error: return location for an error in the %TILLID_STORE_ERROR domain; %TILLID_STORE_ERROR_NO_CIPHER when this program
 *   cannot encrypt
 *
 * As tillid_session_create(), in a file that only this password and the recovery key open (tillid_session_dup_recovery_key()).
 *
 * Returns: (transfer full): the session; on error nothing is left behind
 */
TillidSession *
tillid_session_create_encrypted (const char *path,
                                 const char *clinic_name,
                                 const char *owner_name,
                                 const char *password,
                                 TillidSessionFlags flags,
                                 GError **error)
{
  g_autoptr (TillidFileKey) key = NULL;
  g_autoptr (TillidSession) session = NULL;
  g_autofree char *canonical = NULL;

  g_return_val_if_fail (path != NULL && password != NULL, NULL);

  canonical = g_canonicalize_filename (path, NULL);
  if (!tillid_account_secret_is_long_enough (password, error) || !refuse_slots (canonical, error))
    return NULL;
  key = tillid_file_key_new_random ();
  session = create (canonical, clinic_name, owner_name, key, flags, error);
  if (session == NULL)
    return NULL;
  if (tillid_account_set_password (session, session->member->record.id, NULL, password, error))
    {
      session->recovered = FALSE;
      return g_steal_pointer (&session);
    }
  tillid_session_close (session);
  remove_encrypted (canonical);
  return NULL;
}
