# visits.py - a visit with two people, an interpreter and one sentence
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from person import Person, contains
from screen import wait_for


class Visits(Person):
    VISITS = "SELECT id, status FROM visit WHERE state = 'active' ORDER BY id"
    NOTE = "SELECT note FROM visit WHERE state = 'active'"
    PRESENCES = """SELECT who, coalesce(p.name, i.name, '') FROM presence p LEFT JOIN interpreter i
                   ON i.id = p.interpreter AND i.state = 'active' WHERE p.state = 'active' ORDER BY p.id"""

    def see_note(self):
        return self.screen.see_focused('text box', self.words.beginning('visit', 'Note of the visit: %s'))

    def begin_visit(self):
        """Nothing is asked; the first key is the first letter of the note."""
        self.screen.press('ctrl+n')
        self.clinic.wait_count(1, self.VISITS)
        self.see_note()

    def undo_begin(self):
        """An empty note has nothing of its own to undo. Begun again the visit is in the list and opens from there."""
        screen = self.screen
        self.undo_and_redo(self.VISITS)
        self.undo_and_redo_in_toast(self.VISITS)
        screen.tab_to('list item', of_any_case(self.text('choice', 'running')))
        screen.press('Return')
        self.see_note()

    def write_sentence(self):
        """The way to those who are in the room leaves the note, and with that it is kept."""
        screen = self.screen
        screen.type_into(self.see_note(), self.said['note'])
        screen.press('ctrl+r')
        screen.see_focused('list item')
        self.clinic.wait(self.NOTE, want=lambda rows: rows == [(self.said['note'],)])

    def come_in(self, words, choice):
        """The person is typed; the rows below say as what."""
        screen = self.screen
        name = re.split('[,،]', words)[0]
        count = len(self.clinic.rows(self.PRESENCES))
        screen.press('ctrl+r')
        screen.see_focused('list item')
        screen.tab_to('button', self.text('visit', 'Who comes in'), key='shift+Tab', limit=5)
        screen.press('Return')
        # Not its focus: GTK 4.8 speaks of it only the first time that a popover is shown.
        screen.type_into(screen.see('search box', self.text('visit', 'Who comes in')), words)
        screen.press('Tab')
        screen.tab_to('list item', contains(self.text('presence', choice)), key='Down')
        screen.press('Return')
        self.clinic.wait_count(count + 1, self.PRESENCES)
        screen.see('list item', contains(name))

    def people_come_in(self):
        """The patient and the colleague who writes are there already."""
        self.come_in(self.said['family'], 'add as family')
        self.undo_and_redo(self.PRESENCES)
        self.come_in(self.said['interpreter'], 'add as interpreter')
        self.undo_and_redo(self.PRESENCES)
        rows = self.clinic.rows(self.PRESENCES)
        assert sorted(rows[:2]) == [('member', ''), ('patient', '')], rows
        assert rows[2:] == [('family', re.split('[,،]', self.said['family'])[0]),
                            ('interpreter', self.said['interpreter'])], rows

    # A whole visit, counted

    AGREED = "SELECT words, teach_back FROM agreement WHERE state = 'active' ORDER BY id"
    PLANNED = "SELECT status FROM visit WHERE state = 'active' AND status = 'planned'"

    def whole_visit(self, note, family, agreements):
        """From the first key to the next visit, the way with the fewest keys; what they were is the answer. The program is waited
        for, but no key is pressed only to look."""
        screen = self.screen
        start = dict(screen.counted)
        here = len(self.clinic.rows(self.PRESENCES))
        screen.press('ctrl+n')
        screen.type_into(self.see_note(), note)
        screen.press('alt+a')
        screen.type_into(screen.see('search box', 'Who comes in'), family)
        screen.press('Tab')
        screen.tab_to('list item', contains('add as family'), key='Down')
        screen.press('Return')
        self.clinic.wait(self.PRESENCES, want=lambda rows: len(rows) > here + 1)
        field = screen.tab_to('text box', 'New agreement', limit=40)
        for number, words in enumerate(agreements, 1):
            screen.type_into(field, words)
            screen.press('ctrl+Return')
            self.clinic.wait_count(number, self.AGREED)
            wait_for(lambda: field.text == '', 'the field of a new agreement to be empty')
        for number in range(len(agreements), 0, -1):
            heard = screen.tab_to('button', 'understood', key='shift+Tab', limit=12)
            screen.press('space')
            self.clinic.wait(self.AGREED, want=lambda rows, at=number - 1: rows[at][1] == 'understood')
            if number > 1:
                screen.press('shift+Tab')
                screen.wait_focus_moves(heard)
        screen.press('ctrl+shift+3', 'alt+p')
        self.clinic.wait_count(1, self.PLANNED)
        assert [words for words, _ in self.clinic.rows(self.AGREED)] == agreements
        return {name: count - start[name] for name, count in screen.counted.items()}

    # Typed text is never lost

    def open_note(self):
        self.screen.press('ctrl+5')
        return self.see_note()

    def close_in_note(self):
        note = self.open_note()
        self.screen.press('ctrl+End')
        self.screen.type_into(note, ' ' + self.said['half'])
        self.journey.close_window('ctrl+w')

    def find_in_note(self, sentence):
        self.open_again()
        self.wait_text(self.open_note(), sentence)

    def kill_in_note(self):
        note = self.see_note()
        self.screen.press('ctrl+End')
        self.screen.type_into(note, ' ' + self.said['more'])
        self.wait_in_file(self.said['more'])
        self.journey.kill()


def of_any_case(text):
    return re.compile('.*' + re.escape(text), re.DOTALL | re.IGNORECASE)
