"""Words and stems as the program makes them (Sources/UraAlignment/Text: LetterFolding, WordType, Stemmer)."""
import os
import re
import unicodedata

DROPPED = {chr(c) for c in [0x27, 0xAD, 0x2BC, 0x2018, 0x2019, *range(0x300, 0x370), *range(0x200B, 0x2010)]}
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*\d*")


def fold(word):
    """Lower case, without diacritics on Latin letters."""
    result = []
    for letter in word:
        if letter in DROPPED:
            continue
        lower = letter.lower()[0]
        is_latin = 0xC0 <= ord(lower) < 0x250 or 0x1E00 <= ord(lower) < 0x1F00
        result.append(unicodedata.normalize("NFD", lower)[0] if is_latin else lower)
    return "".join(result)


def words(text):
    """The folded words of a text; a Latin word with an apostrophe is two."""
    for match in WORD.finditer(text):
        word = match.group()
        parts = re.split("['’]", word) if word[0] < "\u0400" else [word]
        for index, part in enumerate(parts):
            if len(part) > min(index, 1):
                folded = fold(part)
                if folded:
                    yield folded


class Stemmer:
    """Cuts the longest ending of a language that leaves three letters; of the rest the first five count."""

    def __init__(self, language, data):
        path = os.path.join(data, language + ".endings")
        lines = open(path, encoding="utf-8").read().split("\n") if os.path.exists(path) else []
        self.endings = {line for line in lines if line and not line.startswith("#")}
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            cut = next((i for i in range(3, len(word)) if word[i:] in self.endings), len(word))
            self.known[word] = word[: min(cut, 5)] if len(word) > 3 else word
        return self.known[word]
