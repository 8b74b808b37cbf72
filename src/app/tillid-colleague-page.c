/* tillid-colleague-page.c - one colleague: name, roles, days of work, password
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-colleague-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-account.h"
#include "tillid-compat.h"
#include "tillid-date-popover.h"
#include "tillid-draft-keeper.h"
#include "tillid-format.h"
#include "tillid-plan-edits.h"
#include "tillid-role-words.h"
#include "tillid-words.h"

/* What patients and colleagues of such clinics speak; others that stand in a record are added to these. */
static const char *const languages[] = { "da",  "en",  "ar", "am", "bs", "fa-AF", "fr",
                                         "kmr", "ckb", "fa", "ps", "ru", "so",    "sw",
                                         "ti",  "tr",  "uk", "ur", "vi", "de",    NULL };

struct _TillidColleaguePage
{
  GtkWidget parent_instance;

  TillidColleagues *model; /* (owned) (nullable) */
  gint64 member;
  gboolean is_reading; /* the widgets are being filled: nothing is changed by that */
  const char *day_field;
  TillidDatePopover *popover;

  GtkWidget *root;
  AdwEntryRow *name_row;
  AdwEntryRow *initials_row;
  AdwEntryRow *title_row;
  AdwComboRow *profession_row;
  AdwActionRow *languages_row;
  GtkWidget *languages_button;
  GtkBox *languages_box;
  AdwPreferencesGroup *roles_group;
  GtkSwitch *switches[TILLID_N_ROLES];
  AdwActionRow *from_row;
  AdwActionRow *until_row;
  GtkWidget *from_button;
  GtkWidget *until_button;
  GtkListBox *absence_list;
  GtkWidget *absence_form;
  GtkEditable *absence_from_row;
  GtkEditable *absence_until_row;
  GtkWidget *absence_button;
  AdwActionRow *password_row;
  GtkWidget *take_button;
  GtkWidget *set_button;
};

enum
{
  SIGNAL_PASSWORD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TillidColleaguePage, tillid_colleague_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *field;
  gsize offset;
} texts[] = {
  { "name", G_STRUCT_OFFSET (TillidColleaguePage, name_row) },
  { "initials", G_STRUCT_OFFSET (TillidColleaguePage, initials_row) },
  { "title", G_STRUCT_OFFSET (TillidColleaguePage, title_row) },
};

static GtkWidget *
text_row (TillidColleaguePage *self, guint i)
{
  return G_STRUCT_MEMBER (GtkWidget *, self, texts[i].offset);
}

static void
keep_texts (TillidColleaguePage *self)
{
  if (self->model == NULL || self->is_reading)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (tillid_draft_keeper_is_field_dirty (text_row (self, i)))
      {
        tillid_colleagues_set_text (self->model, self->member, texts[i].field,
                                    gtk_editable_get_text (GTK_EDITABLE (text_row (self, i))));
        return; /* the others follow when this one is read again: an edit holds the whole colleague */
      }
}

static void
profession_selected_cb (TillidColleaguePage *self)
{
  if (self->model != NULL && !self->is_reading)
    tillid_colleagues_set_profession (self->model, self->member,
                                      (TillidProfession) adw_combo_row_get_selected (
                                        self->profession_row));
}

static void
role_switched_cb (GtkSwitch *toggle, GParamSpec *pspec, TillidColleaguePage *self)
{
  for (guint i = 0; i < TILLID_N_ROLES; i++)
    if (self->switches[i] == toggle && self->model != NULL && !self->is_reading)
      tillid_colleagues_set_role (self->model, self->member, tillid_role_at (i),
                                  gtk_switch_get_active (toggle));
}

static void
language_toggled_cb (GtkCheckButton *button, TillidColleaguePage *self)
{
  if (self->model != NULL && !self->is_reading)
    tillid_colleagues_set_language (self->model, self->member,
                                    g_object_get_data (G_OBJECT (button), "tag"),
                                    gtk_check_button_get_active (button));
}

static void
ask_day (TillidColleaguePage *self,
         GtkWidget *button,
         const char *field,
         const char *title,
         TillidDay day)
{
  g_autofree char *place =
    g_strdup_printf ("colleague/%" G_GINT64_FORMAT "/%s", self->member, field);

  self->day_field = field;
  if (gtk_widget_get_parent (GTK_WIDGET (self->popover)) != button)
    {
      if (gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL)
        gtk_widget_unparent (GTK_WIDGET (self->popover));
      gtk_widget_set_parent (GTK_WIDGET (self->popover), button);
    }
  tillid_date_popover_ask (self->popover, tillid_colleagues_get_session (self->model), place, title,
                           day);
}

static void
from_clicked_cb (TillidColleaguePage *self)
{
  const TillidMember *member = tillid_colleagues_find (self->model, self->member);

  if (member != NULL)
    ask_day (self, self->from_button, "from_day", C_ ("colleagues", "First day"), member->from_day);
}

static void
until_clicked_cb (TillidColleaguePage *self)
{
  const TillidMember *member = tillid_colleagues_find (self->model, self->member);

  if (member != NULL)
    ask_day (self, self->until_button, "until_day", C_ ("colleagues", "Last day"),
             member->until_day);
}

static void
day_chosen_cb (TillidColleaguePage *self, gint64 day)
{
  if (self->model != NULL)
    tillid_colleagues_set_day (self->model, self->member, self->day_field, day);
}

/* Whether the form for days away can be read; the last day may be left open. */
static gboolean
read_absence (TillidColleaguePage *self, TillidDay *out_from, TillidDay *out_until)
{
  const TillidDay today = tillid_session_today (tillid_colleagues_get_session (self->model));
  g_autofree char *until = tillid_draft_keeper_dup_field (GTK_WIDGET (self->absence_until_row));

  *out_until = TILLID_ABSENT;
  return tillid_plan_read_day (gtk_editable_get_text (self->absence_from_row), today, out_from) &&
         (*g_strstrip (until) == '\0' ||
          (tillid_plan_read_day (until, today, out_until) && *out_until >= *out_from));
}

static void
absence_changed_cb (TillidColleaguePage *self)
{
  TillidDay from, until;

  gtk_widget_set_sensitive (self->absence_button,
                            self->model != NULL && read_absence (self, &from, &until));
}

static void
add_absence_cb (TillidColleaguePage *self)
{
  TillidDay from, until;

  if (self->model == NULL || !read_absence (self, &from, &until))
    return;
  tillid_colleagues_add_absence (self->model, self->member, from, until);
  gtk_editable_set_text (self->absence_from_row, "");
  gtk_editable_set_text (self->absence_until_row, "");
}

static void
end_absence_cb (GtkWidget *button, TillidColleaguePage *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "absence");

  tillid_colleagues_end_absence (self->model, *id);
}

static void
set_password_cb (TillidColleaguePage *self)
{
  g_signal_emit (self, signals[SIGNAL_PASSWORD], 0, FALSE);
}

static void
take_password_cb (TillidColleaguePage *self)
{
  g_signal_emit (self, signals[SIGNAL_PASSWORD], 0, TRUE);
}

static gboolean
has_tag (const char *tags, const char *tag)
{
  g_auto (GStrv) words = g_strsplit (tags != NULL ? tags : "", " ", -1);

  return g_strv_contains ((const char *const *) words, tag);
}

static void
add_language (TillidColleaguePage *self, const char *tag, const char *spoken)
{
  g_autofree char *name = tillid_format_language_name (tag);
  GtkWidget *button = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), has_tag (spoken, tag));
  g_object_set_data_full (G_OBJECT (button), "tag", g_strdup (tag), g_free);
  g_signal_connect_object (button, "toggled", G_CALLBACK (language_toggled_cb), self, 0);
  gtk_box_append (self->languages_box, button);
}

static void
show_languages (TillidColleaguePage *self, const TillidMember *member)
{
  g_auto (GStrv) spoken = g_strsplit (member->languages != NULL ? member->languages : "", " ", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *line = NULL;
  GtkWidget *child = NULL;
  const gboolean is_first = gtk_widget_get_first_child (GTK_WIDGET (self->languages_box)) == NULL;

  for (char **tag = spoken; *tag != NULL; tag++)
    if (**tag != '\0')
      g_ptr_array_add (names, tillid_format_language_name (*tag));
  g_ptr_array_add (names, NULL);
  line = g_strjoinv (C_ ("list", ", "), (char **) names->pdata);
  adw_action_row_set_subtitle (self->languages_row, line);

  for (guint i = 0; is_first && languages[i] != NULL; i++)
    add_language (self, languages[i], member->languages);
  for (char **tag = spoken; is_first && *tag != NULL; tag++)
    if (**tag != '\0' && !g_strv_contains (languages, *tag))
      add_language (self, *tag, member->languages);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->languages_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                 has_tag (member->languages,
                                          g_object_get_data (G_OBJECT (child), "tag")));
}

static void
show_day (AdwActionRow *row, TillidDay day, const char *none)
{
  g_autofree char *text = tillid_format_day (day, TILLID_FORMAT_DAY_LONG, NULL);

  adw_action_row_set_subtitle (row, *text != '\0' ? text : none);
}

static void
show_absences (TillidColleaguePage *self)
{
  g_autoptr (GPtrArray) absences = tillid_colleagues_list_absences (self->model, self->member);
  const gboolean may = tillid_colleagues_may_change_absences (self->model);
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->absence_list, 0)) != NULL)
    gtk_list_box_remove (self->absence_list, GTK_WIDGET (row));
  for (guint i = 0; i < absences->len; i++)
    {
      const TillidAbsence *absence = absences->pdata[i];
      g_autofree char *line = tillid_colleagues_write_absence (self->model, absence);
      GtkWidget *action = adw_action_row_new ();
      GtkWidget *button = NULL;
      g_autofree char *label = NULL;

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action), line);
      gtk_list_box_append (self->absence_list, action);
      if (!may)
        continue;
      button = gtk_button_new_with_label (C_ ("colleagues", "End"));
      /* Translators: %s is a time: "20 Apr 2026 to 8 May 2026". */
      label = g_strdup_printf (C_ ("colleagues", "End: away %s"), line);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "absence",
                              g_memdup2 (&absence->record.id, sizeof absence->record.id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (end_absence_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (action), button);
    }
  if (absences->len == 0)
    {
      GtkWidget *none = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (none),
                                     C_ ("colleagues", "No days away are planned"));
      gtk_widget_add_css_class (none, "dim-label");
      gtk_list_box_append (self->absence_list, none);
    }
  gtk_widget_set_visible (self->absence_form, may);
}

static void
show_password (TillidColleaguePage *self)
{
  gboolean has = FALSE;
  const gboolean may = tillid_colleagues_may_set_password (self->model, self->member);

  tillid_account_has_password (tillid_colleagues_get_session (self->model), self->member, &has,
                               NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password_row),
                                 has ? C_ ("colleagues", "Has a password")
                                     : C_ ("colleagues", "No password"));
  adw_action_row_set_subtitle (self->password_row,
                               has ? C_ ("colleagues",
                                         "It is asked for when work begins and after a lock")
                                   : C_ ("colleagues",
                                         "Whoever sits at this computer may work as this "
                                         "colleague"));
  gtk_button_set_label (GTK_BUTTON (self->set_button), has ? C_ ("colleagues", "_Change…")
                                                           : C_ ("colleagues", "_Set a password…"));
  gtk_widget_set_visible (self->set_button, may);
  gtk_widget_set_visible (self->take_button, may && has);
}

static void
show_rights (TillidColleaguePage *self, const TillidMember *member)
{
  const gboolean may = tillid_colleagues_may_change (self->model, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_editable_set_editable (GTK_EDITABLE (text_row (self, i)), may);
  gtk_widget_set_sensitive (GTK_WIDGET (self->profession_row), may);
  gtk_widget_set_visible (self->languages_button, may);
  gtk_widget_set_visible (self->from_button, may);
  gtk_widget_set_visible (self->until_button, may && !member->owner);
  for (guint i = 0; i < TILLID_N_ROLES; i++)
    /* The owner stays administrator: there is always one. */
    gtk_widget_set_sensitive (GTK_WIDGET (self->switches[i]),
                              may && !(member->owner &&
                                       tillid_role_at (i) == TILLID_ROLE_ADMINISTRATOR));
}

static void
read_member (TillidColleaguePage *self)
{
  const TillidMember *member = tillid_colleagues_find (self->model, self->member);
  TillidRoles roles;

  if (member == NULL)
    return;
  self->is_reading = TRUE;
  roles = tillid_roles_from_text (member->roles);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *stored[] = { member->name, member->initials, member->title };
      g_autofree char *place =
        g_strdup_printf ("colleague/%" G_GINT64_FORMAT "/%s", self->member, texts[i].field);

      tillid_draft_keeper_bind (text_row (self, i), tillid_colleagues_get_session (self->model),
                                place, stored[i]);
    }
  adw_combo_row_set_selected (self->profession_row, (guint) member->profession);
  show_languages (self, member);
  for (guint i = 0; i < TILLID_N_ROLES; i++)
    gtk_switch_set_active (self->switches[i], (roles & tillid_role_at (i)) != 0);
  show_day (self->from_row, member->from_day, C_ ("colleagues", "not said"));
  show_day (self->until_row, member->until_day,
            member->owner ? C_ ("colleagues", "The owner of the clinic file stays")
                          : C_ ("colleagues", "none: works here"));
  show_absences (self);
  show_password (self);
  show_rights (self, member);
  self->is_reading = FALSE;
}

static void
release (TillidColleaguePage *self)
{
  if (self->model == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->model, self);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (text_row (self, i) != NULL)
      tillid_draft_keeper_release (text_row (self, i));
  g_clear_object (&self->model);
}

static void
tillid_colleague_page_dispose (GObject *object)
{
  TillidColleaguePage *self = TILLID_COLLEAGUE_PAGE (object);

  release (self);
  if (self->popover != NULL && gtk_widget_get_parent (GTK_WIDGET (self->popover)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  g_clear_object (&self->popover);
  tillid_widget_dispose_template (GTK_WIDGET (object), TILLID_TYPE_COLLEAGUE_PAGE);

  G_OBJECT_CLASS (tillid_colleague_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, root);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, name_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, initials_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, title_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, profession_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, languages_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, languages_button);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, languages_box);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, roles_group);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, from_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, until_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, from_button);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, until_button);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, absence_list);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, absence_form);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, absence_from_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, absence_until_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, absence_button);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, password_row);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, take_button);
  gtk_widget_class_bind_template_child (widget_class, TillidColleaguePage, set_button);
}

static void
tillid_colleague_page_class_init (TillidColleaguePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_colleague_page_dispose;

  signals[SIGNAL_PASSWORD] =
    g_signal_new ("password", TILLID_TYPE_COLLEAGUE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-colleague-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, profession_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, absence_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_absence_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_password_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_password_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_roles (TillidColleaguePage *self)
{
  for (guint i = 0; i < TILLID_N_ROLES; i++)
    {
      const TillidRoles role = tillid_role_at (i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *toggle = gtk_switch_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tillid_role_words_name (role));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), tillid_role_words_allows (role));
      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tillid_role_words_name (role),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      tillid_role_words_allows (role), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
      adw_preferences_group_add (self->roles_group, row);
      self->switches[i] = GTK_SWITCH (toggle);
      g_signal_connect_object (toggle, "notify::active", G_CALLBACK (role_switched_cb), self, 0);
    }
}

static void
add_professions (TillidColleaguePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->is_reading = TRUE;
  for (guint i = 0; tillid_profession_choices[i].code != NULL; i++)
    {
      g_autofree char *name =
        tillid_words_begin (tillid_choice_get_label (tillid_profession_choices, (int) i));

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->profession_row, G_LIST_MODEL (names));
  self->is_reading = FALSE;
}

static void
tillid_colleague_page_init (TillidColleaguePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_roles (self);
  add_professions (self);
  self->popover = g_object_ref_sink (g_object_new (TILLID_TYPE_DATE_POPOVER, NULL));
  g_signal_connect_object (self->popover, "day-chosen", G_CALLBACK (day_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();

      g_signal_connect_swapped (focus, "leave", G_CALLBACK (keep_texts), self);
      gtk_widget_add_controller (text_row (self, i), focus);
      g_signal_connect_swapped (text_row (self, i), "entry-activated", G_CALLBACK (keep_texts),
                                self);
    }
}

/**
 * tillid_colleague_page_show:
 * @self: a page
 * @model: the staff
 * @member: id of one of them, who may only be on the way into the file
 */
void
tillid_colleague_page_show (TillidColleaguePage *self, TillidColleagues *model, gint64 member)
{
  g_return_if_fail (TILLID_IS_COLLEAGUE_PAGE (self) && TILLID_IS_COLLEAGUES (model));

  release (self);
  self->model = g_object_ref (model);
  self->member = member;
  g_signal_connect_object (model, "changed", G_CALLBACK (read_member), self, G_CONNECT_SWAPPED);
  /* What was not written is not shown as if it were. */
  g_signal_connect_object (model, "failed", G_CALLBACK (read_member), self, G_CONNECT_SWAPPED);
  read_member (self);
}

/* Keeps what is being typed. */
void
tillid_colleague_page_leave (TillidColleaguePage *self)
{
  g_return_if_fail (TILLID_IS_COLLEAGUE_PAGE (self));

  keep_texts (self);
}

/* Puts the focus on the name, to be written on. */
void
tillid_colleague_page_focus_name (TillidColleaguePage *self)
{
  g_return_if_fail (TILLID_IS_COLLEAGUE_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

/* The id of whom it shows; 0: nobody. */
gint64
tillid_colleague_page_get_member (TillidColleaguePage *self)
{
  g_return_val_if_fail (TILLID_IS_COLLEAGUE_PAGE (self), 0);

  return self->member;
}

/* (transfer none) (nullable): for tests */
GtkSwitch *
tillid_colleague_page_get_switch (TillidColleaguePage *self, TillidRoles role)
{
  g_return_val_if_fail (TILLID_IS_COLLEAGUE_PAGE (self), NULL);

  for (guint i = 0; i < TILLID_N_ROLES; i++)
    if (tillid_role_at (i) == role)
      return self->switches[i];
  return NULL;
}
