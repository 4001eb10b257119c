#!/usr/bin/env python3
"""Measures sentence alignment: ura beside aligners that compare sentence embeddings, in one run on the same files.

  peers.py --ura .build/release/ura --embeddings CACHE.npz [--layers 4] [--translated 0.5] [--errors] FOLDER ...

A folder holds documents with gold beads (documents.py). Printed are Markdown tables of strict F1, of processor seconds on one core, and of
peak memory; with --errors also the beads that a peer finds and ura does not, to standard error. Vectors that the cache lacks are
made first, which takes about a second for ten sentences. See README.md.
"""
import argparse, json, os, pickle, subprocess, sys, tempfile
from functools import partial
from pathlib import Path

import numpy as np

import documents
from aligners import bertalign, gale_church, vecalign
from embeddings import Embeddings

HERE = Path(__file__).parent

# "Best" is what was best for the peer of a grid on the development sets, ntrex, textberg and the articles together.
PEERS = {
    'bertalign': bertalign,
    'bertalign, best settings': partial(bertalign, skip=0.01, centred=True),
    'vecalign': vecalign,
    'vecalign, best settings': partial(vecalign, skipped=0.02, centred=True),
    'Gale-Church': gale_church,
}
WITHOUT_VECTORS = {'Gale-Church'}

# A process has the peak memory of the one that started it: something small is put between. One core, one thread.
LAUNCHER = """
import os, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], 'w') as out:
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, file=out)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def run(arguments, **options):
    """Runs a program on one core; its processor seconds, its peak memory in MB, and its output."""
    environment = dict(os.environ, OMP_NUM_THREADS='1', OPENBLAS_NUM_THREADS='1', NUMBA_NUM_THREADS='1')
    with tempfile.NamedTemporaryFile('r') as report:
        output = subprocess.run([sys.executable, '-S', '-c', LAUNCHER, report.name, *map(str, arguments)], check=True,
                                stdout=subprocess.PIPE, env=environment, **options).stdout
        seconds, peak = map(float, report.read().split())
    return seconds, peak, output


def write_document(path, paragraphs):
    path.write_text('\n\n'.join('\n'.join(paragraph) for paragraph in paragraphs if paragraph) + '\n', 'utf-8')


class Result:
    """Beads by document and pair of languages, with what they cost."""

    def __init__(self):
        self.beads, self.seconds, self.embedding, self.peak = {}, 0.0, 0.0, 0.0

    def spend(self, seconds, peak):
        self.seconds += seconds
        self.peak = max(self.peak, peak)

    def f1(self, texts, pair):
        right = found = known = 0
        for document in texts:
            gold = linked(document.gold[pair])
            system = linked(self.beads[document.name, pair])
            right, found, known = right + len(gold & system), found + len(system), known + len(gold)
        return 2 * right / (found + known) if found + known else 1.0


def linked(beads):
    """Strict F1 counts beads with both sides, as sets of lines."""
    return {(frozenset(source), frozenset(target)) for source, target in beads if source and target}


def with_ura(program, texts, folder, *options):
    result = Result()
    for document in texts:
        for language, paragraphs in document.paragraphs.items():
            write_document(folder / language, paragraphs)
        for pair in document.gold:
            seconds, peak, output = run([program, 'align', '--segmented', '--format', 'jsonl', '--from', pair[0], '--to', pair[1], *options,
                                         folder / pair[0], folder / pair[1]])
            result.spend(seconds, peak)
            beads = map(json.loads, output.decode('utf-8').splitlines())
            result.beads[document.name, pair] = [(bead['source'], bead['target']) for bead in beads]
    return result


def with_ura_jointly(program, texts, folder):
    result = Result()
    for document in texts:
        for language, paragraphs in document.paragraphs.items():
            write_document(folder / language, paragraphs)
        seconds, peak, output = run([program, 'align', '--segmented', '--pairs', '--format', 'jsonl',
                                     *(f'{language}={folder / language}' for language in document.paragraphs)])
        result.spend(seconds, peak)
        for bead in map(json.loads, output.decode('utf-8').splitlines()):
            pair = tuple(bead['pair'].split('-'))
            result.beads.setdefault((document.name, pair), []).append((bead['source'], bead['target']))
    return result


def with_peer(name, texts, vectors, layers, folder):
    """One process a set, so that loading the peer's libraries counts once."""
    result, job, keys = Result(), [], []
    for document in texts:
        for pair in document.gold:
            lines = [document.lines(language) for language in pair]
            sides = [None, None] if name in WITHOUT_VECTORS else [vectors.layers(side, layers) for side in lines]
            keys.append((document.name, pair))
            job.append((*lines, *sides))
        if name not in WITHOUT_VECTORS:
            result.embedding += sum(vectors.cost(document.lines(language), layers) for language in document.paragraphs)
    seconds, peak, output = run_worker(name, job, folder)
    result.spend(seconds, peak)
    result.beads = dict(zip(keys, pickle.loads(output)))
    return result


def run_worker(name, job, folder):
    (folder / 'job').write_bytes(pickle.dumps(job))
    return run([sys.executable, '-W', 'ignore', __file__, '--worker', name, folder / 'job'])


def warm_up(name, folder):
    """bertalign's kernels are compiled when they run first, and kept: that is not counted."""
    lines = [f'line {number}' for number in range(8)]
    vectors = np.random.default_rng(1).normal(size=(4, len(lines), 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
    run_worker(name, [(lines, lines, vectors, vectors)], folder)


def work(name, path):
    """What runs in a peer's process."""
    job = pickle.loads(Path(path).read_bytes())
    sys.stdout.buffer.write(pickle.dumps([PEERS[name](*document) for document in job]))


def joined(lines, places):
    return ' '.join(lines[place] for place in sorted(places)) or '-'


def print_errors(name, texts, ura, peers):
    """What the best peer of each document has right and ura has not."""
    for document in texts:
        for pair, gold in document.gold.items():
            scores = {peer: result.f1([document], pair) for peer, result in peers.items()}
            best = max(scores, key=scores.get)
            known, mine, theirs = linked(gold), linked(ura.beads[document.name, pair]), linked(peers[best].beads[document.name, pair])
            missed = (known & theirs) - mine
            if not missed:
                continue
            print(f'\n{name} {document.name} {"-".join(pair)}: {best} {scores[best]:.3f}, ura {ura.f1([document], pair):.3f}', file=sys.stderr)
            sides = [document.lines(language) for language in pair]
            for bead in sorted(missed, key=lambda bead: min(bead[0])):
                print('  missed', *map(sorted, bead), *(f'\n    {joined(*side)}' for side in zip(sides, bead)), file=sys.stderr)
                for source, target in ura.beads[document.name, pair]:
                    if bead[0] & set(source) or bead[1] & set(target):
                        print('    instead', source, target, '|', joined(sides[0], source), '|', joined(sides[1], target), file=sys.stderr)


def main():
    if sys.argv[1:2] == ['--worker']:
        return work(*sys.argv[2:])
    parser = argparse.ArgumentParser(description=__doc__.partition('\n')[0])
    parser.add_argument('folders', nargs='+', type=Path)
    parser.add_argument('--ura', required=True)
    parser.add_argument('--embeddings', required=True, type=Path, help='a file that keeps the vectors')
    parser.add_argument('--layers', type=int, default=4, help='the most sentences of a side in a bead of a peer that needs vectors')
    parser.add_argument('--translated', type=float, default=1, help='how much of each document is translated: the rest of the translation is cut off')
    parser.add_argument('--errors', action='store_true')
    options = parser.parse_args()
    _, memory, _ = run([sys.executable, HERE / 'embeddings.py', options.embeddings, options.layers, *options.folders])
    vectors = Embeddings(options.embeddings)
    with tempfile.TemporaryDirectory() as scratch:
        scratch, scores, costs, names = Path(scratch), [], [], []
        for name in PEERS:
            warm_up(name, scratch)
        for folder in options.folders:
            texts = [documents.cut(text, options.translated) for text in documents.read_set(folder)]
            results = {'ura': with_ura(options.ura, texts, scratch)}
            if len(texts[0].paragraphs) > 2:
                results['ura, jointly'] = with_ura_jointly(options.ura, texts, scratch)
            results['ura --no-built-in'] = with_ura(options.ura, texts, scratch, '--no-built-in')
            peers = {name: with_peer(name, texts, vectors, options.layers, scratch) for name in PEERS}
            results.update(peers)
            names += [name for name in results if name not in names]
            for pair in texts[0].gold:
                scores.append((f'{folder.name} {"-".join(pair)}' if len(texts[0].gold) > 1 else folder.name,
                               {name: f'{result.f1(texts, pair):.3f}' for name, result in results.items()}))
            costs.append((folder.name, {name: cost(result, memory) for name, result in results.items()}))
            print(folder, file=sys.stderr, flush=True)
            if options.errors:
                print_errors(folder.name, texts, results['ura'], peers)
    print_table('strict F1', names, scores)
    print_table('processor seconds, of them for embedding; peak MB', names, costs)


def cost(result, memory):
    embedding = f' ({result.embedding:.1f})' if result.embedding else ''
    return f'{result.seconds + result.embedding:.1f}{embedding}; {max(result.peak, memory if result.embedding else 0):.0f}'


def print_table(title, names, rows):
    print(f'\n| {title} | ' + ' | '.join(names) + ' |\n|' + '---|' * (len(names) + 1))
    for label, values in rows:
        print(f'| {label} | ' + ' | '.join(values.get(name, '') for name in names) + ' |', flush=True)


if __name__ == '__main__':
    main()
