/* tillid-fee-window.c - a doctor judges that an interpreter is needed, and whether a fee may be asked
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Each choice is an edit. While one is on its way to the disk the next waits: what is chosen then is written from the fields as
 * they stand, so that a new judgement is made once. */
#include "config.h"

#include "tillid-fee-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-day.h"
#include "tillid-draft-keeper.h"
#include "tillid-edit-toasts.h"
#include "tillid-fee-note.h"
#include "tillid-pages-print.h"
#include "tillid-visit-words.h"

struct _TillidFeeWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  AdwComboRow *doctor_row;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *day_calendar;
  AdwComboRow *fee_row;
  GtkWidget *reason_row;
  GtkWidget *until_row;
  GtkMenuButton *until_button;
  GtkPopover *until_popover;
  GtkCalendar *until_calendar;
  GtkWidget *open_button;
  GtkWidget *words_row;
  GtkWidget *print_button;

  TillidPatientContext *context; /* (owned) (nullable) */
  GPtrArray *doctors;            /* (owned) (nullable) of TillidMember */
  TillidDay day;
  TillidDay until;
  gboolean is_setting;
  gboolean is_writing; /* an edit is on its way */
  gboolean is_waiting; /* another one is to follow it */
};

G_DEFINE_FINAL_TYPE (TillidFeeWindow, tillid_fee_window, ADW_TYPE_WINDOW)

static TillidSession *
get_session (TillidFeeWindow *self)
{
  return tillid_patient_context_get_session (self->context);
}

static void
show_day (TillidFeeWindow *self, GtkMenuButton *button, TillidDay day, const char *none)
{
  g_autofree char *words =
    day != TILLID_ABSENT ? tillid_visit_words_day (get_session (self), day) : g_strdup (none);

  gtk_menu_button_set_label (button, words);
}

static void
show (TillidFeeWindow *self)
{
  g_autoptr (TillidInterpreterNeed) need = tillid_fee_note_read (self->context);
  const gboolean is_exempt = need != NULL && need->fee == TILLID_FEE_EXEMPT;
  guint doctor = 0;

  self->is_setting = TRUE;
  for (guint i = 0; need != NULL && i < self->doctors->len; i++)
    if (((TillidMember *) self->doctors->pdata[i])->record.id == need->judged_by)
      doctor = i + 1;
  self->day = need != NULL && need->day != TILLID_ABSENT
                ? need->day
                : tillid_session_today (get_session (self));
  self->until = need != NULL ? need->until_day : TILLID_ABSENT;
  adw_combo_row_set_selected (self->doctor_row, doctor);
  adw_combo_row_set_selected (self->fee_row, need != NULL ? (guint) need->fee : 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->reason_row),
                              need != NULL ? (guint) need->reason : 0);
  tillid_calendar_set_day (self->day_calendar, self->day);
  tillid_calendar_set_day (self->until_calendar,
                           self->until != TILLID_ABSENT ? self->until : self->day);
  show_day (self, self->day_button, self->day, "");
  show_day (self, self->until_button, self->until, C_ ("fee", "not limited"));
  gtk_widget_set_visible (self->reason_row, is_exempt);
  gtk_widget_set_visible (self->until_row, is_exempt);
  gtk_widget_set_visible (self->open_button, self->until != TILLID_ABSENT);
  gtk_widget_set_sensitive (self->print_button, need != NULL);
  self->is_setting = FALSE;
}

static void
write_fields (TillidFeeWindow *self)
{
  g_autoptr (TillidInterpreterNeed) old = NULL;
  g_autofree char *words = NULL;
  TillidInterpreterNeed *draft;
  guint doctor;

  if (self->is_setting || self->context == NULL)
    return;
  self->is_waiting = self->is_writing;
  if (self->is_writing)
    return;
  old = tillid_fee_note_read (self->context);
  draft = old != NULL
            ? tillid_interpreter_need_edit (old)
            : tillid_patient_context_new_record (self->context, &tillid_interpreter_need_type);
  doctor = adw_combo_row_get_selected (self->doctor_row);
  draft->judged_by = doctor > 0 && doctor <= self->doctors->len
                       ? ((TillidMember *) self->doctors->pdata[doctor - 1])->record.id
                       : 0;
  draft->day = self->day;
  draft->fee = (int) adw_combo_row_get_selected (self->fee_row);
  draft->reason = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->reason_row));
  draft->until_day = self->until;
  words = g_strstrip (tillid_draft_keeper_dup_field (self->words_row));
  tillid_set_text (&draft->words, *words != '\0' ? words : NULL);
  self->is_writing = tillid_fee_note_keep (self->context, draft);
}

static void
choice_cb (TillidFeeWindow *self)
{
  write_fields (self);
}

static void
day_selected_cb (TillidFeeWindow *self)
{
  if (self->is_setting)
    return;
  self->day = tillid_calendar_get_day (self->day_calendar);
  gtk_popover_popdown (self->day_popover);
  write_fields (self);
}

static void
until_selected_cb (TillidFeeWindow *self)
{
  if (self->is_setting)
    return;
  self->until = tillid_calendar_get_day (self->until_calendar);
  gtk_popover_popdown (self->until_popover);
  write_fields (self);
}

static void
open_cb (TillidFeeWindow *self)
{
  self->until = TILLID_ABSENT;
  write_fields (self);
}

static void
print_cb (TillidFeeWindow *self)
{
  g_autoptr (TillidInterpreterNeed) need = tillid_fee_note_read (self->context);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (need == NULL)
    return;
  operation = tillid_pages_print_new (tillid_fee_note_write (self->context, need));
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
context_changed_cb (TillidFeeWindow *self)
{
  const gboolean is_waiting = self->is_waiting;

  self->is_writing = self->is_waiting = FALSE;
  if (is_waiting)
    write_fields (self);
  if (!self->is_writing)
    show (self);
}

static void
failed_cb (TillidFeeWindow *self)
{
  self->is_writing = self->is_waiting = FALSE;
  show (self);
}

static gboolean
close_cb (TillidFeeWindow *self)
{
  write_fields (self);
  return GDK_EVENT_PROPAGATE;
}

static void
fill_doctors (TillidFeeWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->doctors = tillid_fee_note_list_doctors (self->context);
  gtk_string_list_append (names, C_ ("visit", "nobody yet"));
  for (guint i = 0; i < self->doctors->len; i++)
    gtk_string_list_append (names, ((TillidMember *) self->doctors->pdata[i])->name);
  adw_combo_row_set_model (self->doctor_row, G_LIST_MODEL (names));
}

static void
fill_choices (AdwComboRow *row, const TillidChoice *choices)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (int i = 0; choices[i].code != NULL; i++)
    gtk_string_list_append (labels, tillid_choice_get_label (choices, i));
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
}

static void
tillid_fee_window_dispose (GObject *object)
{
  TillidFeeWindow *self = TILLID_FEE_WINDOW (object);

  self->is_setting = TRUE;
  g_clear_object (&self->context);
  g_clear_pointer (&self->doctors, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_FEE_WINDOW);

  G_OBJECT_CLASS (tillid_fee_window_parent_class)->dispose (object);
}

static void
tillid_fee_window_class_init (TillidFeeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_fee_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-fee-window.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TillidFeeWindow, child)
  BIND (title);
  BIND (doctor_row);
  BIND (day_button);
  BIND (day_popover);
  BIND (day_calendar);
  BIND (fee_row);
  BIND (reason_row);
  BIND (until_row);
  BIND (until_button);
  BIND (until_popover);
  BIND (until_calendar);
  BIND (open_button);
  BIND (words_row);
  BIND (print_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
tillid_fee_window_init (TillidFeeWindow *self)
{
  self->is_setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self->fee_row, tillid_fee_choices);
  fill_choices (ADW_COMBO_ROW (self->reason_row), tillid_fee_reason_choices);
  self->is_setting = FALSE;
}

/* (transfer none): the window, not shown yet. */
GtkWindow *
tillid_fee_window_new (GtkWindow *parent, TillidPatientContext *context)
{
  TillidFeeWindow *self = g_object_new (TILLID_TYPE_FEE_WINDOW, "transient-for", parent, NULL);
  g_autoptr (TillidInterpreterNeed) need = tillid_fee_note_read (context);
  g_autofree char *place =
    g_strdup_printf ("fee/%" G_GINT64_FORMAT, tillid_patient_context_get_patient (context));

  self->context = g_object_ref (context);
  adw_window_title_set_subtitle (self->title, tillid_patient_context_get_name (context));
  self->is_setting = TRUE;
  fill_doctors (self);
  self->is_setting = FALSE;
  tillid_draft_keeper_bind (self->words_row, get_session (self), place,
                            need != NULL ? need->words : NULL);
  g_signal_connect_object (context, "changed", G_CALLBACK (context_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_close_with (GTK_WINDOW (self), get_session (self));
  show (self);
  return GTK_WINDOW (self);
}
