/* tillid-idle.c - notices that nobody works at the windows
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The clock goes on while the computer sleeps (CLOCK_BOOTTIME): a lid that was closed over lunch opens on a
 * locked window. Dialogs of a window belong to its application, so they are watched like it. */
#include "config.h"

#include "tillid-idle.h"

#include <time.h>

/* The last look comes this long after the time at the latest. */
#define MOST_LATE_SECONDS 5

struct _TillidIdle
{
  GObject parent_instance;

  GtkApplication *application; /* (weak) (nullable) */
  guint seconds;               /* 0: never */
  gint64 touched;              /* seconds of the clock that does not sleep */
  gboolean is_told;
  guint source;
};

enum
{
  SIGNAL_IDLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidIdle, tillid_idle, G_TYPE_OBJECT)

static gint64
now_seconds (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

static gboolean
look_cb (gpointer data)
{
  TillidIdle *self = data;

  if (self->seconds > 0 && !self->is_told && now_seconds () - self->touched >= self->seconds)
    {
      self->is_told = TRUE;
      g_signal_emit (self, signals[SIGNAL_IDLE], 0);
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
event_cb (TillidIdle *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
      tillid_idle_touch (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_window (TillidIdle *self, GtkWindow *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), controller);
}

static void
tillid_idle_dispose (GObject *object)
{
  TillidIdle *self = TILLID_IDLE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->application);

  G_OBJECT_CLASS (tillid_idle_parent_class)->dispose (object);
}

static void
tillid_idle_class_init (TillidIdleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tillid_idle_dispose;
  signals[SIGNAL_IDLE] =
    g_signal_new ("idle", TILLID_TYPE_IDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tillid_idle_init (TillidIdle *self)
{
  self->touched = now_seconds ();
}

/**
 * tillid_idle_new:
 * @application: whose windows, those that come later too
 *
 * Returns: (transfer full): it tells nothing before tillid_idle_set_seconds ()
 */
TillidIdle *
tillid_idle_new (GtkApplication *application)
{
  TillidIdle *self = g_object_new (TILLID_TYPE_IDLE, NULL);

  g_set_weak_pointer (&self->application, application);
  g_signal_connect_object (application, "window-added", G_CALLBACK (watch_window), self,
                           G_CONNECT_SWAPPED);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    watch_window (self, l->data);
  return self;
}

/**
 * tillid_idle_set_seconds:
 * @seconds: after how long "idle" comes; 0 is never
 *
 * The time counts from the last touch, not from now.
 */
void
tillid_idle_set_seconds (TillidIdle *self, guint seconds)
{
  g_return_if_fail (TILLID_IS_IDLE (self));

  self->seconds = seconds;
  g_clear_handle_id (&self->source, g_source_remove);
  if (seconds > 0)
    self->source = g_timeout_add_seconds (MIN (seconds, MOST_LATE_SECONDS), look_cb, self);
}

/**
 * tillid_idle_touch:
 *
 * Somebody is there.
 */
void
tillid_idle_touch (TillidIdle *self)
{
  g_return_if_fail (TILLID_IS_IDLE (self));

  self->touched = now_seconds ();
  self->is_told = FALSE;
}
