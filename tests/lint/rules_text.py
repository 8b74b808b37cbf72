# rules_text.py - lint rules about what people read and see: strings, views, colours, icons, data files
#
# Copyright 2026 The Tillid authors
# SPDX-License-Identifier: GPL-3.0-or-later
import colorsys
import csv
import os
import re
import shutil
import subprocess
import tempfile

from tree import Skip, fail, line_of, rule, warn, without_strings

TRANSLATED_CALL = re.compile(r"(?<![\w#])(_|C_|N_|NC_|Q_|gettext|ngettext|g_d[np]*gettext2?)\s*\(")
POTFILES = "po/POTFILES.in"


def translated_files(tree):
    """Every file that holds a string for people."""
    for path in tree.files("src/", ".c", ".h"):
        code = re.sub(r"^\s*#\s*define\b(?:[^\n]*\\\n)*[^\n]*", "", tree.code(path), flags=re.M)
        if TRANSLATED_CALL.search(without_strings(code)):
            yield path
    for path in tree.files("ui/", ".ui"):
        if 'translatable="yes"' in tree.read(path):
            yield path
    yield from tree.files("data/", ".desktop.in", ".metainfo.xml.in")


def listed_files(tree):
    if not tree.has(POTFILES):
        return []
    return [line for line in tree.read(POTFILES).split("\n") if line and not line.startswith("#")]


def write_potfiles(tree):
    with open(tree.path(POTFILES), "w", encoding="utf-8") as file:
        file.write("# Every file with a string for people; ./dev potfiles writes it, lint compares it.\n")
        file.writelines(path + "\n" for path in sorted(translated_files(tree)))


@rule("potfiles")
def potfiles(tree):
    """po/POTFILES.in lists, in order, exactly the files with strings for people."""
    listed = listed_files(tree)
    for path in sorted(set(translated_files(tree)) - set(listed)):
        yield fail(POTFILES, 0, f"{path} is missing: ./dev potfiles")
    for path in listed:
        if not tree.has(path):
            yield fail(POTFILES, 0, f"{path} does not exist: ./dev potfiles")
    if listed != sorted(set(listed)):
        yield fail(POTFILES, 0, "not sorted, or a file twice: ./dev potfiles")


# What people read, as (path, line, language, text).
C_CALL_TEXT = re.compile(
    r'(?<!\w)(?:_|C_|N_|NC_|Q_|gettext|ngettext|g_d[np]*gettext2?)\s*\(((?:[\s,]|\w+\s*,|"(?:\\.|[^"\\\n])*")+)'
)
PO_ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?)((?:[ \t]*"(?:\\.|[^"\\\n])*"\n?)+)', re.M)


def joined(literals):
    text = "".join(re.findall(r'"((?:\\.|[^"\\\n])*)"', literals))
    return text.replace("\\n", "\n").replace('\\"', '"')


def texts_of_code(tree):
    for path in tree.files("src/", ".c", ".h"):
        code = tree.code(path)
        for match in C_CALL_TEXT.finditer(code):
            yield path, line_of(code, match.start()), "en", joined(match.group(1))


def texts_of_views(tree):
    for path in tree.files("ui/", ".ui"):
        for element in tree.xml(path).iter():
            if element.get("translatable") == "yes":
                yield path, int(element.get("line-number")), "en", element.text or ""


def texts_of_translations(tree):
    for path in tree.files("po/", ".po"):
        language = os.path.basename(path)[:-3].split("_")[0]
        text = tree.read(path)
        for match in PO_ENTRY.finditer(text):
            is_original = match.group(1).startswith("msgid")
            yield path, line_of(text, match.start()), "en" if is_original else language, joined(match.group(2))


def texts_of_phrases(tree):
    """Phrases, guides and the like are XML: the language is the nearest xml:lang, else the file's name (da.xml)."""

    def walk(path, element, language):
        language = element.get("{http://www.w3.org/XML/1998/namespace}lang", language)
        for text in (element.text, *(child.tail for child in element)):
            if text and text.strip():
                yield path, int(element.get("line-number")), language.split("-")[0], text
        for child in element:
            yield from walk(path, child, language)

    for path in tree.files(("data/phrases/", "data/guides/", "data/instruments/", "data/demo/"), ".xml"):
        name = re.split(r"[.-]", os.path.basename(path))[0]
        yield from walk(path, tree.xml(path), name if len(name) == 2 else "en")


PATIENT = {
    "en": r"\bpatients?\b",
    "da": r"\bpatient(?:en|er|erne)?s?\b",
    "ar": r"(?:مريض|مرضى)",
}
WORD_ENDING = {"en": r"s?", "da": r"(?:e|t|s)?", "ar": r""}
WORD_START = {"ar": r"(?:[وفبكل])?(?:ال)?"}
SENTENCE_END = re.compile(r"[.!?:;؟؛\n]+")


def banned_words(tree):
    with open(tree.path("tests/data/banned-words.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            language, word = row["language"], row["word"]
            pattern = WORD_START.get(language, "") + re.escape(word) + WORD_ENDING.get(language, "")
            yield language, word, row["only_of_patient"] == "1", re.compile(rf"(?<!\w){pattern}(?!\w)", re.I)


@rule("banned-words")
def banned(tree):
    """No banned word in anything people read.

    A word that is banned only when said of a patient ("difficult") is refused in a sentence that also
    names the patient: "a difficult question" may stand, "a difficult patient" and "the patient finds it
    difficult" may not. Machines cannot tell the last two apart; people can word it otherwise."""
    words = list(banned_words(tree))
    for texts in (texts_of_code, texts_of_views, texts_of_translations, texts_of_phrases):
        for path, line, language, text in texts(tree):
            for banned_in, word, only_of_patient, pattern in words:
                if banned_in != language:
                    continue
                for sentence in SENTENCE_END.split(text) if "." not in word and ":" not in word else [text]:
                    if not pattern.search(sentence):
                        continue
                    if only_of_patient and not re.search(PATIENT[language], sentence, re.I):
                        continue
                    yield fail(path, line, f"banned word '{word}' ({language}): {sentence.strip()[:60]}")


@rule("translations")
def translations(tree):
    """msgfmt --check takes every .po file; what is not translated yet warns."""
    if shutil.which("msgfmt") is None:
        raise Skip("gettext is not installed")
    for path in tree.files("po/", ".po"):
        run = subprocess.run(
            ["msgfmt", "--check", "--statistics", "--output-file=/dev/null", tree.path(path)],
            capture_output=True, text=True, timeout=60, check=False, env={**os.environ, "LC_ALL": "C"},
        )  # fmt: skip
        if run.returncode != 0:
            yield fail(path, 1, run.stderr.strip()[:400])
        elif re.search("fuzzy|untranslated", run.stderr):
            yield warn(path, 1, run.stderr.strip())


# The keywords that the glib preset of meson's i18n module gives to xgettext.
KEYWORDS = [
    "_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3",
]  # fmt: skip
# What msgcmp says, with the file and the line of the message.
UNTRANSLATED = r"^(.*?):(\d+): this message (?:is used but not|is untranslated|needs to be reviewed)"


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return file.read().split("\n")


@rule("translated")
def translated(tree):
    """Every message of the sources is translated in every language of po/: what is missing, empty or fuzzy fails.

    Needs no ./dev pot beforehand: it reads the sources, not a .pot that may be old."""
    if shutil.which("xgettext") is None or shutil.which("msgcmp") is None:
        raise Skip("gettext is not installed")
    listed = [path for path in listed_files(tree) if tree.has(path)]
    if not listed:
        return
    environment = {**os.environ, "LC_ALL": "C"}
    with tempfile.TemporaryDirectory() as folder:
        pot = os.path.join(folder, "sources.pot")
        run = subprocess.run(
            ["xgettext", "--from-code=UTF-8", *(f"--keyword={word}" for word in KEYWORDS), "--output=" + pot, *listed],
            capture_output=True, text=True, timeout=60, check=False, env=environment, cwd=tree.root,
        )  # fmt: skip
        if run.returncode != 0:
            yield fail(POTFILES, 0, run.stderr.strip()[:400])
        if not os.path.exists(pot):
            return
        for path in tree.files("po/", ".po"):
            run = subprocess.run(
                ["msgcmp", tree.path(path), pot],
                capture_output=True, text=True, timeout=60, check=False, env=environment,
            )  # fmt: skip
            texts = {pot: read_lines(pot), tree.path(path): read_lines(tree.path(path))}
            places = re.findall(UNTRANSLATED, run.stderr, re.M)
            for file, line in places:
                text = re.search(r'msgid +((?:".*"\n?)+)', "\n".join(texts[file][int(line) - 1 :]))
                what = joined(text.group(1))[:60] if text else f"line {line}"
                yield fail(path, 1, f"'{what}' is not translated: ./dev pot, then translate")
            if run.returncode != 0 and not places:
                yield fail(path, 1, run.stderr.strip()[:400])


SHOWN_PROPERTIES = {
    "label", "title", "subtitle", "tooltip-text", "tooltip-markup", "placeholder-text", "description", "text",
    "heading", "body", "secondary-icon-tooltip-text", "primary-icon-tooltip-text", "valuetext",
}  # fmt: skip


@rule("ui-strings")
def ui_strings(tree):
    """Every text in a .ui file is translatable and has a context.

    A text that is the same in every language says translatable="no" and, in comments="...", why."""
    for path in tree.files("ui/", ".ui"):
        for element in tree.xml(path).iter():
            text = element.text or ""
            line = int(element.get("line-number"))
            name = element.get("name", "").replace("_", "-")
            is_shown = (element.tag in ("property", "attribute") and name in SHOWN_PROPERTIES) or (
                element.tag == "item" and element.get("id") is None and not len(element)
            )
            if element.get("translatable") == "no" and element.get("comments"):
                continue
            if is_shown and re.search(r"[^\W\d_]", text) and element.get("translatable") != "yes":
                yield fail(path, line, f"'{text.strip()[:40]}' is not translatable")
            if element.get("translatable") == "yes" and not element.get("context"):
                yield fail(path, line, f"'{text.strip()[:40]}' has no context")


@rule("ui-direction")
def ui_direction(tree):
    """Start and end, never left and right, where GTK knows start and end."""
    for path in tree.files("ui/", ".ui"):
        for element in tree.xml(path).iter("property"):
            name, text = element.get("name", "").replace("_", "-"), (element.text or "").strip().lower()
            line = int(element.get("line-number"))
            if re.fullmatch(r"margin-(left|right)", name):
                yield fail(path, line, f"{name}: use margin-start or margin-end")
            if name in ("halign", "pack-type", "flap-position") and text in ("left", "right"):
                yield fail(path, line, f"{name} {text}: use start or end")


@rule("ui-listed")
def ui_listed(tree):
    """Every view and style sheet in ui/ is in a gresource list, and every listed file exists."""
    listed = set()
    for path in tree.files(("ui/", "data/"), ".gresource.xml"):
        for element in tree.xml(path).iter("file"):
            file = os.path.normpath(os.path.join(os.path.dirname(path), (element.text or "").strip()))
            listed.add(file)
            if not tree.has(file) and not tree.has(file + ".in"):
                yield fail(path, int(element.get("line-number")), f"{file} does not exist")
    for path in tree.files("ui/", ".ui", ".css"):
        if path not in listed:
            yield fail(path, 1, "in no gresource list: it would not be in the program")


COLOUR = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b|\brgba?\s*\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)", re.I)
COLOUR_NAME = re.compile(
    r"@(?:red|green)_\d|@(?:error|success|destructive)_\w*color|"
    r":\s*(?:[^;{}]*\s)?(?:(?:dark|light|medium|pale|indian|orange|lawn|lime|sea|spring|forest)?(?:red|green)|lime|crimson|"
    r"maroon|tomato|firebrick|olive|teal)\s*[;,)]",
    re.I,
)


def colour_name(red, green, blue):
    """"red", "green" or None: by hue, of colours that are strong enough to have one."""
    hue, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
    hue *= 360
    if saturation < 0.3 or value < 0.2:
        return None
    if hue <= 14 or hue >= 340:
        return "red"
    if 75 <= hue <= 165:
        return "green"
    return None


@rule("no-red-green")
def no_red_green(tree):
    """Never red, never green, for any meaning."""
    for path in tree.files(("ui/", "src/"), ".css", ".c", ".h"):
        is_css = path.endswith(".css")
        text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m.group(0).count("\n"), tree.read(path), flags=re.S)
        for match in COLOUR.finditer(text):
            digits = match.group(1)
            if digits:
                digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
                parts = [int(digits[i : i + 2], 16) for i in (0, 2, 4)]
            else:
                parts = [int(match.group(i)) for i in (2, 3, 4)]
            name = colour_name(*parts)
            if name:
                yield fail(path, line_of(text, match.start()), f"{match.group(0)} is {name}")
        for match in COLOUR_NAME.finditer(text) if is_css else ():
            yield fail(path, line_of(text, match.start()), f"{match.group(0).strip(': ')} is red or green")
    for path in tree.files("ui/", ".ui"):
        for element in tree.xml(path).iter("class"):
            if element.get("name") in ("error", "success", "destructive-action"):
                yield fail(path, int(element.get("line-number")), f"the class {element.get('name')} is red or green")


ICONS = "data/icons/hicolor/scalable/actions/"


@rule("icons")
def icons(tree):
    """Own symbolic icons are 16 px, colourless, listed, and every one that is named exists."""
    drawn = {os.path.basename(p)[:-4] for p in tree.files(ICONS, ".svg")}
    listed = set()
    for path in tree.files(("ui/", "data/"), ".gresource.xml"):
        listed |= {os.path.basename((e.text or "").strip())[:-4] for e in tree.xml(path).iter("file")}
    for path in tree.files(ICONS, ".svg"):
        root, name = tree.xml(path), os.path.basename(path)[:-4]
        if (root.get("width"), root.get("height")) != ("16", "16"):
            yield fail(path, 1, "not 16 by 16")
        if re.search(r"<(?:script|image|style|text)\b|href=|currentColor", tree.read(path)):
            yield fail(path, 1, "only plain shapes: GTK recolours the fill, and knows no currentColor")
        if not re.fullmatch(r"tillid-[a-z0-9-]+-symbolic(?:-rtl)?", name):
            yield fail(path, 1, "is not named tillid-...-symbolic.svg")
        if name not in listed:
            yield fail(path, 1, "in no gresource list: it would not be in the program")
    for path in tree.files(("src/", "ui/"), ".c", ".h", ".ui"):
        text = tree.read(path)
        for match in re.finditer(r'[">](tillid-[a-z0-9-]+-symbolic)["<]', text):
            if match.group(1) not in drawn:
                yield fail(path, line_of(text, match.start()), f"there is no icon {match.group(1)}")


def filled_in(tree, path, folder):
    """A copy of a .in file as meson would make it, under the name it is installed with."""
    text = re.sub(r"@[a-z_]*id@", "org.tillid.Tillid", tree.read(path))
    text = text.replace("@schema_path@", "/org/tillid/Tillid/")
    text = re.sub(r"@\w+@", "", text)
    copy = os.path.join(folder, os.path.basename(path)[:-3])
    with open(copy, "w", encoding="utf-8") as file:
        file.write(text)
    return copy


def validated(tree, endings, command):
    if shutil.which(command[0]) is None:
        raise Skip(f"{command[0]} is not installed")
    for path in tree.files("data/", endings):
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                [*command, filled_in(tree, path, folder)], capture_output=True, text=True, timeout=60, check=False
            )
        if run.returncode != 0:
            yield fail(path, 1, " / ".join((run.stdout + run.stderr).strip().split("\n"))[:600])


@rule("desktop-entry")
def desktop_entry(tree):
    """desktop-file-validate finds nothing in the desktop entry."""
    yield from validated(tree, ".desktop.in", ["desktop-file-validate", "--no-hints"])


@rule("metainfo")
def metainfo(tree):
    """appstreamcli validate finds nothing in the metainfo."""
    yield from validated(tree, ".metainfo.xml.in", ["appstreamcli", "validate", "--no-net"])


@rule("gschema")
def gschema(tree):
    """glib-compile-schemas takes the settings schema as it stands."""
    if shutil.which("glib-compile-schemas") is None:
        raise Skip("glib-compile-schemas is not installed")
    for path in tree.files("data/", ".gschema.xml.in"):
        with tempfile.TemporaryDirectory() as folder:
            filled_in(tree, path, folder)
            run = subprocess.run(
                ["glib-compile-schemas", "--strict", "--dry-run", folder],
                capture_output=True, text=True, timeout=60, check=False,
            )  # fmt: skip
        if run.returncode != 0:
            yield fail(path, 1, run.stderr.strip()[:400])


@rule("documents")
def documents(tree):
    """What the documents name exists: files, functions, and paths of tests."""
    sources = "\n".join(tree.read(p) for p in tree.files("src/", ".c", ".h"))
    tests = "\n".join(tree.read(p) for p in tree.files("tests/", ".c", ".py"))
    # TILLID_DEFINE_RECORD makes these for each record.
    made = re.compile(r"tillid_\w+_(?:new|edit|ref|unref)")
    pages = [p for p in ("README.md", "CONTRIBUTING.md") if tree.has(p)] + tree.files("docs/", ".md")
    for path in pages:
        for number, line in tree.lines(path):
            for target in re.findall(r"\]\(([^)#:]+)\)", line):
                if not tree.has(os.path.normpath(os.path.join(os.path.dirname(path), target))):
                    yield fail(path, number, f"there is no {target}")
            for code in re.findall(r"`([^`]+)`", line):
                if re.fullmatch(r"(?:src|ui|data|po|tests|docs|tools)/[\w./-]+", code) and not tree.has(code):
                    yield fail(path, number, f"there is no {code}")
                function = re.fullmatch(r"(tillid_\w+) ?\(\)", code)
                if function and function.group(1) + " (" not in sources and not made.fullmatch(function.group(1)):
                    yield fail(path, number, f"there is no {code}")
                if re.fullmatch(r"/[a-z]+/[a-z-]+/[\w-]+", code) and f'"{code}"' not in tests:
                    yield fail(path, number, f"there is no test {code}")


HANDBOOK = "ui/tillid-handbook-window.ui"
ACTIONS = "src/app/tillid-actions.c"


@rule("manual")
def manual(tree):
    """docs/manual repeats the handbook window word for word, and lists every key of the table of actions."""
    page = "docs/manual/README.md"
    if tree.has(HANDBOOK) and tree.has(page):
        text = tree.read(page)
        for path, line, _, sentence in texts_of_views(tree):
            if path == HANDBOOK and sentence not in text:
                yield fail(page, 1, f"{HANDBOOK}:{line} says what this page does not: '{sentence}'")
    page = "docs/manual/keys.md"
    if tree.has(ACTIONS) and tree.has(page):
        listed = tree.read(page)
        for match in re.finditer(r'NC_ \("shortcuts", "([^"]+)"\)', tree.read(ACTIONS)):
            if match.group(1) not in listed:
                yield fail(page, 1, f"'{match.group(1)}' of {ACTIONS} is missing")
