/* tillid-record-page.c - medicines, contacts, letters and consents of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Enter on a medicine goes through it, on a consent asks again: both write a new entry and leave the old one as it was. Contacts and
 * letters are changed, as everywhere with their versions. Who has read the record is in the menu. */
#include "config.h"

#include "tillid-record-page.h"

#include <glib/gi18n-lib.h>

#include "tillid-banner.h"
#include "tillid-format.h"
#include "tillid-medicines.h"
#include "tillid-outside.h"
#include "tillid-print.h"
#include "tillid-record-list.h"
#include "tillid-sheet-print.h"
#include "tillid-two-columns.h"
#include "tillid-words.h"

#define MOST_CONTACTS 100

struct _TillidRecordPage
{
  GtkWidget parent_instance;

  GtkWidget *root;
  TillidBanner *banner;
  GtkWidget *medicine_box;
  GtkWidget *medicine_button;
  GtkWidget *print_button;
  TillidRecordList *medicine_list;
  GtkWidget *consent_box;
  GtkWidget *consent_button;
  TillidRecordList *consent_list;
  GtkWidget *contact_box;
  GtkWidget *contact_button;
  TillidRecordList *contact_list;
  GtkLabel *older_label;
  GtkWidget *letter_box;
  TillidRecordList *letter_list;

  TillidPatientContext *context; /* (owned) (nullable) */
  gulong changed_handler;
};

static void page_iface_init (TillidPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidRecordPage,
                               tillid_record_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_PAGE, page_iface_init))

static char *
dup_medicine_name (TillidPatientContext *context, const TillidRecord *record)
{
  return g_strdup (((const TillidMedicine *) record)->name);
}

static char *
describe_medicine (TillidPatientContext *context, const TillidRecord *record)
{
  g_autoptr (GPtrArray) pairs = tillid_medicines_list (context);
  const TillidMedicinePair *pair = tillid_medicines_find (pairs, record->id);

  return pair != NULL ? tillid_medicine_pair_describe (pair) : g_strdup ("");
}

static void
prepare_medicine (TillidPatientContext *context, TillidRecord *draft, gint64 list)
{
  tillid_medicines_prepare (context, draft);
}

static void
prepare_outside (TillidPatientContext *context, TillidRecord *draft, gint64 list)
{
  tillid_outside_prepare (context, draft);
}

static const TillidFormField medicine_fields[] = {
  { "kind", NULL, FALSE },
  { "name", NULL, FALSE },
  { "dose", NC_ ("form", "How much, how often"), FALSE },
  { "prescribed_by", NULL, FALSE },
  { "why", NULL, FALSE },
  { "note", NULL, FALSE },
};

static const TillidFormField review_fields[] = {
  { "brought", NC_ ("form", "Brought along today"), FALSE },
  { "takes_how", NULL, FALSE },
  { "why_words", NULL, FALSE },
  { "trouble", NULL, FALSE },
  { "agreed", NULL, FALSE },
};

static const TillidRecordFollow review = {
  .why = NC_ ("edit", "Medicine gone through"),
  .fields = review_fields,
  .n_fields = G_N_ELEMENTS (review_fields),
  .begin = tillid_medicines_review,
};

static const TillidRecordKind medicine_kind = {
  .type = &tillid_medicine_type,
  .title = NC_ ("form", "Medicine"),
  .empty = NC_ ("empty", "No medicine of now. Ask to bring everything along in a bag."),
  .added = NC_ ("edit", "Medicine added"),
  .changed = NC_ ("edit", "Medicine changed"),
  .fields = medicine_fields,
  .n_fields = G_N_ELEMENTS (medicine_fields),
  .dup_title = dup_medicine_name,
  .dup_subtitle = describe_medicine,
  .prepare = prepare_medicine,
  .follow = &review,
};

static const TillidFormField consent_fields[] = {
  { "counterpart", NULL, FALSE },
  { "with_text", NC_ ("form", "Which one, by name"), FALSE },
  { "answer", NC_ ("form", "The patient says"), FALSE },
  { "about", NULL, FALSE },
  { "words", NULL, FALSE },
  { "until_day", NULL, FALSE },
  { "through", NC_ ("form", "Asked through"), FALSE },
};

static const TillidRecordFollow asked_again = {
  .why = NC_ ("edit", "Consent asked"),
  .fields = consent_fields,
  .n_fields = G_N_ELEMENTS (consent_fields),
  .begin = tillid_outside_ask_again,
};

static const TillidRecordKind consent_kind = {
  .type = &tillid_consent_type,
  .title = NC_ ("form", "What may be shared"),
  .empty = NC_ ("empty", "Nobody was asked about yet. Without an answer nothing is shared."),
  .added = NC_ ("edit", "Consent asked"),
  .changed = NC_ ("edit", "Consent changed"),
  .fields = consent_fields,
  .n_fields = G_N_ELEMENTS (consent_fields),
  .dup_title = tillid_outside_dup_title,
  .dup_subtitle = tillid_outside_describe,
  .is_late = tillid_outside_is_late,
  .prepare = prepare_outside,
  .follow = &asked_again,
  .choosing_is_enough = TRUE,
};

static const TillidFormField contact_fields[] = {
  { "kind", NULL, FALSE },        { "direction", NULL, FALSE },
  { "counterpart", NULL, FALSE }, { "with_text", NC_ ("form", "Which one, by name"), FALSE },
  { "caseworker", NULL, FALSE },  { "title", NC_ ("form", "About what"), FALSE },
  { "sent", NULL, FALSE },        { "reply_due", NULL, FALSE },
  { "replied_on", NULL, FALSE },  { "next_step", NULL, FALSE },
};

static const TillidRecordKind contact_kind = {
  .type = &tillid_contact_type,
  .title = NC_ ("form", "Contact outside"),
  .empty = NC_ ("empty", "No contact is written down. F7 takes half a minute."),
  .added = NC_ ("edit", "Contact added"),
  .changed = NC_ ("edit", "Contact changed"),
  .fields = contact_fields,
  .n_fields = G_N_ELEMENTS (contact_fields),
  .dup_title = tillid_outside_dup_title,
  .dup_subtitle = tillid_outside_describe,
  .is_late = tillid_outside_is_late,
  .prepare = prepare_outside,
  .choosing_is_enough = TRUE,
};

static const TillidFormField letter_fields[] = {
  { "to_text", NC_ ("form", "To whom"), FALSE },
  { "sent_on", NULL, FALSE },
  { "sent_by", NULL, FALSE },
  { "reply_due", NULL, FALSE },
  { "replied_on", NULL, FALSE },
  { "reply", NULL, TRUE },
};

static const TillidRecordKind letter_kind = {
  .type = &tillid_letter_type,
  .title = NC_ ("form", "Letter"),
  .empty = NC_ ("empty", "No letter yet. Letters are written from the plan."),
  .added = NC_ ("edit", "Letter added"),
  .changed = NC_ ("edit", "Letter changed"),
  .fields = letter_fields,
  .n_fields = G_N_ELEMENTS (letter_fields),
  .dup_title = tillid_outside_dup_title,
  .dup_subtitle = tillid_outside_describe,
  .is_late = tillid_outside_is_late,
};

static void
show_list (TillidRecordPage *self,
           TillidRecordList *list,
           const TillidRecordKind *kind,
           GPtrArray *records,
           GtkWidget *box,
           GtkWidget *button)
{
  const gboolean is_editable = tillid_patient_context_may_write (self->context, kind->type);

  tillid_record_list_set (list, self->context, kind, 0, records, is_editable);
  gtk_widget_set_visible (box,
                          tillid_scope_reads_kind (tillid_patient_context_get_scope (self->context),
                                                   kind->type->kind));
  if (button != NULL)
    gtk_widget_set_visible (button, is_editable);
}

static void
show_outside (TillidRecordPage *self,
              TillidRecordList *list,
              const TillidRecordKind *kind,
              GtkWidget *box,
              GtkWidget *button)
{
  g_autoptr (GPtrArray) records = tillid_outside_list (self->context, kind->type);

  show_list (self, list, kind, records, box, button);
}

/* A life of contacts is on the time line; here are those that may still be waited for. */
static void
show_contacts (TillidRecordPage *self)
{
  g_autoptr (GPtrArray) contacts = tillid_outside_list (self->context, &tillid_contact_type);
  const guint n_older = contacts->len > MOST_CONTACTS ? contacts->len - MOST_CONTACTS : 0;
  g_autofree char *count = tillid_format_count (n_older);
  g_autofree char *older =
    g_strdup_printf (ngettext ("%s older contact is in the story.",
                               "%s older contacts are in the story.", n_older),
                     count);

  if (n_older > 0)
    g_ptr_array_set_size (contacts, MOST_CONTACTS);
  gtk_label_set_label (self->older_label, older);
  gtk_widget_set_visible (GTK_WIDGET (self->older_label), n_older > 0);
  show_list (self, self->contact_list, &contact_kind, contacts, self->contact_box,
             self->contact_button);
}

static void
update (TillidRecordPage *self)
{
  g_autoptr (GPtrArray) pairs = tillid_medicines_list (self->context);
  g_autoptr (GPtrArray) medicines = g_ptr_array_new ();

  for (guint i = 0; i < pairs->len; i++)
    g_ptr_array_add (medicines, tillid_medicine_pair_get_medicine (pairs->pdata[i]));
  show_list (self, self->medicine_list, &medicine_kind, medicines, self->medicine_box,
             self->medicine_button);
  gtk_widget_set_visible (self->print_button, pairs->len > 0);
  show_outside (self, self->consent_list, &consent_kind, self->consent_box, self->consent_button);
  show_contacts (self);
  show_outside (self, self->letter_list, &letter_kind, self->letter_box, NULL);
}

static void
add_medicine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_add (TILLID_RECORD_PAGE (widget)->medicine_list);
}

static void
ask_consent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_add (TILLID_RECORD_PAGE (widget)->consent_list);
}

static void
add_contact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_add (TILLID_RECORD_PAGE (widget)->contact_list);
}

/**
 * tillid_record_page_make_sheet:
 *
 * Returns: (transfer full): what is prescribed beside what is taken, where the two differ; without what was told in confidence
 */
TillidSheet *
tillid_record_page_make_sheet (TillidRecordPage *self)
{
  g_autoptr (GPtrArray) pairs = NULL;
  g_autofree char *day = NULL, *name = NULL, *below = NULL;
  TillidSheet *sheet = NULL;

  g_return_val_if_fail (TILLID_IS_RECORD_PAGE (self) && self->context != NULL, NULL);

  pairs = tillid_medicines_list_for_paper (self->context);
  day =
    tillid_format_day (tillid_session_today (tillid_patient_context_get_session (self->context)),
                       TILLID_FORMAT_DAY_LONG, NULL);
  name = tillid_words_isolate (tillid_patient_context_get_name (self->context));
  /* Translators: the name of a patient and a date. */
  below = g_strdup_printf (C_ ("medicine", "%1$s, printed %2$s"), name, day);
  sheet = tillid_sheet_new (C_ ("medicine", "Medicines: prescribed and taken"), below, NULL,
                            tillid_format_is_rtl (NULL));
  tillid_sheet_set_shares (sheet, 0.34, 0.33, 0.33);
  tillid_sheet_set_headings (sheet, C_ ("medicine", "Prescribed"), C_ ("medicine", "Taken"),
                             C_ ("medicine", "What was said"));
  for (guint i = 0; i < pairs->len; i++)
    {
      const TillidMedicinePair *pair = pairs->pdata[i];
      g_autofree char *prescribed = tillid_medicine_pair_describe_prescribed (pair);
      g_autofree char *taken = tillid_medicine_pair_describe_taken (pair);
      g_autofree char *said = tillid_medicine_pair_describe_review (pair);
      g_autofree char *first = g_strdup_printf ("%s\n%s", pair->name, prescribed);
      g_autofree char *last =
        g_strdup_printf ("%s\n%s", tillid_medicine_pair_describe_difference (pair), said);

      tillid_sheet_add_row (sheet, first, taken, last);
    }
  return sheet;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidRecordPage *self = TILLID_RECORD_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;

  if (self->context == NULL)
    return;
  tillid_banner_hide (self->banner);
  operation = tillid_sheet_print_new (tillid_record_page_make_sheet (self));
  if (!tillid_print_run (operation, self->context, "print-medicines",
                         GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                         GTK_WINDOW (gtk_widget_get_root (widget)), &error) &&
      error != NULL)
    tillid_banner_show (self->banner, error->message, NULL);
}

static void
page_print (TillidPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "record.print-medicines", NULL);
}

static void
drop_context (TillidRecordPage *self)
{
  TillidRecordList *const lists[] = { self->medicine_list, self->consent_list, self->contact_list,
                                      self->letter_list };

  if (self->context != NULL)
    g_clear_signal_handler (&self->changed_handler, self->context);
  g_clear_object (&self->context);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i] != NULL)
      tillid_record_list_release (lists[i]);
}

static void
page_set_context (TillidPage *page, TillidPatientContext *context)
{
  TillidRecordPage *self = TILLID_RECORD_PAGE (page);

  drop_context (self);
  if (context == NULL)
    return;
  self->context = g_object_ref (context);
  self->changed_handler = g_signal_connect_swapped (context, "changed", G_CALLBACK (update), self);
  update (self);
}

/* What is typed stands in windows of its own, with drafts of its own. */
static gboolean
page_leave (TillidPage *page)
{
  return TRUE;
}

static void
page_open_record (TillidPage *page, gint64 id)
{
  TillidRecordPage *self = TILLID_RECORD_PAGE (page);
  TillidRecordList *const lists[] = { self->medicine_list, self->consent_list, self->contact_list,
                                      self->letter_list };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *row = tillid_record_list_find (lists[i], id);

      if (row != NULL)
        gtk_widget_grab_focus (row);
    }
}

static void
page_iface_init (TillidPageInterface *iface)
{
  iface->id = "record";
  iface->title = NC_ ("page", "Record");
  iface->icon = "folder-symbolic";
  iface->reads = "contact";
  iface->writes = "contact";
  iface->set_context = page_set_context;
  iface->leave = page_leave;
  iface->open_record = page_open_record;
  iface->print = page_print;
}

static void
tillid_record_page_dispose (GObject *object)
{
  TillidRecordPage *self = TILLID_RECORD_PAGE (object);

  drop_context (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (tillid_record_page_parent_class)->dispose (object);
}

static void
tillid_record_page_class_init (TillidRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_record_page_dispose;

  g_type_ensure (TILLID_TYPE_TWO_COLUMNS);
  g_type_ensure (TILLID_TYPE_BANNER);
  g_type_ensure (TILLID_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-record-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidRecordPage, name)
  BIND (root);
  BIND (banner);
  BIND (medicine_box);
  BIND (medicine_button);
  BIND (print_button);
  BIND (medicine_list);
  BIND (consent_box);
  BIND (consent_button);
  BIND (consent_list);
  BIND (contact_box);
  BIND (contact_button);
  BIND (contact_list);
  BIND (older_label);
  BIND (letter_box);
  BIND (letter_list);
#undef BIND
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "record.add-medicine", NULL, add_medicine_action);
  gtk_widget_class_install_action (widget_class, "record.ask-consent", NULL, ask_consent_action);
  gtk_widget_class_install_action (widget_class, "record.add-contact", NULL, add_contact_action);
  gtk_widget_class_install_action (widget_class, "record.print-medicines", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "record.add-medicine", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "record.ask-consent", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK,
                                       "record.add-contact", NULL);
}

static void
tillid_record_page_init (TillidRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_record_list_set_label (self->medicine_list,
                                C_ ("medicine", "Medicines: prescribed beside taken"));
  tillid_record_list_set_label (self->consent_list, C_ ("consent", "What may be shared with whom"));
  tillid_record_list_set_label (self->contact_list, C_ ("contact", "Contacts outside"));
  tillid_record_list_set_label (self->letter_list, C_ ("contact", "Letters"));
}
