# person.py - one person at the keyboard: what is said, the program in front, undo and the way back
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from harness import ClinicFile
from screen import Missing, wait_for

# Invented. Each sentence has letters of its own language.
SAID = {
    'en': {
        'name': 'Zahra Haidari',
        'event': 'The baker let me bake our own bread', 'when': 'spring 1991',
        'half': 'Then the winter came and we', 'more': 'The teacher said that',
        'note': 'We sat and listened', 'family': 'Maryam, daughter', 'interpreter': 'Rana Aziz',
        'goal': 'I read a story to my child', 'rung': 'Words with the pictures', 'step': 'Phone the school',
        'problem': 'My head hurts, number',
        'parent': 'Nasir', 'child': 'Sahar', 'grandchild': 'Lina', 'partner': 'Farid',
        'half goal': 'I walk to the river and', 'more goal': 'the dog comes too',
    },
    'da': {
        'name': 'Zahra Haidari Sørensen',
        'event': 'Bageren lod mig bage vores eget brød', 'when': 'foråret 1991',
        'half': 'Så kom vinteren og vi', 'more': 'Læreren sagde på',
        'note': 'Vi sad og lyttede på æblerne', 'family': 'Maryam, datter', 'interpreter': 'Rana Aziz',
        'goal': 'Jeg læser højt for mit barn', 'rung': 'Ord til billederne på væggen', 'step': 'Ringe til skolen på Ørevej',
        'problem': 'Jeg har ondt i øret, nummer',
        'parent': 'Nasir Ærø', 'child': 'Søren', 'grandchild': 'Åse', 'partner': 'Farid',
        'half goal': 'Jeg går ned til åen og', 'more goal': 'så løber hunden med',
    },
    'ar': {
        'name': 'زهرة حيدري',
        'event': 'سمح لي الخباز بخبز خبزنا', 'when': 'ربيع 1991',
        'half': 'ثم جاء الشتاء ونحن', 'more': 'قالت المعلمة',
        'note': 'جلسنا واستمعنا', 'family': 'مريم، ابنة', 'interpreter': 'رنا عزيز',
        'goal': 'قراءة قصة لطفلي', 'rung': 'كلمات مع الصور', 'step': 'الاتصال بالمدرسة',
        'problem': 'رأسي يؤلمني',
        'parent': 'ناصر', 'child': 'سحر', 'grandchild': 'لينا', 'partner': 'فريد',
        'half goal': 'المشي إلى النهر ثم', 'more goal': 'العودة مع الكلب',
    },
}


def starts_with(text):
    return re.compile(re.escape(text))


def contains(text):
    return re.compile('.*' + re.escape(text), re.DOTALL)


class Person:
    """Has a screen while the program runs, and the clinic file beside it."""

    def __init__(self, journey):
        self.journey = journey
        self.words = journey.words
        self.text = journey.text
        self.said = SAID[journey.language]
        self.clinic = ClinicFile(journey.documents / 'Klinik.tillid')
        self.screen = None

    # Undo, the same everywhere

    def see_toast(self, title):
        self.screen.see('label', title)

    def undo_and_redo(self, query, until='Undo'):
        """Ctrl+Z and Shift+Ctrl+Z: the screen says so, and the file follows. @until: the button of the last toast."""
        steps = [('ctrl+z', 'Undone: %s'), ('shift+ctrl+z', 'Done again: %s')]
        for key, title in steps if until == 'Undo' else reversed(steps):
            rows = self.clinic.rows(query)
            self.screen.press(key)
            self.clinic.wait(query, want=lambda now, rows=rows: now != rows)
            self.see_toast(self.words.pattern('toast', title))

    def undo_and_redo_in_toast(self, query):
        """The same with the button of the toast. It goes after seven seconds: on a slow machine another one is made."""
        for button, title in (('Undo', 'Undone: %s'), ('Redo', 'Done again: %s')):
            rows = self.clinic.rows(query)
            self.press_in_toast(button, query)
            self.clinic.wait(query, want=lambda now, rows=rows: now != rows)
            self.see_toast(self.words.pattern('toast', title))

    def press_in_toast(self, button, query):
        label = re.escape(self.text('toast', button))
        # GTK 4.8 says the label of such a button twice.
        name = re.compile(f'{label}( {label})?$')
        for _ in range(3):
            try:
                self.screen.tab_to('button', name, limit=30)
            except Missing:
                self.undo_and_redo(query, until=button)
            else:
                self.screen.press('Return')
                return
        raise Missing(f'the button “{button}” of a toast cannot be reached in the time that it is there')

    # Typed text is never lost

    def wait_text(self, field, sentence):
        wait_for(lambda: field.text == sentence, lambda: f'“{sentence}” in {field}; there is “{field.text}”')

    def wait_in_file(self, sentence):
        """From then on the plug may be pulled. A second after the last key, on a machine that does nothing else."""
        self.clinic.wait('SELECT text FROM draft UNION ALL SELECT note FROM visit',
                         want=lambda rows: any(sentence in (row[0] or '') for row in rows))

    def go_to_patients(self):
        """From the day, on which the window opens."""
        self.screen.see('button', self.text('today', 'Whole clinic'))
        self.screen.press('alt+2')
        return self.screen.see_focused('search box', self.text('patients', 'Search patients'))

    def open_again(self):
        """A known clinic opens at once; the patient is found by typing."""
        screen = self.screen = self.journey.start()
        field = self.go_to_patients()
        screen.type_into(field, self.said['name'].split()[0])
        screen.see('list item', starts_with(self.said['name']))
        screen.press('Return')
        screen.see('tab', self.text('page', 'Story'))
        screen.see('label', self.said['name'])

    def lock_and_unlock(self):
        """Nobody has a password here: the button lets in whoever sits there."""
        screen = self.screen
        screen.press('F12')
        screen.see_focused('button', self.text('lock', 'Unlock'))
        screen.see_no('label', contains(self.said['name']))
        screen.press('Return')
        screen.see('label', contains(self.said['name']))
