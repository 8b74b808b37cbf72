/* tillid-window-private.h - what the parts of the window share
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tillid-booking-form.h"
#include "tillid-first-run-page.h"
#include "tillid-undo.h"
#include "tillid-window.h"

G_BEGIN_DECLS

/**
 * TillidStay:
 *
 * Where one is in a window, while its content is built again or is locked away.
 */
typedef struct
{
  gint64 patient;   /* 0: none is open */
  GVariant *kept;   /* (owned) (nullable): by the places of the program */
  char *page;       /* (owned) (nullable): of the patient */
  GVariant *places; /* (owned) (nullable): on the pages */
} TillidStay;

struct _TillidWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;           /* (owned) */
  TillidSession *session;        /* (owned) (nullable) */
  TillidUndo *undo;              /* (owned) (nullable) */
  TillidBackupKeeper *backups;   /* (owned) (nullable) */
  char *warned;                  /* (owned) (nullable): of what the banner has warned */
  TillidPatientContext *context; /* (owned) (nullable): the patient that is open */
  const char *place;             /* the id of a place, or "patient" */
  GPtrArray *history;            /* (owned) of TillidStop, the last one on top */
  TillidShell *shell;            /* (owned by the window) (nullable) */
  AdwToast *toast;               /* (weak) (nullable): the last one, which the next one replaces */
  guint toast_tick;              /* counts its frames */
  gint64 toast_since;        /* frame time at which it began to come up; 0: with the next frame */
  gboolean is_toast_up;      /* it has come up and may be dismissed */
  GtkWidget *worked_at;      /* (weak) (nullable): what had the focus before a toast got it */
  TillidStay *lock;          /* (owned) (nullable): where one was when the window was locked */
  char *font_warning;        /* (owned) (nullable): which letters cannot be shown here */
  guint fonts_source;        /* waits until there is time to look for them */
  char *closed_clinic;       /* (owned) (nullable): encrypted, and not open yet */
  gboolean closed_read_only; /* it is to be opened without writing */
  GCancellable *demo_cancellable; /* (owned) (nullable): the demo clinic is being made */
};

/* tillid-window-actions.c */
void tillid_window_add_actions (TillidWindow *self);
void tillid_window_update_actions (TillidWindow *self);

/* tillid-window-backups.c */
void tillid_window_follow_backups (TillidWindow *self);
void tillid_window_leave_backups (TillidWindow *self);
void tillid_window_show_backups (TillidWindow *self);
gboolean tillid_window_warn_of_backups (TillidWindow *self);

/* tillid-window-booking.c */
void tillid_window_book (TillidWindow *self,
                         gint64 patient,
                         gint64 visit,
                         const TillidBookingForm *proposal);
void tillid_window_book_variant (TillidWindow *self, GVariant *parameter);
void tillid_window_show_interpreter_need (TillidWindow *self);

/* tillid-window-clinics.c */
void tillid_window_take_session (TillidWindow *self, TillidSession *session);
void tillid_window_refuse_clinic (TillidWindow *self,
                                  const char *path,
                                  const GError *error,
                                  gboolean read_only);
void tillid_window_create_clinic (TillidWindow *self);
void tillid_window_choose_clinic (TillidWindow *self);
void tillid_window_restore (TillidWindow *self, const char *backup, const char *folder);
void tillid_window_choose_backup (TillidWindow *self, const char *near);
void tillid_window_try_demo (TillidWindow *self);
void tillid_window_cancel_demo (TillidWindow *self);
void tillid_window_leave_clinic (TillidWindow *self);
void tillid_window_leave_now (TillidWindow *self);
gboolean tillid_window_may_close (TillidWindow *self);
void tillid_window_import (TillidWindow *self);

/* tillid-window-key.c */
void tillid_window_ask_for_key (TillidWindow *self, const char *path, gboolean read_only);
void tillid_window_show_key_page (TillidWindow *self);
void tillid_window_open_with_recovery (TillidWindow *self, const char *recovery);
void tillid_window_show_recovery_key (TillidWindow *self);
void tillid_window_make_recovery_key (TillidWindow *self);
void tillid_window_offer_encryption (TillidWindow *self, const char *path, const char *name);

/* tillid-window-people.c */
void tillid_window_show_colleagues (TillidWindow *self);
void tillid_window_ask_for_reason (TillidWindow *self);
void tillid_window_put_on_agenda (TillidWindow *self);
void tillid_window_copy_record (TillidWindow *self);
void tillid_window_toggle_address (TillidWindow *self);
void tillid_window_show_in_error (TillidWindow *self);
void tillid_window_show_keeping (TillidWindow *self);
void tillid_window_show_readers (TillidWindow *self);
void tillid_window_show_second_looks (TillidWindow *self);
void tillid_window_write_contact (TillidWindow *self, gint64 patient);

/* tillid-window-edits.c */
void tillid_window_follow_context (TillidWindow *self);
void tillid_window_follow_edits (TillidWindow *self, TillidPatientContext *context);
void tillid_window_undo (TillidWindow *self, gint64 edit);
void tillid_window_redo (TillidWindow *self);
void tillid_window_create_patient (TillidWindow *self, const char *name);
void tillid_window_update_banner (TillidWindow *self);

/* tillid-window-fonts.c */
void tillid_window_check_fonts (TillidWindow *self);
void tillid_window_forget_fonts (TillidWindow *self);
void tillid_window_follow_font_banner (TillidWindow *self);
gboolean tillid_window_warn_of_fonts (TillidWindow *self);

/* tillid-window-lock.c */
gint64 tillid_window_last_person (TillidWindow *self, TillidSession *session);
void tillid_window_remember_person (TillidWindow *self);
void tillid_window_leave_lock_page (TillidWindow *self);
void tillid_window_show_lock (TillidWindow *self);
void tillid_window_leave_locked (TillidWindow *self);

/* tillid-window-toasts.c */
void tillid_window_add_toast (TillidWindow *self,
                              const char *title,
                              const char *button,
                              const char *action,
                              GVariant *target);
void tillid_window_leave_toast (TillidWindow *self);
void tillid_window_follow_toasts (TillidWindow *self);
void tillid_window_follow_focus (TillidWindow *self);

/* tillid-window.c */
TillidStay *tillid_window_begin_stay (TillidWindow *self) G_GNUC_WARN_UNUSED_RESULT;
void tillid_window_go_on (TillidWindow *self, const TillidStay *stay);
void tillid_stay_free (TillidStay *stay);
void tillid_window_build_content (TillidWindow *self);
void tillid_window_close_patient (TillidWindow *self);
gboolean tillid_window_show_patient (TillidWindow *self, gint64 patient, const char *page);
void tillid_window_go_back (TillidWindow *self);
void tillid_window_show_place (TillidWindow *self, const char *place);
void tillid_window_show_page (TillidWindow *self, const char *page, gint64 record);
void tillid_window_toggle_sidebar (TillidWindow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TillidStay, tillid_stay_free)

G_END_DECLS
