/* tillid-review-window.c - reviews of a plan, what changed since, and the plan then beside the plan today
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The newest review is compared with at first; any other, or the beginning, can be chosen. */
#include "config.h"

#include "tillid-review-window.h"

#include <glib/gi18n-lib.h>

#include "tillid-edit-toasts.h"
#include "tillid-format.h"
#include "tillid-plan-review.h"

struct _TillidReviewWindow
{
  AdwWindow parent_instance;

  TillidPlanModel *model; /* (owned) (nullable) */
  GArray *instants;       /* (owned) of gint64: behind since_drop */

  AdwToastOverlay *toasts;
  GtkWidget *add_button;
  TillidRecordList *review_list;
  GtkDropDown *since_drop;
  GtkLabel *changes_label;
  GtkLabel *then_title;
  GtkLabel *then_label;
  GtkLabel *now_label;
};

G_DEFINE_FINAL_TYPE (TillidReviewWindow, tillid_review_window, ADW_TYPE_WINDOW)

static const TillidFormField fields[] = {
  { "words", NC_ ("form", "What the patient said"), TRUE },
  { "staff_words", NC_ ("form", "With whom, and what was said"), TRUE },
};

static const TillidRecordKind kind = {
  .type = &tillid_plan_review_type,
  .title = NC_ ("form", "Review of the plan"),
  .empty = NC_ ("empty", "The plan was not reviewed yet."),
  .added = NC_ ("edit", "Plan reviewed"),
  .changed = NC_ ("edit", "Review changed"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .dup_title = tillid_plan_review_dup_title,
  .dup_subtitle = tillid_plan_review_dup_words,
  .prepare = tillid_plan_review_prepare,
};

static TillidPatientContext *
get_context (TillidReviewWindow *self)
{
  return tillid_plan_model_get_context (self->model);
}

static void
show_changes (TillidReviewWindow *self, GPtrArray *then, GPtrArray *now)
{
  g_autoptr (GPtrArray) sentences = tillid_plan_lines_compare (then, now);
  g_autofree char *changes = NULL;

  g_ptr_array_add (sentences, NULL);
  changes = g_strjoinv ("\n", (char **) sentences->pdata);
  gtk_label_set_label (self->changes_label, *changes != '\0'
                                              ? changes
                                              : C_ ("review", "Nothing has changed since then."));
}

static void
show_since (TillidReviewWindow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->since_drop);
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) now = NULL;
  g_autofree char *then_text = NULL;
  g_autofree char *now_text = NULL;

  if (self->model == NULL || selected >= self->instants->len)
    return;
  then = tillid_plan_lines_at (self->model, g_array_index (self->instants, gint64, selected));
  now = tillid_plan_lines_at (self->model, TILLID_PLAN_NOW);
  then_text = tillid_plan_lines_to_text (then);
  now_text = tillid_plan_lines_to_text (now);
  show_changes (self, then, now);
  gtk_label_set_label (self->then_title, gtk_string_object_get_string (
                                           gtk_drop_down_get_selected_item (self->since_drop)));
  gtk_label_set_label (self->then_label, then_text);
  gtk_label_set_label (self->now_label, now_text);
}

static void
since_cb (TillidReviewWindow *self)
{
  show_since (self);
}

static void
offer (TillidReviewWindow *self, GtkStringList *names, const char *name, gint64 at)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->instants, at);
}

static void
refresh (TillidReviewWindow *self)
{
  TillidPatientContext *context = get_context (self);
  const gboolean editable = !tillid_plan_model_is_read_only (self->model);
  g_autoptr (GPtrArray) reviews = tillid_plan_reviews_list (self->model);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  tillid_record_list_set (self->review_list, context, &kind, 0, reviews, editable);
  gtk_widget_set_visible (self->add_button, editable);
  g_array_set_size (self->instants, 0);
  for (guint i = 0; i < reviews->len; i++)
    {
      const TillidPlanReview *review = reviews->pdata[i];
      g_autofree char *day = tillid_format_day (review->day, TILLID_FORMAT_DAY_LONG, NULL);
      g_autofree char *name = g_strdup_printf (C_ ("review", "On %s"), day);

      if (review->at != TILLID_ABSENT)
        offer (self, names, name, review->at);
    }
  offer (self, names, C_ ("review", "At the beginning"), 0);
  gtk_drop_down_set_model (self->since_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->since_drop, 0);
  show_since (self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tillid_record_list_add (TILLID_REVIEW_WINDOW (widget)->review_list);
}

static void
tillid_review_window_dispose (GObject *object)
{
  g_clear_object (&TILLID_REVIEW_WINDOW (object)->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_REVIEW_WINDOW);

  G_OBJECT_CLASS (tillid_review_window_parent_class)->dispose (object);
}

static void
tillid_review_window_finalize (GObject *object)
{
  g_array_unref (TILLID_REVIEW_WINDOW (object)->instants);

  G_OBJECT_CLASS (tillid_review_window_parent_class)->finalize (object);
}

static void
tillid_review_window_class_init (TillidReviewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_review_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_review_window_finalize;

  g_type_ensure (TILLID_TYPE_RECORD_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-review-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, review_list);
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, since_drop);
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, changes_label);
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, then_title);
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, then_label);
  gtk_widget_class_bind_template_child (widget_class, TillidReviewWindow, now_label);
  gtk_widget_class_bind_template_callback (widget_class, since_cb);
  gtk_widget_class_install_action (widget_class, "review.add", NULL, add_action);
  tillid_edit_toasts_install_patient (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tillid_review_window_init (TillidReviewWindow *self)
{
  self->instants = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_record_list_set_label (self->review_list, C_ ("review", "Reviews"));
}

/**
 * tillid_review_window_new:
 * @parent: the window it belongs to
 * @model: a plan
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
tillid_review_window_new (GtkWindow *parent, TillidPlanModel *model)
{
  TillidReviewWindow *self = NULL;
  TillidPatientContext *context = NULL;

  g_return_val_if_fail (TILLID_IS_PLAN_MODEL (model), NULL);

  self = g_object_new (TILLID_TYPE_REVIEW_WINDOW, "transient-for", parent, NULL);
  self->model = g_object_ref (model);
  context = get_context (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  tillid_edit_toasts_follow (GTK_WINDOW (self), self->toasts, context);
  refresh (self);
  return GTK_WINDOW (self);
}

/* (transfer none): the reviews, for tests */
TillidRecordList *
tillid_review_window_get_list (TillidReviewWindow *self)
{
  g_return_val_if_fail (TILLID_IS_REVIEW_WINDOW (self), NULL);

  return self->review_list;
}
