#!/usr/bin/env python3
"""Makes the starter lexicons out of translation pairs and a dictionary.

  make-lexicons.py --pairs DIR --dictionary DIR --wordnet DIR --out DIR

reads DIR/en-uk.tsv, DIR/en-sq.tsv and DIR/uk-sq.tsv (see extract-catalogues.py), the files of uniparser-albanian and of
WordNet, and writes lexicons of the same names. English to Albanian joins the catalogues and the dictionary; Ukrainian to Albanian
joins its own catalogues and the way by English. Needs numpy and scipy.
"""
import argparse
import collections
import os

from albanian_dictionary import dictionary
from stems import Stemmer, words
from translation_model import chained, joined, learn

HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = ("en", "uk", "sq")
# Strengths are spread out, since what an aligner needs to know is rather whether than how often.
SPREAD = 0.5
LEAST = 0.15
TRANSLATIONS_PER_STEM = 12
MAXIMUM_BYTES = 1_000_000


def read_pairs(path, source, target):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            left, right = line.rstrip("\n").split("\t")
            yield [source(word) for word in words(left)], [target(word) for word in words(right)]


def write(model, path, header):
    """The strongest and most frequent entries, up to the size that a lexicon may have."""
    rows = []
    for source, target, strength, evidence in model.entries(LEAST ** (1 / SPREAD)):
        strength **= SPREAD
        rows.append((strength * (1 + evidence) ** 0.5, source, target, strength))
    rows.sort(reverse=True)
    kept, size = collections.defaultdict(list), sum(len(line.encode()) + 3 for line in header)
    for _, source, target, strength in rows:
        if len(kept[source]) >= TRANSLATIONS_PER_STEM:
            continue
        size += len(target.encode()) + 4 + (0 if kept[source] else len(source.encode()) + 1)
        if size > MAXIMUM_BYTES:
            break
        kept[source].append((-max(1, min(99, round(100 * strength))), target))
    count = sum(map(len, kept.values()))
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(f"# {line}\n".replace("# \n", "#\n") for line in header)
        for source in sorted(kept):
            if kept[source]:
                out.write(source + "\t" + " ".join(f"{t} {-s}" for s, t in sorted(kept[source])) + "\n")
    print(f"{os.path.basename(path)}: {len(kept)} stems, {count} pairs, {os.path.getsize(path)} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("pairs", "dictionary", "wordnet", "out"):
        parser.add_argument("--" + name, required=True)
    arguments = parser.parse_args()
    stemmers = {language: Stemmer(language, os.path.join(HERE, "../../Sources/CUraData/lexicon")) for language in LANGUAGES}
    models = {}
    for pair in ("en-uk", "en-sq", "uk-sq"):
        source, target = (stemmers[language] for language in pair.split("-"))
        models[pair] = learn(read_pairs(os.path.join(arguments.pairs, pair + ".tsv"), source, target))
    models["en-sq"] = joined(models["en-sq"], dictionary(arguments.dictionary, arguments.wordnet, stemmers), faith=30)
    models["uk-sq"] = joined(models["uk-sq"], chained(models["en-uk"].reversed, models["en-sq"]), faith=30)
    for pair, model in models.items():
        header = []
        for name in ["header"] + (["header-dictionary"] if pair != "en-uk" else []):
            with open(os.path.join(HERE, name + ".txt"), encoding="utf-8") as lines:
                header += lines.read().rstrip("\n").split("\n")
        source, target = pair.split("-")
        write(model, os.path.join(arguments.out, pair + ".tsv"), header + [f"{source} to {target}: stem TAB translation strength ..."])


if __name__ == "__main__":
    main()
