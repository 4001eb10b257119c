"""The ways to look a sentence up that lookup.py compares. Each is called with a query and gives the set of stored sources that reach
the threshold; `cpu()` is the processor time it has taken so far, in seconds."""
import glob, json, re, sqlite3, subprocess, time, unicodedata

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein


def normal(text):
    """The form that plain scoring compares: NFC, white space collapsed."""
    return ' '.join(unicodedata.normalize('NFC', text).split())


def score(a, b):
    longest = max(len(a), len(b))
    return 100 if longest == 0 else 100 * (longest - Levenshtein.distance(a, b)) // longest


class InThisProcess:
    def cpu(self):
        return time.process_time()

    def close(self):
        pass


class Ura:
    """One process that answers a query a line; its time includes reading the query and writing the JSON."""

    def __init__(self, binary, memory, threshold, scoring='plain', limit=1_000_000):
        self.process = subprocess.Popen(
            [binary, 'lookup', '--memory', memory, '--from', 'en', '--to', 'uk', '--scoring', scoring, '--min-score',
             str(threshold), '--limit', str(limit), '--format', 'jsonl'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def matches(self, query):
        self.process.stdin.write(query.replace('\n', ' ') + '\n')
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())['matches']

    def __call__(self, query):
        return {normal(match['source']) for match in self.matches(query)}

    def cpu(self):
        nanoseconds = 0
        for path in glob.glob(f'/proc/{self.process.pid}/task/*/schedstat'):
            with open(path) as file:
                nanoseconds += int(file.read().split()[0])
        return nanoseconds / 1e9

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class FullScan(InThisProcess):
    """rapidfuzz's own search over a list: every text is compared, with its bit-parallel kernel and early exit."""

    def __init__(self, sources, threshold):
        self.sources, self.threshold = sources, threshold

    def __call__(self, query):
        # A little below the threshold: at exactly 0.8 its arithmetic loses texts that have it. The score decides.
        hits = process.extract(query, self.sources, scorer=Levenshtein.normalized_similarity,
                               score_cutoff=self.threshold / 100 - 1e-5, limit=None)
        return {hit[0] for hit in hits if score(query, hit[0]) >= self.threshold}


class FullText(InThisProcess):
    """Candidates from an SQLite full-text index (FTS5), best bm25 first, the first `most` compared exactly.

    With the tokenizer `unicode61` the candidates share a word with the query and lie in the window of lengths, as in amaGama; with
    `trigram` they share three letters in a row, as in Weblate's memory (PostgreSQL's pg_trgm).
    """

    def __init__(self, sources, tokenizer, most=200):
        self.sources, self.most, self.trigrams, self.threshold = sources, most, tokenizer == 'trigram', 0
        self.database = sqlite3.connect(':memory:')
        self.database.execute(f"CREATE VIRTUAL TABLE t USING fts5(s, n UNINDEXED, tokenize='{tokenizer}')")
        self.database.executemany(
            'INSERT INTO t(rowid, s, n) VALUES (?, ?, ?)', ((i, s, len(s)) for i, s in enumerate(sources)))

    def __call__(self, query):
        if self.trigrams:
            terms = {query[i:i + 3] for i in range(0, len(query) - 2)}
        else:
            terms = set(re.findall(r'\w+', query))
        expression = ' OR '.join('"' + term.replace('"', '""') + '"' for term in sorted(terms))
        if not expression:
            return set()
        rows = self.database.execute(
            'SELECT rowid FROM t WHERE t MATCH ? AND n BETWEEN ? AND ? ORDER BY rank LIMIT ?',
            (expression, len(query) * self.threshold // 100, len(query) * 100 // self.threshold + 1, self.most))
        found = (self.sources[row] for row, in rows)
        return {source for source in found if score(query, source) >= self.threshold}
