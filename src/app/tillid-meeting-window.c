/* tillid-meeting-window.c - a network meeting: who takes part, what is agreed with each, and each one's paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* One party is chosen; below it stands what is agreed with that party, beside it that party's paper. Where the patient has said no
 * there is no paper. */
#include "config.h"

#include "tillid-meeting-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-dialogs.h"
#include "tillid-edit-toasts.h"
#include "tillid-format.h"
#include "tillid-meeting.h"
#include "tillid-pages-print.h"
#include "tillid-print.h"

#define LOG_WORD "print-network"

struct _TillidMeetingWindow
{
  AdwWindow parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */
  gint64 visit;
  gint64 party;       /* the chosen one; 0 for none */
  GPtrArray *parties; /* (owned) (nullable) of TillidParty: behind party_drop */
  gboolean is_showing;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkWidget *party_button;
  TillidRecordList *party_list;
  GtkWidget *agreed_box;
  GtkDropDown *party_drop;
  GtkWidget *agreement_button;
  TillidRecordList *agreement_list;
  GtkLabel *share_label;
  GtkWidget *paper;
  TillidPagePreview *preview;
};

G_DEFINE_FINAL_TYPE (TillidMeetingWindow, tillid_meeting_window, ADW_TYPE_WINDOW)

static const TillidFormField party_fields[] = {
  { "counterpart", NULL, FALSE },
  { "name", NC_ ("form", "Who comes from there"), FALSE },
  { "apologies", NULL, FALSE },
};

static const TillidRecordKind party_kind = {
  .type = &tillid_party_type,
  .title = NC_ ("form", "Who takes part"),
  .empty =
    NC_ ("empty",
         "Nobody yet. Add the municipality, the school, the GP: each gets a paper of its own."),
  .added = NC_ ("edit", "Party of the meeting added"),
  .changed = NC_ ("edit", "Party of the meeting changed"),
  .fields = party_fields,
  .n_fields = G_N_ELEMENTS (party_fields),
  .dup_title = tillid_meeting_dup_party,
  .dup_subtitle = tillid_meeting_describe_party,
  .prepare = tillid_meeting_prepare_party,
  .also = tillid_meeting_also_party,
  .choosing_is_enough = TRUE,
};

static const TillidFormField agreement_fields[] = {
  { "staff_words", NC_ ("form", "What is agreed"), TRUE },
  { "owner", NC_ ("form", "Who of us does it"), FALSE },
  { "owner_text", NC_ ("form", "Or who else"), FALSE },
  { "due", NULL, FALSE },
};

static const TillidRecordKind agreement_kind = {
  .type = &tillid_agreement_type,
  .title = NC_ ("form", "Agreed at the meeting"),
  .empty =
    NC_ ("empty", "Nothing yet. With somebody or a day to it a line becomes a promise or a step."),
  .added = NC_ ("edit", "Agreed at the meeting"),
  .changed = NC_ ("edit", "Agreement of the meeting changed"),
  .fields = agreement_fields,
  .n_fields = G_N_ELEMENTS (agreement_fields),
  .dup_title = tillid_meeting_dup_agreement,
  .dup_subtitle = tillid_meeting_describe_agreement,
  .prepare = tillid_meeting_prepare_agreement,
  .also = tillid_meeting_also_agreement,
};

/* (nullable): the chosen one */
static const TillidParty *
get_party (TillidMeetingWindow *self)
{
  for (guint i = 0; self->parties != NULL && i < self->parties->len; i++)
    if (((TillidParty *) self->parties->pdata[i])->record.id == self->party)
      return self->parties->pdata[i];
  return NULL;
}

static void
show_paper (TillidMeetingWindow *self)
{
  const TillidParty *party = get_party (self);
  const TillidMeetingShare share =
    party != NULL ? tillid_meeting_may_share (self->context, party) : TILLID_MEETING_SHARE_NO;
  const gboolean may_go = party != NULL && share != TILLID_MEETING_SHARE_NO;

  gtk_label_set_label (self->share_label,
                       party != NULL ? tillid_meeting_describe_share (share) : "");
  if (share == TILLID_MEETING_SHARE_YES)
    gtk_widget_remove_css_class (GTK_WIDGET (self->share_label), "late");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->share_label), "late");
  gtk_widget_set_visible (self->paper, may_go);
  if (may_go)
    tillid_page_preview_show (self->preview, tillid_meeting_write (self->context, party));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.print", may_go);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meeting.pdf", may_go);
}

static void
show_agreed (TillidMeetingWindow *self)
{
  g_autoptr (GPtrArray) agreements = tillid_meeting_list_agreements (self->context, self->party);
  const gboolean is_editable =
    tillid_patient_context_may_write (self->context, &tillid_agreement_type);

  gtk_widget_set_visible (self->agreed_box, self->party != 0);
  tillid_record_list_set (self->agreement_list, self->context, &agreement_kind, self->party,
                          agreements, is_editable);
  gtk_widget_set_visible (self->agreement_button, is_editable);
  show_paper (self);
}

/* Who was chosen stays; else the newest, who was just added. */
static void
keep_choice (TillidMeetingWindow *self)
{
  if (get_party (self) == NULL)
    self->party = self->parties->len > 0
                    ? ((TillidParty *) self->parties->pdata[self->parties->len - 1])->record.id
                    : 0;
}

static void
show_parties (TillidMeetingWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gboolean is_editable = tillid_patient_context_may_write (self->context, &tillid_party_type);

  tillid_record_list_set (self->party_list, self->context, &party_kind, self->visit, self->parties,
                          is_editable);
  gtk_widget_set_visible (self->party_button, is_editable);
  for (guint i = 0; i < self->parties->len; i++)
    {
      g_autofree char *name = tillid_meeting_dup_party (self->context, self->parties->pdata[i]);

      gtk_string_list_append (names, name);
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->party_drop, G_LIST_MODEL (names));
  for (guint i = 0; i < self->parties->len; i++)
    if (((TillidParty *) self->parties->pdata[i])->record.id == self->party)
      gtk_drop_down_set_selected (self->party_drop, i);
  self->is_showing = FALSE;
}

static void
refresh (TillidMeetingWindow *self)
{
  g_autoptr (TillidRecord) visit =
    tillid_patient_context_get (self->context, &tillid_visit_type, self->visit);
  const guint before = self->parties != NULL ? self->parties->len : 0;
  g_autofree char *day = NULL;

  g_clear_pointer (&self->parties, g_ptr_array_unref);
  self->parties = tillid_meeting_list_parties (self->context, self->visit);
  if (self->parties->len > before)
    self->party = 0;
  keep_choice (self);
  day = tillid_format_day (visit != NULL ? ((TillidVisit *) visit)->day : TILLID_ABSENT,
                           TILLID_FORMAT_DAY_FULL, NULL);
  adw_window_title_set_subtitle (self->title, day);
  show_parties (self);
  show_agreed (self);
}

static void
chosen_cb (TillidMeetingWindow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->party_drop);

  if (self->is_showing || self->parties == NULL || selected >= self->parties->len)
    return;
  self->party = ((TillidParty *) self->parties->pdata[selected])->record.id;
  show_agreed (self);
}

static void
say_error (TillidMeetingWindow *self, const GError *error)
{
  if (error != NULL)
    tillid_edit_toasts_add (self->toasts, error->message, 0);
}

static void
add_party_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_add (TILLID_MEETING_WINDOW (widget)->party_list);
}

static void
add_agreement_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidMeetingWindow *self = TILLID_MEETING_WINDOW (widget);

  if (self->party != 0)
    tillid_record_list_add (self->agreement_list);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidMeetingWindow *self = TILLID_MEETING_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation =
    tillid_pages_print_new (tillid_meeting_write (self->context, get_party (self)));
  g_autoptr (GError) error = NULL;

  tillid_print_run (operation, self->context, LOG_WORD, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                    GTK_WINDOW (self), &error);
  say_error (self, error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidMeetingWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (TillidPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || get_party (self) == NULL)
    return;
  pages = tillid_pages_new (tillid_meeting_write (self->context, get_party (self)));
  if (tillid_pages_write (pages, g_file_peek_path (file), &error))
    tillid_print_log (self->context, LOG_WORD, &error);
  say_error (self, error);
}

/* The name of the file is nobody's: names of files are seen by others. */
static void
pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  const TillidFileQuestion question = {
    .title = C_ ("file", "Write as PDF"),
    .accept = C_ ("file", "_Write"),
    .save = TRUE,
    .name = C_ ("file", "meeting.pdf"),
    .filter_name = C_ ("file", "PDF files"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (widget), &question, file_chosen_cb,
                                    g_object_ref (widget));
}

static void
tillid_meeting_window_dispose (GObject *object)
{
  TillidMeetingWindow *self = TILLID_MEETING_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_MEETING_WINDOW);

  G_OBJECT_CLASS (tillid_meeting_window_parent_class)->dispose (object);
}

static void
tillid_meeting_window_class_init (TillidMeetingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_meeting_window_dispose;

  g_type_ensure (TILLID_TYPE_RECORD_LIST);
  g_type_ensure (TILLID_TYPE_PAGE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-meeting-window.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidMeetingWindow, name)
  BIND (toasts);
  BIND (title);
  BIND (party_button);
  BIND (party_list);
  BIND (agreed_box);
  BIND (party_drop);
  BIND (agreement_button);
  BIND (agreement_list);
  BIND (share_label);
  BIND (paper);
  BIND (preview);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "meeting.add-party", NULL, add_party_action);
  gtk_widget_class_install_action (widget_class, "meeting.add-agreement", NULL,
                                   add_agreement_action);
  gtk_widget_class_install_action (widget_class, "meeting.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "meeting.pdf", NULL, pdf_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "meeting.add-party", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "meeting.add-agreement", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "meeting.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "meeting.pdf",
                                       NULL);
  tillid_edit_toasts_install_patient (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_meeting_window_init (TillidMeetingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_record_list_set_label (self->party_list, C_ ("network", "Who takes part"));
  tillid_record_list_set_label (self->agreement_list, C_ ("network", "What is agreed with"));
}

/**
 * tillid_meeting_window_new:
 * @parent: the window it belongs to
 * @context: an open patient
 * @visit: the meeting; with a first party it becomes one
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_meeting_window_new (GtkWindow *parent, TillidPatientContext *context, gint64 visit)
{
  TillidMeetingWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_CONTEXT (context), NULL);

  self = g_object_new (TILLID_TYPE_MEETING_WINDOW, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->visit = visit;
  g_signal_connect_object (context, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_follow (GTK_WINDOW (self), self->toasts, context);
  refresh (self);
  return GTK_WINDOW (self);
}

/* Another party of the meeting. */
void
tillid_meeting_window_choose (TillidMeetingWindow *self, gint64 party)
{
  g_return_if_fail (TILLID_IS_MEETING_WINDOW (self));

  for (guint i = 0; i < self->parties->len; i++)
    if (((TillidParty *) self->parties->pdata[i])->record.id == party)
      gtk_drop_down_set_selected (self->party_drop, i);
}
