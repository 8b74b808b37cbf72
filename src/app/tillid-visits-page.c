/* tillid-visits-page.c - the visits of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-visits-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-brief-print.h"
#include "tillid-stack-pages.h"
#include "tillid-visit-brief-words.h"
#include "tillid-visit-list.h"
#include "tillid-visit-view.h"

struct _TillidVisitsPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListView *list_view;
  TillidVisitView *view;

  TillidPatientContext *context; /* (owned) (nullable) */
  gulong changed_handler;
  GListStore *items;             /* (owned) of TillidVisitItem */
  GtkSingleSelection *selection; /* (owned) */
  gint64 opening;                /* a visit that was begun here and is not on the disk yet */
};

static void page_iface_init (TillidPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidVisitsPage,
                               tillid_visits_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_PAGE, page_iface_init))

static gboolean
is_open (TillidVisitsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "visit") == 0;
}

/* @or_nobody: whether it is the page's as well if nobody has it */
static gboolean
has_focus (TillidVisitsPage *self, gboolean or_nobody)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;
  if (focus == NULL)
    return or_nobody;
  return gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* A row or a page of the stack that goes takes the focus with it: what comes gets it. */
static void
show_list (TillidVisitsPage *self)
{
  g_autoptr (GPtrArray) items = tillid_visit_list_build (self->context);
  const guint selected = gtk_single_selection_get_selected (self->selection);
  const gboolean had_focus = has_focus (self, TRUE), was_open = is_open (self);

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  if (selected != GTK_INVALID_LIST_POSITION && selected < items->len)
    gtk_single_selection_set_selected (self->selection, selected);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
  if (had_focus && (was_open || !has_focus (self, FALSE)))
    tillid_page_grab_focus_first (TILLID_PAGE (self));
  tillid_visit_view_set_model (self->view, NULL);
}

/* The model of the visit that is shown has read it again before. */
static void
context_changed_cb (TillidVisitsPage *self)
{
  TillidVisitModel *model = tillid_visit_view_get_model (self->view);
  const gboolean is_opening = model != NULL && tillid_visit_model_get_id (model) == self->opening;
  const gboolean is_there = model != NULL && tillid_visit_model_get_visit (model) != NULL;

  /* An undo may have taken away the visit that is shown. */
  if (!is_open (self) || (!is_there && !is_opening))
    show_list (self);
  else if (is_there && is_opening)
    {
      self->opening = 0;
      /* Until now there was nothing to write in. */
      if (gtk_widget_get_mapped (GTK_WIDGET (self->view)))
        gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

static void
open_visit (TillidVisitsPage *self, gint64 id)
{
  TillidVisitModel *shown = tillid_visit_view_get_model (self->view);
  g_autoptr (TillidVisitModel) model = NULL;

  if (shown != NULL && tillid_visit_model_get_id (shown) == id)
    model = g_object_ref (shown);
  else
    model = tillid_visit_model_new (self->context, id);
  tillid_visit_view_set_model (self->view, model);
  gtk_stack_set_visible_child_name (self->stack, "visit");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
list_activated_cb (TillidVisitsPage *self, guint position)
{
  g_autoptr (TillidVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL && tillid_visit_item_get_visit (item) != 0)
    open_visit (self, tillid_visit_item_get_visit (item));
}

/* Today's running visit goes on, and one that is planned for today is offered with "Start now": a second one beside
 * it would be a slip. Where it is shown already, somebody wants another one. */
static void
new_visit (TillidVisitsPage *self)
{
  TillidVisitModel *shown = tillid_visit_view_get_model (self->view);
  g_autoptr (TillidVisitRecords) records = NULL;
  const TillidVisit *waiting;

  if (self->context == NULL || tillid_patient_context_is_read_only (self->context))
    return;
  records = tillid_visit_records_read (self->context);
  waiting =
    tillid_visit_records_find_waiting (records,
                                       tillid_session_today (
                                         tillid_patient_context_get_session (self->context)));
  if (waiting != NULL && (waiting->status == TILLID_VISIT_STATUS_RUNNING || !is_open (self) ||
                          shown == NULL || tillid_visit_model_get_id (shown) != waiting->record.id))
    {
      open_visit (self, waiting->record.id);
      tillid_visit_view_show_part (self->view, waiting->status == TILLID_VISIT_STATUS_RUNNING
                                                 ? "room"
                                                 : "prepare");
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
  self->opening = tillid_visit_model_start_new (self->context);
  open_visit (self, self->opening);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  new_visit (TILLID_VISITS_PAGE (widget));
}

static void
show_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (widget);

  if (self->context == NULL)
    return;
  show_list (self);
  tillid_page_grab_focus_first (TILLID_PAGE (self));
}

static void
page_set_context (TillidPage *page, TillidPatientContext *context)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (page);
  g_autoptr (TillidVisitRecords) records = NULL;
  const TillidVisit *running;

  tillid_visit_view_set_model (self->view, NULL);
  if (self->context != NULL)
    g_clear_signal_handler (&self->changed_handler, self->context);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;
  self->changed_handler =
    g_signal_connect_data (context, "changed", G_CALLBACK (context_changed_cb), self, NULL,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.new",
                                 !tillid_patient_context_is_read_only (context));
  show_list (self);
  records = tillid_visit_records_read (context);
  running = tillid_visit_records_find_running (records);
  if (running != NULL)
    open_visit (self, running->record.id);
}

static gboolean
page_leave (TillidPage *page)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (page);

  tillid_visit_view_leave (self->view);
  return TRUE;
}

static void
page_open_record (TillidPage *page, gint64 id)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (page);

  if (self->context != NULL)
    open_visit (self, id);
}

static void
page_new_record (TillidPage *page)
{
  new_visit (TILLID_VISITS_PAGE (page));
}

/* What to know before the visit that is shown; in the list, before the next one. */
static void
page_print (TillidPage *page)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (page);
  TillidVisitModel *model = tillid_visit_view_get_model (self->view);
  g_autoptr (TillidVisitRecords) records = NULL;
  const TillidVisit *visit = NULL;

  if (self->context == NULL)
    return;
  tillid_visit_view_leave (self->view);
  records = tillid_visit_records_read (self->context);
  if (is_open (self) && model != NULL)
    visit = tillid_visit_records_find (records, tillid_visit_model_get_id (model));
  if (visit == NULL)
    visit =
      tillid_visit_brief_find (records, tillid_session_today (
                                          tillid_patient_context_get_session (self->context)));
  gtk_window_present (
    tillid_brief_print_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context,
                            tillid_visit_brief_make (self->context, records, visit)));
}

static void
page_grab_focus_first (TillidPage *page)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (page);

  if (is_open (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* The visit that is open, and its part. */
static GVariant *
page_save_place (TillidPage *page)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (page);
  TillidVisitModel *model = tillid_visit_view_get_model (self->view);

  return g_variant_new ("(xs)",
                        is_open (self) && model != NULL ? tillid_visit_model_get_id (model)
                                                        : G_GINT64_CONSTANT (0),
                        tillid_visit_view_get_part (self->view));
}

static void
page_restore_place (TillidPage *page, GVariant *place)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (page);
  gint64 id;
  const char *part;

  if (self->context == NULL || !g_variant_is_of_type (place, G_VARIANT_TYPE ("(xs)")))
    return;
  g_variant_get (place, "(x&s)", &id, &part);
  if (id == 0)
    show_list (self);
  else
    {
      open_visit (self, id);
      tillid_visit_view_show_part (self->view, part);
    }
}

static void
page_iface_init (TillidPageInterface *iface)
{
  iface->id = "visits";
  iface->title = NC_ ("page", "Visits");
  iface->icon = "tillid-door-symbolic";
  iface->writes = "visit";
  iface->set_context = page_set_context;
  iface->leave = page_leave;
  iface->open_record = page_open_record;
  iface->new_record = page_new_record;
  iface->print = page_print;
  iface->grab_focus_first = page_grab_focus_first;
  iface->save_place = page_save_place;
  iface->restore_place = page_restore_place;
}

static void
tillid_visits_page_dispose (GObject *object)
{
  TillidVisitsPage *self = TILLID_VISITS_PAGE (object);

  if (self->context != NULL)
    g_clear_signal_handler (&self->changed_handler, self->context);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_VISITS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (tillid_visits_page_parent_class)->dispose (object);
}

static void
tillid_visits_page_class_init (TillidVisitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_visits_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-visits-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidVisitsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, TillidVisitsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (widget_class, "visit.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "visit.show-list", NULL, show_list_action);
}

static void
tillid_visits_page_init (TillidVisitsPage *self)
{
  g_type_ensure (TILLID_TYPE_VISIT_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  self->items = g_list_store_new (TILLID_TYPE_VISIT_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}
