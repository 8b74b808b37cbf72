/* tillid-patient-page.c - the frame around the pages of one patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The tabs are there at once, from the list of types; a page is built when it is shown first. All pages go
 * when another patient comes: nothing of one patient can stay on a page of the next. */
#include "config.h"

#include "tillid-patient-page.h"

#include "tillid-children-popover.h"
#include "tillid-compat.h"
#include "tillid-patient-header.h"
#include "tillid-stack-pages.h"
#include "tillid-tabs.h"
#include "tillid-types.h"

struct _TillidPatientPage
{
  GtkWidget parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */

  GtkMenuButton *menu_button;
  GtkWidget *print_button;
  GtkWidget *children_button;
  TillidChildrenPopover *children_popover;
  TillidTabs *tabs;
  TillidBanner *banner;
  TillidBanner *roles_banner;
  TillidPatientHeader *header;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (TillidPatientPage, tillid_patient_page, GTK_TYPE_WIDGET)

static GType
find_type (const char *id)
{
  guint n = 0;
  const TillidTypeFunc *pages = tillid_types_list_pages (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (tillid_page_peek (pages[i]())->id, id) == 0)
      return pages[i]();
  return G_TYPE_INVALID;
}

/* Whether who works here has that page of this patient. */
static gboolean
may_show (TillidPatientPage *self, const TillidPageInterface *iface)
{
  return iface->reads == NULL || self->context == NULL ||
         tillid_scope_reads_kind (tillid_patient_context_get_scope (self->context), iface->reads);
}

static void
drop_pages (TillidPatientPage *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->stack))) != NULL)
    {
      tillid_page_set_context (TILLID_PAGE (child), NULL);
      gtk_stack_remove (self->stack, child);
    }
}

static void
show_tabs (TillidPatientPage *self)
{
  guint n = 0;
  const TillidTypeFunc *pages = tillid_types_list_pages (&n);

  tillid_tabs_clear (self->tabs);
  for (guint i = 0; i < n; i++)
    {
      const TillidPageInterface *iface = tillid_page_peek (pages[i]());

      if (may_show (self, iface))
        tillid_tabs_add (self->tabs, iface->id, tillid_page_get_title (iface), iface->icon);
    }
}

static void
tab_chosen_cb (TillidPatientPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "(sx)", id,
                              G_GINT64_CONSTANT (0));
}

static void
open_with_a_reason_cb (TillidPatientPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-for-reason", NULL);
}

/* What may be read here and not written, said in one place for all pages. */
static void
say_read_only (TillidPatientPage *self, const TillidPageInterface *iface)
{
  const char *sentence =
    self->context != NULL ? tillid_page_get_read_only (iface, self->context) : NULL;

  if (sentence != NULL)
    tillid_banner_show (self->roles_banner, sentence,
                        tillid_session_may (tillid_patient_context_get_session (self->context),
                                            TILLID_ACTION_BREAK_GLASS, NULL)
                          ? C_ ("story", "_Open with a reason")
                          : NULL);
  else
    tillid_banner_hide (self->roles_banner);
}

static void
tillid_patient_page_dispose (GObject *object)
{
  TillidPatientPage *self = TILLID_PATIENT_PAGE (object);

  if (self->stack != NULL)
    drop_pages (self);
  g_clear_object (&self->context);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_PATIENT_PAGE);

  G_OBJECT_CLASS (tillid_patient_page_parent_class)->dispose (object);
}

static void
tillid_patient_page_class_init (TillidPatientPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_patient_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-patient-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, children_button);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, children_popover);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, banner);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, roles_banner);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, header);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, tab_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_with_a_reason_cb);
  /* Where a page has another use for the letter (story, family) it comes first; the menu says the same. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "win.put-on-agenda", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_patient_page_init (TillidPatientPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  show_tabs (self);
}

/**
 * tillid_patient_page_set_context:
 * @context: (nullable): the patient; %NULL leaves nothing of the last one
 */
void
tillid_patient_page_set_context (TillidPatientPage *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_PATIENT_PAGE (self));

  if (self->context == context)
    return;
  drop_pages (self);
  tillid_banner_hide (self->roles_banner);
  g_set_object (&self->context, context);
  show_tabs (self);
  tillid_patient_header_set_context (self->header, context);
  tillid_children_popover_set_context (self->children_popover, context);
  gtk_widget_set_visible (self->children_button,
                          context != NULL &&
                            tillid_scope_reads_kind (tillid_patient_context_get_scope (context),
                                                     "child_asked"));
  tillid_patient_header_set_can_add (self->header,
                                     context != NULL &&
                                       !tillid_patient_context_is_read_only (context) &&
                                       tillid_patient_page_find_new (self) != NULL);
}

/**
 * tillid_patient_page_get_page:
 * @id: "story", "visits", ...
 *
 * Returns: (transfer none) (nullable): the page, built if need be; %NULL if the program has none of that name or
 *   no patient is open
 */
TillidPage *
tillid_patient_page_get_page (TillidPatientPage *self, const char *id)
{
  GtkWidget *page = NULL;
  GType type = G_TYPE_INVALID;

  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), NULL);

  if (self->context == NULL || id == NULL)
    return NULL;
  page = gtk_stack_get_child_by_name (self->stack, id);
  if (page != NULL)
    return TILLID_PAGE (page);

  type = find_type (id);
  if (type == G_TYPE_INVALID || !may_show (self, tillid_page_peek (type)))
    return NULL;
  page = g_object_new (type, NULL);
  gtk_stack_add_named (self->stack, page, id);
  tillid_page_set_context (TILLID_PAGE (page), self->context);
  return TILLID_PAGE (page);
}

/**
 * tillid_patient_page_show:
 *
 * Returns: %FALSE if there is no such page
 */
gboolean
tillid_patient_page_show (TillidPatientPage *self, const char *id)
{
  TillidPage *page = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), FALSE);

  page = tillid_patient_page_get_page (self, id);
  if (page == NULL)
    return FALSE;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  tillid_tabs_select (self->tabs, id);
  say_read_only (self, TILLID_PAGE_GET_IFACE (page));
  tillid_patient_header_set_full (self->header, TILLID_PAGE_GET_IFACE (page)->full_header);
  gtk_widget_set_visible (self->print_button, tillid_page_can_print (page));
  return TRUE;
}

/* As tillid_patient_page_show(), by the place of the tab from 0. */
gboolean
tillid_patient_page_show_index (TillidPatientPage *self, guint index)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), FALSE);

  return tillid_patient_page_show (self, tillid_tabs_get_id (self->tabs, index));
}

/* How many pages a patient has. */
guint
tillid_patient_page_get_n (TillidPatientPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), 0);

  return tillid_tabs_get_n (self->tabs);
}

/* (transfer none) (nullable): the id of the page at that place from 0; %NULL beyond the last. */
const char *
tillid_patient_page_get_id (TillidPatientPage *self, guint index)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), NULL);

  return tillid_tabs_get_id (self->tabs, index);
}

/* (transfer none) (nullable): the id of the page that is shown. */
const char *
tillid_patient_page_get_shown (TillidPatientPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

/* (transfer none) (nullable) */
TillidPage *
tillid_patient_page_get_shown_page (TillidPatientPage *self)
{
  GtkWidget *page = NULL;

  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), NULL);

  page = gtk_stack_get_visible_child (self->stack);
  return page != NULL ? TILLID_PAGE (page) : NULL;
}

/* (transfer none) (nullable): the id of the page on which New visit starts one. */
const char *
tillid_patient_page_find_new (TillidPatientPage *self)
{
  guint n = 0;
  const TillidTypeFunc *pages = tillid_types_list_pages (&n);

  for (guint i = 0; i < n; i++)
    {
      const TillidPageInterface *iface = tillid_page_peek (pages[i]());

      if (g_str_equal (iface->id, "visits") && iface->new_record != NULL)
        return iface->id;
    }
  return NULL;
}

/* What is being typed is kept on every page. */
gboolean
tillid_patient_page_leave (TillidPatientPage *self)
{
  gboolean kept = TRUE;

  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), TRUE);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    kept = tillid_page_leave (TILLID_PAGE (page)) && kept;
  return kept;
}

/* (transfer full): where each page stands, for restore_places (). */
GVariant *
tillid_patient_page_save_places (TillidPatientPage *self)
{
  GVariantDict dict;

  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), NULL);

  g_variant_dict_init (&dict, NULL);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    {
      GVariant *place = tillid_page_save_place (TILLID_PAGE (page));

      if (place != NULL)
        g_variant_dict_insert_value (&dict, TILLID_PAGE_GET_IFACE (page)->id, place);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* @places: what tillid_patient_page_save_places() gave: "a{sv}", a place for each page; unknown pages are passed
 * over. */
void
tillid_patient_page_restore_places (TillidPatientPage *self, GVariant *places)
{
  GVariantIter iter;
  const char *id = NULL;
  GVariant *place = NULL;

  g_return_if_fail (TILLID_IS_PATIENT_PAGE (self));

  g_variant_iter_init (&iter, places);
  while (g_variant_iter_next (&iter, "{&sv}", &id, &place))
    {
      TillidPage *page = tillid_patient_page_get_page (self, id);

      if (page != NULL)
        tillid_page_restore_place (page, place);
      g_variant_unref (place);
    }
}

/* (transfer none): the banner under the header bar. */
TillidBanner *
tillid_patient_page_get_banner (TillidPatientPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), NULL);

  return self->banner;
}

/* (transfer none): the menu of the header bar, for a sidebar that has none. */
GtkMenuButton *
tillid_patient_page_get_menu_button (TillidPatientPage *self)
{
  g_return_val_if_fail (TILLID_IS_PATIENT_PAGE (self), NULL);

  return self->menu_button;
}
