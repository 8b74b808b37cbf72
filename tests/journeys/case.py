#!/usr/bin/python3
# case.py - the invented case, drawn from nothing by keyboard alone: life story, problems, family, and what lay near one thing
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A clinic's three tools, as they are used at the table: everything is told with the words and dates it is told in, and at the end
one thing is chosen and the program says what else lay within 90 days of it. The person and the case are invented."""

import re
import sys

from harness import run_journey
from journey import FirstDay
from person import contains, starts_with
from screen import wait_for
from words import plain

# Words, when, good or hard, where it belongs, and the choice beside it.
TOLD = [
    ('School librarian', '1992 to spring 2006', None, 'Work and school', None),
    ('My cousin died when the school was hit; I was beside her', 'spring 2006', 'Hard', 'Life story', None),
    ('Denmark', 'since autumn 2007', None, 'Place', None),
    ('Assistant in a bakery', 'October 2009 to 21 August 2015', None, 'Work and school', None),
    ('The baker let me bake our own bread', 'spring 2012', 'Good', 'Life story', None),
    ('The summer party', '14 June 2015', 'Good', 'Life story', None),
    ('The new oven has an alarm; it sounds like the siren', '17 August 2015', 'Hard', 'Life story', None),
    ('Suddenly off sick', 'between 10 August 2015 and 21 August 2015', 'Hard', 'Work and school', None),
    ('GP: sick note', '24 August 2015', None, 'Contact elsewhere', 'GP'),
    ('Migraine, most days', 'between 15 August 2015 and 4 October 2015', None, 'Symptom', None),
    ('Lost my Danish', 'between 4 September 2015 and 29 October 2015', None, 'Symptom', None),
    ('Ibuprofen', 'since spring 2016', None, 'Medicine', 'taken'),
    ('Sewing with the women', 'since 2019', None, 'What helps', None),
    ('A nodule at the parathyroid (ultrasound)', '3 February 2026', None, 'Result or diagnosis', 'report'),
]
# What the drop-downs of the form offer, the first chosen.
LANES = ('Life story', 'Work and school', 'What helps', 'Symptom', 'Place', 'A hope', 'Contact elsewhere', 'Result or diagnosis',
         'Medicine')
CHOICES = {
    'Contact elsewhere': ('other', 'GP', 'hospital', 'specialist'),
    'Result or diagnosis': ('finding', 'diagnosis', 'procedure', 'immunization', 'allergy', 'report'),
    'Medicine': ('prescribed', 'taken'),
}
SELECTED = 'Suddenly off sick'
# The distances of the case, from the middle of 10 to 21 August: nearest first.
NEAR = [
    ('The new oven has an alarm; it sounds like the siren', 'same week'),
    ('GP: sick note', '9 days after'),
    ('Migraine, most days', '0 to 50 days after'),
    ('Lost my Danish', '20 to 75 days after'),
    ('The summer party', '62 days before'),
]

PROBLEMS = [
    ('My head hurts every day', 8), ('I cannot sleep, I am afraid of the night', 7), ('I do not understand municipality letters', 7),
    ('My body is tired, I have no strength', 8), ('I have lost my Danish', 6), ('My hands hurt in the morning', 5),
    ('I think of my sister every day', 10),
]
HELPS = ['I wrote the catalogue of the library, and my handwriting is beautiful', 'My granddaughter Sara makes me laugh',
         'I love walking by the water']
# The way to whom it is beside, from who came last; the key; who comes; and the keys for what is said of them.
FAMILY = [
    ('', None, 'p', 'Nasir', 's'), ('Down', None, 'p', 'Umm Karim', 'c'), ('Down', None, 'b', 'Amal', 'c'),
    ('Left Right', None, 'b', 'Karim', 'sm'), ('Left Right', None, 'b', 'Huda', 'c2'), ('Left Right', None, 'j', 'Adnan', 's'),
    ('Right Left', None, 'k', 'Maryam', 'c1i'), ('', 'Maryam', 'k', 'Sara', 'c'), ('Up Right Left', None, 'e', 'Inge', '14'),
    ('Left', None, 'e', 'Municipality', '3'),
]

# Note, who comes in, and what is agreed; and the keys it may take beside the letters of these, and those of them that only lead on.
VISIT = ('We listened', 'Maryam, daughter', ['I walk by the water', 'Jonas calls the school', 'We read the letter together'])
MOST_KEYS = 44
MOST_MOVES = 33


class Case(FirstDay):
    STRENGTHS = "SELECT count(*) FROM strength WHERE state = 'active'"
    MARKS = """SELECT p.sex, r.missing, r.tie, r.help, r.interprets FROM relation r JOIN person p ON p.id = r.person
               WHERE r.state = 'active' AND p.state = 'active' ORDER BY r.id"""
    TOLD_COUNT = """SELECT (SELECT count(*) FROM life_event) + (SELECT count(*) FROM symptom) + (SELECT count(*) FROM strength)
                    + (SELECT count(*) FROM place) + (SELECT count(*) FROM contact) + (SELECT count(*) FROM result)
                    + (SELECT count(*) FROM medicine)"""

    def choose(self, offered, wanted):
        """In the drop-down that shows one of @offered. GTK 4.8 gives its entries no name: they are counted, and looked at."""
        screen = self.screen
        chosen = screen.tab_to('button', one_of(offered), limit=8).name
        for _ in range(3):
            steps = offered.index(wanted) - offered.index(chosen)
            if steps == 0:
                return
            screen.press('space')
            screen.see_focused('list item')
            screen.press(*['Down' if steps > 0 else 'Up'] * abs(steps))
            screen.press('Return')
            chosen = screen.see_focused('button', one_of(offered)).name
        assert chosen == wanted, (chosen, wanted)

    def tell(self, words, when, bank, lane, choice):
        screen = self.screen
        count = self.clinic.value(self.TOLD_COUNT)
        field = self.start_event()
        screen.type_into(field, words)
        date = screen.tab_to('text box', 'When, as it was told', limit=8)
        screen.press('ctrl+a')
        screen.type_into(date, when)
        if bank is not None:
            screen.tab_to('button', bank, limit=4)
            screen.press('space')
        self.choose(LANES, lane)
        if choice is not None:
            self.choose(CHOICES[lane], choice)
        screen.tab_to('button', 'Keep', limit=4)
        screen.press('Return')
        self.clinic.wait(self.TOLD_COUNT, want=lambda rows: rows[0][0] == count + 1)
        screen.see('list item', contains(words))

    def tell_story(self):
        for entry in TOLD:
            self.tell(*entry)
        assert self.clinic.value(self.TOLD_COUNT) == len(TOLD)
        chosen = self.clinic.rows('SELECT (SELECT counterpart FROM contact), (SELECT kind FROM medicine), (SELECT kind FROM result)')
        assert chosen == [('gp', 'taken', 'report')], chosen

    # What weighs, and what helps

    def add_problems(self):
        """In the patient's order, each rated when it is told."""
        screen = self.screen
        screen.press('ctrl+2')
        screen.see('button', self.text('button', '_Problem'))
        for number, (words, burden) in enumerate(PROBLEMS, 1):
            screen.press('ctrl+t')
            screen.type_into(screen.see_focused('text box', 'In the patient’s words'), words)
            screen.press('Return')
            self.clinic.wait_count(number, self.PROBLEMS)
            screen.see_focused('list item', contains(words))
            screen.press(str(burden % 10))
            self.clinic.wait_count(number, self.RATINGS)
        assert self.clinic.rows(self.PROBLEMS) == [(words,) for words, _ in PROBLEMS]
        assert self.clinic.rows(self.RATINGS) == [(burden,) for _, burden in PROBLEMS]

    def add_strengths(self):
        screen = self.screen
        count = self.clinic.value(self.STRENGTHS)
        for number, words in enumerate(HELPS, 1):
            screen.press('ctrl+g')
            screen.type_into(screen.see_focused('text box', 'In the patient’s words'), words)
            screen.press('Return')
            self.clinic.wait(self.STRENGTHS, want=lambda rows, now=count + number: rows == [(now,)])
            screen.see_focused('list item', contains(words))

    # The family

    def go_to(self, name, way):
        """Each key of @way as long as it leads on."""
        screen = self.screen
        for key in way.split():
            before = None
            while (now := screen.focused()).place != before:
                if starts_with(name).match(plain(now.name)):
                    return
                before = now.place
                screen.press(key)
                screen.wait_focus_moves(now)
        screen.see_focused('list item', starts_with(name))

    def draw_case_family(self):
        screen, me = self.screen, self.said['name'].split()[0]
        screen.press('ctrl+3')
        screen.see_focused('list item', starts_with(me))
        for way, beside, key, name, marks in FAMILY:
            self.go_to(beside or me, way)
            self.add_relative(key, name)
            for mark in marks:
                before = self.clinic.rows(self.MARKS)
                screen.press(mark)
                self.clinic.wait(self.MARKS, want=lambda rows, before=before: rows != before)
        screen.see('list item', re.compile('Karim, sibling of Zahra, .*missing'))

    # The hour with the patient

    def keep_visit(self):
        """docs/performance.md says what it took; more than that is a way that got longer."""
        took = self.whole_visit(*VISIT)
        print(f'# a whole visit: {took}', flush=True)
        assert took['keys'] <= MOST_KEYS and took['moves'] <= MOST_MOVES, took

    # What lay near

    def see_what_lay_near(self):
        """The same items line by line, then the one beside which the inspector says what else there was."""
        screen = self.screen
        screen.press('ctrl+1')
        screen.tab_to('list', self.words.counted('Story, %s event', 'Story, %s events'))
        screen.press('ctrl+l')
        screen.see_focused('list item')
        screen.press('Home')
        screen.tab_to('list item', contains(SELECTED), key='Down', limit=len(TOLD) + len(HELPS))
        wanted = [', '.join(row) for row in NEAR]
        wait_for(lambda: self.near_rows() == wanted, lambda: f'{wanted}; there is {self.near_rows()}')
        # The picture says the same of what is chosen.
        screen.press('ctrl+l')
        screen.see('list item', re.compile('.*Suddenly off sick.*5 things within 90 days', re.DOTALL))
        assert self.near_rows() == wanted, self.near_rows()

    def near_rows(self):
        near = self.screen.find('list', 'Within 90 days of this')
        return [plain(row.name) for row in near.children] if near is not None else None

    def walk(self):
        step = self.journey.step
        self.walk_first()
        with step('a patient with one name and nothing else', self.clinic):
            self.new_patient()
        with step(f'a life in {len(TOLD)} entries, with the dates as they are told', self.clinic):
            self.tell_story()
        with step(f'{len(PROBLEMS)} problems in the patient’s order, rated', self.clinic):
            self.add_problems()
        with step('what helps, beside them', self.clinic):
            self.add_strengths()
        with step('three generations, one of them missing', self.clinic):
            self.draw_case_family()
        with step('a whole visit, its keys counted', self.clinic):
            self.keep_visit()
        with step(f'“{SELECTED}”: what lay within 90 days of it', self.clinic):
            self.see_what_lay_near()


def one_of(names):
    return re.compile('(?:' + '|'.join(map(re.escape, names)) + ')$')


if __name__ == '__main__':
    sys.exit(run_journey(lambda journey: Case(journey).walk()))
