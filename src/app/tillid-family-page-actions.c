/* tillid-family-page-actions.c - what can be done on the Family page, and how much of the drawing is seen
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* On paper and in files the staff layer is never. The first time the drawing is as large as fits, with names not below 9 pt; after
 * that it is as large as it was made. */
#include "config.h"

#include "tillid-family-page-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tillid-dialogs.h"
#include "tillid-family-file.h"
#include "tillid-format.h"
#include "tillid-history-window.h"
#include "tillid-page.h"
#include "tillid-print.h"
#include "tillid-timeline-file.h"

#define ZOOM_STEP 1.2
/* Names of 13.3 px are 9 pt. */
#define LEAST_FIT 0.9

/* (transfer none) */
GAction *
tillid_family_page_get_action (TillidFamilyPage *self, const char *name)
{
  return g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
}

static gboolean
get_state (TillidFamilyPage *self, const char *name)
{
  g_autoptr (GVariant) state = g_action_get_state (tillid_family_page_get_action (self, name));

  return g_variant_get_boolean (state);
}

static void
enable (TillidFamilyPage *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (tillid_family_page_get_action (self, name)),
                               enabled);
}

/* What can be done follows from who is selected and who works. */
void
tillid_family_page_update_actions (TillidFamilyPage *self)
{
  static const char *const of_person[] = { "put-aside", "remove" };
  const gboolean may_edit = tillid_family_page_may_write (self);
  const gint64 selected = tillid_genogram_view_get_selected (self->view);
  const TillidRelation *relation =
    self->model != NULL ? tillid_family_model_find_relation (self->model, selected) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_person); i++)
    enable (self, of_person[i], may_edit && relation != NULL);
  enable (self, "put-back", may_edit && relation != NULL && isfinite (relation->x));
  enable (self, "lay-out-again", may_edit && tillid_family_model_has_moved (self->model));
  enable (self, "history", relation != NULL);
  enable (self, "tool", may_edit);
  enable (self, "add-first", may_edit);
  enable (self, "print", self->model != NULL);
  enable (self, "save", self->model != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->palette), may_edit);
}

static void
set_zoom (TillidFamilyPage *self, double zoom)
{
  self->has_zoom = TRUE;
  tillid_genogram_view_set_zoom (self->view, zoom);
}

static void
zoom_in_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;

  set_zoom (self, tillid_genogram_view_get_zoom (self->view) * ZOOM_STEP);
}

static void
zoom_out_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;

  set_zoom (self, tillid_genogram_view_get_zoom (self->view) / ZOOM_STEP);
}

/* All of it where that is possible. */
void
tillid_family_page_fit (TillidFamilyPage *self)
{
  int width, height, across, down;

  if (self->model == NULL)
    return;
  width = gtk_widget_get_width (GTK_WIDGET (self->scroller));
  height = gtk_widget_get_height (GTK_WIDGET (self->scroller));
  tillid_genogram_view_set_zoom (self->view, 1);
  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_HORIZONTAL, -1, &across, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_VERTICAL, -1, &down, NULL, NULL,
                      NULL);
  if (across > 0 && down > 0)
    tillid_genogram_view_set_zoom (self->view,
                                   CLAMP (MIN (width / (double) across, height / (double) down),
                                          LEAST_FIT, 1));
}

static void
centre_on (GtkAdjustment *adjustment, double place)
{
  gtk_adjustment_set_value (adjustment, place - gtk_adjustment_get_page_size (adjustment) / 2);
}

/* Who is selected, or else the patient, in the middle of what is seen. */
void
tillid_family_page_centre (TillidFamilyPage *self)
{
  const gint64 selected = tillid_genogram_view_get_selected (self->view);
  GtkWidget *sign;
  graphene_rect_t bounds;

  if (self->model == NULL)
    return;
  sign = tillid_genogram_view_get_sign (self->view,
                                        selected != 0
                                          ? selected
                                          : tillid_patient_context_get_patient (self->context));
  if (sign == NULL || !gtk_widget_compute_bounds (sign, GTK_WIDGET (self->view), &bounds))
    return;
  centre_on (gtk_scrolled_window_get_hadjustment (self->scroller),
             bounds.origin.x + bounds.size.width / 2);
  centre_on (gtk_scrolled_window_get_vadjustment (self->scroller),
             bounds.origin.y + bounds.size.height / 2);
}

static void
zoom_fit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_family_page_fit (data);
}

/* Hold of an empty place moves all of it. */
static void
pan_begin_cb (TillidFamilyPage *self, double x, double y, GtkGestureDrag *drag)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->scroller), x, y, GTK_PICK_DEFAULT);

  if (picked != GTK_WIDGET (self->view) && !GTK_IS_VIEWPORT (picked))
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
  self->pan_x = gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (self->scroller));
  self->pan_y = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
pan_update_cb (TillidFamilyPage *self, double dx, double dy)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->scroller), self->pan_x - dx);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->pan_y - dy);
}

static void
list_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;
  const gboolean shown = !get_state (self, "list");

  g_simple_action_set_state (action, g_variant_new_boolean (shown));
  gtk_stack_set_visible_child_name (self->stack, shown ? "list" : "drawing");
  if (self->model == NULL)
    return;
  tillid_family_page_fill_list (self);
  tillid_family_page_select_row (self, tillid_genogram_view_get_selected (self->view));
  tillid_family_page_focus_selected (self);
}

static void
staff_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;
  const gboolean shown = !get_state (self, "staff");

  g_simple_action_set_state (action, g_variant_new_boolean (shown));
  tillid_genogram_view_set_staff_layer (self->view, shown);
  tillid_family_inspector_set_staff_layer (self->inspector, shown);
}

static void
add_first_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;

  if (self->model != NULL)
    tillid_family_page_use_tool (self, g_variant_get_string (parameter, NULL),
                                 tillid_patient_context_get_patient (self->context));
}

static void
put_aside_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;

  tillid_family_model_put_prompt_aside (self->model, tillid_genogram_view_get_selected (self->view),
                                        (TillidFamilyReason) g_variant_get_int32 (parameter));
}

static void
put_back_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;

  tillid_family_model_put_back (self->model, tillid_genogram_view_get_selected (self->view));
}

static void
lay_out_again_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;

  tillid_family_model_lay_out_again (self->model);
}

/* Who was selected is gone: the patient has the focus. */
static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;
  const gint64 selected = tillid_genogram_view_get_selected (self->view);

  tillid_genogram_view_select (self->view, tillid_patient_context_get_patient (self->context));
  tillid_family_page_focus_selected (self);
  tillid_family_model_remove (self->model, selected);
}

static void
history_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TillidFamilyPage *self = data;
  const TillidRelation *relation =
    tillid_family_model_find_relation (self->model, tillid_genogram_view_get_selected (self->view));

  if (relation != NULL)
    gtk_window_present (
      tillid_history_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->context, &tillid_relation_type, relation->record.id));
}

static void
close_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_family_page_show_inspector (data, FALSE);
}

/* On paper and in files */

static void
init_print (TillidFamilyPage *self, TillidFamilyPrint *print)
{
  *print = (TillidFamilyPrint){ .format = TILLID_FAMILY_PDF, .palette = TILLID_PALETTE_PRINT };
  print->name = tillid_patient_context_get_name (self->context);
  print->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              TillidFamilyPage *self)
{
  TillidFamilyPrint print;

  init_print (self, &print);
  tillid_family_draw_page (&print, gtk_print_context_get_cairo_context (context),
                           tillid_family_model_get_scene (self->model),
                           gtk_print_context_get_width (context),
                           gtk_print_context_get_height (context));
}

/* Ctrl+P, and the button. */
void
tillid_family_page_print (TillidFamilyPage *self)
{
  g_autoptr (GtkPrintOperation) operation = tillid_print_new ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  if (!tillid_print_run (operation, self->context, "print-family",
                         GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                         GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &error) &&
      error != NULL)
    tillid_banner_show (self->banner, error->message, NULL);
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  tillid_family_page_print (data);
}

static gboolean
write_file (TillidFamilyPage *self, const char *path, GError **error)
{
  TillidFamilyPrint print;
  g_autoptr (GBytes) bytes = NULL;

  init_print (self, &print);
  if (g_str_has_suffix (path, ".svg"))
    print.format = TILLID_FAMILY_SVG;
  else if (g_str_has_suffix (path, ".png"))
    print.format = TILLID_FAMILY_PNG;
  bytes = tillid_family_render_bytes (&print, tillid_family_model_get_scene (self->model), error);
  return bytes != NULL && tillid_print_log (self->context, "print-family", error) &&
         tillid_timeline_write (bytes, path, error);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TillidFamilyPage) self = data;
  g_autoptr (GFile) file = tillid_dialogs_choose_file_finish (result);
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL || self->model == NULL)
    return;
  if (!write_file (self, g_file_peek_path (file), &error))
    tillid_banner_show (self->banner, error->message, NULL);
}

/* Not named after the patient: names of files are seen by others. */
static void
save_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  static const char *const patterns[] = { "*.pdf", "*.svg", "*.png", NULL };
  TillidFamilyPage *self = data;
  g_autofree char *day =
    tillid_day_to_iso (tillid_session_today (tillid_patient_context_get_session (self->context)));
  /* Translators: name of a file; a day as 2026-03-10. */
  g_autofree char *name = g_strdup_printf (C_ ("print", "Family %s.svg"), day);
  const TillidFileQuestion question = {
    .title = C_ ("file", "Where the drawing goes"),
    .accept = C_ ("file", "_Save"),
    .save = TRUE,
    .name = name,
    .filter_name = C_ ("file", "PDF, SVG or PNG"),
    .patterns = patterns,
  };

  tillid_dialogs_choose_file_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &question,
                                    file_chosen_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { .name = "tool", .parameter_type = "s", .state = "'select'" },
  { .name = "zoom-in", .activate = zoom_in_action },
  { .name = "zoom-out", .activate = zoom_out_action },
  { .name = "zoom-fit", .activate = zoom_fit_action },
  { .name = "list", .activate = list_action, .state = "false" },
  { .name = "staff", .activate = staff_action, .state = "false" },
  { .name = "add-first", .activate = add_first_action, .parameter_type = "s" },
  { .name = "put-aside", .activate = put_aside_action, .parameter_type = "i" },
  { .name = "put-back", .activate = put_back_action },
  { .name = "lay-out-again", .activate = lay_out_again_action },
  { .name = "remove", .activate = remove_action },
  { .name = "history", .activate = history_action },
  { .name = "close", .activate = close_action },
  { .name = "print", .activate = print_action },
  { .name = "save", .activate = save_action },
};

/* Before the template is used. */
void
tillid_family_page_init_actions (TillidFamilyPage *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "family", G_ACTION_GROUP (self->actions));
}

/* The hand that moves the drawing; after the template. */
void
tillid_family_page_init_pan (TillidFamilyPage *self)
{
  GtkGesture *pan = gtk_gesture_drag_new ();

  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (pan_begin_cb), self);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (pan_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->scroller), GTK_EVENT_CONTROLLER (pan));
}
