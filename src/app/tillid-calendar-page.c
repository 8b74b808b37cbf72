/* tillid-calendar-page.c - the visits of a day or a week, by colleague and by room
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The model says what is shown; the page shows its view in the buttons, and its columns above and in the grid. The names of the
 * columns and of the hours stand in windows of their own that scroll with the grid. */
#include "config.h"

#include "tillid-calendar-page-private.h"

#include <glib/gi18n-lib.h>

#include "tillid-calendar-day.h"
#include "tillid-calendar-words.h"
#include "tillid-compat.h"
#include "tillid-format.h"

/* Nobody reads more than that at once: then a colleague or a room is chosen first. */
#define MOST_BLOCKS 400

/* The day begins here on the screen, unless somebody comes earlier. */
#define FIRST_MINUTE (7 * 60 + 30)

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidCalendarPage,
                               tillid_calendar_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_WORKPLACE,
                                                      tillid_calendar_page_init_place))

/* (transfer none) (nullable): what is shown; %NULL before there is a session. */
TillidCalendarModel *
tillid_calendar_page_get_model (TillidCalendarPage *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_PAGE (self), NULL);

  return self->model;
}

/* (transfer none) */
TillidCalendarGrid *
tillid_calendar_page_get_grid (TillidCalendarPage *self)
{
  g_return_val_if_fail (TILLID_IS_CALENDAR_PAGE (self), NULL);

  return self->grid;
}

static GtkWidget *
make_heading (TillidCalendarPage *self, const TillidCalendarColumn *column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (column->title);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, column->title);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  if (column->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (column->detail);

      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (detail, "caption");
      if (column->is_away)
        gtk_widget_add_css_class (detail, "late");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (box,
                               (int) (TILLID_CALENDAR_COLUMN *
                                      tillid_widget_get_text_scale (GTK_WIDGET (self))),
                               -1);
  if (column->is_today && tillid_calendar_model_get_view (self->model)->week)
    gtk_widget_add_css_class (box, "calendar-today");
  return box;
}

static void
fill_headings (TillidCalendarPage *self, GPtrArray *columns)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->header_box))) != NULL)
    gtk_box_remove (self->header_box, child);
  for (guint i = 0; i < columns->len; i++)
    gtk_box_append (self->header_box, make_heading (self, columns->pdata[i]));
}

static void
fill_count (TillidCalendarPage *self, GArray *blocks)
{
  g_autoptr (GHashTable) visits = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  guint n;

  for (guint i = 0; i < blocks->len; i++)
    g_hash_table_add (visits,
                      (gpointer) &g_array_index (blocks, TillidCalendarBlock, i).row->visit);
  n = g_hash_table_size (visits);
  number = tillid_format_count (n);
  words = g_strdup_printf (ngettext ("%s visit", "%s visits", n), number);
  gtk_label_set_label (self->count_label, n > 0 ? words : C_ ("calendar", "No visits"));
}

static void
fill_title (TillidCalendarPage *self)
{
  g_autofree char *detail = NULL;
  g_autofree char *title = tillid_calendar_words_title (self->model, &detail);
  g_autofree char *subtitle =
    detail != NULL ? g_strdup_printf ("%s%s%s", title, C_ ("list of facts", ", "), detail) : NULL;

  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : title);
  gtk_menu_button_set_label (self->day_button, title);
}

/* Everybody, then each colleague, then each room; the list is made anew only when it says something else. */
static void
fill_only (TillidCalendarPage *self)
{
  const TillidCalendarView *view = tillid_calendar_model_get_view (self->model);
  g_autoptr (GPtrArray) members = tillid_calendar_model_list_members (self->model);
  g_autoptr (GPtrArray) rooms = tillid_calendar_model_list_rooms (self->model);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  guint selected = 0;

  g_array_set_size (self->only_members, 0);
  g_strv_builder_add (names, C_ ("calendar", "Everybody"));
  for (guint i = 0; i < members->len; i++)
    {
      const TillidMember *member = members->pdata[i];

      g_strv_builder_add (names, member->name);
      g_array_append_val (self->only_members, member->record.id);
      if (member->record.id == view->member)
        selected = i + 1;
    }
  for (guint i = 0; i < rooms->len; i++)
    {
      g_strv_builder_add (names, rooms->pdata[i]);
      if (g_strcmp0 (rooms->pdata[i], view->room) == 0)
        selected = members->len + 1 + i;
    }
  all = g_strv_builder_end (names);
  if (self->only_names == NULL ||
      !g_strv_equal ((const char *const *) all, (const char *const *) self->only_names))
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) all);

      g_clear_pointer (&self->only_names, g_strfreev);
      self->only_names = g_steal_pointer (&all);
      gtk_drop_down_set_model (self->only_drop, G_LIST_MODEL (list));
    }
  gtk_drop_down_set_selected (self->only_drop, selected);
}

static void
fill_buttons (TillidCalendarPage *self)
{
  const TillidCalendarView *view = tillid_calendar_model_get_view (self->model);

  gtk_toggle_button_set_active (view->week ? self->week_toggle : self->day_toggle, TRUE);
  gtk_toggle_button_set_active (view->whole ? self->whole_button : self->mine_button, TRUE);
  gtk_toggle_button_set_active (view->by == TILLID_CALENDAR_BY_ROOM ? self->rooms_button
                                                                    : self->people_button,
                                TRUE);
  gtk_widget_set_visible (self->by_box, !view->week);
  gtk_widget_set_visible (GTK_WIDGET (self->only_drop), view->week);
  tillid_calendar_set_day (self->day_calendar, view->day);
  fill_only (self);
}

/* Over the edge the keyboard comes in from the other side. */
static void
focus_edge (TillidCalendarPage *self, guint n_columns)
{
  guint column;
  gint64 minute;

  tillid_calendar_grid_get_cursor (self->grid, &column, &minute);
  tillid_calendar_grid_focus_slot (self->grid, self->focus_edge < 0 ? n_columns - 1 : 0, minute);
  tillid_calendar_grid_grab_focus (self->grid);
  self->focus_edge = 0;
}

/* The hours beside the grid would not follow if it were scrolled while it is laid out. */
static gboolean
scroll_cb (gpointer data)
{
  TillidCalendarPage *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->grid_window);

  self->scroll_idle = 0;
  gtk_adjustment_set_value (adjustment, tillid_calendar_grid_y_of (self->grid, FIRST_MINUTE));
  return G_SOURCE_REMOVE;
}

/* Once for days and once for weeks, when the grid has its height: the working day is in sight. */
static void
height_cb (TillidCalendarPage *self, GtkAdjustment *adjustment)
{
  const double y = tillid_calendar_grid_y_of (self->grid, FIRST_MINUTE);

  if (self->was_scrolled || self->model == NULL || gtk_adjustment_get_page_size (adjustment) < 1 ||
      gtk_adjustment_get_upper (adjustment) < y + gtk_adjustment_get_page_size (adjustment))
    return;
  self->was_scrolled = TRUE;
  self->scroll_idle = g_idle_add (scroll_cb, self);
}

static void
changed_cb (TillidCalendarPage *self)
{
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (GArray) blocks = NULL;
  guint n_columns;

  self->is_setting = TRUE;
  fill_title (self);
  fill_buttons (self);
  self->is_setting = FALSE;
  if (tillid_calendar_model_get_problem (self->model) != NULL)
    {
      adw_status_page_set_description (self->problem_status,
                                       tillid_calendar_model_get_problem (self->model));
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  columns = tillid_calendar_model_list_columns (self->model);
  blocks = tillid_calendar_model_list_blocks (self->model, columns);
  if (columns->len == 0)
    return;
  fill_count (self, blocks);
  gtk_stack_set_visible_child_name (self->stack, blocks->len > MOST_BLOCKS ? "many" : "calendar");
  if (blocks->len > MOST_BLOCKS)
    g_array_set_size (blocks, 0);
  n_columns = columns->len;
  fill_headings (self, columns);
  tillid_calendar_grid_set (self->grid, self->model, g_steal_pointer (&columns), blocks);
  tillid_calendar_hours_set_grid (self->hours, self->grid);
  if (self->was_week != tillid_calendar_model_get_view (self->model)->week)
    {
      self->was_week = !self->was_week;
      self->was_scrolled = FALSE;
      height_cb (self, gtk_scrolled_window_get_vadjustment (self->grid_window));
    }
  /* Who has gone on before the day was read types elsewhere by now. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && tillid_calendar_model_is_settled (self->model))
    {
      if (self->focus_edge != 0)
        focus_edge (self, n_columns);
      else if (self->wants_focus)
        tillid_calendar_grid_grab_focus (self->grid);
    }
  if (tillid_calendar_model_is_settled (self->model))
    self->wants_focus = FALSE;
}

static gboolean
minute_cb (gpointer data)
{
  TillidCalendarPage *self = data;

  tillid_calendar_model_tick (self->model);
  return G_SOURCE_CONTINUE;
}

/* The view as the buttons say it. */
static void
view_cb (TillidCalendarPage *self)
{
  TillidCalendarView view;

  if (self->is_setting || self->model == NULL)
    return;
  view = *tillid_calendar_model_get_view (self->model);
  view.week = gtk_toggle_button_get_active (self->week_toggle);
  view.whole = gtk_toggle_button_get_active (self->whole_button);
  view.by = gtk_toggle_button_get_active (self->rooms_button) ? TILLID_CALENDAR_BY_ROOM
                                                              : TILLID_CALENDAR_BY_PERSON;
  tillid_calendar_model_set_view (self->model, &view);
}

static void
only_cb (TillidCalendarPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->only_drop);
  TillidCalendarView view;

  if (self->is_setting || self->model == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  view = *tillid_calendar_model_get_view (self->model);
  view.member = 0;
  view.room = NULL;
  if (selected > self->only_members->len)
    view.room = self->only_names[selected];
  else if (selected > 0)
    view.member = g_array_index (self->only_members, gint64, selected - 1);
  tillid_calendar_model_set_view (self->model, &view);
}

static void
set_day (TillidCalendarPage *self, TillidDay day)
{
  TillidCalendarView view;

  if (self->is_setting || self->model == NULL)
    return;
  view = *tillid_calendar_model_get_view (self->model);
  view.day = day;
  tillid_calendar_model_set_view (self->model, &view);
}

static void
day_selected_cb (TillidCalendarPage *self)
{
  if (self->is_setting)
    return;
  gtk_popover_popdown (self->day_popover);
  set_day (self, tillid_calendar_get_day (self->day_calendar));
}

static void
step (TillidCalendarPage *self, int steps)
{
  const TillidCalendarView *view = tillid_calendar_model_get_view (self->model);

  set_day (self, view->day + steps * (view->week ? 7 : 1));
}

static void
leave_cb (TillidCalendarPage *self, int steps)
{
  self->focus_edge = steps;
  step (self, steps);
}

/* For whom? Then the booking is opened with what is known. */
static void
book_cb (TillidCalendarPage *self, guint column, gint64 minute)
{
  g_autoptr (GPtrArray) columns = tillid_calendar_model_list_columns (self->model);
  GtkWidget *slot = tillid_calendar_grid_get_slot (self->grid);
  g_autofree char *words = NULL;
  graphene_rect_t bounds;

  if (column >= columns->len ||
      !gtk_widget_compute_bounds (slot, gtk_widget_get_parent (GTK_WIDGET (self->who)), &bounds))
    return;
  self->book_column = column;
  self->book_minute = minute;
  words = tillid_calendar_words_slot (columns->pdata[column], minute);
  tillid_calendar_who_ask (self->who, tillid_calendar_model_get_session (self->model),
                           &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                            (int) bounds.size.width,
                                            MAX ((int) bounds.size.height, 1) },
                           words);
}

static void
chosen_cb (TillidCalendarPage *self, gint64 patient)
{
  g_autoptr (GPtrArray) columns = tillid_calendar_model_list_columns (self->model);
  const TillidCalendarColumn *column =
    self->book_column < columns->len ? columns->pdata[self->book_column] : NULL;

  if (column == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.book", "(xxxxxxxs)", patient, (gint64) 0,
                              column->day, self->book_minute, column->member, (gint64) 0,
                              (gint64) 0, column->room != NULL ? column->room : "");
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 patient, visit;

  g_variant_get (parameter, "(xx)", &patient, &visit);
  gtk_widget_activate_action (widget, "win.open-patient-page", "(xsx)", patient, "visits", visit);
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 patient, visit;

  g_variant_get (parameter, "(xx)", &patient, &visit);
  gtk_widget_activate_action (widget, "win.book", "(xxxxxxxs)", patient, visit, TILLID_ABSENT,
                              TILLID_ABSENT, (gint64) 0, (gint64) 0, (gint64) 0, "");
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (widget);

  if (self->model != NULL)
    step (self, g_variant_get_int32 (parameter));
}

static void
today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (widget);

  if (self->model != NULL)
    set_day (self, tillid_session_today (tillid_calendar_model_get_session (self->model)));
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (widget);

  gtk_toggle_button_set_active (g_variant_get_boolean (parameter) ? self->week_toggle
                                                                  : self->day_toggle,
                                TRUE);
}

static void
tillid_calendar_page_dispose (GObject *object)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  self->is_setting = TRUE;
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_CALENDAR_PAGE);

  G_OBJECT_CLASS (tillid_calendar_page_parent_class)->dispose (object);
}

static void
tillid_calendar_page_finalize (GObject *object)
{
  TillidCalendarPage *self = TILLID_CALENDAR_PAGE (object);

  g_array_unref (self->only_members);
  g_strfreev (self->only_names);

  G_OBJECT_CLASS (tillid_calendar_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TillidCalendarPage, child)
  BIND (banner);
  BIND (menu_button);
  BIND (title);
  BIND (mine_button);
  BIND (whole_button);
  BIND (switcher);
  BIND (day_button);
  BIND (day_popover);
  BIND (day_calendar);
  BIND (count_label);
  BIND (warning);
  BIND (by_box);
  BIND (people_button);
  BIND (rooms_button);
  BIND (only_drop);
  BIND (day_toggle);
  BIND (week_toggle);
  BIND (stack);
  BIND (problem_status);
  BIND (many_status);
  BIND (header_box);
  BIND (header_window);
  BIND (hours_window);
  BIND (grid_window);
  BIND (hours);
  BIND (grid);
  BIND (who);
#undef BIND
}

static void
tillid_calendar_page_class_init (TillidCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_calendar_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = tillid_calendar_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-calendar-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, book_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "calendar.open", "(xx)", open_action);
  gtk_widget_class_install_action (widget_class, "calendar.change", "(xx)", change_action);
  gtk_widget_class_install_action (widget_class, "calendar.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "calendar.show-week", "b", show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.step", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, 0, "calendar.today", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "calendar.show-week", "b",
                                       FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "calendar.show-week", "b", TRUE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tillid_calendar_page_init (TillidCalendarPage *self)
{
  GtkAdjustment *vertical;

  self->only_members = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_setting = FALSE;
  vertical = gtk_scrolled_window_get_vadjustment (self->grid_window);
  gtk_scrolled_window_set_vadjustment (self->hours_window, vertical);
  gtk_scrolled_window_set_hadjustment (self->header_window,
                                       gtk_scrolled_window_get_hadjustment (self->grid_window));
  g_signal_connect_object (vertical, "changed", G_CALLBACK (height_cb), self, G_CONNECT_SWAPPED);
}

/* The clinic to show. */
void
tillid_calendar_page_set_session (TillidCalendarPage *self, TillidSession *session)
{
  self->model = tillid_calendar_model_new (session, "calendar");
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  tillid_cover_warning_set_model (self->warning, self->model);
  self->minute_source = g_timeout_add_seconds (60, minute_cb, self);
  tillid_workplace_switcher_set_place (self->switcher, "calendar", session);
}
