/* tillid-today-page.c - the day of the clinic
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-today-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tillid-compat.h"
#include "tillid-cover-sign.h"
#include "tillid-cover-warning.h"
#include "tillid-draft-keeper.h"
#include "tillid-format.h"
#include "tillid-today-covers.h"
#include "tillid-today-list.h"
#include "tillid-today-words.h"
#include "tillid-two-columns.h"
#include "tillid-workplace-switcher.h"
#include "tillid-workplace.h"

#define N_SECTIONS 4
#define IN_SIGHT 14 /* lines of a column of a usual screen */
#define FOLDED 5    /* lines of the end column before "more" */

struct _TillidTodayPage
{
  GtkWidget parent_instance;

  TillidTodayModel *model; /* (owned) (nullable) */
  GtkSizeGroup *groups[TILLID_TODAY_N_COLUMNS];
  guint minute_source;
  gboolean wants_focus;
  gboolean unfolded[N_SECTIONS];

  TillidBanner *banner;
  GtkMenuButton *menu_button;
  AdwWindowTitle *title;
  GtkToggleButton *mine_button;
  GtkToggleButton *whole_button;
  TillidWorkplaceSwitcher *switcher;
  TillidCoverWarning *warning;
  GtkStack *stack;
  AdwStatusPage *problem_status;
  GtkListBox *promises_list;
  GtkListBox *visits_list;
  GtkListBox *waiting_list;
  GtkListBox *silent_list;
  GtkLabel *promises_label;
  GtkToggleButton *horizon_button;
  GtkLabel *promises_empty;
  GtkLabel *visits_title;
  GtkLabel *visits_label;
  GtkLabel *visits_empty;
  GtkBox *visits_legend;
  GtkBox *captions_box;
  GtkLabel *waiting_empty;
  GtkLabel *silent_note;
  GtkLabel *silent_empty;
  TillidTodayCovers *covers;
  GtkWidget *more_buttons[N_SECTIONS];
  TillidTodayList *lists[N_SECTIONS]; /* (owned) */
  GtkWidget *promises_more;
  GtkWidget *waiting_more;
  GtkWidget *silent_more;
  TillidDatePopover *date_popover;
};

static void init_workplace (TillidWorkplaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TillidTodayPage,
                               tillid_today_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (TILLID_TYPE_WORKPLACE, init_workplace))

/* (nullable): the line with the record or patient @id. */
TillidTodayLine *
tillid_today_page_find_line (TillidTodayPage *self, gint64 id)
{
  TillidTodayLine *line = NULL;

  for (int section = 0; line == NULL && section < N_SECTIONS; section++)
    line = tillid_today_list_find (self->lists[section], id);
  return line;
}

/* (nullable): what the line with the record or patient @id shows. */
const TillidTodayRow *
tillid_today_page_find_row (TillidTodayPage *self, gint64 id)
{
  for (int section = 0; self->model != NULL && section < N_SECTIONS; section++)
    {
      g_autoptr (GPtrArray) rows = tillid_today_model_list (self->model, section);

      for (guint i = 0; i < rows->len; i++)
        if (tillid_today_line_id_of (rows->pdata[i]) == id)
          return rows->pdata[i];
    }
  return NULL;
}

/* (transfer none) */
TillidDatePopover *
tillid_today_page_get_date_popover (TillidTodayPage *self)
{
  return self->date_popover;
}

/* (transfer none) (nullable): the day that is shown; %NULL before there is a session. */
TillidTodayModel *
tillid_today_page_get_model (TillidTodayPage *self)
{
  g_return_val_if_fail (TILLID_IS_TODAY_PAGE (self), NULL);

  return self->model;
}

/* So many of the first lines are shown: what is late and due on the day is never folded. */
static guint
count_shown (TillidTodayPage *self, TillidTodaySection section, GPtrArray *rows)
{
  const gboolean near = gtk_toggle_button_get_active (self->horizon_button);
  guint n = 0;

  if (section == TILLID_TODAY_VISITS || (self->unfolded[section] && !near))
    return rows->len;
  if (section != TILLID_TODAY_PROMISES)
    return self->unfolded[section] ? rows->len : MIN (rows->len, FOLDED);
  while (n < rows->len &&
         tillid_today_words_due_state (self->model, rows->pdata[n]) != TILLID_TODAY_DUE_LATER)
    n++;
  if (!near)
    return MIN (n + TILLID_TODAY_OTHERS, rows->len);
  while (n < rows->len)
    {
      const TillidTodayRow *row = rows->pdata[n];

      if (row->due == TILLID_ABSENT || row->due > tillid_today_model_get_day (self->model) + 14)
        break;
      n++;
    }
  return n;
}

/* Fills the lines; the answer is how many of @in_sight there is room for below them. */
static guint
fill_section (TillidTodayPage *self, TillidTodaySection section, guint in_sight)
{
  g_autoptr (GPtrArray) rows = tillid_today_model_list (self->model, section);
  const guint n = count_shown (self, section, rows);
  const guint others =
    section == TILLID_TODAY_PROMISES ? tillid_today_model_count_others (self->model) : 0;
  const guint n_more = rows->len - n + others;
  GtkWidget *more = self->more_buttons[section];

  tillid_today_list_fill (self->lists[section], self->model, n, in_sight);
  if (more != NULL)
    {
      g_autofree char *number = tillid_format_count (n_more);
      g_autofree char *label = g_strdup_printf (ngettext ("%s more", "%s more", n_more), number);

      gtk_button_set_label (GTK_BUTTON (more), label);
      gtk_widget_set_visible (more,
                              n_more > 0 && !(section == TILLID_TODAY_PROMISES &&
                                              gtk_toggle_button_get_active (self->horizon_button)));
    }
  return in_sight - MIN (in_sight, n);
}

static void
show_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
fill_promises_heading (TillidTodayPage *self)
{
  guint n_due = 0;
  g_autofree char *open = tillid_today_words_promises (self->model, &n_due);
  g_autofree char *nothing = tillid_today_words_nothing_owed (self->model);
  g_autofree char *mark = tillid_format_number (n_due, NULL);
  g_autofree char *count = tillid_format_count (n_due);
  g_autofree char *spoken =
    g_strdup_printf (ngettext ("%s promise is due", "%s promises are due", n_due), count);

  show_label (self->promises_label, open);
  show_label (self->promises_empty, n_due == 0 ? nothing : "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.mark-place", "(sss)", "today",
                              n_due > 0 ? mark : "", n_due > 0 ? spoken : "");
}

static void
fill_visits_heading (TillidTodayPage *self)
{
  const TillidDay day = tillid_today_model_get_visits_day (self->model);
  g_autofree char *counted = tillid_today_words_visits (self->model);
  g_autofree char *words = tillid_format_day (day, TILLID_FORMAT_DAY_WEEKDAY, NULL);
  g_autofree char *title = NULL;
  const gboolean any = *counted != '\0';

  if (day == tillid_today_model_get_day (self->model))
    title = g_strdup (C_ ("today", "Visits today"));
  else
    title = g_strdup_printf (C_ ("today", "Visits on %s"), words);
  gtk_label_set_label (self->visits_title, title);
  show_label (self->visits_label, counted);
  gtk_widget_set_visible (GTK_WIDGET (self->captions_box), any);
  gtk_widget_set_visible (GTK_WIDGET (self->visits_legend), any);
  gtk_widget_set_visible (GTK_WIDGET (self->visits_empty), !any);
}

static void
fill_end_headings (TillidTodayPage *self)
{
  const gint64 days = tillid_today_model_get_silent_days (self->model);
  g_autofree char *number = tillid_format_count (days);
  g_autofree char *note =
    g_strdup_printf (ngettext ("More than %s day, while something is open with us",
                               "More than %s days, while something is open with us", (gulong) days),
                     number);

  gtk_label_set_label (self->silent_note, note);
  tillid_today_covers_fill (self->covers, self->model);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_empty),
                          !gtk_widget_get_visible (GTK_WIDGET (self->waiting_list)));
  gtk_widget_set_visible (GTK_WIDGET (self->silent_empty),
                          !gtk_widget_get_visible (GTK_WIDGET (self->silent_list)));
}

static void
focus_first (TillidTodayPage *self)
{
  GtkListBox *const boxes[] = { self->promises_list, self->visits_list, self->waiting_list,
                                self->silent_list };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    if (gtk_list_box_get_row_at_index (boxes[i], 0) != NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (boxes[i], 0)));
        return;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->whole_button));
}

static void
changed_cb (TillidTodayPage *self)
{
  guint in_sight = 0;
  g_autofree char *day =
    tillid_format_day (tillid_today_model_get_day (self->model), TILLID_FORMAT_DAY_FULL, NULL);

  adw_window_title_set_subtitle (self->title, day);
  if (tillid_today_model_get_problem (self->model) != NULL)
    {
      adw_status_page_set_description (self->problem_status,
                                       tillid_today_model_get_problem (self->model));
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  in_sight = fill_section (self, TILLID_TODAY_PROMISES, IN_SIGHT);
  fill_section (self, TILLID_TODAY_VISITS, MAX (in_sight, 1));
  in_sight = fill_section (self, TILLID_TODAY_WAITING, IN_SIGHT);
  fill_section (self, TILLID_TODAY_SILENT, MAX (in_sight, 1));
  fill_promises_heading (self);
  fill_visits_heading (self);
  fill_end_headings (self);
  gtk_stack_set_visible_child_name (self->stack, "day");
  /* Who has gone on before the day was read types elsewhere by now. */
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_first (self);
  self->wants_focus = FALSE;
}

static void
edited_cb (TillidTodayPage *self, gint64 edit, const char *label)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-edit", "(xs)", edit, label);
}

static void
failed_cb (TillidTodayPage *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-failure", "s", message);
}

static gboolean
minute_cb (gpointer data)
{
  TillidTodayPage *self = data;

  tillid_today_model_tick (self->model);
  return G_SOURCE_CONTINUE;
}

static void
whole_toggled_cb (TillidTodayPage *self)
{
  const gboolean whole = gtk_toggle_button_get_active (self->whole_button);

  if (self->model == NULL)
    return;
  tillid_today_model_set_whole (self->model, whole);
  tillid_cover_warning_set_whole (self->warning, whole);
}

static void
horizon_toggled_cb (TillidTodayPage *self)
{
  if (self->model == NULL)
    return;
  if (gtk_toggle_button_get_active (self->horizon_button))
    tillid_today_model_read_others (self->model);
  changed_cb (self);
}

static void
more_cb (TillidTodayPage *self, GtkWidget *button)
{
  for (int section = 0; section < N_SECTIONS; section++)
    if (button == self->more_buttons[section])
      self->unfolded[section] = TRUE;
  if (button == self->promises_more)
    tillid_today_model_read_others (self->model);
  changed_cb (self);
}

static void
row_activated_cb (TillidTodayPage *self, GtkListBoxRow *row)
{
  if (TILLID_IS_TODAY_LINE (row))
    gtk_widget_activate_action (GTK_WIDGET (self), "today.open", "x",
                                tillid_today_line_get_id (TILLID_TODAY_LINE (row)));
}

static void
day_chosen_cb (TillidTodayPage *self, gint64 day, TillidDatePopover *popover)
{
  const gint64 *promise = g_object_get_data (G_OBJECT (popover), "promise");

  if (promise != NULL)
    tillid_today_page_take_day (self, *promise, day);
}

static void
tillid_today_page_dispose (GObject *object)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  for (guint i = 0; i < N_SECTIONS; i++)
    g_clear_pointer (&self->lists[i], tillid_today_list_free);
  for (guint i = 0; i < TILLID_TODAY_N_COLUMNS; i++)
    g_clear_object (&self->groups[i]);
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_TODAY_PAGE);

  G_OBJECT_CLASS (tillid_today_page_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TillidTodayPage, child)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (banner);
  BIND (menu_button);
  BIND (title);
  BIND (mine_button);
  BIND (whole_button);
  BIND (switcher);
  BIND (warning);
  BIND (stack);
  BIND (problem_status);
  BIND (promises_list);
  BIND (visits_list);
  BIND (waiting_list);
  BIND (silent_list);
  BIND (promises_label);
  BIND (horizon_button);
  BIND (promises_empty);
  BIND (visits_title);
  BIND (visits_label);
  BIND (visits_empty);
  BIND (visits_legend);
  BIND (captions_box);
  BIND (waiting_empty);
  BIND (silent_note);
  BIND (silent_empty);
  BIND (promises_more);
  BIND (waiting_more);
  BIND (silent_more);
  BIND (covers);
  BIND (date_popover);
}

static void
tillid_today_page_class_init (TillidTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_today_page_dispose;

  /* Not a widget, so not in the lists of tillid-types.c. */
  g_type_ensure (TILLID_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-today-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, whole_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, horizon_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  tillid_today_page_install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* The captions above the visits stand in their columns. */
static void
add_captions (TillidTodayPage *self)
{
  static const char *const captions[] = { NC_ ("today", "Time"), NC_ ("today", "Patient"),
                                          NC_ ("today", "Language"), NC_ ("today", "Interpreter"),
                                          NC_ ("today", "In the room") };

  for (guint i = 0; i < TILLID_TODAY_N_COLUMNS; i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "today", captions[i]));

      self->groups[i] = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, i == TILLID_TODAY_COLUMN_ROOM);
      gtk_widget_add_css_class (label, "caption");
      gtk_size_group_add_widget (self->groups[i], label);
      gtk_box_append (self->captions_box, label);
    }
}

static void
add_legend (TillidTodayPage *self)
{
  static const struct
  {
    TillidInterpreterSign sign;
    const char *label;
  } signs[] = { { TILLID_INTERPRETER_SAME, NC_ ("today", "same as last time") },
                { TILLID_INTERPRETER_NEW, NC_ ("today", "new") },
                { TILLID_INTERPRETER_MISSING, NC_ ("today", "missing") } };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      GtkWidget *label = gtk_label_new (g_dpgettext2 (GETTEXT_PACKAGE, "today", signs[i].label));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_margin_end (label, 6);
      gtk_box_append (self->visits_legend, tillid_cover_sign_new (signs[i].sign));
      gtk_box_append (self->visits_legend, label);
    }
}

static void
tillid_today_page_init (TillidTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_captions (self);
  add_legend (self);
  self->lists[TILLID_TODAY_PROMISES] =
    tillid_today_list_new (self->promises_list, TILLID_TODAY_PROMISES, self->groups);
  self->lists[TILLID_TODAY_VISITS] =
    tillid_today_list_new (self->visits_list, TILLID_TODAY_VISITS, self->groups);
  self->lists[TILLID_TODAY_WAITING] =
    tillid_today_list_new (self->waiting_list, TILLID_TODAY_WAITING, self->groups);
  self->lists[TILLID_TODAY_SILENT] =
    tillid_today_list_new (self->silent_list, TILLID_TODAY_SILENT, self->groups);
  self->more_buttons[TILLID_TODAY_PROMISES] = self->promises_more;
  self->more_buttons[TILLID_TODAY_WAITING] = self->waiting_more;
  self->more_buttons[TILLID_TODAY_SILENT] = self->silent_more;
}

static void
place_set_session (TillidWorkplace *place, TillidSession *session, TillidUndo *undo)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (place);

  self->model = tillid_today_model_new (session, TILLID_TODAY_SILENT_DAYS);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->minute_source = g_timeout_add_seconds (60, minute_cb, self);
  tillid_workplace_switcher_set_place (self->switcher, "today", session);
  tillid_cover_warning_set_session (self->warning, session);
}

static void
place_grab_focus_first (TillidWorkplace *place)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (place);

  self->wants_focus = self->model != NULL && !tillid_today_model_is_settled (self->model);
  if (!self->wants_focus)
    focus_first (self);
}

static gboolean
place_is_for (TillidSession *session)
{
  return tillid_session_may (session, TILLID_ACTION_PATIENTS, NULL);
}

static GVariant *
place_save_place (TillidWorkplace *place)
{
  return g_variant_new_boolean (
    gtk_toggle_button_get_active (TILLID_TODAY_PAGE (place)->whole_button));
}

static void
place_restore_place (TillidWorkplace *place, GVariant *value)
{
  TillidTodayPage *self = TILLID_TODAY_PAGE (place);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    gtk_toggle_button_set_active (g_variant_get_boolean (value) ? self->whole_button
                                                                : self->mine_button,
                                  TRUE);
}

static TillidBanner *
place_get_banner (TillidWorkplace *place)
{
  return TILLID_TODAY_PAGE (place)->banner;
}

static GtkMenuButton *
place_get_menu_button (TillidWorkplace *place)
{
  return TILLID_TODAY_PAGE (place)->menu_button;
}

static void
init_workplace (TillidWorkplaceInterface *iface)
{
  iface->id = "today";
  iface->title = NC_ ("place", "Today");
  iface->icon = "daytime-sunrise-symbolic";
  iface->is_for = place_is_for;
  iface->set_session = place_set_session;
  iface->grab_focus_first = place_grab_focus_first;
  iface->save_place = place_save_place;
  iface->restore_place = place_restore_place;
  iface->get_banner = place_get_banner;
  iface->get_menu_button = place_get_menu_button;
}
