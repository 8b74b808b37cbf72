/* tillid-backups-window.c - how the backups of a clinic stand, and making one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The work belongs to the keeper and goes on when the window is closed; the window asks it and shows what it says. */
#include "config.h"

#include "tillid-backups-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-backup-rota.h"
#include "tillid-dialogs.h"
#include "tillid-disk-encryption.h"
#include "tillid-field-words.h"
#include "tillid-words.h"

#define PROGRESS_MS 100
#define MAX_ROWS 40

struct _TillidBackupsWindow
{
  AdwWindow parent_instance;

  TillidBackupKeeper *keeper; /* (owned) */
  TillidBackupWork shown;     /* for which the rows were filled last */
  guint source;

  GtkScrolledWindow *scrolled;
  GtkLabel *refusal_label;
  AdwActionRow *folder_row;
  AdwActionRow *last_row;
  AdwActionRow *rehearsal_row;
  AdwActionRow *copy_row;
  GtkWidget *folder_button;
  GtkWidget *now_button;
  GtkWidget *rehearse_button;
  GtkWidget *copy_button;
  GtkWidget *work_box;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel_button;
  GtkLabel *problem_label;
  GtkLabel *news_label;
  GtkLabel *disk_label;
  GtkWidget *key_box;
  GtkWidget *new_key_button;
  GtkWidget *passphrase_box;
  GtkLabel *passphrase_label;
  GtkEditable *passphrase_row;
  GtkEditable *again_row;
  GtkWidget *differ_label;
  GtkWidget *plain_button;
  GtkWidget *encrypt_button;
  GtkWidget *kept_label;
  GtkListBox *kept_box;
};

G_DEFINE_FINAL_TYPE (TillidBackupsWindow, tillid_backups_window, ADW_TYPE_WINDOW)

static void
set_sentence (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

/* What is not ours is never markup. */
static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, markup);
}

static char *
isolate_path (const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  return tillid_words_isolate (name);
}

/* --- how it stands --- */

static void
show_folder (TillidBackupsWindow *self, const TillidBackupState *state)
{
  g_autofree char *path = state->folder != NULL ? isolate_path (state->folder) : NULL;
  g_autofree char *missing = NULL;

  if (path == NULL)
    {
      set_subtitle (self->folder_row, C_ ("backups", "None was chosen yet: no backups are made. "
                                                     "Best is a drive that goes home with you."));
      return;
    }
  if (!state->folder_is_there)
    missing = g_strdup_printf (C_ ("backups", "%s — not there now. Is its drive connected?"), path);
  set_subtitle (self->folder_row, missing != NULL ? missing : path);
}

static void
show_last (TillidBackupsWindow *self, const TillidBackupState *state)
{
  TillidSession *session = tillid_backup_keeper_get_session (self->keeper);
  g_autofree char *when =
    state->last_at != TILLID_ABSENT ? tillid_instant_to_words (session, state->last_at) : NULL;
  g_autofree char *sentence =
    when != NULL ? g_strdup_printf (C_ ("backups", "%s, opened and found sound"), when)
                 : g_strdup (C_ ("backups", "None yet"));
  g_autofree char *both = NULL;

  if (state->problem != NULL)
    both = g_strdup_printf ("%s\n%s", sentence, state->problem);
  set_subtitle (self->last_row, both != NULL ? both : sentence);
}

static void
show_rehearsal (TillidBackupsWindow *self, const TillidBackupState *state)
{
  TillidSession *session = tillid_backup_keeper_get_session (self->keeper);
  g_autofree char *when = NULL;
  g_autofree char *sentence = NULL;

  if (state->rehearsed_at != TILLID_ABSENT)
    when = tillid_instant_to_words (session, state->rehearsed_at);
  if (when == NULL)
    sentence = g_strdup (C_ ("backups", "Not tried yet. It is tried by itself every month."));
  else if (state->rehearsal_problem != NULL)
    sentence = g_strdup_printf ("%s\n%s", when, state->rehearsal_problem);
  else
    sentence = g_strdup_printf (C_ ("backups", "%s: the newest backup came back whole"), when);
  set_subtitle (self->rehearsal_row, sentence);
}

static GtkWidget *
make_row (TillidSession *session, const TillidBackupRun *run)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = tillid_instant_to_words (session, run->at);
  g_autofree char *size = g_format_size ((guint64) run->bytes);
  g_autofree char *file = isolate_path (run->file);
  g_autofree char *markup = g_markup_escape_text (when, -1);
  g_autofree char *words = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  if (run->is_encrypted)
    /* Translators: name of a file and its size. */
    words = g_strdup_printf (C_ ("backups", "%s · %s · encrypted"), file, size);
  else
    words = g_strdup_printf ("%s · %s", file, size);
  set_subtitle (ADW_ACTION_ROW (row), words);
  return row;
}

static gboolean
is_kept (const TillidBackupRun *run)
{
  g_autofree char *path = g_build_filename (run->folder, run->file, NULL);

  return run->problem == NULL && run->pruned_at == TILLID_ABSENT &&
         g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
show_kept (TillidBackupsWindow *self)
{
  TillidSession *session = tillid_backup_keeper_get_session (self->keeper);
  g_autoptr (GPtrArray) runs = tillid_backup_rota_list (session, NULL);
  GtkWidget *child = NULL;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->kept_box))) != NULL)
    gtk_list_box_remove (self->kept_box, child);
  for (guint i = 0; runs != NULL && i < runs->len && n < MAX_ROWS; i++)
    if (is_kept (runs->pdata[i]))
      {
        gtk_list_box_append (self->kept_box, make_row (session, runs->pdata[i]));
        n++;
      }
  gtk_widget_set_visible (self->kept_label, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_box), n > 0);
}

static void
show_state (TillidBackupsWindow *self)
{
  g_auto (TillidBackupState) state = { 0 };
  g_autoptr (GError) error = NULL;

  if (!tillid_backup_rota_get_state (tillid_backup_keeper_get_session (self->keeper), &state,
                                     &error))
    {
      set_sentence (self->problem_label, error->message);
      return;
    }
  show_folder (self, &state);
  show_last (self, &state);
  show_rehearsal (self, &state);
  gtk_widget_set_visible (self->now_button,
                          tillid_backup_keeper_get_refusal (self->keeper) == NULL &&
                            state.folder != NULL);
  gtk_widget_set_visible (self->rehearse_button,
                          tillid_backup_keeper_get_refusal (self->keeper) == NULL &&
                            state.last_at != TILLID_ABSENT);
  show_kept (self);
}

/* How the file is protected from whoever takes the computer: by itself, or by the disk. */
static void
show_protection (TillidBackupsWindow *self)
{
  TillidSession *session = tillid_backup_keeper_get_session (self->keeper);
  g_autofree char *folder = g_path_get_dirname (tillid_session_get_path (session));
  g_autofree char *how = NULL;
  const TillidDiskEncryption found = tillid_disk_encryption_look (folder, &how);
  g_autofree char *isolated = tillid_words_isolate (how);
  g_autofree char *sentence = tillid_disk_encryption_to_text (found, isolated);
  g_autofree char *both = g_strdup_printf (C_ ("backups", "The clinic itself: %s"), sentence);

  gtk_widget_set_visible (GTK_WIDGET (self->key_box),
                          tillid_session_is_encrypted (session) &&
                            tillid_session_may (session, TILLID_ACTION_STAFF, NULL));
  gtk_widget_set_visible (self->new_key_button, !tillid_session_is_read_only (session));
  if (tillid_session_is_encrypted (session))
    {
      gtk_label_set_label (self->disk_label,
                           C_ ("backups", "The clinic itself: the file is encrypted (SQLCipher), "
                                          "and so is every backup of it. It opens with a password, "
                                          "a backup with the recovery key."));
      return;
    }
  gtk_label_set_label (self->disk_label, both);
  if (found == TILLID_DISK_PLAIN)
    gtk_widget_add_css_class (GTK_WIDGET (self->disk_label), "late");
}

/* --- what is being done --- */

static const char *
words_of (TillidBackupWork work)
{
  switch (work)
    {
    case TILLID_BACKUP_WORK_DAILY:
      return C_ ("backups", "Making a backup");
    case TILLID_BACKUP_WORK_COPY:
      return C_ ("backups", "Copying everything");
    case TILLID_BACKUP_WORK_REHEARSAL:
      return C_ ("backups", "Bringing the newest backup back");
    case TILLID_BACKUP_WORK_NONE:
    default:
      return "";
    }
}

static gboolean
tick_cb (gpointer data)
{
  TillidBackupsWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar,
                                 tillid_backup_keeper_get_fraction (self->keeper));
  return G_SOURCE_CONTINUE;
}

static void
show_work (TillidBackupsWindow *self, gboolean may)
{
  const TillidBackupWork work = tillid_backup_keeper_get_work (self->keeper);
  const gboolean is_busy = work != TILLID_BACKUP_WORK_NONE;

  gtk_widget_set_visible (self->work_box, is_busy);
  gtk_progress_bar_set_text (self->progress_bar, words_of (work));
  gtk_widget_set_visible (self->cancel_button, may);
  gtk_widget_set_sensitive (self->folder_button, !is_busy);
  gtk_widget_set_sensitive (self->now_button, !is_busy);
  gtk_widget_set_sensitive (self->rehearse_button, !is_busy);
  gtk_widget_set_sensitive (self->copy_button, !is_busy);
  g_clear_handle_id (&self->source, g_source_remove);
  if (is_busy)
    {
      tick_cb (self);
      self->source = g_timeout_add (PROGRESS_MS, tick_cb, self);
    }
  if (self->shown != TILLID_BACKUP_WORK_NONE && !is_busy)
    show_state (self);
  self->shown = work;
}

/* --- the passphrase --- */

static void
update_passphrase (TillidBackupsWindow *self)
{
  const char *first = gtk_editable_get_text (self->passphrase_row);
  const char *second = gtk_editable_get_text (self->again_row);
  const gboolean same = g_str_equal (first, second);
  const gboolean needs = tillid_backup_keeper_needs_passphrase (self->keeper);
  const gboolean has = tillid_backup_keeper_has_passphrase (self->keeper);
  TillidSession *session = tillid_backup_keeper_get_session (self->keeper);
  const gboolean is_encrypted = session != NULL && tillid_session_is_encrypted (session);

  gtk_widget_set_visible (self->differ_label, *second != '\0' && !same);
  gtk_widget_set_sensitive (self->encrypt_button, *first != '\0' && same);
  gtk_widget_set_visible (self->plain_button, needs || has);
  gtk_label_set_label (
    self->passphrase_label,
    needs
      ? C_ ("backups", "The last backup is encrypted. Type its passphrase, or a new one, so that "
                       "today’s can be made. Nobody can open a backup without its passphrase, "
                       "we included.")
    : has
      ? C_ ("backups", "Backups are encrypted. Nobody can open one without the passphrase, we "
                       "included: write it down and keep it apart from the drive. Older backups "
                       "keep the passphrase they were made with.")
    : is_encrypted
      ? C_ ("backups", "Backups are encrypted with the key of the clinic. With a passphrase they "
                       "are encrypted once more, and then nobody can open one without both, we "
                       "included.")
      : C_ ("backups", "Backups are not encrypted. With a passphrase they are, and then nobody "
                       "can open one without it, we included: write it down and keep it apart "
                       "from the drive. The program forgets it when the clinic is closed."));
}

static void
clear_passphrase (TillidBackupsWindow *self)
{
  gtk_editable_set_text (self->passphrase_row, "");
  gtk_editable_set_text (self->again_row, "");
}

static void
passphrase_changed_cb (TillidBackupsWindow *self)
{
  if (self->keeper != NULL)
    update_passphrase (self);
}

static void
encrypt_cb (TillidBackupsWindow *self)
{
  if (!gtk_widget_get_sensitive (self->encrypt_button))
    return;
  tillid_backup_keeper_set_passphrase (self->keeper, gtk_editable_get_text (self->passphrase_row));
  clear_passphrase (self);
}

static void
plain_cb (TillidBackupsWindow *self)
{
  tillid_backup_keeper_set_passphrase (self->keeper, NULL);
  clear_passphrase (self);
}

/* --- what is asked --- */

static void
update (TillidBackupsWindow *self)
{
  const char *refusal = NULL;

  if (tillid_backup_keeper_get_session (self->keeper) == NULL)
    return;
  refusal = tillid_backup_keeper_get_refusal (self->keeper);
  set_sentence (self->refusal_label, refusal);
  gtk_widget_set_visible (self->folder_button, refusal == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_row), refusal == NULL);
  gtk_widget_set_visible (self->passphrase_box, refusal == NULL);
  set_sentence (self->problem_label, tillid_backup_keeper_get_problem (self->keeper));
  set_sentence (self->news_label, tillid_backup_keeper_get_news (self->keeper));
  update_passphrase (self);
  show_work (self, refusal == NULL);
}

static void
choose_folder (TillidBackupsWindow *self, const char *title, GAsyncReadyCallback callback)
{
  const TillidFileQuestion question = {
    .title = title,
    .accept = C_ ("file", "_Choose"),
    .folder = TRUE,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, callback, g_object_ref (self));
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidBackupsWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (GError) error = NULL;
  TillidSession *session =
    self->keeper != NULL ? tillid_backup_keeper_get_session (self->keeper) : NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || session == NULL)
    return;
  if (tillid_backup_rota_set_folder (session, g_file_peek_path (file), &error))
    {
      show_state (self);
      tillid_backup_keeper_look (self->keeper);
    }
  else
    set_sentence (self->problem_label, error->message);
}

static void
choose_folder_cb (TillidBackupsWindow *self)
{
  choose_folder (self, C_ ("file", "Where the daily backups go"), folder_chosen_cb);
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidBackupsWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && self->keeper != NULL)
    tillid_backup_keeper_copy_to (self->keeper, g_file_peek_path (file));
}

static void
copy_cb (TillidBackupsWindow *self)
{
  choose_folder (self, C_ ("file", "Copy everything to another drive"), copy_chosen_cb);
}

static void
back_up_cb (TillidBackupsWindow *self)
{
  tillid_backup_keeper_back_up (self->keeper);
}

static void
rehearse_cb (TillidBackupsWindow *self)
{
  tillid_backup_keeper_rehearse (self->keeper);
}

/* The window of the clinic does it: for a new key it closes the clinic, and this window has nothing to show then. */
static void
ask_parent (TillidBackupsWindow *self, const char *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static void
show_key_cb (TillidBackupsWindow *self)
{
  ask_parent (self, "win.recovery-key");
}

static void
new_key_cb (TillidBackupsWindow *self)
{
  ask_parent (self, "win.new-recovery-key");
}

static void
cancel_cb (TillidBackupsWindow *self)
{
  tillid_backup_keeper_cancel (self->keeper);
}

static void
tillid_backups_window_dispose (GObject *object)
{
  TillidBackupsWindow *self = TILLID_BACKUPS_WINDOW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->keeper != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->keeper, update, self);
      g_clear_object (&self->keeper);
      clear_passphrase (self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_BACKUPS_WINDOW);

  G_OBJECT_CLASS (tillid_backups_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, last_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, rehearsal_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, copy_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, folder_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, now_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, rehearse_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, work_box);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, news_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, disk_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, key_box);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, new_key_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, passphrase_box);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, passphrase_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, again_row);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, differ_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, plain_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, encrypt_button);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, kept_label);
  gtk_widget_class_bind_template_child (widget_class, TillidBackupsWindow, kept_box);
}

static void
tillid_backups_window_class_init (TillidBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_backups_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-backups-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, rehearse_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, encrypt_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, plain_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_backups_window_init (TillidBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
}

/**
 * tillid_backups_window_new:
 * @parent: the window of the clinic
 * @keeper: of that clinic
 *
 * Who may not make backups can read here how they stand.
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWindow *
tillid_backups_window_new (GtkWindow *parent, TillidBackupKeeper *keeper)
{
  TillidBackupsWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_BACKUP_KEEPER (keeper), NULL);

  self = g_object_new (TILLID_TYPE_BACKUPS_WINDOW, "transient-for", parent, NULL);
  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  show_state (self);
  show_protection (self);
  update (self);
  return GTK_WINDOW (self);
}
