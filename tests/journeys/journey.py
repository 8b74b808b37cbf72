#!/usr/bin/python3
# journey.py - from the first start to a patient's story, visit and plan, by keyboard alone
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person at the keyboard does on the first day, in one language; after each step both what is on the screen
and what is in the file, and the file is verified. The people and their words are invented."""

import os
import sys

from family import Family
from harness import run_journey
from person import starts_with
from plan import Plan
from problems import Problems
from screen import wait_for
from story import Story
from visits import Visits

HAS_CIPHER = os.environ.get('TILLID_HAS_SQLCIPHER') == '1'


class FirstDay(Story, Problems, Family, Visits, Plan):
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
        if HAS_CIPHER:
            self.refuse_encryption()
        self.go_to_patients()
        screen.see('label', self.text('patients', 'No patients yet'))
        assert self.clinic.value('SELECT name FROM clinic') == 'Klinik'

    def refuse_encryption(self):
        """The journey looks into the file from outside, which an encrypted one is made against."""
        screen = self.screen
        screen.see('text box', self.text('key', 'Your password'))
        screen.tab_to('switch', starts_with(self.text('key', 'Encrypt this file')), key='shift+Tab', limit=10)
        screen.press('space')
        screen.tab_to('button', starts_with(self.text('file', '_Create')), limit=10)
        screen.press('Return')

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

    # All of it

    def everything(self):
        return [self.clinic.rows(query) for query in (
            self.EVENTS, self.PROBLEMS, self.RATINGS, self.RELATIVES, self.VISITS, self.PRESENCES, self.GOALS,
            self.STEPS, self.PROMISES)]

    def walk(self):
        self.walk_first()
        self.walk_patient()
        self.walk_ends()

    def walk_first(self):
        step = self.journey.step
        with step('first start: the languages offered in their own names'):
            self.screen = self.journey.start()
            self.choose_language()
        with step('a clinic is created', self.clinic):
            self.create_clinic()

    def walk_patient(self):
        step = self.journey.step
        with step('a patient with one name and nothing else', self.clinic):
            self.new_patient()
        with step('a life event, told as ' + self.said['when'], self.clinic):
            self.add_event()
        with step('the life event is undone and done again', self.clinic):
            self.undo_and_redo(self.EVENTS)
        with step('ten problems, in order and rated', self.clinic):
            self.add_ten_problems()
        with step('three generations of a family, undone and done again', self.clinic):
            self.draw_family()
        with step('a visit is begun, undone and done again by key and in the toast', self.clinic):
            self.begin_visit()
            self.undo_begin()
        with step('the visit has one sentence', self.clinic):
            self.write_sentence()
            self.undo_and_redo(self.NOTE)
        with step('a relative and an interpreter come in', self.clinic):
            self.people_come_in()
        with step('a goal with its sentence and its ladder', self.clinic):
            self.add_goal()
        with step('a step for each side', self.clinic):
            self.add_steps()
        with step('a promise is made and kept', self.clinic):
            self.keep_promise()

    def walk_ends(self):
        """In the middle of a sentence the window is closed, and then the program killed: in the story, in the note of a
        visit, in the plan."""
        before = self.everything()
        told = ' '.join((self.said['half'], self.said['more']))
        self.end_twice('the story', self.close_in_story, self.find_in_story, self.kill_in_story,
                       self.said['half'], told)
        assert self.everything() == before, self.everything()
        with self.journey.step('locked in the middle of a sentence, and opened again', self.clinic):
            self.lock_and_unlock()
            self.wait_text(self.screen.see('text box', self.words_name), told)
        with self.journey.step('the sentence is kept where it was found', self.clinic):
            self.keep_found_event(told)
        before = self.everything()
        note = ' '.join((self.said['note'], self.said['half']))
        self.end_twice('the note', self.close_in_note, self.find_in_note, self.kill_in_note,
                       note, ' '.join((note, self.said['more'])))
        self.end_twice('the plan', self.close_in_plan, self.find_in_plan, self.kill_in_plan,
                       self.said['half goal'], ' '.join((self.said['half goal'], self.said['more goal'])))
        with self.journey.step('all of it is there, and the window closes', self.clinic):
            assert self.everything() == before, self.everything()
            self.journey.close_window('ctrl+w')

    def end_twice(self, where, close, find, kill, half, whole):
        step = self.journey.step
        with step(f'the window is closed in the middle of a sentence of {where}', self.clinic):
            close()
        with step('the sentence stands in its field', self.clinic):
            find(half)
        with step(f'killed in the middle of the next words of {where}', self.clinic):
            kill()
        with step('the words stand in their field', self.clinic):
            find(whole)


if __name__ == '__main__':
    sys.exit(run_journey(lambda journey: FirstDay(journey).walk()))
