# words.py - the texts of the program, as the person who runs it sees them
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Accessible names are translated, so a journey looks them up where the program does: in the same .mo file, by
context and English text. What is not translated is English there as here."""

import gettext
import os
import re


class Words:
    def __init__(self, language):
        self.language = language
        self.catalogue = gettext.translation(
            'tillid', os.environ['TILLID_LOCALE_DIR'], [language], fallback=True)

    def text(self, context, english):
        """The text, without the underline that marks its access key."""
        return self.catalogue.pgettext(context, english).replace('_', '')

    def pattern(self, context, english):
        """The same as a regular expression: %s and %d stand for anything, isolating marks and all."""
        return re.compile(as_pattern(self.catalogue.pgettext(context, english)), re.DOTALL)

    def beginning(self, context, english):
        """The same up to the first thing that is filled in, whatever follows."""
        start = self.catalogue.pgettext(context, english).split('%')[0]
        return re.compile(re.escape(plain(start)))

    def counted(self, one, many):
        """A text with a count, in any of its forms (six in Arabic)."""
        forms = {as_pattern(self.catalogue.ngettext(one, many, n)) for n in range(120)}
        return re.compile('|'.join(sorted(forms)), re.DOTALL)


def as_pattern(text):
    return '.*'.join(re.escape(part) for part in re.split(r'%(?:\d+\$)?[sdu]', text)) + '$'


# The bidirectional marks that tillid_words_isolate () puts around names and numbers.
ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


def plain(text):
    """Without the marks around names and numbers."""
    return text.translate(ISOLATES)
