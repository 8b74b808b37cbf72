/* fault.c - the counter, and the calls of our own file code
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A dry pass counts the calls; then the same work is done once for each call and each kind of fault. Syncs are
 * counted but not done: a killed process leaves what it wrote with the kernel, and a thousand runs stay quick. */
#include "config.h"

#include "fault.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "tillid-backup-private.h"

const char *const fault_kind_names[N_FAULT_KINDS] = {
  "none", "EIO", "full", "short", "kill", "torn"
};
const char *const fault_call_names[N_FAULT_CALLS] = { "open",   "write", "sync",  "truncate",
                                                      "delete", "share", "rename" };

#define MOST_CALLS 65536

static struct
{
  guint n_calls;
  guint8 calls[MOST_CALLS]; /* FaultCall of each, for fault_get_call () */
  guint at;                 /* 0: none */
  FaultKind kind;
  guint again; /* calls after the first that failed until the next one does; 0: none */
  FaultKind again_kind;
  gboolean has_fired;
} state;

static TillidFileCalls real;

/* Call number @n from now on, counted from 1, fails as @kind says; 0 only counts. */
void
fault_arm (guint n, FaultKind kind)
{
  state.n_calls = 0;
  state.at = n;
  state.kind = kind;
  state.again = 0;
  state.has_fired = FALSE;
}

/* After fault_arm (): when that call has failed, another one does, @after calls later. */
void
fault_arm_again (guint after, FaultKind kind)
{
  state.again = after;
  state.again_kind = kind;
}

/* How many calls there were since fault_arm (). */
guint
fault_disarm (gboolean *out_fired)
{
  if (out_fired != NULL)
    *out_fired = state.has_fired;
  state.at = 0;
  return state.n_calls;
}

/* What call number @n of the last run was, counted from 1. */
FaultCall
fault_get_call (guint n)
{
  g_assert_cmpuint (n, <=, state.n_calls);
  return state.calls[n - 1];
}

/* Which faults a call can have. */
gboolean
fault_can_happen (FaultCall call, FaultKind kind)
{
  switch (kind)
    {
    case FAULT_IO:
    case FAULT_KILL:
      return TRUE;
    case FAULT_FULL:
      return call != CALL_DELETE && call != CALL_TRUNCATE;
    case FAULT_SHORT:
    case FAULT_TORN:
      return call == CALL_WRITE;
    default:
      return FALSE;
    }
}

void
fault_die (void)
{
  raise (SIGKILL);
}

FaultKind
fault_step (FaultCall call)
{
  FaultKind kind;

  g_assert_cmpuint (state.n_calls, <, MOST_CALLS);
  state.calls[state.n_calls++] = (guint8) call;
  if (state.at == 0)
    return FAULT_NONE;
  if (state.n_calls == state.at)
    {
      state.has_fired = TRUE;
      kind = state.kind;
      if (kind == FAULT_KILL || (kind == FAULT_TORN && call != CALL_WRITE))
        fault_die ();
      if (state.again > 0)
        {
          state.at = state.n_calls + state.again;
          state.kind = state.again_kind;
          state.again = 0;
        }
      return kind;
    }
  if (state.kind == FAULT_FULL && state.n_calls > state.at &&
      (call == CALL_WRITE || call == CALL_SHARE))
    return FAULT_FULL;
  return FAULT_NONE;
}

static int
errno_of (FaultKind kind)
{
  return kind == FAULT_IO ? EIO : ENOSPC;
}

static int
make_file (char *path, int flags, int mode)
{
  FaultKind kind = fault_step (CALL_OPEN);

  if (kind == FAULT_NONE)
    return real.make (path, flags, mode);
  errno = errno_of (kind);
  return -1;
}

static gssize
write_file (int fd, gconstpointer data, gsize size)
{
  FaultKind kind = fault_step (CALL_WRITE);

  switch (kind)
    {
    case FAULT_NONE:
      return real.write (fd, data, size);
    case FAULT_TORN:
      real.write (fd, data, size / 2);
      fault_die ();
      return -1;
    case FAULT_SHORT:
      return real.write (fd, data, MAX (size / 2, 1)); /* as write(2) may: the caller goes on */
    default:
      errno = errno_of (kind);
      return -1;
    }
}

static int
sync_file (int fd)
{
  FaultKind kind = fault_step (CALL_SYNC);

  errno = errno_of (kind);
  return kind == FAULT_NONE ? 0 : -1;
}

static int
rename_file (const char *from, const char *to)
{
  FaultKind kind = fault_step (CALL_RENAME);

  return kind == FAULT_NONE ? real.rename (from, to) : errno_of (kind);
}

static int
replace_file (const char *from, const char *to)
{
  FaultKind kind = fault_step (CALL_RENAME);

  if (kind == FAULT_NONE)
    return real.replace (from, to);
  errno = errno_of (kind);
  return -1;
}

/* Before the first clinic is opened. */
void
fault_install (void)
{
  real = tillid_file_calls;
  tillid_file_calls =
    (TillidFileCalls){ make_file, write_file, sync_file, rename_file, replace_file };
  fault_install_vfs ();
}
