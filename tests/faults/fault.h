/* fault.h - every call that changes a file, counted, and one of them made to fail
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FaultKind:
 * @FAULT_NONE: calls are counted
 * @FAULT_IO: the call fails once with an I/O error, nothing of it is done
 * @FAULT_FULL: the disk is full from this call on
 * @FAULT_SHORT: half of it is written, then the disk is full; once
 * @FAULT_KILL: the process is killed before the call
 * @FAULT_TORN: the process is killed after half of what is to be written
 */
typedef enum
{
  FAULT_NONE,
  FAULT_IO,
  FAULT_FULL,
  FAULT_SHORT,
  FAULT_KILL,
  FAULT_TORN,
  N_FAULT_KINDS,
} FaultKind;

/**
 * FaultCall:
 *
 * What a file is asked to do, by SQLite or by the code of a backup.
 */
typedef enum
{
  CALL_OPEN,
  CALL_WRITE,
  CALL_SYNC,
  CALL_TRUNCATE,
  CALL_DELETE,
  CALL_SHARE,
  CALL_RENAME,
  N_FAULT_CALLS,
} FaultCall;

void fault_install (void);
void fault_arm (guint n, FaultKind kind);
void fault_arm_again (guint after, FaultKind kind);
guint fault_disarm (gboolean *out_fired);
FaultCall fault_get_call (guint n);
gboolean fault_can_happen (FaultCall call, FaultKind kind);

/* For the parts of this folder: counts a call and says what is to become of it. */
FaultKind fault_step (FaultCall call);
void fault_die (void);
void fault_install_vfs (void);

extern const char *const fault_kind_names[N_FAULT_KINDS];
extern const char *const fault_call_names[N_FAULT_CALLS];

G_END_DECLS
