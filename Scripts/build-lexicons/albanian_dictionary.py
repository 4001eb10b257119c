"""The Albanian lexemes of uniparser-albanian with all their forms and English glosses, as a translation model of stems.

English irregular forms and how often English words are used come from WordNet 3.0 (exception lists and the counts of its tagged corpus).
"""
import collections
import os
import re

import numpy as np
import scipy.sparse as sparse

from stems import words
from translation_model import Numbering, TranslationModel, expectation_maximisation

# Words of glosses that say nothing when others stand beside them: "to be wounded", "a kind of".
FUNCTION_WORDS = set(
    "to be a an the of smth sb somebody something someone sth or and with in on at by for from as one that which who it is into made get"
    " become vt vi etc used not his her your their its up out off very so".split())


def irregular_forms(wordnet):
    """{lemma: {form}} of English."""
    result = collections.defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        with open(os.path.join(wordnet, part + ".exc"), encoding="utf-8") as lines:
            for form, *lemmas in map(str.split, lines):
                for lemma in lemmas:
                    result[lemma].add(form)
    return result


def usage(wordnet):
    """{lemma: how often it stands in WordNet's tagged corpus}."""
    result = collections.Counter()
    with open(os.path.join(wordnet, "cntlist.rev"), encoding="utf-8") as lines:
        for key, _, count in map(str.split, lines):
            result[key.split("%")[0]] += int(count)
    return result


def english_forms(word, irregular):
    """A word with its -s, -ed and -ing, whether it is a noun or a verb; forms that nobody uses do no harm."""
    forms = {word} | irregular.get(word, set())
    if re.search("(s|x|z|ch|sh)$", word):
        forms.add(word + "es")
    elif re.search("[^aeiou]y$", word):
        forms.add(word[:-1] + "ies")
    else:
        forms.add(word + "s")
    if word.endswith("e"):
        forms |= {word + "d", word[:-1] + "ing"}
    elif re.search("[^aeiou]y$", word):
        forms |= {word[:-1] + "ied", word + "ing"}
    else:
        forms |= {word + "ed", word + "ing"}
        if re.search("[^aeiou][aeiou][bdgklmnprt]$", word):
            forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return forms


def read_paradigms(path):
    """{paradigm: [ending]}; an ending says which stem it goes to: <1>.it."""
    result, current = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.split("#")[0].strip()
            if line.startswith("-paradigm:"):
                current = result.setdefault(line.split(":", 1)[1].strip(), [])
            elif line.startswith("-flex:"):
                current.append(line.split(":", 1)[1].strip())
    return result


def read_lexemes(path):
    """Dictionaries with lex, stem, gramm, trans_en and a list of paradigms."""
    result = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("-lexeme"):
                result.append({"paradigms": []})
            elif ":" in line:
                name, value = (part.strip() for part in line.split(":", 1))
                if name == "paradigm":
                    result[-1]["paradigms"].append(value)
                else:
                    result[-1][name] = value
    return result


def albanian_forms(lexeme, paradigms):
    """Every stem with every ending that goes to it; the dots of both say where one enters the other."""
    stems = [stem.split("//") for stem in lexeme.get("stem", "").split("|")]
    for name in lexeme["paradigms"]:
        for ending in paradigms.get(name, ()):
            number, text = re.match(r"(?:<(\d+)>)?(.*)", ending).groups()
            if int(number or 0) >= len(stems):
                continue
            for stem in stems[int(number or 0)]:
                for variant in text.split("//"):
                    around, inside = variant.split("."), stem.split(".")
                    size = max(len(around), len(inside))
                    around += [""] * (size - len(around))
                    inside += [""] * (size - len(inside))
                    yield "".join(a + b for a, b in zip(around, inside))


def glosses(text):
    """The content words of each gloss: "say; tell; suggest, propose (vt)"."""
    text = re.sub(r"\([^()]*\)", " ", re.sub(r"\([^()]*\)", " ", text))
    for gloss in re.split("[;,]", text):
        found = list(words(gloss))
        content = [word for word in found if word not in FUNCTION_WORDS] or found
        if 1 <= len(content) <= 3:
            yield tuple(dict.fromkeys(content))


def dictionary(folder, wordnet, stemmers, reach=0.85):
    """A model of stems. `reach` is the share of a word's translations that a dictionary is taken to have."""
    paradigms = read_paradigms(os.path.join(folder, "paradigms.txt"))
    irregular, used = irregular_forms(wordnet), usage(wordnet)
    forms, meanings = {}, {}
    for lexeme in read_lexemes(os.path.join(folder, "lexemes.txt")):
        name = lexeme["lex"]
        if " " in name or "nonst" in lexeme["gramm"].split(","):
            continue
        own = forms.setdefault(name, set())
        own.update(words(name))
        for form in albanian_forms(lexeme, paradigms):
            found = list(words(form))
            if len(found) == 1:
                own.add(found[0])
        for place, gloss in enumerate(glosses(lexeme.get("trans_en", ""))):
            # Glosses of several words and later ones are less sure to be the word of a translation.
            weight = (1 if len(gloss) == 1 else 0.5) / (1 + 0.15 * place)
            known = meanings.setdefault(name, {})
            known[gloss] = max(known.get(gloss, 0), weight)
    english, albanian, pairs, weights = Numbering(), Numbering(), [], []
    for name, known in meanings.items():
        for gloss, weight in known.items():
            pairs.append((np.array([english(word) for word in gloss]), np.array([albanian(name)])))
            weights.append(weight * (1 + min(used[word] for word in gloss)) ** 0.5)
    n, m = len(english.names), len(albanian.names)
    a, b, forward, backward, *_ = expectation_maximisation(pairs, n, m, weights, iterations=10)
    forward = sparse.csr_matrix((forward, (a, b)), (n, m))
    backward = sparse.csr_matrix((backward, (b, a)), (m, n))
    frequency = np.array([used[word] + 0.5 for word in english.names])
    of_stem, to_stem, source, source_counts = by_stem(
        english.names, lambda word: english_forms(word, irregular), stemmers["en"], frequency)
    # A word of Albanian is used as often as it translates English ones.
    frequency = np.asarray(frequency @ forward).ravel() + 0.05
    of_target, to_target, target, target_counts = by_stem(
        albanian.names, lambda word: forms[word], stemmers["sq"], frequency)
    return TranslationModel(
        source, target, of_stem @ forward @ to_target * reach, of_target @ backward @ to_stem * reach, source_counts, target_counts)


def by_stem(lexemes, forms, stemmer, frequency):
    """P(lexeme | stem), which stems a lexeme has, the stems, and how often each is used."""
    stems, rows, columns, shares = Numbering(), [], [], []
    for number, lexeme in enumerate(lexemes):
        found = collections.Counter(stemmer(form) for form in sorted(forms(lexeme)))
        for stem, count in sorted(found.items()):
            rows.append(number)
            columns.append(stems(stem))
            shares.append(count / sum(found.values()))
    rows, columns, shares = np.array(rows), np.array(columns), np.array(shares)
    shape = (len(lexemes), len(stems.names))
    mine = sparse.csr_matrix((shares * frequency[rows], (columns, rows)), (shape[1], shape[0]))
    total = np.asarray(mine.sum(1)).ravel()
    # Whichever form stands there, it is a translation: a lexeme gives each of its stems whole, if it has any right to it.
    gives = sparse.csr_matrix((np.minimum(1, 100 * shares), (rows, columns)), shape)
    return sparse.diags(1 / total) @ mine, gives, stems.names, np.asarray(gives.T @ frequency).ravel()
