/* tillid-patients-page.c - finding a patient, or making one
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-patients-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-draft-keeper.h"
#include "tillid-format.h"
#include "tillid-looks.h"
#include "tillid-no-access.h"
#include "tillid-patient-row-widget.h"
#include "tillid-role-words.h"
#include "tillid-stack-pages.h"
#include "tillid-words.h"

/* The name of a new patient is text like any other: it is kept while it is typed. */
#define DRAFT_PLACE "patients/new-name"

/* GTK makes and measures 200 rows of a list at once. The first picture waits for those that can be seen only, the others
 * come with the next one. */
#define FIRST_ROWS 48

struct _TillidPatientsPage
{
  GtkWidget parent_instance;

  TillidSession *session;     /* (owned) (nullable) */
  TillidPatientsModel *model; /* (owned) (nullable) */
  GtkSliceListModel *rows;    /* (owned) (nullable): of the model, what the list shows by now */
  gboolean is_asked;          /* something else was searched for */
  guint grow_tick;            /* waits for the picture with the first rows */
  gboolean is_drawn;          /* that picture has been */
  GPtrArray *items;           /* (owned) of GtkListItem (unowned): the rows there are */

  GtkEditable *search_entry;
  GtkWidget *new_button;
  GtkMenuButton *menu_button;
  TillidBanner *banner;
  GtkRevealer *new_revealer;
  GtkEditable *new_entry;
  GtkStack *stack;
  GtkLabel *heading_label;
  GtkListView *list_view;
  GtkWidget *empty_new_button;
  AdwStatusPage *nobody_status;
  GtkWidget *nobody_new_button;
  AdwStatusPage *problem_status;
  TillidNoAccess *no_access;
  AdwStatusPage *roles_status;
  GtkWidget *looks_bar;
  GtkLabel *looks_label;
};

enum
{
  OPENED,
  CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidPatientsPage,
                               tillid_patients_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_WORKPLACE,
                                                      tillid_patients_page_init_place))

static void
show_nobody (TillidPatientsPage *self)
{
  g_autofree char *query = tillid_words_isolate (tillid_patients_model_get_query (self->model));
  g_autofree char *title = g_strdup_printf (C_ ("patients", "Nobody found for “%s”"), query);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_status_page_set_title (self->nobody_status, markup);
  gtk_stack_set_visible_child_name (self->stack, "nobody");
}

/* Called before each picture: the first call is for the one with the first rows. */
static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TillidPatientsPage *self = TILLID_PATIENTS_PAGE (widget);

  if (!self->is_drawn)
    {
      self->is_drawn = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->grow_tick = 0;
  gtk_slice_list_model_set_size (self->rows, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/* The first one after the recent ones begins the others. */
static void
name_row (GtkListItem *item, GParamSpec *pspec, TillidPatientsPage *self)
{
  const guint n_recent = tillid_patients_model_get_n_recent (self->model);
  GtkWidget *row = gtk_list_item_get_child (item);

  if (row != NULL)
    tillid_patient_row_widget_set_heading (TILLID_PATIENT_ROW_WIDGET (row),
                                           n_recent > 0 &&
                                               gtk_list_item_get_position (item) == n_recent
                                             ? C_ ("patients", "All others")
                                             : NULL);
}

/* Rows stay where others come and go before them. */
static void
name_rows (TillidPatientsPage *self)
{
  for (guint i = 0; i < self->items->len; i++)
    name_row (self->items->pdata[i], NULL, self);
}

static void
show_list (TillidPatientsPage *self, guint n)
{
  g_autofree char *number = tillid_format_number (n, NULL);
  g_autofree char *found = NULL;

  if (*tillid_patients_model_get_query (self->model) == '\0')
    gtk_label_set_label (self->heading_label, tillid_patients_model_get_n_recent (self->model) > 0
                                                ? C_ ("patients", "Recent patients")
                                                : C_ ("patients", "All patients"));
  else
    {
      /* Translators: %s is the number. */
      found =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s patient found", "%s patients found", n),
                         number);
      gtk_label_set_label (self->heading_label, found);
    }
  name_rows (self);
  /* What was looked for begins at the top; nobody who reads on is moved. */
  if (self->is_asked || !gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (self->grow_tick == 0 && gtk_slice_list_model_get_size (self->rows) == FIRST_ROWS)
    self->grow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

/* Who reads no patients is told what there is here instead of being shown an empty list. */
static void
show_roles (TillidPatientsPage *self)
{
  const TillidMember *member = tillid_session_get_member (self->session);
  g_autofree char *text = tillid_role_words_describe (tillid_roles_from_text (member->roles));

  adw_status_page_set_description (
    self->roles_status,
    *text != '\0' ? text
                  : C_ ("patients", "An administrator gives roles; there is none here yet."));
  gtk_stack_set_visible_child_name (self->stack, "roles");
}

static void
settled_cb (TillidPatientsPage *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *problem = tillid_patients_model_get_problem (self->model);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "closed") == 0 && !self->is_asked)
    return; /* a reason may be being typed */
  if (!tillid_session_may (self->session, TILLID_ACTION_PATIENTS, NULL))
    show_roles (self);
  else if (problem != NULL)
    {
      adw_status_page_set_description (self->problem_status, problem);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  else if (n > 0)
    show_list (self, n);
  else if (*tillid_patients_model_get_query (self->model) != '\0')
    show_nobody (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "empty");
  self->is_asked = FALSE;
}

static void
row_activate_cb (TillidPatientsPage *self, guint position)
{
  g_autoptr (TillidPatientItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item == NULL)
    return;
  if (tillid_patient_item_is_closed (item))
    tillid_patients_page_show_closed (self, tillid_patient_item_get_id (item),
                                      tillid_patient_item_get_name (item),
                                      tillid_patient_item_get_age (item));
  else
    g_signal_emit (self, signals[OPENED], 0, tillid_patient_item_get_id (item));
}

static void
leave_closed (TillidPatientsPage *self)
{
  tillid_no_access_release (self->no_access);
  self->is_asked = TRUE;
  settled_cb (self);
}

static void
no_access_opened_cb (TillidPatientsPage *self, gint64 patient)
{
  leave_closed (self);
  g_signal_emit (self, signals[OPENED], 0, patient);
}

static void
no_access_back_cb (TillidPatientsPage *self)
{
  leave_closed (self);
  tillid_patients_page_focus_search (self);
}

static void
count_looks (TillidPatientsPage *self)
{
  guint late = 0;
  const guint n = tillid_looks_count (self->session, &late);
  g_autofree char *text = tillid_looks_write_count (n, late);

  gtk_label_set_label (self->looks_label, text);
  gtk_widget_set_visible (self->looks_bar, n > 0);
  if (late > 0)
    gtk_widget_add_css_class (self->looks_bar, "late-edge");
  else
    gtk_widget_remove_css_class (self->looks_bar, "late-edge");
}

static void
search_changed_cb (TillidPatientsPage *self)
{
  if (self->model == NULL)
    return;
  self->is_asked = TRUE;
  tillid_patients_model_set_query (self->model, gtk_editable_get_text (self->search_entry));
}

/* Enter opens the first one. When what was typed has not been looked up yet it waits for the answer; when nobody
 * was found, the name goes to a new patient. */
static void
activate_when_settled (TillidPatientsPage *self)
{
  g_signal_handlers_disconnect_by_func (self->model, activate_when_settled, self);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    row_activate_cb (self, 0);
  else if (tillid_patients_model_get_problem (self->model) == NULL)
    tillid_patients_page_start_new (self);
}

static void
search_activate_cb (TillidPatientsPage *self)
{
  if (self->model == NULL)
    return;
  tillid_patients_model_set_query (self->model, gtk_editable_get_text (self->search_entry));
  if (tillid_patients_model_is_settled (self->model))
    activate_when_settled (self);
  else
    g_signal_connect_object (self->model, "settled", G_CALLBACK (activate_when_settled), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
search_stop_cb (TillidPatientsPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer data)
{
  TillidPatientsPage *self = data;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
new_key_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            gpointer data)
{
  TillidPatientsPage *self = data;

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_revealer_set_reveal_child (self->new_revealer, FALSE);
  tillid_patients_page_focus_search (self);
  return GDK_EVENT_STOP;
}

/* Esc and this button put the field away; the text stays in it. */
static void
new_close_cb (TillidPatientsPage *self)
{
  gtk_revealer_set_reveal_child (self->new_revealer, FALSE);
  tillid_patients_page_focus_search (self);
}

static void
new_activate_cb (TillidPatientsPage *self)
{
  g_signal_emit (self, signals[CREATED], 0, gtk_editable_get_text (self->new_entry));
}

/* A name that was being typed stands in its field. */
static void
bind_new (TillidPatientsPage *self)
{
  tillid_draft_keeper_bind (GTK_WIDGET (self->new_entry), self->session, DRAFT_PLACE, NULL);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TillidPatientsPage *self = data;

  gtk_list_item_set_child (item, tillid_patient_row_widget_new ());
  g_ptr_array_add (self->items, item);
  g_signal_connect_object (item, "notify::position", G_CALLBACK (name_row), self, 0);
}

static void
teardown_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  TillidPatientsPage *self = data;

  g_ptr_array_remove_fast (self->items, item);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  tillid_patient_row_widget_set_item (TILLID_PATIENT_ROW_WIDGET (gtk_list_item_get_child (item)),
                                      gtk_list_item_get_item (item));
  name_row (item, NULL, data);
}

static void
tillid_patients_page_dispose (GObject *object)
{
  TillidPatientsPage *self = TILLID_PATIENTS_PAGE (object);

  if (self->new_entry != NULL)
    tillid_draft_keeper_release (GTK_WIDGET (self->new_entry));
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_PATIENTS_PAGE);

  G_OBJECT_CLASS (tillid_patients_page_parent_class)->dispose (object);
}

static void
tillid_patients_page_finalize (GObject *object)
{
  g_ptr_array_unref (TILLID_PATIENTS_PAGE (object)->items);

  G_OBJECT_CLASS (tillid_patients_page_parent_class)->finalize (object);
}

static void
tillid_patients_page_class_init (TillidPatientsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_patients_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_patients_page_finalize;

  signals[OPENED] = g_signal_new ("opened", TILLID_TYPE_PATIENTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CREATED] = g_signal_new ("created", TILLID_TYPE_PATIENTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-patients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, new_revealer);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, new_entry);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, heading_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, empty_new_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, nobody_status);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, nobody_new_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, problem_status);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, no_access);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, roles_status);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, looks_bar);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientsPage, looks_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_close_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_access_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_access_back_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_patients_page_init (TillidPatientsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  self->items = g_ptr_array_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search_entry), keys);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (new_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->new_entry), keys);
}

/**
 * tillid_patients_page_set_session:
 * @self: the page
 * @session: an open clinic; held until another one is set
 *
 * Shows its patients, and the name of a new one that was being typed.
 */
void
tillid_patients_page_set_session (TillidPatientsPage *self, TillidSession *session)
{
  g_autoptr (GtkSelectionModel) selection = NULL;
  gboolean can_write = FALSE;

  g_return_if_fail (TILLID_IS_PATIENTS_PAGE (self));
  g_return_if_fail (TILLID_IS_SESSION (session));

  can_write = tillid_session_may_write_kind (session, &tillid_person_type);
  gtk_widget_set_visible (self->new_button, can_write);
  gtk_widget_set_visible (self->empty_new_button, can_write);
  gtk_widget_set_visible (self->nobody_new_button, can_write);

  g_set_object (&self->session, session);
  if (can_write)
    bind_new (self);
  gtk_revealer_set_reveal_child (self->new_revealer,
                                 tillid_draft_keeper_has_text (GTK_WIDGET (self->new_entry)));
  g_clear_object (&self->model);
  self->model = tillid_patients_model_new (session);
  g_signal_connect_object (self->model, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (count_looks), self, G_CONNECT_SWAPPED);
  count_looks (self);
  g_clear_object (&self->rows);
  self->rows = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->model)), 0,
                                         self->is_drawn ? G_MAXUINT : FIRST_ROWS);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  gtk_list_view_set_model (self->list_view, selection);
  if (tillid_patients_model_get_problem (self->model) != NULL)
    settled_cb (self);
  tillid_patients_model_set_query (self->model, gtk_editable_get_text (self->search_entry));
}

/* Asks for the reason to open a patient of whom not everything is open; @age: (nullable): in words. */
void
tillid_patients_page_show_closed (TillidPatientsPage *self,
                                  gint64 patient,
                                  const char *name,
                                  const char *age)
{
  g_return_if_fail (TILLID_IS_PATIENTS_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "closed");
  tillid_no_access_show (self->no_access, self->session, patient, name, age);
}

/* Gives the search the focus, with its text selected: the next key begins a new search. */
void
tillid_patients_page_focus_search (TillidPatientsPage *self)
{
  g_return_if_fail (TILLID_IS_PATIENTS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
}

/**
 * tillid_patients_page_start_new:
 *
 * Shows the field for a name, with what was searched for in vain. Enter makes the patient, with a name or without.
 */
void
tillid_patients_page_start_new (TillidPatientsPage *self)
{
  g_return_if_fail (TILLID_IS_PATIENTS_PAGE (self));

  if (self->session == NULL || !gtk_widget_get_visible (self->new_button))
    return;
  if (*gtk_editable_get_text (self->new_entry) == '\0' &&
      tillid_patients_model_is_settled (self->model) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    gtk_editable_set_text (self->new_entry, gtk_editable_get_text (self->search_entry));
  gtk_revealer_set_reveal_child (self->new_revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->new_entry));
  gtk_editable_set_position (self->new_entry, -1);
}

/* The patient has been made. */
void
tillid_patients_page_forget_new (TillidPatientsPage *self)
{
  g_return_if_fail (TILLID_IS_PATIENTS_PAGE (self));

  tillid_draft_keeper_forget (GTK_WIDGET (self->new_entry));
  bind_new (self);
  gtk_revealer_set_reveal_child (self->new_revealer, FALSE);
  gtk_editable_set_text (self->search_entry, "");
}

/* (transfer none): what stands in the search. */
const char *
tillid_patients_page_get_query (TillidPatientsPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_PAGE (self), NULL);

  return gtk_editable_get_text (self->search_entry);
}

/* Searches for @query, as if it had been typed. */
void
tillid_patients_page_set_query (TillidPatientsPage *self, const char *query)
{
  g_return_if_fail (TILLID_IS_PATIENTS_PAGE (self));

  gtk_editable_set_text (self->search_entry, query);
  if (self->model != NULL)
    tillid_patients_model_set_query (self->model, query);
}

/* (transfer none) (nullable): the list as it is shown; %NULL before there is a session. */
TillidPatientsModel *
tillid_patients_page_get_model (TillidPatientsPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_PAGE (self), NULL);

  return self->model;
}

/* (transfer none): the banner under the header bar. */
TillidBanner *
tillid_patients_page_get_banner (TillidPatientsPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_PAGE (self), NULL);

  return self->banner;
}

/* (transfer none): the menu of the header bar, for a sidebar that has none. */
GtkMenuButton *
tillid_patients_page_get_menu_button (TillidPatientsPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENTS_PAGE (self), NULL);

  return self->menu_button;
}
