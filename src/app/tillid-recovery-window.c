/* tillid-recovery-window.c - the recovery key of an encrypted clinic, to keep on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Two pages. The first shows the key; the second hides it and asks for one group of it, whichever chance wants: four
 * characters from the paper are proof enough that there is one, and no work. The key stands here as plain text as long as
 * the window is open, and goes when the clinic is locked; what was copied leaves the clipboard then as well. */
#include "config.h"

#include "tillid-recovery-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-dialogs.h"
#include "tillid-edit-toasts.h"
#include "tillid-format.h"
#include "tillid-recovery-sheet.h"
#include "tillid-sheet-print.h"

#define GROUPS_IN_A_ROW 4
#define GROUP_LENGTH 4
#define N_GROUPS ((TILLID_RECOVERY_KEY_LENGTH + 1) / (GROUP_LENGTH + 1))

struct _TillidRecoveryWindow
{
  AdwWindow parent_instance;

  TillidSession *session; /* (owned) (nullable) */
  TillidRecoveryUse use;
  char *recovery; /* (owned) (nullable): wiped */
  guint asked;    /* which group, from 0 */

  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *intro_label;
  GtkGrid *key_grid;
  GtkLabel *print_label;
  GtkButton *next_button;
  GtkLabel *check_label;
  GtkWidget *later_label;
  AdwPreferencesRow *group_row;
  GtkLabel *problem_label;
  GtkButton *later_button;
  GtkButton *done_button;
};

enum
{
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidRecoveryWindow, tillid_recovery_window, ADW_TYPE_WINDOW)

static void
show_sentence (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
copy_cb (TillidRecoveryWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->recovery);
}

static void
print_cb (TillidRecoveryWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = tillid_sheet_print_new (
    tillid_recovery_sheet_new (tillid_session_get_clinic (self->session)->name, self->recovery,
                               tillid_session_today (self->session)));
  g_autoptr (GError) error = NULL;

  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           &error);
  show_sentence (self->print_label, error != NULL ? error->message : NULL);
}

static void
next_cb (TillidRecoveryWindow *self)
{
  if (self->use == TILLID_RECOVERY_SHOWN)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "check");
  gtk_widget_grab_focus (GTK_WIDGET (self->group_row));
}

static void
back_cb (TillidRecoveryWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "key");
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
changed_cb (TillidRecoveryWindow *self)
{
  show_sentence (self->problem_label, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->done_button),
                            *gtk_editable_get_text (GTK_EDITABLE (self->group_row)) != '\0');
}

/* As tillid_file_key_from_recovery () reads: in either case, with any spaces and hyphens, and O for 0. */
static gboolean
is_right (TillidRecoveryWindow *self)
{
  const char *group = self->recovery + self->asked * (GROUP_LENGTH + 1);
  guint n = 0;

  for (const char *c = gtk_editable_get_text (GTK_EDITABLE (self->group_row)); *c != '\0'; c++)
    {
      const int value = tillid_id_digit_value (*c);

      if (*c == '-' || g_ascii_isspace (*c))
        continue;
      if (n == GROUP_LENGTH || value < 0 || value != tillid_id_digit_value (group[n]))
        return FALSE;
      n++;
    }
  return n == GROUP_LENGTH;
}

static void
done_cb (TillidRecoveryWindow *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->done_button)))
    return;
  if (!is_right (self))
    {
      show_sentence (self->problem_label,
                     C_ ("key", "That is not what stands there. “Back” shows the key again."));
      gtk_widget_grab_focus (GTK_WIDGET (self->group_row));
      return;
    }
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_KEPT], 0);
  g_object_unref (self);
}

/* The rows of the sheet. */
static void
fill_grid (TillidRecoveryWindow *self)
{
  for (guint from = 0; from < N_GROUPS; from += GROUPS_IN_A_ROW)
    {
      const guint to = MIN (from + GROUPS_IN_A_ROW, N_GROUPS);
      g_autofree char *first = tillid_format_number (from + 1, NULL);
      g_autofree char *last = tillid_format_number (to, NULL);
      /* Translators: numbers of the first and the last group of four characters in this row. */
      g_autofree char *which = g_strdup_printf (C_ ("recovery", "Groups %s to %s"), first, last);
      char *row = g_strndup (self->recovery + from * (GROUP_LENGTH + 1),
                             (to - from) * (GROUP_LENGTH + 1) - 1);
      GtkWidget *heading = gtk_label_new (which);
      GtkWidget *value = gtk_label_new (row);

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "dim-label");
      gtk_widget_add_css_class (value, "monospace");
      gtk_widget_add_css_class (value, "title-3");
      gtk_widget_set_direction (value, GTK_TEXT_DIR_LTR);
      gtk_label_set_xalign (GTK_LABEL (value), 0);
      gtk_label_set_selectable (GTK_LABEL (value), TRUE);
      gtk_widget_set_focusable (value, FALSE);
      gtk_grid_attach (self->key_grid, heading, 0, (int) (from / GROUPS_IN_A_ROW), 1, 1);
      gtk_grid_attach (self->key_grid, value, 1, (int) (from / GROUPS_IN_A_ROW), 1, 1);
      tillid_secret_free (row);
    }
}

static void
write_words (TillidRecoveryWindow *self)
{
  const char *intro = NULL;

  switch (self->use)
    {
    case TILLID_RECOVERY_CREATED:
      intro = C_ ("key", "The clinic is encrypted. When no password is known any more, this key "
                         "opens it and its backups, and nothing else does: nobody can open it for "
                         "you, we included. Keep it on paper, locked away, not beside the "
                         "computer.");
      break;
    case TILLID_RECOVERY_SHOWN:
      intro = C_ ("key", "This key opens the clinic and its backups when no password is known any "
                         "more. Keep it on paper, locked away, not beside the computer. That it "
                         "was shown stands in the access log.");
      break;
    case TILLID_RECOVERY_NEXT:
    default:
      intro =
        C_ ("key", "With this key the clinic is encrypted anew. Passwords stay. The key until "
                   "now opens only backups that were made before: keep it as long as there "
                   "are some.");
      break;
    }
  gtk_label_set_label (self->intro_label, intro);
  gtk_button_set_label (self->next_button, self->use == TILLID_RECOVERY_SHOWN
                                             ? C_ ("key", "_Close")
                                             : C_ ("key", "C_ontinue"));
  gtk_widget_set_visible (self->later_label, self->use == TILLID_RECOVERY_CREATED);
  gtk_button_set_label (self->later_button, self->use == TILLID_RECOVERY_CREATED
                                              ? C_ ("key", "_Later")
                                              : C_ ("key", "_Cancel"));
  gtk_button_set_label (self->done_button, self->use == TILLID_RECOVERY_CREATED
                                             ? C_ ("key", "_Done")
                                             : C_ ("key", "_Encrypt anew"));
}

static void
tillid_recovery_window_dispose (GObject *object)
{
  TillidRecoveryWindow *self = TILLID_RECOVERY_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_RECOVERY_WINDOW);
  g_clear_pointer (&self->recovery, tillid_secret_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tillid_recovery_window_parent_class)->dispose (object);
}

static void
tillid_recovery_window_class_init (TillidRecoveryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_recovery_window_dispose;
  signals[SIGNAL_KEPT] = g_signal_new ("kept", TILLID_TYPE_RECOVERY_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-recovery-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, scrolled);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, intro_label);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, key_grid);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, print_label);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, check_label);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, later_label);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, group_row);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, later_button);
  gtk_widget_class_bind_template_child (widget_class, TillidRecoveryWindow, done_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_recovery_window_init (TillidRecoveryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_dialogs_fit (GTK_WINDOW (self), self->scrolled);
}

/**
 * tillid_recovery_window_new:
 * @parent: the window that asks
 * @session: an encrypted clinic
 * @use: why it is shown
 * @recovery: as tillid_file_key_to_recovery() writes it; the caller wipes it
 *
 * Returns: (transfer none): the window, to be presented; it goes when the clinic is locked
 */
GtkWindow *
tillid_recovery_window_new (GtkWindow *parent,
                            TillidSession *session,
                            TillidRecoveryUse use,
                            const char *recovery)
{
  TillidRecoveryWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_SESSION (session), NULL);
  g_return_val_if_fail (recovery != NULL && strlen (recovery) == TILLID_RECOVERY_KEY_LENGTH, NULL);

  self = g_object_new (TILLID_TYPE_RECOVERY_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->use = use;
  self->recovery = g_strdup (recovery);
  fill_grid (self);
  write_words (self);
  tillid_recovery_window_ask_for (self, (guint) g_random_int_range (0, N_GROUPS));
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  tillid_edit_toasts_close_with (GTK_WINDOW (self), session);
  return GTK_WINDOW (self);
}

/* Which group is asked for, from 0. */
guint
tillid_recovery_window_get_asked (TillidRecoveryWindow *self)
{
  g_return_val_if_fail (TILLID_IS_RECOVERY_WINDOW (self), 0);

  return self->asked;
}

/* Asks for that one instead, from 0: pictures are to be the same each time. */
void
tillid_recovery_window_ask_for (TillidRecoveryWindow *self, guint group)
{
  g_autofree char *number = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (TILLID_IS_RECOVERY_WINDOW (self) && group < N_GROUPS);

  self->asked = group;
  number = tillid_format_number (group + 1, NULL);
  /* Translators: %s is the number of a group of four characters. */
  sentence = g_strdup_printf (C_ ("key", "So that it is sure that the key was kept: what stands "
                                         "in group %s?"),
                              number);
  /* Translators: %s is the number of a group of four characters. */
  title = g_strdup_printf (C_ ("key", "Group %s"), number);
  gtk_label_set_label (self->check_label, sentence);
  adw_preferences_row_set_title (self->group_row, title);
}
