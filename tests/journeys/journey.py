#!/usr/bin/python3
# journey.py - from the first start to a patient's story, by keyboard alone
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person at the keyboard does on the first day, in one language; after each step both what is on the screen
and what is in the file, and the file is verified. The people and their words are invented."""

import re
import sys

from harness import ClinicFile, run_journey
from screen import wait_for

# A draft is in the file within one second of the last key; the rest is for a loaded machine.
DRAFT_SECONDS = 1.5

SAID = {
    'en': {'name': 'Zahra Haidari', 'event': 'The baker let me bake our own bread', 'when': 'spring 1991',
           'half': 'Then the winter came and we', 'more': 'The teacher said that'},
    'da': {'name': 'Zahra Haidari Sørensen', 'event': 'Bageren lod mig bage vores eget brød', 'when': 'foråret 1991',
           'half': 'Så kom vinteren og vi', 'more': 'Læreren sagde på'},
    'ar': {'name': 'زهرة حيدري', 'event': 'سمح لي الخباز بخبز خبزنا', 'when': 'ربيع 1991',
           'half': 'ثم جاء الشتاء ونحن', 'more': 'قالت المعلمة'},
}


def starts_with(text):
    return re.compile(re.escape(text))


class FirstDay:
    def __init__(self, journey):
        self.journey = journey
        self.text = journey.text
        self.said = SAID[journey.language]
        self.clinic = ClinicFile(journey.documents / 'Klinik.tillid')

    # First start

    def choose_language(self):
        """Another language and back: the whole screen at once."""
        screen = self.screen
        screen.see_focused('list item', starts_with(self.text('first run', 'Create a clinic file')))
        own = {'en': 'English', 'da': 'Dansk', 'ar': 'العربية'}[self.journey.language]
        other = 'English' if own != 'English' else 'Dansk'
        rtl = own == 'العربية'
        for name in (other, own):
            screen.press('alt+l')
            screen.see_focused('radio')
            screen.tab_to('radio', name, key='Left' if rtl else 'Right')
            screen.press('space')
            wait_for(lambda: (found := screen.find('radio', name)) is not None
                     and found.is_checked, f'the language {name} to be chosen')
            screen.see_focused('list item')
            rtl = name == 'العربية'

    def create_clinic(self):
        screen = self.screen
        screen.tab_to('list item', starts_with(self.text('first run', 'Create a clinic file')))
        screen.press('Return')
        screen.see(name=self.text('file', 'Create a clinic file'))
        field = screen.see_focused('text box')
        screen.press('ctrl+a')
        screen.type_into(field, str(self.clinic.path))
        screen.press('Return')
        screen.see_focused('search box', self.text('patients', 'Search patients'))
        screen.see('label', self.text('patients', 'No patients yet'))
        assert self.clinic.value('SELECT name FROM clinic') == 'Klinik'

    # A patient

    def new_patient(self):
        screen = self.screen
        screen.press('ctrl+n')
        field = screen.see_focused('text box', self.text('patients', 'Name of the new patient'))
        screen.type_into(field, self.said['name'])
        screen.press('Return')
        self.clinic.wait_count(1, 'SELECT id FROM person WHERE state = ?', 'active')
        assert self.clinic.rows("SELECT text FROM person_name WHERE state = 'active'") == [(self.said['name'],)]
        screen.see('tab', self.text('page', 'Story'))
        screen.see('label', self.said['name'])

    # The story

    def start_event(self):
        """The popover on the canvas; the answer is its first field."""
        screen = self.screen
        screen.tab_to('list', self.story_name)
        screen.press('a')
        # Not its focus: GTK 4.8 speaks of it only the first time that a popover is shown.
        return screen.see('text box', self.words_name)

    @property
    def story_name(self):
        return self.journey.words.counted('Story, %u event', 'Story, %u events')

    @property
    def words_name(self):
        return self.text('story', 'What happened, in the patient’s words')

    def events(self, state='active'):
        return 'SELECT words, at_said, at_edtf FROM life_event WHERE state = ?', state

    def add_event(self):
        screen = self.screen
        words = self.start_event()
        screen.type_into(words, self.said['event'])
        when = screen.tab_to('text box', self.text('story', 'When, as it was told'))
        screen.type_into(when, self.said['when'])
        screen.press('Return')
        rows = self.clinic.wait_count(1, *self.events())
        # EDTF: 21 is spring.
        assert rows == [(self.said['event'], self.said['when'], '1991-21')], rows
        self.see_toast(self.text('edit', 'Added to the story'))
        screen.see('list item', re.compile('.*' + re.escape(self.said['event'])))

    # Undo, the same everywhere

    def see_toast(self, title):
        self.screen.see('label', title)

    def undo_and_redo(self, what, counted):
        """Ctrl+Z and Shift+Ctrl+Z: the screen says so, and the file follows. @counted: SQL and its values."""
        screen = self.screen
        count = len(self.clinic.rows(*counted))
        screen.press('ctrl+z')
        self.clinic.wait(*counted, want=lambda rows: len(rows) != count)
        self.see_toast(self.journey.words.pattern('toast', 'Undone: %s'))
        screen.press('shift+ctrl+z')
        self.clinic.wait_count(count, *counted)
        self.see_toast(self.journey.words.pattern('toast', 'Done again: %s'))

    # Typed text is never lost

    def close_mid_sentence(self):
        """The window goes at once: no pause in which a timer could have run."""
        words = self.start_event()
        self.screen.type_into(words, self.said['half'])
        self.journey.close_window()
        assert any(self.said['half'] in text for text in self.clinic.drafts()), self.clinic.drafts()

    def find_sentence_again(self, sentence):
        """Without a key: what was being told is open again."""
        self.open_again()
        words = self.screen.see('text box', self.words_name)
        wait_for(lambda: words.text == sentence, lambda: f'“{sentence}” in its field; there is “{words.text}”')

    def type_and_kill(self):
        screen = self.screen
        words = screen.see('text box', self.words_name)
        screen.press('End')
        screen.type_into(words, ' ' + self.said['more'])
        self.clinic.wait_draft(self.said['more'], DRAFT_SECONDS)
        self.journey.kill()

    def open_again(self):
        """A known clinic opens at once; the patient is found by typing."""
        screen = self.screen = self.journey.start()
        field = screen.see_focused('search box', self.text('patients', 'Search patients'))
        screen.type_into(field, self.said['name'].split()[0])
        screen.see('list item', starts_with(self.said['name']))
        screen.press('Return')
        screen.see('tab', self.text('page', 'Story'))
        screen.see('label', self.said['name'])

    def walk(self):
        step = self.journey.step
        with step('first start: the languages offered in their own names'):
            self.screen = self.journey.start()
            self.choose_language()
        with step('a clinic is created', self.clinic):
            self.create_clinic()
        with step('a patient with one name and nothing else', self.clinic):
            self.new_patient()
        with step('a life event, told as ' + self.said['when'], self.clinic):
            self.add_event()
        with step('the life event is undone and done again', self.clinic):
            self.undo_and_redo(self.text('edit', 'Added to the story'), self.events())
        with step('the window is closed in the middle of a sentence', self.clinic):
            self.close_mid_sentence()
        with step('the sentence stands in its field', self.clinic):
            self.find_sentence_again(self.said['half'])
        with step('killed in the middle of the next words', self.clinic):
            self.type_and_kill()
        with step('all of it is there, the sentence in its field', self.clinic):
            self.find_sentence_again(self.said['half'] + ' ' + self.said['more'])
            assert len(self.clinic.rows(*self.events())) == 1
        with step('the window closes', self.clinic):
            self.screen.press('Escape')
            self.journey.close_window('ctrl+w')


if __name__ == '__main__':
    sys.exit(run_journey(lambda journey: FirstDay(journey).walk()))
