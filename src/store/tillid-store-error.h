/* tillid-store-error.h - what can go wrong with a clinic file
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TILLID_STORE_ERROR (tillid_store_error_quark ())
GQuark tillid_store_error_quark (void);

/**
 * TillidStoreError:
 * @TILLID_STORE_ERROR_FAILED: something else; the message says what
 * @TILLID_STORE_ERROR_BUSY: another program holds the file; try again
 * @TILLID_STORE_ERROR_CONFLICT: the record was changed by somebody else since it was read
 * @TILLID_STORE_ERROR_CONSTRAINT: refused by a rule of the file
 * @TILLID_STORE_ERROR_CORRUPT: the file is damaged
 * @TILLID_STORE_ERROR_NOT_A_CLINIC: not a file of ours
 * @TILLID_STORE_ERROR_TOO_NEW: made by a newer program
 * @TILLID_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @TILLID_STORE_ERROR_FULL: no space left
 * @TILLID_STORE_ERROR_NETWORK: on a network file system, which breaks SQLite's locks
 * @TILLID_STORE_ERROR_EXISTS: would overwrite
 * @TILLID_STORE_ERROR_NOT_FOUND: no such file or record
 * @TILLID_STORE_ERROR_CANCELLED: the caller asked to stop; nothing was changed
 * @TILLID_STORE_ERROR_AMBIGUOUS: more than one patient answers to that name
 * @TILLID_STORE_ERROR_PASSPHRASE: a passphrase is needed, or another one
 * @TILLID_STORE_ERROR_NO_RIGHT: the roles of the person who works do not include this
 * @TILLID_STORE_ERROR_CLOSED: the patient is not open to the person who works; an emergency with a reason may open
 * @TILLID_STORE_ERROR_LOCKED: the session is locked
 * @TILLID_STORE_ERROR_PASSWORD_NEEDED: this member has a password and none was given
 * @TILLID_STORE_ERROR_PASSWORD_WRONG: another password was given
 * @TILLID_STORE_ERROR_PASSWORD_WAIT: too many wrong ones; the message says how many seconds are left
 * @TILLID_STORE_ERROR_LEFT: this member no longer works here
 * @TILLID_STORE_ERROR_SIGNED: the note is signed and stays as it is
 * @TILLID_STORE_ERROR_TOO_OLD: made by an older program, and opened in a way that cannot bring it up to date
 * @TILLID_STORE_ERROR_KEY_NEEDED: the clinic file is encrypted, or is none: name and password, or the recovery key
 * @TILLID_STORE_ERROR_KEY_WRONG: no recovery key, or not the one of this file
 * @TILLID_STORE_ERROR_NO_CIPHER: the clinic file is encrypted and this program was built without SQLCipher
 * @TILLID_STORE_ERROR_MOVED: the file was moved, renamed, replaced or removed while it was open
 */
typedef enum
{
  TILLID_STORE_ERROR_FAILED,
  TILLID_STORE_ERROR_BUSY,
  TILLID_STORE_ERROR_CONFLICT,
  TILLID_STORE_ERROR_CONSTRAINT,
  TILLID_STORE_ERROR_CORRUPT,
  TILLID_STORE_ERROR_NOT_A_CLINIC,
  TILLID_STORE_ERROR_TOO_NEW,
  TILLID_STORE_ERROR_READ_ONLY,
  TILLID_STORE_ERROR_FULL,
  TILLID_STORE_ERROR_NETWORK,
  TILLID_STORE_ERROR_EXISTS,
  TILLID_STORE_ERROR_NOT_FOUND,
  TILLID_STORE_ERROR_CANCELLED,
  TILLID_STORE_ERROR_AMBIGUOUS,
  TILLID_STORE_ERROR_PASSPHRASE,
  TILLID_STORE_ERROR_NO_RIGHT,
  TILLID_STORE_ERROR_CLOSED,
  TILLID_STORE_ERROR_LOCKED,
  TILLID_STORE_ERROR_PASSWORD_NEEDED,
  TILLID_STORE_ERROR_PASSWORD_WRONG,
  TILLID_STORE_ERROR_PASSWORD_WAIT,
  TILLID_STORE_ERROR_LEFT,
  TILLID_STORE_ERROR_TOO_OLD,
  TILLID_STORE_ERROR_MOVED,
  TILLID_STORE_ERROR_SIGNED,
  TILLID_STORE_ERROR_KEY_NEEDED,
  TILLID_STORE_ERROR_KEY_WRONG,
  TILLID_STORE_ERROR_NO_CIPHER,
} TillidStoreError;

G_END_DECLS
