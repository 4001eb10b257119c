"""Reads documents whose beads are known, in the same layouts as AlignmentBenchmark."""
import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Document:
    """The same text in two languages or more.

    A language has paragraphs, a paragraph has lines. Gold is by pair of languages: a list of beads, each two tuples of line numbers from 0,
    counted over the paragraphs.
    """
    name: str
    paragraphs: dict[str, list[list[str]]]
    gold: dict[tuple[str, str], list[tuple[tuple[int, ...], tuple[int, ...]]]] = field(default_factory=dict)

    def lines(self, language):
        return [line for paragraph in self.paragraphs[language] for line in paragraph]


def cut(document, share):
    """The document where only so much of the first language's text is translated."""
    first, *others = document.paragraphs
    counts = {language: round(share * len(document.lines(language))) for language in others}
    paragraphs = {first: document.paragraphs[first]}
    for language in others:
        left, kept = counts[language], []
        for paragraph in document.paragraphs[language]:
            kept.append(paragraph[:left])
            left -= len(kept[-1])
        paragraphs[language] = kept
    gold = {pair: [bead for bead in beads if all(line < counts.get(language, line + 1) for language, side in zip(pair, bead) for line in side)]
            for pair, beads in document.gold.items()}
    return Document(document.name, paragraphs, gold)


def read_lines(path):
    # Not splitlines: a line separator of Unicode inside a line ends no line.
    return [line for line in path.read_text('utf-8').split('\n') if line.strip()]


def read_beads(path):
    beads = map(json.loads, read_lines(path))
    return [(tuple(bead['source']), tuple(bead['target'])) for bead in beads]


def read_pair(folder, name):
    source, target = [part for part in folder.name.split('-') if len(part) == 2]
    return Document(name, {source: [read_lines(folder / f'{name}.src')], target: [read_lines(folder / f'{name}.tgt')]},
                    {(source, target): read_beads(folder / f'{name}.gold.jsonl')})


def read_several(folder, name):
    gold = {}
    for path in sorted(folder.glob(f'{name}.*-*.gold.jsonl')):
        source, target = path.name.split('.')[1].split('-')
        gold[source, target] = read_beads(path)
    languages = [language for language in ('en', 'uk', 'sq') if any(language in pair for pair in gold)]
    return Document(name, {language: [read_lines(folder / f'{name}.{language}')] for language in languages}, gold)


def read_article(folder):
    known = json.loads((folder / 'gold.json').read_text('utf-8'))
    paragraphs = {}
    for language, sentences in known['sentences'].items():
        text, position, result = (folder / f'{language}.txt').read_text('utf-8'), 0, [[]]
        for sentence in sentences:
            start = text.find(sentence, position)
            if '\n\n' in text[position:max(start, position)]:
                result.append([])
            position = max(start + len(sentence), position)
            result[-1].append(' '.join(sentence.split()))
        paragraphs[language] = result
    gold = {tuple(pair.split('-')): [(tuple(source), tuple(target)) for source, target in beads]
            for pair, beads in known['alignments'].items()}
    return Document(folder.name, paragraphs, gold)


def read_set(folder):
    folder, result = Path(folder), []
    for path in sorted(folder.iterdir()):
        if path.suffix == '.src':
            result.append(read_pair(folder, path.stem))
        elif path.suffix == '.en':
            result.append(read_several(folder, path.stem))
        elif (path / 'gold.json').exists():
            result.append(read_article(path))
    if not result:
        raise SystemExit(f'{folder}: no documents with gold beads')
    return result
