/* tillid-page-preview.c - how a document will look on paper
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-page-preview.h"

#define GAP 14
#define LEAST_WIDTH 240
#define USUAL_WIDTH 440

struct _TillidPagePreview
{
  GtkWidget parent_instance;

  TillidPages *pages; /* (owned) (nullable) */
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (TillidPagePreview, tillid_page_preview, GTK_TYPE_WIDGET)

static double
page_height (double width)
{
  return width * TILLID_PAGES_A4_HEIGHT / TILLID_PAGES_A4_WIDTH;
}

static GtkSizeRequestMode
tillid_page_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tillid_page_preview_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  TillidPagePreview *self = TILLID_PAGE_PREVIEW (widget);
  const guint n = MAX (self->n_pages, 1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  if (for_size < 0)
    for_size = USUAL_WIDTH;
  *minimum = *natural = (int) (n * page_height (for_size) + (n - 1) * GAP) + 1;
}

static void
tillid_page_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TillidPagePreview *self = TILLID_PAGE_PREVIEW (widget);
  const int width = gtk_widget_get_width (widget);
  const double scale = width / TILLID_PAGES_A4_WIDTH;
  cairo_t *cr;

  if (self->pages == NULL || width <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width,
                                                                 gtk_widget_get_height (widget)));
  for (guint i = 0; i < self->n_pages; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 0, i * (page_height (width) + GAP));
      cairo_scale (cr, scale, scale);
      cairo_rectangle (cr, 0, 0, TILLID_PAGES_A4_WIDTH, TILLID_PAGES_A4_HEIGHT);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill (cr);
      cairo_translate (cr, TILLID_PAGES_MARGIN, TILLID_PAGES_MARGIN);
      tillid_pages_draw_page (self->pages, cr, i);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
}

static void
tillid_page_preview_finalize (GObject *object)
{
  g_clear_pointer (&TILLID_PAGE_PREVIEW (object)->pages, tillid_pages_free);

  G_OBJECT_CLASS (tillid_page_preview_parent_class)->finalize (object);
}

static void
tillid_page_preview_class_init (TillidPagePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tillid_page_preview_finalize;
  widget_class->get_request_mode = tillid_page_preview_get_request_mode;
  widget_class->measure = tillid_page_preview_measure;
  widget_class->snapshot = tillid_page_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tillid_page_preview_init (TillidPagePreview *self)
{
}

/**
 * tillid_page_preview_show:
 * @self: a preview
 * @document: (transfer full): what is looked at, on A4
 */
void
tillid_page_preview_show (TillidPagePreview *self, TillidDocument *document)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TILLID_IS_PAGE_PREVIEW (self) && document != NULL);

  g_clear_pointer (&self->pages, tillid_pages_free);
  text = tillid_document_to_text (document);
  self->pages = tillid_pages_new (document);
  self->n_pages =
    tillid_pages_paginate (self->pages, TILLID_PAGES_A4_WIDTH - 2 * TILLID_PAGES_MARGIN,
                           TILLID_PAGES_A4_HEIGHT - 2 * TILLID_PAGES_MARGIN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* How many pages it has. */
guint
tillid_page_preview_get_n_pages (TillidPagePreview *self)
{
  g_return_val_if_fail (TILLID_IS_PAGE_PREVIEW (self), 0);

  return self->n_pages;
}
