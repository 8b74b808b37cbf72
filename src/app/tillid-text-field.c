/* tillid-text-field.c - a line or more of text in place, which keeps itself
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* GtkTextView asks for the height of its last width, not of the one it is going to get; so the field measures
 * its text itself, and the view scrolls (invisibly) inside it. */
#include "config.h"

#include "tillid-text-field.h"

#include "tillid-focus.h"

#define MARGIN 3
#define LEAST_WIDTH 60
/* What the view keeps free for its cursor, and a pixel for rounding. */
#define CURSOR 2

struct _TillidTextField
{
  GtkWidget parent_instance;

  GtkWidget *root; /* the template lets go of direct children that are bound */
  GtkTextView *text_view;
  GtkLabel *placeholder_label;
  TillidDraftKeeper *keeper; /* (owned) */
  char *label;               /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_LABEL,
  N_PROPS
};

enum
{
  SIGNAL_COMMIT,
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidTextField, tillid_text_field, GTK_TYPE_WIDGET)

static void
update_label (TillidTextField *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->label != NULL
                                    ? self->label
                                    : gtk_label_get_label (self->placeholder_label),
                                  -1);
}

static void
state_changed_cb (TillidDraftKeeper *keeper, TillidTextField *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder_label),
                          gtk_text_buffer_get_char_count (buffer) == 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
commit_cb (TillidDraftKeeper *keeper, const char *text, TillidTextField *self)
{
  g_signal_emit (self, signals[SIGNAL_COMMIT], 0, text);
}

static gboolean
key_pressed_cb (TillidTextField *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter)
    return GDK_EVENT_PROPAGATE;
  if (modifiers & GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;

  tillid_draft_keeper_commit (self->keeper);
  if (modifiers & GDK_CONTROL_MASK)
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
focus_left_cb (TillidTextField *self)
{
  tillid_draft_keeper_commit (self->keeper);
}

static void
tillid_text_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TillidTextField *self = TILLID_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_label_get_label (self->placeholder_label));
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_text_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TillidTextField *self = TILLID_TEXT_FIELD (object);

  switch (id)
    {
    case PROP_PLACEHOLDER:
      gtk_label_set_label (self->placeholder_label,
                           g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      update_label (self);
      break;
    case PROP_LABEL:
      tillid_text_field_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tillid_text_field_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  TillidTextField *self = TILLID_TEXT_FIELD (widget);
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  text = tillid_draft_keeper_dup_text (self->keeper);
  layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self->text_view),
                                    *text != '\0' ? text
                                                  : gtk_label_get_label (self->placeholder_label));
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      if (*text == '\0')
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_width (layout, MAX (1, for_size - CURSOR) * PANGO_SCALE);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = MAX (LEAST_WIDTH, width + 2 * CURSOR);
    }
  else
    *minimum = *natural = height + 2 * MARGIN;
}

static GtkSizeRequestMode
tillid_text_field_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tillid_text_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (TILLID_TEXT_FIELD (widget)->root, width, height, baseline, NULL);
}

static gboolean
tillid_text_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TILLID_TEXT_FIELD (widget)->text_view));
}

static void
tillid_text_field_dispose (GObject *object)
{
  TillidTextField *self = TILLID_TEXT_FIELD (object);

  g_clear_object (&self->keeper);
  gtk_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_TEXT_FIELD);

  G_OBJECT_CLASS (tillid_text_field_parent_class)->dispose (object);
}

static void
tillid_text_field_finalize (GObject *object)
{
  g_free (TILLID_TEXT_FIELD (object)->label);

  G_OBJECT_CLASS (tillid_text_field_parent_class)->finalize (object);
}

static void
tillid_text_field_class_init (TillidTextFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tillid_text_field_dispose;
  object_class->finalize = tillid_text_field_finalize;
  object_class->get_property = tillid_text_field_get_property;
  object_class->set_property = tillid_text_field_set_property;
  widget_class->get_request_mode = tillid_text_field_get_request_mode;
  widget_class->measure = tillid_text_field_measure;
  widget_class->size_allocate = tillid_text_field_size_allocate;
  widget_class->grab_focus = tillid_text_field_grab_focus;
  widget_class->focus = tillid_focus_children;

  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_COMMIT] = g_signal_new ("commit", TILLID_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", TILLID_TYPE_TEXT_FIELD, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-text-field.ui");
  gtk_widget_class_bind_template_child (widget_class, TillidTextField, root);
  gtk_widget_class_bind_template_child (widget_class, TillidTextField, text_view);
  gtk_widget_class_bind_template_child (widget_class, TillidTextField, placeholder_label);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_set_css_name (widget_class, "textfield");
}

static void
tillid_text_field_init (TillidTextField *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keeper = tillid_draft_keeper_new (gtk_text_view_get_buffer (self->text_view));
  g_signal_connect (self->keeper, "state-changed", G_CALLBACK (state_changed_cb), self);
  g_signal_connect (self->keeper, "commit", G_CALLBACK (commit_cb), self);
}

/* (transfer floating): an empty field that belongs to no record yet. */
GtkWidget *
tillid_text_field_new (void)
{
  return g_object_new (TILLID_TYPE_TEXT_FIELD, NULL);
}

/* (transfer none) (nullable): in "commit"; see tillid_draft_keeper_get_expected(). */
const char *
tillid_text_field_get_expected (TillidTextField *self)
{
  g_return_val_if_fail (TILLID_IS_TEXT_FIELD (self), NULL);

  return tillid_draft_keeper_get_expected (self->keeper);
}

/* The draft's place; see tillid_draft_keeper_set_place(). */
void
tillid_text_field_set_place (TillidTextField *self, TillidSession *session, const char *place)
{
  g_return_if_fail (TILLID_IS_TEXT_FIELD (self));

  tillid_draft_keeper_set_place (self->keeper, session, place);
}

/* What the record has. */
void
tillid_text_field_set_kept (TillidTextField *self, const char *text)
{
  g_return_if_fail (TILLID_IS_TEXT_FIELD (self));

  tillid_draft_keeper_set_kept (self->keeper, text);
}

/* (nullable) @label: its name for a screen reader; %NULL: the placeholder */
void
tillid_text_field_set_label (TillidTextField *self, const char *label)
{
  g_return_if_fail (TILLID_IS_TEXT_FIELD (self));

  if (g_strcmp0 (label, self->label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  update_label (self);
}

/**
 * tillid_language_direction:
 * @language: (nullable): BCP 47 tag
 *
 * Returns: how it is read; the direction of the program for %NULL
 */
GtkTextDirection
tillid_language_direction (const char *language)
{
  PangoScript const *scripts;
  int n = 0;

  if (language == NULL)
    return gtk_widget_get_default_direction ();
  scripts = pango_language_get_scripts (pango_language_from_string (language), &n);
  if (n > 0 && (scripts[0] == PANGO_SCRIPT_ARABIC || scripts[0] == PANGO_SCRIPT_HEBREW ||
                scripts[0] == PANGO_SCRIPT_SYRIAC || scripts[0] == PANGO_SCRIPT_THAANA))
    return GTK_TEXT_DIR_RTL;
  return GTK_TEXT_DIR_LTR;
}

/* @language: (nullable): of the text: its placeholder and cursor stand where such text begins */
void
tillid_text_field_set_language (TillidTextField *self, const char *language)
{
  GtkTextDirection direction = tillid_language_direction (language);

  g_return_if_fail (TILLID_IS_TEXT_FIELD (self));

  gtk_widget_set_direction (GTK_WIDGET (self->text_view), direction);
}

/* A field that cannot be edited can still be selected and copied from. */
void
tillid_text_field_set_editable (TillidTextField *self, gboolean is_editable)
{
  g_return_if_fail (TILLID_IS_TEXT_FIELD (self));

  gtk_text_view_set_editable (self->text_view, is_editable);
}

/* As if somebody had typed it over what stood there. */
void
tillid_text_field_type (TillidTextField *self, const char *text)
{
  g_return_if_fail (TILLID_IS_TEXT_FIELD (self) && text != NULL);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text, -1);
}

/* Hands the text over as one edit, by the signal "commit", if it says something else than the record. */
void
tillid_text_field_commit (TillidTextField *self)
{
  g_return_if_fail (TILLID_IS_TEXT_FIELD (self));

  tillid_draft_keeper_commit (self->keeper);
}

void
tillid_text_field_clear (TillidTextField *self)
{
  g_return_if_fail (TILLID_IS_TEXT_FIELD (self));

  tillid_draft_keeper_clear (self->keeper);
}

/* Whether it holds something that the record does not have. */
gboolean
tillid_text_field_is_dirty (TillidTextField *self)
{
  g_return_val_if_fail (TILLID_IS_TEXT_FIELD (self), FALSE);

  return tillid_draft_keeper_is_dirty (self->keeper);
}

/* (transfer full): never %NULL, without blanks around it. */
char *
tillid_text_field_dup_text (TillidTextField *self)
{
  g_return_val_if_fail (TILLID_IS_TEXT_FIELD (self), NULL);

  return g_strstrip (tillid_draft_keeper_dup_text (self->keeper));
}
