#!/usr/bin/env python3
"""Measures fuzzy lookup: ura against rapidfuzz's full scan, and against candidates from full-text indexes.

  lookup.py --ura .build/release/ura --corpus memory.tsv --queries queries.tsv [--sizes 10000,100000,1000000] [--thresholds 70,80] [--count 100]
    [--scan-count 20]

The corpus has a unit a line (source TAB target), the queries a text before the first TAB. For each size the first units of the corpus
are imported; printed are Markdown tables of processor time a query in milliseconds (so that other programs on the machine do
not count) and of recall against the full scan. A query whose result differs from the full scan's is printed to standard error, and
makes the exit code 1. Needs Linux (/proc), and rapidfuzz from PyPI; everything else comes with Python.
"""
import argparse, json, os, statistics, subprocess, sys, tempfile, time
from xml.sax.saxutils import escape

from methods import FullScan, FullText, Ura, normal

SPECIAL = {
    'short': ['test string', 'open file', 'video player', 'network tools', 'manual pages', 'a b'],
    'Cyrillic': ['Бібліотека для читання мережевих протоколів і форматів файлів',
                 'Програвач відео та звуку для стільниці', 'Це налаштування змінює мову програми.'],
    'no match': ['zzz qqq xxx jjj vvv kkk www yyy', 'qwerty uiop asdf ghjk lzxc vbnm',
                 'The minister of foreign affairs arrived in Pristina on Monday morning for talks.'],
}


class Measure:
    """Runs methods over queries and prints a row of a table for each."""

    def __init__(self, queries):
        self.queries, self.differences = queries, 0

    def __call__(self, name, method, expected=None, is_exact=False, queries=None):
        queries = queries or self.queries
        times, found = [], []
        for query in queries:
            start = method.cpu()
            found.append(method(query))
            times.append(1000 * (method.cpu() - start))
        recall = ''
        if expected is not None:
            total = sum(map(len, expected))
            recall = f'{100 * sum(len(e & f) for e, f in zip(expected, found)) / total:.1f} %' if total else 'no hits'
        for query, e, f in zip(queries, expected or [], found):
            if is_exact and e != f:
                self.differences += 1
                print(f'DIFFERS: {query!r}: missed {e - f}, extra {f - e}', file=sys.stderr)
        times.sort()
        middle = statistics.median(times)
        row = [name, f'{statistics.mean(times):.2f}', f'{middle:.2f}', f'{times[len(times) * 99 // 100]:.2f}', recall]
        print('| ' + ' | '.join(row) + ' |', flush=True)
        return found, middle


# The same texts under several tags: numbers are written otherwise in these regions.
REGIONS = ['en', 'en-GB', 'en-ZA', 'en-CH', 'en-US']


def write_tmx(path, units, tags=('en',)):
    with open(path, 'w') as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="benchmark" '
                  'creationtoolversion="1" segtype="sentence" o-tmf="tsv" adminlang="en" srclang="en" '
                  'datatype="plaintext"/><body>\n')
        for number, (source, target) in enumerate(units):
            out.write(f'<tu><tuv xml:lang="{tags[number % len(tags)]}"><seg>{escape(source)}</seg></tuv>'
                      f'<tuv xml:lang="uk"><seg>{escape(target)}</seg></tuv></tu>\n')
        out.write('</body></tmx>\n')


# A process has the peak memory of the one that started it: something small is put between.
LAUNCHER = """
import os, sys
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(pid, 0)
with open(sys.argv[1], 'w') as out:
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, file=out)
"""


def run(arguments, **options):
    """Runs a program; its processor time and wall time in seconds, its peak memory in MB, and its output."""
    with tempfile.NamedTemporaryFile('r') as report:
        start = time.perf_counter()
        output = subprocess.run([sys.executable, '-S', '-c', LAUNCHER, report.name, *arguments], stdout=subprocess.PIPE, text=True,
                                **options).stdout
        wall = time.perf_counter() - start
        cpu, peak = map(float, report.read().split())
    return cpu, wall, peak, output


def import_memory(options, units, folder, name='memory', tags=('en',)):
    memory, tmx = os.path.join(folder, name + '.sqlite'), os.path.join(folder, name + '.tmx')
    write_tmx(tmx, units, tags)
    cpu, wall, peak, _ = run([options.ura, 'import', '--memory', memory, tmx])
    os.remove(tmx)
    _, _, _, check = run([options.ura, 'check-memory', '--memory', memory, '--format', 'json'])
    index = json.loads(check)['indexBytes'] / len(units)
    print(f'import: {len(units) / cpu:,.0f} units/s of processor time ({cpu:.1f} s, wall {wall:.1f} s), peak {peak:.0f} MB; '
          f'file {os.path.getsize(memory) / 1e6:,.0f} MB, fuzzy index {index:.0f} bytes a unit')
    return memory


def cold(options, memory, queries):
    base = min(run([options.ura, '--version'])[0] for _ in range(5))
    for scoring in 'plain', 'default':
        runs = [run([options.ura, 'lookup', '--memory', memory, '--from', 'en', '--to', 'uk', '--scoring', scoring, '--', query])
                for query in queries[:20]]
        times = sorted(1000 * (cpu - base) for cpu, _, _, _ in runs)
        print(f'cold, a process a query, {scoring} scoring: p50 {times[10]:.0f} ms, most {times[-1]:.0f} ms beyond process start '
              f'({1000 * base:.0f} ms), peak {max(peak for _, _, peak, _ in runs):.0f} MB')


def jobs(options, memory, queries, folder):
    path = os.path.join(folder, 'queries.txt')
    with open(path, 'w') as out:
        out.write('\n'.join(queries * 4))

    def once(count):
        with open(path) as lines:
            return run([options.ura, 'lookup', '--memory', memory, '--from', 'en', '--to', 'uk', '--scoring', 'plain',
                        '--format', 'jsonl', '--jobs', str(count)], stdin=lines)
    one, two = (min((once(count) for _ in range(3)), key=lambda result: result[1]) for count in (1, 2))
    print(f'{4 * len(queries)} queries: --jobs 1 {one[1]:.2f} s wall, {one[0]:.2f} s of processor time; --jobs 2 {two[1]:.2f} s '
          f'wall, {two[0]:.2f} s of processor time: {one[1] / two[1]:.2f} times as fast on this machine now')


def default_scoring_differences(options, memory, queries, name):
    """How many results of the default scoring are not those of scoring every unit (what a minimum of 0 does)."""
    differences, hits = 0, 0
    scan = Ura(options.ura, memory, 0, scoring='default')
    answers = [[(match['unit'], match['score']) for match in scan.matches(query) if match['score'] >= 50] for query in queries]
    scan.close()
    for threshold in (50, 60, 70, 80):
        ura = Ura(options.ura, memory, threshold, scoring='default')
        for query, answer in zip(queries, answers):
            found = [(match['unit'], match['score']) for match in ura.matches(query)]
            expected = [(unit, score) for unit, score in answer if score >= threshold]
            hits += len(expected)
            if found != expected:
                differences += 1
                print(f'DIFFERS: default scoring at {threshold}: {query!r}', file=sys.stderr)
        ura.close()
    print(f'default scoring, {name}, at 50, 60, 70 and 80: {differences} of {4 * len(queries)} results differ from scoring all '
          f'units ({hits} matches)', flush=True)
    return differences


def measure_size(options, units, queries, growth):
    sources = [normal(source) for source, _ in units]
    differences = 0
    print(f'\n## {len(units):,} units\n')
    with tempfile.TemporaryDirectory() as folder:
        memory = import_memory(options, units, folder)
        cold(options, memory, queries)
        jobs(options, memory, queries, folder)
        if len(units) <= 100_000:
            some = queries[::max(1, len(queries) // options.scan_count)]
            differences += default_scoring_differences(options, memory, some, 'one tag')
            mixed = import_memory(options, units, folder, 'mixed', REGIONS)
            differences += default_scoring_differences(options, mixed, some, ', '.join(REGIONS))
        texts = [] if options.no_full_text else [('FTS5, a word in common, best 200', 'unicode61'),
                                                 ('FTS5, a trigram in common, best 200', 'trigram')]
        texts = [(name, FullText(sources, tokenizer)) for name, tokenizer in texts]
        for threshold in map(int, options.thresholds.split(',')):
            print(f'\nThreshold {threshold}, {len(queries)} queries, all matches\n')
            print('| method | mean ms | p50 | p99 | recall |\n|---|---|---|---|---|')
            measure = Measure(queries)
            scan = FullScan(sources, threshold)
            expected, slow = measure('rapidfuzz `process.extract`', scan)
            ura = Ura(options.ura, memory, threshold)
            ura(queries[0])
            for query in queries:  # the lengths that the queries need are read once a process
                ura(query)
            _, fast = measure('ura', ura, expected, is_exact=True)
            five = Ura(options.ura, memory, threshold, limit=5)
            default = Ura(options.ura, memory, threshold, scoring='default', limit=5)
            for method, name in (five, 'ura, the best 5'), (default, 'ura, default scoring, the best 5'):
                for query in queries:
                    method(query)
                measure(name, method)
                method.close()
            for name, method in texts:
                # They take seconds: a quarter of the queries.
                method.threshold, some = threshold, len(queries) // 4
                measure(name, method, expected[:some], queries=queries[:some])
            special = dict(SPECIAL)
            special['400 characters'] = [' '.join(queries)[i * 400:i * 400 + 400] for i in range(6)]
            for name, kind in special.items():
                kind = list(map(normal, kind))
                exact, _ = measure(f'rapidfuzz, {name}', scan, queries=kind)
                for query in kind:
                    ura(query)
                measure(f'ura, {name}', ura, exact, is_exact=True, queries=kind)
            ura.close()
            print(f'\nBy p50 ura takes 1/{slow / fast:.0f} of the time of the full scan.')
            growth.append((len(units), threshold, slow, fast))
            differences += measure.differences
    return differences


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--ura', type=os.path.abspath, default='.build/release/ura')
    parser.add_argument('--corpus', required=True)
    parser.add_argument('--queries', required=True)
    parser.add_argument('--sizes', default='10000,100000,1000000')
    parser.add_argument('--thresholds', default='70,80')
    parser.add_argument('--count', type=int, default=100)
    parser.add_argument('--scan-count', type=int, default=20,
                        help='queries whose default scoring is held to scoring every unit, up to 100,000 units')
    parser.add_argument('--no-full-text', action='store_true')
    options = parser.parse_args()
    with open(options.queries) as lines:
        queries = [normal(line.split('\t')[0]) for _, line in zip(range(options.count), lines)]
    growth, differences = [], 0
    for size in map(int, options.sizes.split(',')):
        with open(options.corpus) as lines:
            units = [line.rstrip('\n').split('\t')[:2] for _, line in zip(range(size), lines)]
        differences += measure_size(options, units, queries, growth)
    print('\n## Growth\n\n| units | threshold | rapidfuzz p50 ms | ura p50 ms | ratio |\n|---|---|---|---|---|')
    for size, threshold, slow, fast in growth:
        print(f'| {size:,} | {threshold} | {slow:.1f} | {fast:.2f} | {slow / fast:.0f} |')
    sys.exit(1 if differences else 0)


if __name__ == '__main__':
    main()
