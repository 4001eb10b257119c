#!/usr/bin/env python3
"""Measures fuzzy lookup: ura against rapidfuzz, and against candidates from an SQLite full-text index.

  lookup.py --ura .build/release/ura --corpus memory.tsv --queries queries.tsv [--size N] [--count 100]

The corpus has a unit a line (source TAB target), the queries a text before the first TAB. Prints a Markdown table: times a query in
milliseconds, recall against the exact result. rapidfuzz (PyPI, MIT) is needed; everything else comes with Python.
"""
import argparse, json, os, re, resource, sqlite3, statistics, subprocess, sys, tempfile, time, unicodedata
from xml.sax.saxutils import escape

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein


def normal(text):
    return ' '.join(unicodedata.normalize('NFC', text).split())


def score(a, b):
    longest = max(len(a), len(b))
    return 100 if longest == 0 else 100 * (longest - Levenshtein.distance(a, b)) // longest


def write_tmx(path, units):
    with open(path, 'w') as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="benchmark" '
                  'creationtoolversion="1" segtype="sentence" o-tmf="tsv" adminlang="en" srclang="en" '
                  'datatype="plaintext"/><body>\n')
        for source, target in units:
            out.write(f'<tu><tuv xml:lang="en"><seg>{escape(source)}</seg></tuv>'
                      f'<tuv xml:lang="uk"><seg>{escape(target)}</seg></tuv></tu>\n')
        out.write('</body></tmx>\n')


class Ura:
    """One process that answers a query a line; times include the pipe and the JSON."""

    def __init__(self, binary, memory, threshold, limit):
        self.process = subprocess.Popen(
            [binary, 'lookup', '--memory', memory, '--from', 'en', '--to', 'uk', '--scoring', 'plain', '--min-score',
             str(threshold), '--limit', str(limit), '--format', 'jsonl'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, query):
        self.process.stdin.write(query.replace('\n', ' ') + '\n')
        self.process.stdin.flush()
        return {normal(m['source']) for m in json.loads(self.process.stdout.readline())['matches']}

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class FullText:
    """Candidates by bm25 from FTS5, the best 200 of them compared exactly: what servers with a full-text index do."""

    def __init__(self, sources, tokenizer, threshold):
        self.sources, self.threshold, self.trigrams = sources, threshold, tokenizer == 'trigram'
        self.database = sqlite3.connect(':memory:')
        self.database.execute(f"CREATE VIRTUAL TABLE t USING fts5(s, tokenize='{tokenizer}')")
        self.database.executemany('INSERT INTO t(rowid, s) VALUES (?, ?)', enumerate(sources))

    def __call__(self, query):
        if self.trigrams:
            terms = {query[i:i + 3] for i in range(0, len(query) - 2)}
        else:
            terms = set(re.findall(r'\w+', query))
        expression = ' OR '.join('"' + term.replace('"', '""') + '"' for term in sorted(terms))
        if not expression:
            return set()
        rows = self.database.execute('SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 200', (expression,))
        return {self.sources[i] for i, in rows if score(query, self.sources[i]) >= self.threshold}


def measure(name, answer, queries, expected=None, repeats=1):
    times, found, right, total = [], [], 0, 0
    for _ in range(repeats):
        times, found = [], []
        for query in queries:
            start = time.perf_counter()
            result = answer(query)
            times.append(1000 * (time.perf_counter() - start))
            found.append(result)
    if expected is not None:
        total = sum(map(len, expected))
        right = sum(len(e & f) for e, f in zip(expected, found))
        for query, e, f in zip(queries, expected, found):
            if name.startswith('ura') and e != f:
                print(f'DIFFERS: {query!r}: missed {e - f}, extra {f - e}', file=sys.stderr)
    times.sort()
    recall = '' if expected is None else f'{100 * right / max(total, 1):.1f} %'
    row = [name, f'{statistics.mean(times):.2f}', f'{times[len(times) // 2]:.2f}', f'{times[len(times) * 99 // 100]:.2f}',
           recall]
    print('| ' + ' | '.join(row) + ' |', flush=True)
    return found, times[len(times) // 2]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--ura', default='.build/release/ura')
    parser.add_argument('--corpus', required=True)
    parser.add_argument('--queries', required=True)
    parser.add_argument('--size', type=int, default=1_000_000)
    parser.add_argument('--count', type=int, default=100)
    parser.add_argument('--memory', help='a memory made before from the same corpus and size')
    parser.add_argument('--no-full-text', action='store_true')
    options = parser.parse_args()
    with open(options.corpus) as lines:
        units = [line.rstrip('\n').split('\t')[:2] for _, line in zip(range(options.size), lines)]
    with open(options.queries) as lines:
        queries = [normal(line.split('\t')[0]) for _, line in zip(range(options.count), lines)]
    sources = [normal(source) for source, _ in units]
    folder = tempfile.TemporaryDirectory()
    memory = options.memory
    if memory is None:
        memory = os.path.join(folder.name, 'memory.sqlite')
        write_tmx(os.path.join(folder.name, 'memory.tmx'), units)
        start = time.perf_counter()
        subprocess.run([options.ura, 'import', '--memory', memory, os.path.join(folder.name, 'memory.tmx')], check=True,
                       stdout=subprocess.DEVNULL)
        elapsed = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f'import: {len(units) / elapsed:,.0f} units/s, peak {peak} MB, file {os.path.getsize(memory) >> 20} MB')
    for query in ['The quick brown fox jumps over the lazy dog near the river.']:
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([options.ura, 'lookup', '--memory', memory, '--from', 'en', '--to', 'uk', query],
                           stdout=subprocess.DEVNULL)
            times.append(1000 * (time.perf_counter() - start))
        start = time.perf_counter()
        subprocess.run([options.ura, '--version'], stdout=subprocess.DEVNULL)
        print(f'cold lookup of a new process: {min(times):.0f} ms, of which starting {1000 * (time.perf_counter() - start):.0f} ms')
    special = {
        'short': ['test string', 'open file', 'video player', 'network tools', 'manual pages'],
        '400 characters': [' '.join(queries)[i * 300:i * 300 + 400] for i in range(5)],
        'Cyrillic': ['Бібліотека для читання мережевих протоколів і форматів файлів', 'Програвач відео та звуку для стільниці'],
        'no match': ['zzz qqq xxx jjj vvv kkk www yyy', 'qwerty uiop asdf ghjk lzxc vbnm'],
    }
    full_texts = [] if options.no_full_text else [('FTS5 words, best 200', 'unicode61'), ('FTS5 trigrams, best 200', 'trigram')]
    full_texts = [(name, FullText(sources, tokenizer, 0)) for name, tokenizer in full_texts]
    for threshold in (70, 80):
        print(f'\n{len(units):,} units, threshold {threshold}, {len(queries)} queries\n')
        print('| method | mean ms | p50 | p99 | recall |\n|---|---|---|---|---|')

        def rapidfuzz(query):
            hits = process.extract(query, sources, scorer=Levenshtein.normalized_similarity,
                                   score_cutoff=threshold / 100 - 1e-9, limit=None)
            return {hit[0] for hit in hits if score(query, hit[0]) >= threshold}

        expected, slow = measure('rapidfuzz process.extract', rapidfuzz, queries, None)
        ura = Ura(options.ura, memory, threshold, 1_000_000)
        _, fast = measure('ura', ura, queries, expected, repeats=2)
        for name, method in full_texts:
            method.threshold = threshold
            measure(name, method, queries, expected)
        print(f'\nura is {slow / fast:.0f} x as fast as rapidfuzz by p50\n')
        for name, texts in special.items():
            texts = list(map(normal, texts))
            exact = list(map(rapidfuzz, texts))
            measure(f'ura, {name}', ura, texts, exact, repeats=2)
        ura.close()


if __name__ == '__main__':
    main()
