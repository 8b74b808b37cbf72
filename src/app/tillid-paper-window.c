/* tillid-paper-window.c - the plan on paper: what is added, how it will look, and out
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The paper is written anew from the plan with every word that is typed. When it has gone out - to a printer or into a file -
 * the log says so, a letter is kept with the text that went out, and of the patient's copy it is known when it was
 * printed. Until then nothing is kept but drafts of what was typed. */
#include "config.h"

#include "tillid-paper-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-dialogs.h"
#include "tillid-draft-keeper.h"
#include "tillid-edit-toasts.h"
#include "tillid-format.h"
#include "tillid-id.h"
#include "tillid-language.h"
#include "tillid-letter-edits.h"
#include "tillid-pages-print.h"
#include "tillid-plan-words.h"
#include "tillid-print.h"

struct _TillidPaperWindow
{
  AdwWindow parent_instance;

  TillidPlanModel *model; /* (owned) (nullable) */
  TillidPlanPaperKind kind;

  AdwToastOverlay *toasts;
  GtkDropDown *language_drop;
  TillidRecordForm *form;
  GtkLabel *untranslated_label;
  GtkLabel *reading_label;
  TillidPagePreview *preview;
};

static const TillidFormField letter_fields[] = {
  { "to_text", NC_ ("form", "To whom"), FALSE },
  { "ask", NC_ ("form", "What we ask, one thing in each line"), TRUE },
  { "reply_due", NC_ ("form", "We hope for an answer by"), FALSE },
  { "words", NC_ ("form", "What else should be said"), TRUE },
};
static const TillidFormField patient_fields[] = {
  { "words", NC_ ("form", "A few words to the patient"), TRUE },
};

G_DEFINE_FINAL_TYPE (TillidPaperWindow, tillid_paper_window, ADW_TYPE_WINDOW)

static TillidPatientContext *
get_context (TillidPaperWindow *self)
{
  return tillid_plan_model_get_context (self->model);
}

static const char *
get_language (TillidPaperWindow *self)
{
  guint n;
  const TillidLanguage *languages = tillid_language_list (&n);
  const guint selected = gtk_drop_down_get_selected (self->language_drop);

  return selected < n ? languages[selected].tag
                      : tillid_plan_papers_get_language (self->model, self->kind);
}

/* (transfer full): what stands in the fields, as a letter that is not sealed */
static TillidLetter *
read_letter (TillidPaperWindow *self)
{
  TillidLetter *letter =
    tillid_patient_context_new_record (get_context (self), &tillid_letter_type);

  letter->reply_due = TILLID_ABSENT;
  tillid_record_form_read (self->form, &letter->record);
  return letter;
}

static TillidPlanPaper
make_paper (TillidPaperWindow *self, const TillidLetter *letter)
{
  return (TillidPlanPaper){ .kind = self->kind,
                            .language = get_language (self),
                            .to = letter->to_text,
                            .ask = letter->ask,
                            .words = letter->words,
                            .reply_due = letter->reply_due };
}

static TillidDocument *
write_document (TillidPaperWindow *self)
{
  g_autoptr (TillidLetter) letter = read_letter (self);
  const TillidPlanPaper paper = make_paper (self, letter);

  return tillid_plan_papers_write (self->model, &paper);
}

static void
show (TillidPaperWindow *self)
{
  TillidDocument *document = write_document (self);
  g_autofree char *reading = tillid_plan_papers_describe_reading (document);
  const guint n = self->kind == TILLID_PLAN_PAPER_PATIENT
                    ? tillid_plan_papers_count_untranslated (self->model)
                    : 0;
  g_autofree char *count = tillid_format_count (n);
  g_autofree char *untranslated =
    g_strdup_printf (ngettext ("%s line is not in the patient’s language yet.",
                               "%s lines are not in the patient’s language yet.", n),
                     count);

  gtk_label_set_label (self->reading_label, reading);
  gtk_label_set_label (self->untranslated_label, untranslated);
  gtk_widget_set_visible (GTK_WIDGET (self->untranslated_label), n > 0);
  tillid_page_preview_show (self->preview, document);
}

static void
changed_cb (TillidPaperWindow *self)
{
  if (self->model != NULL)
    show (self);
}

/* It has gone out, and what went out is kept. */
static void
went_out (TillidPaperWindow *self)
{
  g_autoptr (TillidLetter) letter = read_letter (self);
  const TillidPlanPaper paper = make_paper (self, letter);
  g_autoptr (TillidDocument) document = tillid_plan_papers_write (self->model, &paper);
  g_autofree char *text = tillid_document_to_text (document);
  g_autoptr (TillidEdit) edit = NULL;

  if (!tillid_plan_model_is_read_only (self->model))
    edit = tillid_letter_make_edit (self->model, &paper, text);
  if (edit != NULL)
    tillid_patient_context_apply (get_context (self), edit);
  tillid_record_form_forget (self->form);
  gtk_window_close (GTK_WINDOW (self));
}

static void
say_error (TillidPaperWindow *self, const GError *error)
{
  if (error != NULL)
    tillid_edit_toasts_add (self->toasts, error->message, 0);
}

static const char *
log_word (TillidPaperWindow *self)
{
  switch (self->kind)
    {
    case TILLID_PLAN_PAPER_PATIENT:
      return "print-plan";
    case TILLID_PLAN_PAPER_CRISIS:
      return "print-crisis";
    default:
      return "letter";
    }
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidPaperWindow *self = TILLID_PAPER_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = tillid_pages_print_new (write_document (self));
  g_autoptr (GError) error = NULL;

  if (tillid_print_run (operation, get_context (self), log_word (self),
                        GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error))
    went_out (self);
  say_error (self, error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidPaperWindow) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (TillidPages) pages = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->model == NULL)
    return;
  pages = tillid_pages_new (write_document (self));
  if (tillid_pages_write (pages, g_file_peek_path (file), &error) &&
      tillid_print_log (get_context (self), log_word (self), &error))
    went_out (self);
  say_error (self, error);
}

/* The name of the file is not the patient's: names of files are seen by others. */
static void
pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", NULL };
  TillidPaperWindow *self = TILLID_PAPER_WINDOW (widget);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Write as PDF"),
    .accept = C_ ("file", "_Write"),
    .save = TRUE,
    .name =
      self->kind == TILLID_PLAN_PAPER_PATIENT ? C_ ("file", "plan.pdf") : C_ ("file", "letter.pdf"),
    .filter_name = C_ ("file", "PDF files"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (self), &question, file_chosen_cb,
                                    g_object_ref (self));
}

static void
tillid_paper_window_dispose (GObject *object)
{
  TillidPaperWindow *self = TILLID_PAPER_WINDOW (object);

  if (self->form != NULL)
    tillid_record_form_release (self->form);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_PAPER_WINDOW);

  G_OBJECT_CLASS (tillid_paper_window_parent_class)->dispose (object);
}

static void
tillid_paper_window_class_init (TillidPaperWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_paper_window_dispose;

  g_type_ensure (TILLID_TYPE_RECORD_FORM);
  g_type_ensure (TILLID_TYPE_PAGE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-paper-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPaperWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidPaperWindow, language_drop);
  gtk_widget_class_bind_template_child (widget_class, TillidPaperWindow, form);
  gtk_widget_class_bind_template_child (widget_class, TillidPaperWindow, untranslated_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPaperWindow, reading_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPaperWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "paper.pdf", NULL, pdf_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.pdf",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_paper_window_init (TillidPaperWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_languages (TillidPaperWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *wanted = tillid_plan_papers_get_language (self->model, self->kind);
  guint n;
  const TillidLanguage *languages = tillid_language_list (&n);
  guint chosen = 0;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, languages[i].name);
      if (g_strcmp0 (languages[i].tag, wanted) == 0)
        chosen = i;
    }
  gtk_drop_down_set_model (self->language_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->language_drop, chosen);
}

/* (transfer full): what is known before anybody types */
static TillidLetter *
begin_letter (TillidPaperWindow *self)
{
  const TillidCourse *course = tillid_patient_context_get_course (get_context (self));
  g_autofree char *ask = tillid_plan_papers_suggest_ask (self->model, self->kind);
  TillidLetter *letter =
    tillid_patient_context_new_record (get_context (self), &tillid_letter_type);

  letter->reply_due = TILLID_ABSENT;
  tillid_set_text (&letter->ask, *ask != '\0' ? ask : NULL);
  if (self->kind == TILLID_PLAN_PAPER_GP)
    tillid_set_text (&letter->to_text, C_ ("letter", "GP"));
  if (self->kind == TILLID_PLAN_PAPER_TRANSFER && course != NULL)
    tillid_set_text (&letter->to_text, course->receiver);
  return letter;
}

static const char *
title_of (TillidPlanPaperKind kind)
{
  static const char *const titles[TILLID_PLAN_N_PAPERS] = {
    [TILLID_PLAN_PAPER_PATIENT] = NC_ ("letter", "Patient copy"),
    [TILLID_PLAN_PAPER_GP] = NC_ ("letter", "Letter to the GP"),
    [TILLID_PLAN_PAPER_AUTHORITY] = NC_ ("letter", "Letter to an office"),
    [TILLID_PLAN_PAPER_TRANSFER] = NC_ ("letter", "Transfer summary"),
    [TILLID_PLAN_PAPER_CRISIS] = NC_ ("letter", "Crisis plan on paper"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "letter", titles[kind]);
}

static void
open_form (TillidPaperWindow *self)
{
  g_autoptr (TillidLetter) letter = begin_letter (self);
  g_autofree char *place =
    tillid_plan_dup_draft_place (self->model, "letter", -(gint64) self->kind, "");

  /* The name of the field comes behind a stroke. */
  place[strlen (place) - 1] = '\0';
  if (self->kind == TILLID_PLAN_PAPER_CRISIS)
    tillid_record_form_open (self->form, get_context (self), &letter->record, place, NULL, 0);
  else if (self->kind == TILLID_PLAN_PAPER_PATIENT)
    tillid_record_form_open (self->form, get_context (self), &letter->record, place, patient_fields,
                             G_N_ELEMENTS (patient_fields));
  else
    tillid_record_form_open (self->form, get_context (self), &letter->record, place, letter_fields,
                             G_N_ELEMENTS (letter_fields));
}

/**
 * tillid_paper_window_new:
 * @parent: the window it belongs to
 * @model: a plan
 * @kind: what is put on paper
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_paper_window_new (GtkWindow *parent, TillidPlanModel *model, TillidPlanPaperKind kind)
{
  TillidPaperWindow *self = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model) && kind < TILLID_PLAN_N_PAPERS, NULL);

  self = g_object_new (TILLID_TYPE_PAPER_WINDOW, "transient-for", parent, "title", title_of (kind),
                       NULL);
  self->kind = kind;
  self->model = g_object_ref (model);
  tillid_edit_toasts_close_with (GTK_WINDOW (self),
                                 tillid_patient_context_get_session (get_context (self)));
  g_signal_connect_object (model, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill_languages (self);
  open_form (self);
  g_signal_connect_object (self->language_drop, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  show (self);
  return GTK_WINDOW (self);
}

/* (transfer none): what is added */
TillidRecordForm *
tillid_paper_window_get_form (TillidPaperWindow *self)
{
  g_return_val_if_fail (TILLID_IS_PAPER_WINDOW (self), NULL);

  return self->form;
}

/* (transfer none): how it will look */
TillidPagePreview *
tillid_paper_window_get_preview (TillidPaperWindow *self)
{
  g_return_val_if_fail (TILLID_IS_PAPER_WINDOW (self), NULL);

  return self->preview;
}
