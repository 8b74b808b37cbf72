/* tillid-patient-header.c - who the patient is and whom the patient knows, above every page
 *
 * Copyright 2026 The Tillid authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tillid-patient-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tillid-age.h"
#include "tillid-compat.h"
#include "tillid-exclusions-button.h"
#include "tillid-format.h"
#include "tillid-next-words.h"
#include "tillid-person-sign.h"
#include "tillid-stack-pages.h"
#include "tillid-words.h"

struct _TillidPatientHeader
{
  GtkWidget parent_instance;

  TillidPatientContext *context; /* (owned) (nullable) */

  GtkStack *stack;
  GtkLabel *native_label;
  GtkWidget *protected_box;
  GtkWidget *slim_protected_image;
  GtkLabel *name_label;
  GtkLabel *say_label;
  GtkBox *languages_box;
  GtkWidget *remember_separator;
  GtkWidget *remember_box;
  GtkLabel *remember_label;
  GtkWidget *people_separator;
  GtkWidget *key_box;
  TillidPersonSign *key_sign;
  GtkLabel *key_label;
  GtkWidget *second_box;
  TillidPersonSign *second_sign;
  GtkLabel *second_label;
  GtkWidget *wish_box;
  TillidExclusionsButton *full_exclusions;
  TillidExclusionsButton *slim_exclusions;
  TillidPersonSign *wish_sign;
  GtkLabel *wish_label;
  GtkLabel *next_label;
  GtkLabel *next_where_label;
  GtkLabel *next_who_label;
  GtkWidget *full_book_visit;
  GtkWidget *full_new_visit;

  GtkLabel *slim_native_label;
  GtkLabel *slim_name_label;
  GtkLabel *slim_age_label;
  GtkWidget *slim_language_separator;
  GtkWidget *slim_language_box;
  GtkLabel *slim_language_label;
  GtkWidget *slim_people_separator;
  GtkWidget *slim_people_box;
  TillidPersonSign *slim_key_sign;
  GtkLabel *slim_key_label;
  GtkWidget *slim_second_box;
  TillidPersonSign *slim_second_sign;
  GtkLabel *slim_second_label;
  GtkWidget *slim_next_separator;
  GtkLabel *slim_next_label;
  GtkWidget *slim_book_visit;
  GtkWidget *slim_new_visit;
};

G_DEFINE_FINAL_TYPE (TillidPatientHeader, tillid_patient_header, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Shaping and fonts follow the language of the words. */
static void
set_language (GtkLabel *label, const char *tag)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (tag != NULL)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes,
                              pango_attr_language_new (pango_language_from_string (tag)));
    }
  gtk_label_set_attributes (label, attributes);
}

static void
show_names (TillidPatientHeader *self)
{
  const TillidPerson *person = tillid_patient_context_get_person (self->context);
  const char *name = tillid_patient_context_get_name (self->context);
  const char *native = tillid_patient_context_get_native_name (self->context);
  const char *language = tillid_patient_context_get_language (self->context);
  TillidToldBounds birth = { TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT, TILLID_ABSENT };
  g_autofree char *age = NULL;
  g_autofree char *say = NULL;

  if (g_strcmp0 (name, native) == 0)
    native = NULL;
  if (name == NULL || *name == '\0')
    name = C_ ("patient", "No name yet");
  gtk_widget_set_visible (self->protected_box, person->address_protected);
  gtk_widget_set_visible (self->slim_protected_image, person->address_protected);
  set_text (self->native_label, native);
  set_text (self->slim_native_label, native);
  set_language (self->native_label, language);
  set_language (self->slim_native_label, language);
  set_text (self->name_label, name);
  set_text (self->slim_name_label, name);

  if (person->birth != NULL && tillid_told_bounds (person->birth, NULL, &birth, NULL))
    age =
      tillid_age_words (&birth, person->birth_administrative,
                        tillid_session_today (tillid_patient_context_get_session (self->context)));
  set_text (self->slim_age_label, age);
  if (person->say_name != NULL && age != NULL)
    /* Translators: how a name is pronounced, then the age. */
    say = g_strdup_printf (C_ ("patient", "Say %s · %s"), person->say_name, age);
  else if (person->say_name != NULL)
    say = g_strdup_printf (C_ ("patient", "Say %s"), person->say_name);
  set_text (self->say_label, say != NULL ? say : age);
}

static char *
name_language (const TillidPersonLanguage *language)
{
  g_autofree char *name = NULL;

  if (language->language != NULL)
    name = tillid_format_language_name (language->language);
  if (name == NULL)
    return g_strdup (language->dialect != NULL ? language->dialect : "");
  if (language->dialect == NULL)
    return g_steal_pointer (&name);
  /* Translators: a language, then its dialect. */
  return g_strdup_printf (C_ ("language", "%s, %s"), name, language->dialect);
}

static GtkWidget *
make_chip (const char *text)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (chip), PANGO_ELLIPSIZE_END);
  return chip;
}

/* The languages as chips; the first one is the preferred one. */
static char *
show_languages (TillidPatientHeader *self)
{
  g_autoptr (GPtrArray) languages =
    tillid_patient_context_list (self->context, &tillid_person_language_type);
  GtkWidget *child = NULL;
  g_autofree char *first = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->languages_box))) != NULL)
    gtk_box_remove (self->languages_box, child);

  for (guint i = 0; i < languages->len; i++)
    {
      const TillidPersonLanguage *language = languages->pdata[i];
      g_autofree char *name = name_language (language);
      g_autofree char *words = NULL;
      GtkWidget *chip = NULL;

      if (*name == '\0')
        continue;
      if (language->note != NULL && !language->preferred)
        /* Translators: a language, then when it is spoken: "Danish when it feels safe". */
        words = g_strdup_printf (C_ ("language", "%s %s"), name, language->note);
      chip = make_chip (words != NULL ? words : name);
      if (language->preferred)
        gtk_box_prepend (self->languages_box, chip);
      else
        gtk_box_append (self->languages_box, chip);
      if (first == NULL || language->preferred)
        {
          g_free (first);
          first = g_steal_pointer (&name);
        }
    }
  return g_steal_pointer (&first);
}

static char *
escape (const char *text)
{
  g_autofree char *isolated = tillid_words_isolate (text != NULL ? text : "");

  return g_markup_escape_text (isolated, -1);
}

/* What the patient wishes of an interpreter, as markup; %NULL if nothing is known. */
static char *
write_wish (TillidPatientHeader *self, const TillidInterpreter **out_interpreter)
{
  const TillidPerson *person = tillid_patient_context_get_person (self->context);
  const TillidInterpreter *interpreter =
    person->interpreter_wish != 0
      ? tillid_patient_context_find_interpreter (self->context, person->interpreter_wish)
      : NULL;
  g_autofree char *name = interpreter != NULL ? escape (interpreter->name) : NULL;

  *out_interpreter = interpreter;
  if (person->interpreter_needed == TILLID_YES_NO_NO)
    return g_strdup (C_ ("interpreter wish", "No interpreter, own choice"));
  if (name != NULL && person->interpreter_sex == TILLID_SEX_WOMAN)
    return g_strdup_printf (C_ ("interpreter wish", "Woman, <b>%s</b> each time"), name);
  if (name != NULL && person->interpreter_sex == TILLID_SEX_MAN)
    return g_strdup_printf (C_ ("interpreter wish", "Man, <b>%s</b> each time"), name);
  if (name != NULL)
    return g_strdup_printf (C_ ("interpreter wish", "<b>%s</b> each time"), name);
  if (person->interpreter_sex == TILLID_SEX_WOMAN)
    return g_strdup (C_ ("interpreter wish", "A woman as interpreter"));
  if (person->interpreter_sex == TILLID_SEX_MAN)
    return g_strdup (C_ ("interpreter wish", "A man as interpreter"));
  if (person->interpreter_needed == TILLID_YES_NO_YES)
    return g_strdup (C_ ("interpreter wish", "Interpreter needed"));
  return NULL;
}

static void
show_language_and_wish (TillidPatientHeader *self)
{
  const TillidInterpreter *interpreter = NULL;
  g_autofree char *language = show_languages (self);
  g_autofree char *wish = write_wish (self, &interpreter);
  g_autofree char *language_markup = language != NULL ? g_markup_escape_text (language, -1) : NULL;
  g_autofree char *both = NULL;

  tillid_exclusions_button_set_context (self->full_exclusions, self->context);
  tillid_exclusions_button_set_context (self->slim_exclusions, self->context);
  gtk_widget_set_visible (self->wish_box, wish != NULL || gtk_widget_get_visible (
                                                            GTK_WIDGET (self->full_exclusions)));
  gtk_label_set_label (self->wish_label, wish != NULL ? wish : "");
  if (interpreter != NULL)
    tillid_person_sign_set_interpreter (self->wish_sign, interpreter);
  else
    tillid_person_sign_set (self->wish_sign, TILLID_SIGN_NOT_MET, 0, NULL);

  if (language_markup != NULL && wish != NULL)
    both = g_strdup_printf ("%s · %s", language_markup, wish);
  else
    both = g_strdup (language_markup != NULL ? language_markup : wish);
  gtk_label_set_label (self->slim_language_label, both != NULL ? both : "");
  /* One line, which large text may shorten. */
  gtk_widget_set_tooltip_markup (GTK_WIDGET (self->slim_language_label), both);
  gtk_widget_set_visible (self->slim_language_box, both != NULL);
  gtk_widget_set_visible (self->slim_language_separator, both != NULL);
}

static gboolean
has_met (TillidPatientHeader *self, gint64 member)
{
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (self->context, &tillid_visit_type);
  g_autoptr (GPtrArray) presences =
    tillid_patient_context_list (self->context, &tillid_presence_type);

  for (guint i = 0; i < visits->len; i++)
    {
      const TillidVisit *visit = visits->pdata[i];

      if (visit->status != TILLID_VISIT_STATUS_ATTENDED)
        continue;
      if (visit->lead == member)
        return TRUE;
      for (guint k = 0; k < presences->len; k++)
        {
          const TillidPresence *presence = presences->pdata[k];

          if (presence->visit == visit->record.id && presence->member == member)
            return TRUE;
        }
    }
  return FALSE;
}

static const char *
first_word (const char *name, char **out_word)
{
  *out_word = g_strndup (name, strcspn (name, " "));
  return *out_word;
}

static void
set_sign (TillidPersonSign *sign, const TillidMember *member)
{
  if (member != NULL)
    tillid_person_sign_set_member (sign, member);
  else
    tillid_person_sign_set (sign, TILLID_SIGN_NOT_MET, 0, NULL);
}

/* As markup; %NULL if it is not known. */
static char *
write_profession (const TillidMember *member)
{
  if (member->title != NULL)
    return escape (member->title);
  if (member->profession == TILLID_PROFESSION_OTHER)
    return NULL;
  return escape (tillid_choice_get_label (tillid_profession_choices, member->profession));
}

static void
show_people (TillidPatientHeader *self)
{
  const TillidCourse *course = tillid_patient_context_get_course (self->context);
  const TillidMember *key =
    course != NULL ? tillid_patient_context_find_member (self->context, course->key_contact) : NULL;
  const TillidMember *second =
    course != NULL ? tillid_patient_context_find_member (self->context, course->second_face) : NULL;
  g_autofree char *key_name = key != NULL ? escape (key->name) : NULL;
  g_autofree char *second_name = second != NULL ? escape (second->name) : NULL;
  g_autofree char *key_words = NULL;
  g_autofree char *profession = NULL;
  g_autofree char *second_words = NULL;
  g_autofree char *key_first = NULL;
  g_autofree char *second_first = NULL;

  profession = key != NULL ? write_profession (key) : NULL;
  if (profession != NULL)
    /* Translators: a name and a profession. */
    key_words =
      g_strdup_printf (C_ ("patient", "<b>%s</b> · %s, key contact"), key_name, profession);
  else if (key != NULL)
    key_words = g_strdup_printf (C_ ("patient", "<b>%s</b> · key contact"), key_name);
  else
    key_words = g_strdup (C_ ("patient", "No key contact yet"));
  gtk_label_set_label (self->key_label, key_words);
  set_sign (self->key_sign, key);

  if (second != NULL && has_met (self, second->record.id))
    second_words = g_strdup_printf (C_ ("patient", "<b>%s</b> · second face"), second_name);
  else if (second != NULL)
    second_words =
      g_strdup_printf (C_ ("patient", "<b>%s</b> · second face, not met yet"), second_name);
  gtk_label_set_label (self->second_label, second_words != NULL ? second_words : "");
  gtk_widget_set_visible (self->second_box, second != NULL);
  set_sign (self->second_sign, second);

  gtk_widget_set_visible (self->slim_people_box, key != NULL);
  gtk_widget_set_visible (self->slim_people_separator, key != NULL);
  gtk_widget_set_visible (self->slim_second_box, second != NULL);
  if (key != NULL)
    {
      tillid_person_sign_set_member (self->slim_key_sign, key);
      gtk_label_set_label (self->slim_key_label, first_word (key->name, &key_first));
    }
  if (second != NULL)
    {
      tillid_person_sign_set_member (self->slim_second_sign, second);
      gtk_label_set_label (self->slim_second_label, first_word (second->name, &second_first));
    }
}

static void
show_next (TillidPatientHeader *self)
{
  const TillidDay today = tillid_session_today (tillid_patient_context_get_session (self->context));
  g_autoptr (GPtrArray) visits = tillid_patient_context_list (self->context, &tillid_visit_type);
  const TillidVisit *next = tillid_next_words_find (visits, today);
  g_autofree char *when = next != NULL ? tillid_next_words_when (next, today) : NULL;
  g_autofree char *when_markup = when != NULL ? g_markup_escape_text (when, -1) : NULL;
  g_autofree char *where = next != NULL ? tillid_next_words_where (next) : NULL;
  g_autofree char *who = next != NULL ? tillid_next_words_who (self->context, next) : NULL;
  g_autofree char *slim =
    when != NULL ? g_strdup_printf (C_ ("patient", "Next <b>%s</b>"), when_markup) : NULL;

  set_text (self->next_label, when != NULL ? when : C_ ("patient", "None yet"));
  set_text (self->next_where_label, where);
  set_text (self->next_who_label, who);
  set_text (self->slim_next_label, slim);
  gtk_widget_set_visible (self->slim_next_separator, slim != NULL);
}

static void
show_remember (TillidPatientHeader *self)
{
  const TillidPerson *person = tillid_patient_context_get_person (self->context);
  const gboolean has = person->please_remember != NULL;

  gtk_label_set_label (self->remember_label, has ? person->please_remember : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remember_label),
                               has ? person->please_remember : NULL);
  gtk_widget_set_visible (self->remember_box, has);
  gtk_widget_set_visible (self->remember_separator, has);
}

static void
refresh (TillidPatientHeader *self)
{
  if (tillid_patient_context_get_person (self->context) == NULL)
    return;
  show_names (self);
  show_language_and_wish (self);
  show_remember (self);
  show_people (self);
  show_next (self);
}

static void
tillid_patient_header_dispose (GObject *object)
{
  TillidPatientHeader *self = TILLID_PATIENT_HEADER (object);

  tillid_patient_header_set_context (self, NULL);
  tillid_widget_dispose_template (GTK_WIDGET (self), TILLID_TYPE_PATIENT_HEADER);

  G_OBJECT_CLASS (tillid_patient_header_parent_class)->dispose (object);
}

static void
bind_full (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, stack);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, native_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, protected_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_protected_image);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, name_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, say_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, languages_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, remember_separator);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, remember_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, remember_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, people_separator);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, key_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, key_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, key_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, second_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, second_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, second_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, wish_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, full_exclusions);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_exclusions);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, wish_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, wish_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, next_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, next_where_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, next_who_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, full_book_visit);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, full_new_visit);
}

static void
bind_slim (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_native_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_name_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_age_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_language_separator);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_language_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_language_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_people_separator);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_people_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_key_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_key_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_second_box);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_second_sign);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_second_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_next_separator);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_next_label);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_book_visit);
  gtk_widget_class_bind_template_child (widget_class, TillidPatientHeader, slim_new_visit);
}

static void
tillid_patient_header_class_init (TillidPatientHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tillid_patient_header_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tillid/Tillid/ui/tillid-patient-header.ui");
  bind_full (widget_class);
  bind_slim (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tillid_patient_header_init (TillidPatientHeader *self)
{
  g_type_ensure (TILLID_TYPE_EXCLUSIONS_BUTTON);
  gtk_widget_init_template (GTK_WIDGET (self));
  tillid_stack_pages_hide (self->stack);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("patient", "About the patient"), -1);
}

/* (nullable) */
void
tillid_patient_header_set_context (TillidPatientHeader *self, TillidPatientContext *context)
{
  g_return_if_fail (TILLID_IS_PATIENT_HEADER (self));

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_func (self->context, refresh, self);
  g_set_object (&self->context, context);
  if (context == NULL)
    return;
  g_signal_connect_object (context, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

/* Story stands under the full header, the other pages under the slim one. */
void
tillid_patient_header_set_full (TillidPatientHeader *self, gboolean full)
{
  g_return_if_fail (TILLID_IS_PATIENT_HEADER (self));

  gtk_stack_set_visible_child_name (self->stack, full ? "full" : "slim");
}

/* Where nothing can be added, there is no button for it. */
void
tillid_patient_header_set_can_add (TillidPatientHeader *self, gboolean can_add)
{
  g_return_if_fail (TILLID_IS_PATIENT_HEADER (self));

  gtk_widget_set_visible (self->full_book_visit, can_add);
  gtk_widget_set_visible (self->full_new_visit, can_add);
  gtk_widget_set_visible (self->slim_book_visit, can_add);
  gtk_widget_set_visible (self->slim_new_visit, can_add);
}
