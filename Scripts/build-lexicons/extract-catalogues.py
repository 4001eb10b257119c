#!/usr/bin/env python3
"""Extracts translation pairs from Debian packages, as the raw material of the starter lexicons.

  extract-catalogues.py --packages DIR --lists DIR --out DIR

reads the .deb files of --packages (see packages.txt) and apt's lists of package descriptions of --lists, and writes
DIR/en-uk.tsv, DIR/en-sq.tsv and DIR/uk-sq.tsv (source TAB target, one pair a line, each once) and DIR/licences.txt (the
licences that each package's copyright file names). Ukrainian and Albanian are paired where the same English message
was translated into both. It reads compiled gettext and Qt catalogues, Mozilla's archives, JSON messages, Roundcube's tables, the names
and keywords that the Unicode CLDR has for emoji, Stellarium's descriptions, KDE's vocabularies and FreeCol's messages. Nothing but
dpkg-deb, apt-helper and Python's standard library is needed.
"""
import argparse
import io
import json
import os
import re
import struct
import subprocess
import tarfile
import zipfile

LANGUAGES = ("uk", "sq")
TAG = re.compile(r"<[^<>]{1,200}>|&[a-zA-Z]+;|%\w+%|%[-#0-9.]*l*[a-zA-Z]|%\([^)]*\)[a-z]|\{[^{}]*\}|\$\w+|\[\[?|\]\]?|[_&~](?=\w)|\\[nt]|'{2,}")
SPACE = re.compile(r"\s+")
BLOCK = re.compile(r"</?(?:p|h[1-6]|ul|ol|li|table|tr|td|th|br|dl|dt|dd|div)\b[^>]*>", re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")


def members(package):
    """Yields (path, bytes) of every regular file in a .deb that a reader below may want."""
    process = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", package], stdout=subprocess.PIPE)
    with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
        for member in archive:
            if member.isreg() and wanted(member.name):
                yield member.name, archive.extractfile(member).read()
    process.wait()


def wanted(path):
    return (
        re.search(r"/(uk|sq)(_[A-Z]+)?/LC_MESSAGES/[^/]+\.(mo|qm)$", path)
        or re.search(r"[/_](uk|sq)\.qm$", path)
        or re.search(r"/cldr/common/annotations(Derived)?/(en|uk|sq)\.xml$", path)
        or re.search(r"/description\.(en|uk|sq)\.utf8$", path)
        or re.search(r"(omni\.ja|langpack-[a-z]+@[^/]*\.xpi)$", path)
        or re.search(r"/(i18n|locale)/(.*/)?(en|uk|sq)\.json$", path)
        or re.search(r"/(uk|sq)(_[A-Z]+)?\.mo$", path)
        or path.endswith("/copyright")
        or re.search(r"/kvtml/(en|uk)/[^/]+\.kvtml$", path)
        or re.search(r"/FreeColMessages(_uk|_sq)?\.properties$", path)
        or re.search(r"/localization/(en_US|uk_UA|sq_AL)/[^/]+\.inc$", path)
    )


def read_mo(data):
    """The (msgid, msgstr) pairs of a compiled gettext catalogue; contexts are dropped, plural forms taken first."""
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    _, _, count, ids, strings = struct.unpack(order + "5I", data[:20])
    for index in range(count):
        texts = []
        for table in (ids, strings):
            length, offset = struct.unpack_from(order + "2I", data, table + 8 * index)
            texts.append(data[offset : offset + length].decode("utf-8", "replace"))
        msgid = texts[0].split("\x04")[-1].split("\0")
        msgstr = texts[1].split("\0")
        yield msgid[0], msgstr[0]
        if len(msgid) > 1:
            yield msgid[1], msgstr[-1]


def read_qm(data):
    """The (source, translation) pairs of a compiled Qt catalogue that has kept its source texts."""
    messages, at = b"", 16
    while at + 5 <= len(data):
        section, size = struct.unpack_from(">BI", data, at)
        if section == 0x69:
            messages = data[at + 5 : at + 5 + size]
        at += 5 + size
    source, translation, at = None, None, 0
    while at < len(messages):
        tag = messages[at]
        at += 1
        if tag == 1:
            if source and translation:
                yield source, translation
            source, translation = None, None
        elif tag == 5:
            at += 4
        elif tag in (2, 3, 4, 6, 7, 8):
            (size,) = struct.unpack_from(">I", messages, at)
            size = 0 if size == 0xFFFFFFFF else size
            field = messages[at + 4 : at + 4 + size]
            at += 4 + size
            if tag == 3 and translation is None:
                translation = field.decode("utf-16-be", "replace")
            elif tag == 6:
                source = field.decode("utf-8", "replace")
        else:
            return


def read_annotations(text):
    """The (character, name and keywords) pairs of a CLDR file: {key: text}, names and keywords apart."""
    for character, kind, value in re.findall(r'<annotation cp="([^"]+)"( type="tts")?[^>]*>([^<]*)</annotation>', text):
        yield character + kind, value if kind else value.replace("|", " , ")


def read_fluent(text):
    """The (identifier, value) pairs of a Fluent file: message values and attributes; selectors are left out."""
    name, message = None, None
    for line in text.split("\n"):
        start = re.match(r"([-a-zA-Z][\w-]*) *=(.*)", line)
        attribute = re.match(r"\s+\.([\w-]+) *=(.*)", line)
        if start:
            message = name = start.group(1)
            yield name, start.group(2).strip()
        elif attribute and message:
            name = message + "." + attribute.group(1)
            yield name, attribute.group(2).strip()
        elif line.startswith("    ") and name and not re.match(r"\s*[*\[}{]", line):
            yield name, line.strip()


def read_properties(text):
    for line in text.split("\n"):
        match = re.match(r"\s*([^#!\s=:]+)\s*[=:]\s*(.*)", line)
        if match:
            yield match.group(1), re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), match.group(2))


def read_vocabulary(text):
    """The words and their hints in a KDE vocabulary: (place, text), places being equal where there are as many entries."""
    entries = re.findall(r"<entry\b.*?</entry>", text, re.S)
    for index, entry in enumerate(entries):
        for kind, value in re.findall(r"<(text|comment)>([^<]*)</", entry):
            yield f"{index} of {len(entries)} {kind}", value


def read_mozilla(data, language):
    """{file:identifier: value} of the locale files in a Mozilla archive."""
    result = {}
    # The archives of Mozilla's programs put their directory first; zipfile reads them all the same.
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if "/locale" not in "/" + name or not name.endswith((".ftl", ".properties", ".dtd")):
                continue
            try:
                text = archive.read(name).decode("utf-8", "replace")
            except zipfile.BadZipFile:
                continue
            base = re.sub(r"(^|/)(locale|localization)/(en-US|uk|sq)/", "/", "/" + name).split("/")[-1]
            if name.endswith(".ftl"):
                found = read_fluent(text)
            elif name.endswith(".properties"):
                found = read_properties(text)
            else:
                found = re.findall(r'<!ENTITY\s+(\S+)\s+"([^"]*)"', text)
            for key, value in found:
                result.setdefault(f"{base}:{key}", value)
    return result


def flatten(value, prefix=""):
    for key, item in value.items():
        if key == "@metadata":
            continue
        if isinstance(item, dict):
            yield from flatten(item, prefix + key + ".")
        elif isinstance(item, str):
            yield prefix + key, item


def clean(text):
    """The words of a message, without markup, placeholders and accelerator keys."""
    text = text.replace("\u00ad", "").replace("\u0301", "")
    return SPACE.sub(" ", TAG.sub(lambda m: "" if m.group(0) in "_&~" else " ", text)).strip()


def descriptions(lists, language):
    """{digest: [paragraph]} of the package descriptions in a language."""
    result = {}
    for name in sorted(os.listdir(lists)):
        if not re.search(rf"_i18n_Translation-{language}(\.|$)", name):
            continue
        command = ["/usr/lib/apt/apt-helper", "cat-file", os.path.join(lists, name)]
        text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")
        for stanza in text.split("\n\n"):
            digest = re.search(r"^Description-md5: *(\S+)", stanza, re.M)
            body = re.search(rf"^Description-{language}: *(.*(?:\n .*)*)", stanza, re.M)
            if digest and body:
                lines = body.group(1).split("\n")
                paragraphs = "\n".join(lines[1:]).split("\n .")
                result[digest.group(1)] = [lines[0]] + [SPACE.sub(" ", p).strip() for p in paragraphs if p.strip()]
    return result


class Pairs:
    """English messages and their translations, each once."""

    def __init__(self):
        self.translations = {language: {} for language in LANGUAGES}

    def add(self, language, english, translation):
        english, translation = clean(english), clean(translation)
        if not english or not translation or len(english) > 2000 or english == translation:
            return
        if not any(c.isalpha() for c in english) or not any(c.isalpha() for c in translation):
            return
        if language == "uk" and not re.search("[а-яіїєґ]", translation, re.I):
            return
        for source, target in self.sentences(english, translation):
            self.translations[language].setdefault(source, []).append(target)

    @staticmethod
    def sentences(english, translation):
        """Long messages sentence by sentence where both sides have as many."""
        sources, targets = SENTENCE.split(english), SENTENCE.split(translation)
        return zip(sources, targets) if len(sources) == len(targets) else [(english, translation)]

    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        lines = {"en-uk": set(), "en-sq": set(), "uk-sq": set()}
        for language in LANGUAGES:
            for source, targets in self.translations[language].items():
                lines["en-" + language].update((source, target) for target in targets)
        for source, targets in self.translations["uk"].items():
            for other in self.translations["sq"].get(source, ()):
                lines["uk-sq"].update((target, other) for target in targets)
        for pair, found in lines.items():
            with open(os.path.join(folder, pair + ".tsv"), "w", encoding="utf-8") as out:
                out.writelines(f"{source}\t{target}\n" for source, target in sorted(found))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", required=True)
    parser.add_argument("--lists")
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    pairs, licences = Pairs(), {}
    mozilla = {"en": {}, "uk": {}, "sq": {}}
    for package in sorted(os.listdir(arguments.packages)):
        if not package.endswith(".deb"):
            continue
        name, messages, inc = package.split("_")[0], {}, {}
        before = {language: len(pairs.translations[language]) for language in LANGUAGES}
        product = name.split("-")[0]
        for path, data in members(os.path.join(arguments.packages, package)):
            if path.endswith("/copyright"):
                if name in path:
                    found = re.findall(r"^License: *([^\n]+)", data.decode("utf-8", "replace"), re.M)
                    licences[name] = sorted(set(found))
            elif path.endswith(".mo"):
                match = re.search(r"/(uk|sq)(?:_[A-Z]+)?/LC_MESSAGES/|/(?:.*-)?(uk|sq)(?:_[A-Z]+)?\.mo$", path)
                if match and data[:4] in (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde"):
                    for english, translation in read_mo(data):
                        pairs.add(match.group(1) or match.group(2), english, translation)
            elif path.endswith(".qm"):
                language = re.search(r"[/_](uk|sq)\b", path).group(1)
                for english, translation in read_qm(data):
                    pairs.add(language, english, translation)
            elif path.endswith((".xml", ".utf8")):
                folder, file = path.rsplit("/", 1)
                text = data.decode("utf-8", "replace")
                if file.endswith(".xml"):
                    messages.setdefault(folder, {})[file[:2]] = dict(read_annotations(text))
                else:
                    blocks = [block for block in BLOCK.split(text) if block.strip()]
                    messages.setdefault(folder, {})[file.split(".")[1]] = {f"{i} of {len(blocks)}": b for i, b in enumerate(blocks)}
            elif path.endswith(".kvtml"):
                language, file = path.split("/")[-2:]
                messages.setdefault(file, {})[language] = dict(read_vocabulary(data.decode("utf-8", "replace")))
            elif path.endswith(".properties"):
                language = re.search(r"Messages_?(\w*)\.", path).group(1) or "en"
                messages.setdefault("properties", {})[language] = dict(read_properties(data.decode("utf-8", "replace")))
            elif path.endswith((".ja", ".xpi")):
                match = re.search(r"langpack-(uk|sq)@", path)
                language = match.group(1) if match else "en"
                for key, value in read_mozilla(data, language).items():
                    mozilla[language].setdefault(product + ":" + key, value)
            elif path.endswith(".json"):
                folder, file = path.rsplit("/", 1)
                try:
                    messages.setdefault(folder, {})[file[:2]] = dict(flatten(json.loads(data)))
                except ValueError:
                    continue
            elif path.endswith(".inc"):
                language = re.search(r"/(en|uk|sq)_[A-Z]+/", path).group(1)
                text = data.decode("utf-8", "replace")
                for key, value in re.findall(r"\$(?:labels|messages)\['(.*?)'\]\s*=\s*'(.*?)';", text):
                    inc.setdefault(language, {})[path.rsplit("/", 1)[1] + key] = value
        for files in list(messages.values()) + [inc]:
            for language in LANGUAGES:
                for key, value in files.get(language, {}).items():
                    if key in files.get("en", {}):
                        pairs.add(language, files["en"][key], value)
        print(name, *(f"{language} +{len(pairs.translations[language]) - before[language]}" for language in LANGUAGES))
    for language in LANGUAGES:
        for key, value in mozilla[language].items():
            if key in mozilla["en"]:
                pairs.add(language, mozilla["en"][key], value)
    if arguments.lists:
        english = descriptions(arguments.lists, "en")
        for language in LANGUAGES:
            for digest, paragraphs in descriptions(arguments.lists, language).items():
                source = english.get(digest, [])
                if len(source) == len(paragraphs):
                    for one, other in zip(source, paragraphs):
                        pairs.add(language, one, other)
    pairs.write(arguments.out)
    with open(os.path.join(arguments.out, "licences.txt"), "w", encoding="utf-8") as out:
        out.writelines(f"{name}: {', '.join(found)}\n" for name, found in sorted(licences.items()))


if __name__ == "__main__":
    main()
