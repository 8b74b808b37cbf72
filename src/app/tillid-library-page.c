/* tillid-library-page.c - the register of the user panel, a place of the program
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The list at the start side is in the order of what waits; the fields beside it keep themselves. A new suggestion is one line and
 * Enter. */
#include "config.h"

#include "tillid-library-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-compat.h"
#include "tillid-dialogs.h"
#include "tillid-document-window.h"
#include "tillid-draft-keeper.h"
#include "tillid-edit-toasts.h"
#include "tillid-format.h"
#include "tillid-text-field.h"

#define NEW_PLACE "library/panel/new"
#define N_FIELDS 5

/* Texts of a suggestion: names of the record and ids of the template. */
static const char *const fields[N_FIELDS] = { "staff_words", "raised_by", "decision", "change_made",
                                              "told_back_how" };

struct _TillidLibraryPage
{
  GtkWidget parent_instance;

  GtkMenuButton *menu_button;
  TillidBanner *banner;
  GtkWidget *save_button;
  GtkWidget *print_button;
  GtkLabel *count_label;
  GtkWidget *new_entry;
  GtkListBox *list;
  GtkStack *stack;
  TillidTextField *texts[N_FIELDS];
  GtkDropDown *status_drop;
  GtkSwitch *told_switch;
  GtkWidget *away_button;

  TillidSession *session; /* (owned) (nullable) */
  TillidPanel *panel;     /* (owned) (nullable) */
  gint64 chosen;          /* id of a suggestion, or 0 */
  gboolean is_showing;
};

static void init_place (TillidWorkplaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidLibraryPage,
                               tillid_library_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_WORKPLACE, init_place))

static const char *
text_of (const TillidSuggestion *suggestion, const char *field)
{
  const TillidField *table = tillid_record_type_find_field (&tillid_suggestion_type, field);

  return TILLID_MEMBER (suggestion, table, char *);
}

static const char *
title_of (const TillidSuggestion *suggestion)
{
  if (suggestion->staff_words != NULL)
    return suggestion->staff_words;
  return suggestion->words != NULL ? suggestion->words : C_ ("panel", "No words yet");
}

static void
show_count (TillidLibraryPage *self)
{
  const guint open = tillid_panel_count (self->panel, TILLID_PANEL_NO_OUTCOME);
  const guint untold = tillid_panel_count (self->panel, TILLID_PANEL_NOT_TOLD);
  g_autofree char *n_open = tillid_format_count (open);
  g_autofree char *n_untold = tillid_format_count (untold);
  /* Translators: two numbers. */
  g_autofree char *words =
    g_strdup_printf (C_ ("panel", "Without an outcome: %1$s. Not told back: %2$s."), n_open,
                     n_untold);

  gtk_label_set_label (self->count_label, words);
}

/* Rows that exist are set again, so that the focus stays. */
static void
show_list (TillidLibraryPage *self)
{
  GPtrArray *suggestions = tillid_panel_get_suggestions (self->panel);
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const TillidSuggestion *suggestion = suggestions->pdata[i];
      g_autofree char *state = tillid_panel_describe (suggestion);

      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (adw_action_row_new ());
          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      g_object_set_data_full (G_OBJECT (row), "suggestion",
                              g_memdup2 (&suggestion->record.id, sizeof (gint64)), g_free);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_of (suggestion));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
      if (suggestion->record.id == self->chosen)
        gtk_list_box_select_row (self->list, row);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) suggestions->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), suggestions->len > 0);
  gtk_widget_set_sensitive (self->save_button, suggestions->len > 0);
  gtk_widget_set_sensitive (self->print_button, suggestions->len > 0);
}

static void
show_chosen (TillidLibraryPage *self)
{
  const TillidSuggestion *suggestion = tillid_panel_find (self->panel, self->chosen);
  const gboolean is_editable = !tillid_panel_is_read_only (self->panel);

  gtk_stack_set_visible_child_name (self->stack, suggestion != NULL ? "one" : "none");
  gtk_widget_set_visible (self->new_entry, is_editable);
  gtk_widget_set_visible (self->away_button, is_editable);
  if (suggestion == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *place =
        g_strdup_printf ("library/panel/%" G_GINT64_FORMAT "/%s", self->chosen, fields[i]);

      tillid_text_field_set_place (self->texts[i], self->session, place);
      tillid_text_field_set_kept (self->texts[i], text_of (suggestion, fields[i]));
      tillid_text_field_set_editable (self->texts[i], is_editable);
    }
  gtk_drop_down_set_selected (self->status_drop, (guint) suggestion->status);
  gtk_switch_set_active (self->told_switch, suggestion->told_back_on != TILLID_ABSENT);
  gtk_widget_set_sensitive (GTK_WIDGET (self->status_drop), is_editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->told_switch), is_editable);
}

static void
refresh (TillidLibraryPage *self)
{
  GPtrArray *suggestions = tillid_panel_get_suggestions (self->panel);

  self->is_showing = TRUE;
  if (tillid_panel_find (self->panel, self->chosen) == NULL)
    self->chosen =
      suggestions->len > 0 ? ((TillidSuggestion *) suggestions->pdata[0])->record.id : 0;
  show_count (self);
  show_list (self);
  show_chosen (self);
  self->is_showing = FALSE;
}

static void
keep_texts (TillidLibraryPage *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    tillid_text_field_commit (self->texts[i]);
}

static void
row_selected_cb (TillidLibraryPage *self, GtkListBoxRow *row)
{
  const gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (row), "suggestion") : NULL;

  if (self->is_showing || id == NULL || *id == self->chosen)
    return;
  keep_texts (self);
  self->chosen = *id;
  refresh (self);
}

static void
text_cb (TillidLibraryPage *self, const char *text, TillidTextField *field)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->texts[i] == field && self->chosen != 0)
      tillid_panel_set_text (self->panel, self->chosen, fields[i], text);
}

static void
status_cb (TillidLibraryPage *self)
{
  if (!self->is_showing && self->chosen != 0)
    tillid_panel_set_status (self->panel, self->chosen,
                             (TillidSuggestionState) gtk_drop_down_get_selected (
                               self->status_drop));
}

static void
told_cb (TillidLibraryPage *self)
{
  if (!self->is_showing && self->chosen != 0)
    tillid_panel_set_told_back (self->panel, self->chosen,
                                gtk_switch_get_active (self->told_switch));
}

static void
away_cb (TillidLibraryPage *self)
{
  tillid_panel_take_away (self->panel, self->chosen);
}

/* One line and Enter. */
static void
new_cb (TillidLibraryPage *self)
{
  g_autofree char *typed = tillid_draft_keeper_dup_field (self->new_entry);

  if (*g_strstrip (typed) == '\0')
    return;
  keep_texts (self);
  self->chosen = tillid_panel_add (self->panel, typed);
  tillid_draft_keeper_forget (self->new_entry);
  tillid_draft_keeper_bind (self->new_entry, self->session, NEW_PLACE, NULL);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidLibraryPage) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;

  if (file == NULL || self->panel == NULL)
    return;
  csv = tillid_panel_to_csv (self->panel);
  if (!g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                NULL, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-failure", "s", error->message);
}

static TillidDocument *
write_panel (gpointer panel)
{
  return tillid_panel_write (panel);
}

/* It is about no patient: no log of readings has a line for it. */
static gboolean
log_nothing (gpointer panel, GError **error)
{
  return TRUE;
}

/* Ctrl+P, and the button: how it will look, to a printer or into a file. */
static void
print_cb (TillidLibraryPage *self)
{
  static const TillidDocumentSource source = { write_panel, log_nothing, g_object_unref };
  GtkWindow *window = NULL;

  if (self->panel == NULL || tillid_panel_get_suggestions (self->panel)->len == 0)
    return;
  keep_texts (self);
  window = tillid_document_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                       C_ ("panel", "User panel"), C_ ("file", "User panel.pdf"),
                                       &source, g_object_ref (self->panel));
  tillid_edit_toasts_close_with (window, self->session);
  gtk_window_present (window);
}

static void
save_cb (TillidLibraryPage *self)
{
  static const char *const patterns[] = { "*.csv", NULL };
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the list goes"),
    .accept = C_ ("file", "_Save"),
    .save = TRUE,
    .name = C_ ("file", "User panel.csv"),
    .filter_name = C_ ("file", "CSV"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question,
                                    file_chosen_cb, g_object_ref (self));
}

static void
tillid_library_page_dispose (GObject *object)
{
  TillidLibraryPage *self = TILLID_LIBRARY_PAGE (object);

  if (self->panel != NULL)
    g_signal_handlers_disconnect_by_data (self->panel, self);
  g_clear_object (&self->panel);
  g_clear_object (&self->session);
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_LIBRARY_PAGE);

  G_OBJECT_CLASS (tillid_library_page_parent_class)->dispose (object);
}

static void
tillid_library_page_class_init (TillidLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_library_page_dispose;

  g_type_ensure (TILLID_TYPE_BANNER);
  g_type_ensure (TILLID_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-library-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidLibraryPage, name)
  BIND (menu_button);
  BIND (banner);
  BIND (save_button);
  BIND (print_button);
  BIND (count_label);
  BIND (new_entry);
  BIND (list);
  BIND (stack);
  BIND (status_drop);
  BIND (told_switch);
  BIND (away_button);
#undef BIND
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, fields[i], FALSE,
                                               (gssize) (G_STRUCT_OFFSET (TillidLibraryPage,
                                                                          texts) +
                                                         i * sizeof (TillidTextField *)));
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_bind_template_callback (widget_class, away_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_library_page_init (TillidLibraryPage *self)
{
  g_autoptr (GtkStringList) states = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_showing = TRUE;
  for (int i = 0; tillid_suggestion_state_choices[i].code != NULL; i++)
    gtk_string_list_append (states, tillid_choice_get_label (tillid_suggestion_state_choices, i));
  gtk_drop_down_set_model (self->status_drop, G_LIST_MODEL (states));
  self->is_showing = FALSE;
}

static gboolean
place_is_for (TillidSession *session)
{
  g_autoptr (TillidScope) finder = tillid_session_open_finder (session, NULL);

  return finder != NULL && tillid_scope_reads_kind (finder, "suggestion");
}

static void
edited_cb (TillidLibraryPage *self, gint64 edit, const char *label)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-edit", "(xs)", edit, label);
}

static void
failed_cb (TillidLibraryPage *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-failure", "s", sentence);
}

static void
place_set_session (TillidWorkplace *place, TillidSession *session, TillidUndo *undo)
{
  TillidLibraryPage *self = TILLID_LIBRARY_PAGE (place);

  g_set_object (&self->session, session);
  self->panel = tillid_panel_new (session);
  g_signal_connect_object (self->panel, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  tillid_draft_keeper_bind (self->new_entry, session, NEW_PLACE, NULL);
  refresh (self);
}

static gboolean
place_leave (TillidWorkplace *place)
{
  keep_texts (TILLID_LIBRARY_PAGE (place));
  return TRUE;
}

static void
place_print (TillidWorkplace *place)
{
  print_cb (TILLID_LIBRARY_PAGE (place));
}

static void
place_grab_focus_first (TillidWorkplace *place)
{
  gtk_widget_grab_focus (TILLID_LIBRARY_PAGE (place)->new_entry);
}

static TillidBanner *
place_get_banner (TillidWorkplace *place)
{
  return TILLID_LIBRARY_PAGE (place)->banner;
}

static GtkMenuButton *
place_get_menu_button (TillidWorkplace *place)
{
  return TILLID_LIBRARY_PAGE (place)->menu_button;
}

static void
init_place (TillidWorkplaceInterface *iface)
{
  iface->id = "library";
  iface->title = NC_ ("place", "Library");
  iface->icon = "accessories-dictionary-symbolic";
  iface->is_for = place_is_for;
  iface->set_session = place_set_session;
  iface->leave = place_leave;
  iface->grab_focus_first = place_grab_focus_first;
  iface->new_record = place_grab_focus_first;
  iface->print = place_print;
  iface->get_banner = place_get_banner;
  iface->get_menu_button = place_get_menu_button;
}

/* (transfer none) (nullable): what it shows. */
TillidPanel *
tillid_library_page_get_panel (TillidLibraryPage *self)
{
  g_return_val_if_fail (TILLID_IS_LIBRARY_PAGE (self), NULL);

  return self->panel;
}
