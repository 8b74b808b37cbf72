# names.py - every place the keyboard can reach has a name, on every page
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What has the focus and no name is silence for a person with a screen reader. Looked at: everything on a page that says
it can have the focus, and at the first start what Tab in fact stops at, until it is round. The demo clinic, so that the
pages are full."""
import subprocess
import sys

from atspi import FOCUSABLE, SELECTED, SENSITIVE
from harness import TILLIDCTL, ClinicFile, run_journey
from screen import wait_for
from words import plain

# Containers that hand the focus on: GTK says of them that they could have it.
CONTAINERS = {'window', 'group', 'scroll pane', 'viewport', 'panel', 'list', 'page tab list', 'filler', 'table'}
MOST_STOPS = 200
PATIENT = 'Salma Nasir Abboud'


def nameless(screen):
    places = [widget for window in screen.windows() for widget in window.walk()
              if widget.has(FOCUSABLE) and widget.has(SENSITIVE) and widget.role not in CONTAINERS]
    assert len(places) > 5, f'only {[str(place) for place in places]} can have the focus'
    return [describe(place) for place in places if is_nameless(place)]


def is_nameless(widget):
    """Nothing, the name of a class, or one with the mark of a mnemonic is no name."""
    name = plain(widget.name).strip()
    if name == 'GtkListItemWidget':
        return False  # within the button of a drop-down, which has the focus and the name
    return not name or name.startswith(('Gtk', 'Adw', '_')) or ' _' in name


def is_chosen(screen, title):
    tab = screen.find('tab', title)
    return tab is not None and (tab.is_checked or tab.has(SELECTED))


def describe(widget):
    below = [other.name for other in widget.walk() if other.name]
    return f'{widget.role} {widget.place[1].rsplit("/", 1)[-1]}, with {below[:4]} in it'


def tab_round(screen):
    """Every stop of Tab from here until it is back, or has left the page for the second time."""
    stops = []
    for _ in range(MOST_STOPS):
        widget = screen.focused()
        if widget is not None:
            if widget.place in [stop.place for stop in stops]:
                return stops
            stops.append(widget)
        screen.press('Tab')
    raise AssertionError(f'Tab is not round after {MOST_STOPS} stops: {[str(stop) for stop in stops[-12:]]}')


def check(screen):
    found = nameless(screen)
    assert not found, 'without a name:\n' + '\n'.join(found)


def check_with_tab(screen):
    """For a page with few stops: each stop is a look at the whole tree."""
    found = nameless(screen)
    stops = tab_round(screen)
    found += [f'Tab stop {stop.role}' for stop in stops
              if stop.role not in CONTAINERS and not plain(stop.name).strip()]
    assert not found, 'without a name:\n' + '\n'.join(found)
    assert len(stops) > 3, f'Tab stops only at {[str(stop) for stop in stops]}'


def walk(journey):
    clinic = ClinicFile(journey.documents / 'demo.tillid')
    subprocess.run([TILLIDCTL, 'demo', str(clinic.path)], check=True, env=journey.environment(),
                   stdout=subprocess.DEVNULL, timeout=120)
    with journey.step('first start'):
        screen = journey.start()
        screen.see(name=journey.text('file', 'Create a clinic file'))
        check_with_tab(screen)
        journey.close_window('ctrl+w')
    with journey.step('patients'):
        screen = journey.start(clinic.path)
        screen.see('list item')
        check(screen)
    with journey.step('a patient is found and opened'):
        screen.press('ctrl+k')
        screen.type(PATIENT)
        wait_for(lambda: sum(1 for _ in screen.find_all('list item')) == 1, 'one patient found')
        screen.press('Return')
        screen.see('tab', journey.text('page', 'Story'))
    for number, title in enumerate(('Story', 'Problems', 'Family', 'Plan', 'Visits', 'Continuity', 'Record'), 1):
        with journey.step(title):
            screen.press(f'ctrl+{number}')
            wait_for(lambda name=journey.text('page', title): is_chosen(screen, name), f'the page {title}')
            check(screen)
    with journey.step('a running visit'):
        screen.press('ctrl+n')
        screen.see(name=journey.text('visit', 'Just listening'))
        check(screen)


if __name__ == '__main__':
    sys.exit(run_journey(walk))
