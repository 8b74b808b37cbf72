/* tillid-family-page.c - the family drawing of a patient
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The page shows a TillidFamilyModel three times: as a drawing, as a list of the same people in the same order, and the one who is
 * selected in the inspector. Its tools are in tillid-family-page-tools.c, the rest of what can be done in
 * tillid-family-page-actions.c. */
#include "config.h"

#include "tillid-family-page-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-format.h"
#include "tillid-page.h"
#include "tillid-words.h"

static void tillid_family_page_iface_init (TillidPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidFamilyPage,
                               tillid_family_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_PAGE,
                                                      tillid_family_page_iface_init))

/* Whether there is a family that may be changed. */
gboolean
tillid_family_page_may_write (TillidFamilyPage *self)
{
  return self->model != NULL && tillid_family_model_may_write (self->model);
}

/* Whoever is selected has the focus, in the drawing or in the list; with nobody, the patient. */
void
tillid_family_page_focus_selected (TillidFamilyPage *self)
{
  const gint64 selected = tillid_genogram_view_get_selected (self->view);
  GtkWidget *sign;
  GtkListBoxRow *row;

  if (self->model == NULL)
    return;
  sign = tillid_genogram_view_get_sign (self->view,
                                        selected != 0
                                          ? selected
                                          : tillid_patient_context_get_patient (self->context));
  row = gtk_list_box_get_selected_row (self->list);
  if (sign != NULL && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "drawing"))
    gtk_widget_grab_focus (sign);
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* The inspector beside the drawing. When it goes, the focus is with who is selected. */
void
tillid_family_page_show_inspector (TillidFamilyPage *self, gboolean shown)
{
  if (gtk_revealer_get_reveal_child (self->inspector_revealer) == shown)
    return;
  if (!shown && gtk_widget_get_focus_child (GTK_WIDGET (self->inspector)) != NULL)
    tillid_family_page_focus_selected (self);
  gtk_revealer_set_reveal_child (self->inspector_revealer, shown);
}

static GtkWidget *
make_row (void)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 8);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  return row;
}

/* The same people in the same order, while it is looked at; rows stay, and with them the focus. */
void
tillid_family_page_fill_list (TillidFamilyPage *self)
{
  const TillidFamilyScene *scene = tillid_family_model_get_scene (self->model);
  GtkListBoxRow *row;

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    return;
  for (guint i = 0; i < scene->figures->len; i++)
    {
      const char *sentence = tillid_family_scene_get (scene, i)->sentence;

      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (make_row ());
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (row)), sentence);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                      -1);
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) scene->figures->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* In the list, too. */
void
tillid_family_page_select_row (TillidFamilyPage *self, gint64 person)
{
  const guint index =
    person != 0 ? tillid_family_scene_find (tillid_family_model_get_scene (self->model), person)
                : G_MAXUINT;

  gtk_list_box_select_row (self->list, index != G_MAXUINT
                                         ? gtk_list_box_get_row_at_index (self->list, (int) index)
                                         : NULL);
}

/* Somebody new, or somebody who was asked for, as soon as there is a sign. */
void
tillid_family_page_select_wanted (TillidFamilyPage *self)
{
  GtkWidget *sign =
    self->wanted != 0 ? tillid_genogram_view_get_sign (self->view, self->wanted) : NULL;

  if (sign == NULL)
    return;
  tillid_genogram_view_select (self->view, self->wanted);
  self->wanted = 0;
  if (!self->name_it)
    {
      tillid_family_page_focus_selected (self);
      return;
    }
  self->name_it = FALSE;
  tillid_family_page_show_inspector (self, TRUE);
  tillid_family_inspector_grab_name (self->inspector);
}

/* A circle in parenthood, or else the first child who interprets. */
static void
show_banner (TillidFamilyPage *self)
{
  const TillidFamilyScene *scene = tillid_family_model_get_scene (self->model);
  g_autofree char *warning = tillid_family_model_dup_warning (self->model);

  self->prompted = 0;
  for (guint i = 0; warning == NULL && i < scene->figures->len; i++)
    {
      const gint64 person = tillid_family_scene_get (scene, i)->person;

      warning = tillid_family_model_dup_prompt (self->model, person);
      if (warning != NULL)
        self->prompted = person;
    }
  if (warning == NULL)
    tillid_banner_hide (self->banner);
  else
    tillid_banner_show (self->banner, warning, self->prompted != 0 ? C_ ("button", "_Show") : NULL);
}

static void
banner_clicked_cb (TillidFamilyPage *self)
{
  tillid_genogram_view_select (self->view, self->prompted);
  tillid_family_page_show_inspector (self, TRUE);
  tillid_family_inspector_grab_name (self->inspector);
}

static void
model_changed_cb (TillidFamilyPage *self)
{
  const TillidFamilyScene *scene = tillid_family_model_get_scene (self->model);
  g_autofree char *count = tillid_format_count (scene->figures->len);
  g_autofree char *label =
    /* Translators: how many people are in the drawing. */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Family, %s person", "Family, %s people",
                                  scene->figures->len),
                     count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (self->empty_box,
                          scene->figures->len == 1 && tillid_family_page_may_write (self));
  show_banner (self);
  tillid_family_page_fill_list (self);
  tillid_family_inspector_show (self->inspector, self->model,
                                tillid_genogram_view_get_selected (self->view));
  tillid_family_page_update_actions (self);
  tillid_family_page_update_line (self);
  tillid_family_page_select_wanted (self);
}

static void
selected_cb (TillidFamilyPage *self, gint64 person)
{
  if (self->model == NULL)
    return;
  tillid_family_inspector_show (self->inspector, self->model, person);
  tillid_family_page_select_row (self, person);
  if (person == 0)
    tillid_family_page_show_inspector (self, FALSE);
  tillid_family_page_update_actions (self);
}

static void
moved_cb (TillidFamilyPage *self, gint64 person, double dx, double dy)
{
  if (tillid_family_page_may_write (self))
    tillid_family_model_move (self->model, person, dx, dy);
}

static gboolean
key_pressed_cb (TillidFamilyPage *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  static const struct
  {
    guint keyval;
    const char *action;
  } keys[] = {
    { GDK_KEY_Delete, "remove" },
    { GDK_KEY_v, "list" },
    { GDK_KEY_h, "history" },
    { GDK_KEY_plus, "zoom-in" },
    { GDK_KEY_minus, "zoom-out" },
    { GDK_KEY_KP_Add, "zoom-in" },
    { GDK_KEY_KP_Subtract, "zoom-out" },
    { GDK_KEY_0, "zoom-fit" },
    { GDK_KEY_a, "lay-out-again" },
    { GDK_KEY_Escape, "close" },
  };

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || self->model == NULL)
    return FALSE;
  if (tillid_family_page_use_key (self, keyval))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == gdk_keyval_to_lower (keyval))
      {
        g_action_activate (tillid_family_page_get_action (self, keys[i].action), NULL);
        return TRUE;
      }
  return FALSE;
}

/* Back to the drawing. */
static gboolean
inspector_key_cb (TillidFamilyPage *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  tillid_family_page_show_inspector (self, FALSE);
  return TRUE;
}

static void
row_selected_cb (TillidFamilyPage *self, GtkListBoxRow *row)
{
  const TillidFamilyScene *scene =
    self->model != NULL ? tillid_family_model_get_scene (self->model) : NULL;
  const guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  if (scene != NULL && index < scene->figures->len)
    tillid_genogram_view_select (self->view, tillid_family_scene_get (scene, index)->person);
}

static void
row_activated_cb (TillidFamilyPage *self, GtkListBoxRow *row)
{
  row_selected_cb (self, row);
  tillid_family_page_show_inspector (self, TRUE);
  tillid_family_inspector_grab_name (self->inspector);
}

static void
zoomed_cb (TillidFamilyPage *self)
{
  g_autofree char *number =
    tillid_format_number ((int) (100 * tillid_genogram_view_get_zoom (self->view) + 0.5), NULL);
  g_autofree char *text = g_strdup_printf (C_ ("family", "%s %%"), number);

  gtk_label_set_text (self->zoom_label, text);
}

/* The first time that there is a size to fit into; outside of the allocation that told of it. */
static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TillidFamilyPage *self = data;

  if (gtk_widget_get_width (widget) <= 1)
    return G_SOURCE_CONTINUE;
  if (!self->has_zoom && self->model != NULL)
    {
      self->has_zoom = TRUE;
      tillid_family_page_fit (self);
      return G_SOURCE_CONTINUE;
    }
  tillid_family_page_centre (self);
  return G_SOURCE_REMOVE;
}

static void
drop_context (TillidFamilyPage *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  if (self->view != NULL)
    {
      tillid_family_inspector_show (self->inspector, NULL, 0);
      tillid_genogram_view_set_model (self->view, NULL);
    }
  g_clear_object (&self->model);
  g_clear_object (&self->context);
}

static void
set_context (TillidPage *page, TillidPatientContext *context)
{
  TillidFamilyPage *self = TILLID_FAMILY_PAGE (page);

  drop_context (self);
  if (context == NULL)
    return;
  self->context = g_object_ref (context);
  self->model = tillid_family_model_new (context);
  tillid_genogram_view_set_model (self->view, self->model);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
}

static gboolean
leave (TillidPage *page)
{
  tillid_family_inspector_commit (TILLID_FAMILY_PAGE (page)->inspector);
  return TRUE;
}

static void
open_record (TillidPage *page, gint64 id)
{
  TillidFamilyPage *self = TILLID_FAMILY_PAGE (page);

  self->wanted = id;
  if (self->model != NULL)
    tillid_family_page_select_wanted (self);
}

static void
print (TillidPage *page)
{
  tillid_family_page_print (TILLID_FAMILY_PAGE (page));
}

static void
grab_focus_first (TillidPage *page)
{
  tillid_family_page_focus_selected (TILLID_FAMILY_PAGE (page));
}

static GVariant *
save_place (TillidPage *page)
{
  TillidFamilyPage *self = TILLID_FAMILY_PAGE (page);

  return g_variant_new ("(xd)", tillid_genogram_view_get_selected (self->view),
                        tillid_genogram_view_get_zoom (self->view));
}

static void
restore_place (TillidPage *page, GVariant *place)
{
  gint64 selected;
  double zoom;

  if (!g_variant_is_of_type (place, G_VARIANT_TYPE ("(xd)")))
    return;
  g_variant_get (place, "(xd)", &selected, &zoom);
  TILLID_FAMILY_PAGE (page)->has_zoom = TRUE;
  tillid_genogram_view_set_zoom (TILLID_FAMILY_PAGE (page)->view, zoom);
  open_record (page, selected);
}

static void
tillid_family_page_iface_init (TillidPageInterface *iface)
{
  iface->id = "family";
  iface->title = NC_ ("page", "Family");
  iface->icon = "tillid-family-symbolic";
  iface->reads = iface->writes = "relation";
  iface->set_context = set_context;
  iface->leave = leave;
  iface->open_record = open_record;
  iface->print = print;
  iface->grab_focus_first = grab_focus_first;
  iface->save_place = save_place;
  iface->restore_place = restore_place;
}

static void
tillid_family_page_dispose (GObject *object)
{
  TillidFamilyPage *self = TILLID_FAMILY_PAGE (object);

  drop_context (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_FAMILY_PAGE);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (tillid_family_page_parent_class)->dispose (object);
}

static void
tillid_family_page_class_init (TillidFamilyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_family_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-family-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TillidFamilyPage, name)
  BIND (banner);
  BIND (palette);
  BIND (stack);
  BIND (scroller);
  BIND (view);
  BIND (list);
  BIND (empty_box);
  BIND (zoom_label);
  BIND (line_label);
  BIND (legend);
  BIND (inspector_revealer);
  BIND (inspector);
#undef BIND
}

static void
connect_all (TillidFamilyPage *self)
{
  static const struct
  {
    gsize member;
    const char *signal;
    GCallback callback;
  } signals[] = {
    { G_STRUCT_OFFSET (TillidFamilyPage, view), "selected", G_CALLBACK (selected_cb) },
    { G_STRUCT_OFFSET (TillidFamilyPage, view), "opened", G_CALLBACK (tillid_family_page_open) },
    { G_STRUCT_OFFSET (TillidFamilyPage, view), "joined", G_CALLBACK (tillid_family_page_join) },
    { G_STRUCT_OFFSET (TillidFamilyPage, view), "moved", G_CALLBACK (moved_cb) },
    { G_STRUCT_OFFSET (TillidFamilyPage, view), "zoomed", G_CALLBACK (zoomed_cb) },
    { G_STRUCT_OFFSET (TillidFamilyPage, list), "row-selected", G_CALLBACK (row_selected_cb) },
    { G_STRUCT_OFFSET (TillidFamilyPage, list), "row-activated", G_CALLBACK (row_activated_cb) },
    { G_STRUCT_OFFSET (TillidFamilyPage, banner), "button-clicked",
      G_CALLBACK (banner_clicked_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (G_STRUCT_MEMBER (gpointer, self, signals[i].member), signals[i].signal,
                             signals[i].callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->scroller), fit_cb, self, NULL);
}

static void
add_keys (TillidFamilyPage *self, GtkWidget *widget, GCallback callback)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", callback, self);
  gtk_widget_add_controller (widget, keys);
}

static void
tillid_family_page_init (TillidFamilyPage *self)
{
  tillid_family_page_init_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_family_page_init_tools (self);
  tillid_family_page_init_pan (self);
  connect_all (self);
  /* Single letters work while the drawing has the focus, never in a field. */
  add_keys (self, GTK_WIDGET (self->stack), G_CALLBACK (key_pressed_cb));
  add_keys (self, GTK_WIDGET (self->inspector), G_CALLBACK (inspector_key_cb));
  zoomed_cb (self);
  tillid_family_page_update_actions (self);
}

/* (transfer none) (nullable) */
TillidFamilyModel *
tillid_family_page_get_model (TillidFamilyPage *self)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_PAGE (self), NULL);

  return self->model;
}

/* (transfer none) */
TillidGenogramView *
tillid_family_page_get_view (TillidFamilyPage *self)
{
  g_return_val_if_fail (TILLID_IS_FAMILY_PAGE (self), NULL);

  return self->view;
}
