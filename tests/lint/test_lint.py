#!/usr/bin/env python3
# test_lint.py - proves that each lint rule can fail: trees that break it, and one that does not
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import tempfile

import rules_code  # noqa: F401 (registers its rules)
import rules_text  # noqa: F401 (registers its rules)
from tree import FAIL, Skip, Tree, rules

HEAD = "/* {0} - a fixture\n *\n * Copyright 2026 The Tillid authors\n * SPDX-License-Identifier: GPL-3.0-or-later\n */\n"


def ui(body):
    return f'<?xml version="1.0"?>\n<interface>\n{body}\n</interface>\n'


def po(original, translated, comment=""):
    header = "".join(
        f'"{line}\\n"\n' for line in ("Language: x", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8")
    )
    return f'msgid ""\nmsgstr ""\n{header}\n{comment}msgctxt "a"\nmsgid "{original}"\nmsgstr "{translated}"\n'


def resource(file):
    return f'<gresources><gresource prefix="/x"><file>{file}</file></gresource></gresources>'


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="16"><path fill="{1}" d="M0 0h1"/></svg>'
ICON = "data/icons/hicolor/scalable/actions/tillid-a-symbolic.svg"
LONG_FUNCTION = "int\nf (void)\n{\n" + "  g ();\n" * 79 + "}\n"
WORDS = {
    "tests/data/banned-words.csv": "language,word,only_of_patient\nen,clingy,0\nen,result: PTSD,0\nen,difficult,1\n"
    "da,krævende,1\nda,klæbende,0\nar,متلاعب,0\n"
}
DESKTOP = "[Desktop Entry]\nType=Application\nName=A\nExec=a\nIcon=@application_id@\n"

# rule -> trees that break it: { path: text }
BROKEN = {
    "layers": [
        {"src/core/a.c": '#include "b.h"\n', "src/words/b.h": ""},
        {"src/store/a.c": '#include "b.h"\n', "src/exchange/b.h": ""},
        {"src/store/a.c": "#include <sqlite3.h>\n"},
        {"src/store/a.c": "#include <libxml/tree.h>\n"},
        {"src/words/a.c": "#include <unicode/ucal.h>\n"},
        {"src/report/a.c": "#include <gtk/gtk.h>\n"},
        {"src/ctl/a.c": "#include <adwaita.h>\n"},
        {"src/services/tillid-import.c": '#include "tillid-scope-private.h"\n', "src/store/tillid-scope-private.h": ""},
        {"src/cellar/a.c": ""},
    ],
    "pure-core": [{"src/core/a.c": "x = g_get_real_time ();\n"}, {"src/core/a.c": "x = time (NULL);\n"}],
    "sizes": [{"src/core/a.c": "\n" * 801}, {"tests/displayless/a.c": LONG_FUNCTION}],
    "comments": [
        {
            "src/core/a.h": "int tillid_a (void);\n",
            "src/core/a.c": "static int b;\n\nint\ntillid_a (void)\n{\n  return b;\n}\n",
        },
        {
            "src/app/a.h": "int tillid_a (void);\n",
            "src/app/a.c": "static int b;\n\nint\ntillid_a (void)\n{\n  return b;\n}\n",
        },
    ],
    "spdx": [
        {"src/core/a.c": "int x;\n"},
        {"src/core/a.c": HEAD.format("b.c")},
        {"src/core/a.c": HEAD.format("a.c").replace("2026 The Tillid authors", "")},
    ],
    "clang-format": [{".clang-format": "BasedOnStyle: GNU\n", "src/core/a.c": "int  x ;\n"}],
    "no-or-replace": [
        {"src/store/a.c": 'x = "INSERT OR REPLACE INTO t VALUES (1)";\n'},
        {"src/store/a.c": 'x = "INSERT OR "\n  "REPLACE INTO t";\n'},
        {"data/sql/001.sql": "replace into t values (1);\n"},
    ],
    "no-network": [
        {"src/app/a.c": "#include <libsoup/soup.h>\n"},
        {"src/app/a.c": "c = g_socket_client_new ();\n"},
        {"meson.build": "dependency('libsoup-3.0')\n"},
    ],
    "leftovers": [{"src/core/a.c": "/* TODO: later */\n"}, {"src/core/a.c": "  goto out;\n"}],
    "fields": [
        {"src/core/a.c": 'TILLID_FIELD (TillidPerson, travel_route, TEXT, NC_ ("field", "Way"), WORDS),\n'},
        {"src/core/a.c": 'TILLID_FIELD (TillidPerson, paper, TEXT, NC_ ("field", "Residence permit"), WORDS),\n'},
        {
            "src/core/a.c": 'TILLID_FIELD (TillidPerson, a, TEXT, NC_ ("field", "Way"), WORDS),\n'
            'TILLID_FIELD_CHOICE (TillidPerson,\n  b,\n  choices,\n  NC_ ("field", "Way"), WORDS),\n'
        },
    ],
    "schema-sql": [{"data/sql/001.sql": "CREATE TABLE a (b);\n", "tillidctl": "#!/bin/sh\necho 'CREATE TABLE c (b);'\n"}],
    "potfiles": [
        {"po/POTFILES.in": "", "src/app/a.c": 'x = C_ ("a", "Hello");\n'},
        {"po/POTFILES.in": "src/app/gone.c\n"},
        {"po/POTFILES.in": "", "ui/a.ui": ui('<property name="label" translatable="yes" context="a">Hi</property>')},
        {"po/POTFILES.in": "src/b.c\nsrc/a.c\n", "src/a.c": '_ ("a")', "src/b.c": '_ ("b")'},
    ],
    "banned-words": [
        {"src/app/a.c": 'x = C_ ("a", "Is the family " "clingy?");\n'},
        {"src/app/a.c": 'x = ngettext ("%d difficult patient", "%d patients", n);\n'},
        {"ui/a.ui": ui('<property name="label" translatable="yes" context="a">Clingy</property>')},
        {"ui/a.ui": ui('<property name="label" translatable="yes" context="a">Result: PTSD</property>')},
        {"po/da.po": po("Hello", "Patienten er krævende.")},
        {"po/da.po": po("Hello", "En klæbende hilsen")},
        {"po/ar.po": po("Hello", "هو المتلاعب")},
        {"data/phrases/da.xml": "<phrases><phrase>klæbende</phrase></phrases>"},
        {"data/phrases/all.xml": '<phrases><phrase xml:lang="da-DK">klæbende</phrase></phrases>'},
    ],
    "translations": [
        {"po/da.po": po("Hello", "Hej").replace('"Hej"', '"Hej')},
        {"po/da.po": po("%d visits", "%s besøg", "#, c-format\n")},
    ],
    "translated": [
        {"po/POTFILES.in": "src/a.c\n", "src/a.c": 'C_ ("a", "Hello");\n', "po/da.po": po("Bye", "Hej")},
        {"po/POTFILES.in": "src/a.c\n", "src/a.c": 'C_ ("a", "Hello");\n', "po/da.po": po("Hello", "")},
        {"po/POTFILES.in": "src/a.c\n", "src/a.c": 'C_ ("a", "Hello");\n', "po/da.po": po("Hello", "Hej", "#, fuzzy\n")},
        {"po/POTFILES.in": "src/a.c\n", "src/a.c": 'C_ ("b", "Hello");\n', "po/da.po": po("Hello", "Hej")},
    ],
    "ui-strings": [
        {"ui/a.ui": ui('<property name="label">Hello</property>')},
        {"ui/a.ui": ui('<property name="tooltip-text" translatable="yes">Hello</property>')},
        {"ui/a.ui": ui('<attribute name="label">Hello</attribute>')},
        {"ui/a.ui": ui('<property name="label" translatable="no">Hello</property>')},
    ],
    "ui-direction": [
        {"ui/a.ui": ui('<property name="halign">left</property>')},
        {"ui/a.ui": ui('<property name="margin-left">6</property>')},
    ],
    "ui-listed": [
        {"ui/a.ui": ui("")},
        {"ui/a.gresource.xml": resource("gone.ui")},
    ],
    "no-red-green": [
        {"ui/style.css": "a { color: #cc0000; }\n"},
        {"ui/style.css": "a { color: #2a2; }\n"},
        {"ui/style.css": "a { color: rgb(200, 10, 10); }\n"},
        {"ui/style.css": "a { border: 1px solid red; }\n"},
        {"ui/style.css": "a { color: @green_4; }\n"},
        {"ui/style.css": "a { color: @error_color; }\n"},
        {"src/report/a.c": 'late = "#c01c28";\n'},
        {"ui/a.ui": ui('<style><class name="destructive-action"/></style>')},
    ],
    "icons": [
        {ICON: SVG.format(24, "#222"), "data/a.gresource.xml": resource(ICON[5:])},
        {ICON: SVG.format(16, "currentColor"), "data/a.gresource.xml": resource(ICON[5:])},
        {ICON: SVG.format(16, "#222")},
        {"ui/a.ui": ui('<property name="icon-name">tillid-b-symbolic</property>')},
        {"src/app/a.c": 'x = "tillid-b-symbolic";\n'},
    ],
    "desktop-entry": [{"data/a.desktop.in": DESKTOP.replace("Type=Application\n", "")}],
    "metainfo": [{"data/a.metainfo.xml.in": "<component><name>A</name></component>"}],
    "documents": [
        {"README.md": "see [that](docs/gone.md)\n"},
        {"docs/a.md": "in `src/core/gone.c`\n"},
        {"docs/a.md": "by `tillid_gone ()`\n"},
        {"docs/a.md": "proven by `/core/gone/test`\n"},
    ],
    "manual": [
        {
            "ui/tillid-handbook-window.ui": ui('<property name="label" translatable="yes">To begin</property>'),
            "docs/manual/README.md": "To end\n",
        },
        {
            "src/app/tillid-actions.c": '{ "win.a", "a", NC_ ("shortcuts", "Places"), NC_ ("shortcuts", "Ahead"), 0 },\n',
            "docs/manual/keys.md": "## Places\n",
        },
    ],
    "gschema": [{"data/a.gschema.xml.in": '<schemalist><schema id="a" path="/a/"><key name="b" type="i"/></schema></schemalist>'}],
}

# Looks alike, and is fine: no rule may complain.
FINE = {
    "src/words/e.h": HEAD.format("e.h")
    + "int tillid_e_one (void);\nvoid tillid_e_free (int *e);\n\n/* Two. */\nint tillid_e_two (void);\n",
    "src/words/e.c": HEAD.format("e.c")
    + '#include "e.h"\n\n/* One. */\nint\ntillid_e_one (void)\n{\n  return 1;\n}\n\n'
    + "void\ntillid_e_free (int *e)\n{\n}\n\nint\ntillid_e_two (void)\n{\n  return 2;\n}\n",
    ".clang-format": "BasedOnStyle: GNU\nSpaceAfterCStyleCast: true\n",
    "src/core/a.h": HEAD.format("a.h") + "int a; /* TILLID says: never OR REPLACE, no g_get_real_time () */\n",
    "src/store/b.c": HEAD.format("b.c") + '#include "a.h"\nconst char *x = "INSERT INTO t";\n',
    "src/core/c.c": HEAD.format("c.c")
    + "/* clang-format off */\n"
    + 'int f[] = { TILLID_FIELD (TillidPerson, a, TEXT, NC_ ("field", "A difficult question"), WORDS),\n'
    + '            TILLID_FIELD (TillidName, a, TEXT, NC_ ("field", "A difficult question"), WORDS) };\n',
    "src/app/d.c": HEAD.format("d.c") + LONG_FUNCTION.replace("  g ();\n", "", 2).replace(" g ();", " C_ ();"),
    "ui/a.ui": ui(
        '<property name="label" translatable="yes" context="a">A difficult question. The patient asks.</property>\n'
        '<property name="label" translatable="no" comments="an autonym">Dansk</property>\n'
        '<property name="label">24</property><property name="halign">start</property>\n'
        '<property name="icon-name">tillid-a-symbolic</property>'
    ),
    "ui/style.css": "/* style.css - a fixture\n * Copyright 2026 The Tillid authors\n"
    " * SPDX-License-Identifier: GPL-3.0-or-later\n * never red: #ff0000 */\na { color: #8a5f00; background: #eaf2fc; }\n",
    "ui/a.gresource.xml": '<gresources><gresource prefix="/x"><file>a.ui</file><file>style.css</file>'
    f"<file>../{ICON}</file></gresource></gresources>",
    ICON: SVG.format(16, "#222222"),
    "po/POTFILES.in": "# comment\ndata/a.desktop.in\nsrc/app/d.c\nsrc/core/c.c\nui/a.ui\n",
    "po/da.po": po("A difficult question. The patient asks.", "Et krævende spørgsmål. Patienten svarer uafhængigt.")
    + '\nmsgctxt "field"\nmsgid "A difficult question"\nmsgstr "Et krævende spørgsmål"\n\nmsgid "A"\nmsgstr "A"\n',
    "data/phrases/da.xml": "<phrases><phrase>i foråret</phrase></phrases>",
    "data/sql/001.sql": "CREATE TABLE c (b);\n",
    "data/a.desktop.in": DESKTOP,
    "docs/a.md": "`src/store/b.c` [here](a.md#x) [there](https://example.org) `tillid_a_new ()` `/tmp`\n",
    "tillidctl": "#!/bin/sh\necho 'CREATE TABLE c (b);'\n",
}


def make_tree(folder, files):
    for path, text in {**WORDS, **files}.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
        if path == "tillidctl":
            os.chmod(full, 0o755)
    os.environ["TILLIDCTL"] = os.path.join(folder, "tillidctl")
    return Tree(folder)


def findings(name, files):
    with tempfile.TemporaryDirectory() as folder:
        return [f for f in rules[name](make_tree(folder, files)) if f.level == FAIL]


def main():
    cases = [(name, "every rule has a broken tree", None) for name in rules if name not in BROKEN]
    cases += [(name, f"fails on broken tree {i}", files) for name in BROKEN for i, files in enumerate(BROKEN[name], 1)]
    cases += [(name, "says nothing about a fine tree", FINE) for name in rules]
    bad = 0
    print(f"1..{len(cases)}")
    for number, (name, what, files) in enumerate(cases, 1):
        try:
            found = findings(name, files) if files is not None else []
        except Skip as reason:
            print(f"ok {number} {name} {what} # SKIP {reason}")
            continue
        is_good = files is not None and bool(found) == (files is not FINE)
        bad += not is_good
        print(f"{'ok' if is_good else 'not ok'} {number} {name} {what}")
        if not is_good:
            print("".join(f"# {f.path}:{f.line}: {f.text}\n" for f in found), end="")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
