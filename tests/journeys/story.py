# story.py - a life event told on the Story page
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
from person import Person, contains


class Story(Person):
    EVENTS = "SELECT words, at_said, at_edtf FROM life_event WHERE state = 'active' ORDER BY id"

    @property
    def words_name(self):
        return self.text('story', 'What happened, in the patient’s words')

    def start_event(self):
        """The popover on the canvas; the answer is its first field."""
        screen = self.screen
        screen.press('ctrl+1')
        screen.tab_to('list', self.words.counted('Story, %s event', 'Story, %s events'))
        screen.press('a')
        # Not its focus: GTK 4.8 speaks of it only the first time that a popover is shown.
        return screen.see('text box', self.words_name)

    def add_event(self):
        screen = self.screen
        words = self.start_event()
        screen.type_into(words, self.said['event'])
        when = screen.tab_to('text box', self.text('story', 'When, as it was told'))
        screen.type_into(when, self.said['when'])
        screen.press('Return')
        rows = self.clinic.wait_count(1, self.EVENTS)
        # EDTF: 21 is spring.
        assert rows == [(self.said['event'], self.said['when'], '1991-21')], rows
        self.see_toast(self.text('edit', 'Added to the story'))
        screen.see('list item', contains(self.said['event']))

    def close_in_story(self):
        """The window goes at once: no pause in which a timer could have run."""
        words = self.start_event()
        self.screen.type_into(words, self.said['half'])
        self.journey.close_window()
        assert any(self.said['half'] in text for text in self.clinic.drafts()), self.clinic.drafts()

    def find_in_story(self, sentence):
        """Without a key: what was being told is open again."""
        self.open_again()
        self.wait_text(self.screen.see('text box', self.words_name), sentence)

    def kill_in_story(self):
        screen = self.screen
        words = screen.see('text box', self.words_name)
        screen.press('End')
        screen.type_into(words, ' ' + self.said['more'])
        self.wait_in_file(self.said['more'])
        self.journey.kill()

    def keep_found_event(self, sentence):
        """Enter keeps what was found in its field."""
        self.screen.press('Return')
        rows = self.clinic.wait_count(2, self.EVENTS)
        assert rows[1][0] == sentence, rows
