"""Word translation probabilities of two languages in both directions, and how they are learned, joined and chained."""
import numpy as np
import scipy.sparse as sparse


class TranslationModel:
    """P(b | a) as `forward` (a row per a) and P(a | b) as `backward` (a row per b).

    `source_counts` and `target_counts` say how much evidence each row rests on, in sentences.
    """

    def __init__(self, source, target, forward, backward, source_counts, target_counts):
        self.source, self.target = source, target
        self.forward, self.backward = forward.tocsr(), backward.tocsr()
        self.source_counts, self.target_counts = source_counts, target_counts

    @property
    def reversed(self):
        return TranslationModel(
            self.target, self.source, self.backward, self.forward, self.target_counts, self.source_counts)

    def entries(self, least):
        """(source, target, strength, evidence) of every pair whose geometric mean of both probabilities is at least so much."""
        product = self.forward.multiply(self.backward.T.tocsr()).tocoo()
        strength = np.sqrt(product.data)
        for k in np.nonzero(strength >= least)[0]:
            a, b = product.row[k], product.col[k]
            evidence = np.sqrt(self.source_counts[a] * self.target_counts[b])
            yield self.source[a], self.target[b], float(strength[k]), float(evidence)


class Numbering:
    """Gives names dense numbers in the order they are met."""

    def __init__(self):
        self.numbers, self.names = {}, []

    def __call__(self, name):
        if name not in self.numbers:
            self.numbers[name] = len(self.names)
            self.names.append(name)
        return self.numbers[name]


def expectation_maximisation(pairs, source_count, target_count, weights=None, iterations=20):
    """IBM model 1 (Brown and others, 1993) in both directions over pairs of arrays of distinct word numbers.

    Gives (a, b, P(b | a), P(a | b), weight of the pairs that share them, weight of those where they are expected to translate each
    other), six arrays in step. The last is the geometric mean of both directions: nearly 1 for two words that are a message each, and
    little for two of many that are met once.
    """
    pairs = list(pairs)
    weights = np.ones(len(pairs)) if weights is None else np.asarray(weights, float)
    kept = [i for i, (a, b) in enumerate(pairs) if len(a) and len(b)]
    source = np.concatenate([np.repeat(pairs[i][0], len(pairs[i][1])) for i in kept])
    target = np.concatenate([np.tile(pairs[i][1], len(pairs[i][0])) for i in kept])
    pair = np.concatenate([np.full(len(pairs[i][0]) * len(pairs[i][1]), i, np.int64) for i in kept])
    cells, place = np.unique(source.astype(np.int64) * target_count + target, return_inverse=True)
    a, b = cells // target_count, cells % target_count
    weight = weights[pair]

    def direction(given, given_count, word, word_count, words):
        # One group per pair and word: its weight is shared out among the words of the other side and the empty word.
        groups, group = np.unique(pair * word_count + words, return_inverse=True)
        group_word, group_weight = groups % word_count, weights[groups // word_count]
        probability = 1 / np.bincount(given, minlength=given_count)[given]
        empty = np.full(word_count, 1 / word_count)
        for _ in range(iterations):
            share = probability[place]
            total = np.bincount(group, share, len(groups)) + empty[group_word]
            count = np.bincount(place, share * weight / total[group], len(cells))
            probability = count / np.maximum(np.bincount(given, count, given_count), 1e-30)[given]
            empty = np.bincount(group_word, group_weight * empty[group_word] / total, word_count)
            empty /= empty.sum()
        return probability, count

    forward, given_source = direction(a, source_count, b, target_count, target)
    backward, given_target = direction(b, target_count, a, source_count, source)
    shared = np.bincount(place, weight, len(cells))
    return a, b, forward, backward, shared, np.sqrt(given_source * given_target)


def learn(pairs, least_expected=0.5):
    """A model of pairs of word lists; words must be expected to translate each other in so many of them."""
    source, target = Numbering(), Numbering()
    numbered = [
        (np.array([source(w) for w in dict.fromkeys(x)], np.int64), np.array([target(w) for w in dict.fromkeys(y)], np.int64))
        for x, y in pairs
    ]
    n, m = len(source.names), len(target.names)
    a, b, forward, backward, shared, expected = expectation_maximisation(numbered, n, m)
    # Rare pairs are overestimated; how much less to believe them was chosen by finds less finds elsewhere (docs/alignment.md).
    discount = np.where(expected >= least_expected, expected / (expected + 0.3), 0)
    source_counts, target_counts = np.zeros(n), np.zeros(m)
    np.maximum.at(source_counts, a, shared)
    np.maximum.at(target_counts, b, shared)
    return TranslationModel(
        source.names, target.names, sparse.csr_matrix((forward * discount, (a, b)), (n, m)),
        sparse.csr_matrix((backward * discount, (b, a)), (m, n)), source_counts, target_counts)


def renamed(matrix, rows, columns, new_rows, new_columns):
    """A matrix whose rows and columns have these names, with others in another order; what has no place is dropped."""
    row = {name: i for i, name in enumerate(new_rows)}
    column = {name: i for i, name in enumerate(new_columns)}
    r = np.array([row.get(name, -1) for name in rows])
    c = np.array([column.get(name, -1) for name in columns])
    m = matrix.tocoo()
    i, j = r[m.row], c[m.col]
    kept = (i >= 0) & (j >= 0)
    return sparse.csr_matrix((m.data[kept], (i[kept], j[kept])), (len(new_rows), len(new_columns)))


def joined(first, second, faith):
    """What both models say, each word's row weighed by the evidence of `first` against `faith` sentences for `second`."""
    source = list(dict.fromkeys(first.source + second.source))
    target = list(dict.fromkeys(first.target + second.target))

    def counts(names, values, all_names):
        known = dict(zip(names, values))
        return np.array([known.get(name, 0.0) for name in all_names])

    def mixture(one, other, evidence):
        weight = np.where(np.asarray(other.sum(1)).ravel() > 0, evidence / (evidence + faith), 1.0)
        return sparse.diags(weight) @ one + sparse.diags(1 - weight) @ other

    a = counts(first.source, first.source_counts, source)
    b = counts(first.target, first.target_counts, target)
    forward = mixture(
        renamed(first.forward, first.source, first.target, source, target),
        renamed(second.forward, second.source, second.target, source, target), a)
    backward = mixture(
        renamed(first.backward, first.target, first.source, target, source),
        renamed(second.backward, second.target, second.source, target, source), b)
    a += np.sqrt(counts(second.source, second.source_counts, source))
    b += np.sqrt(counts(second.target, second.target_counts, target))
    return TranslationModel(source, target, forward, backward, a, b)


def chained(first, second, least=0.005):
    """From the source of `first` to the target of `second` by way of the language between; rarer ways than `least` are left out."""
    between = list(dict.fromkeys(first.target + second.source))

    def pruned(matrix):
        matrix = matrix.copy()
        matrix.data[matrix.data < least] = 0
        matrix.eliminate_zeros()
        return matrix

    to = pruned(renamed(first.forward, first.source, first.target, first.source, between))
    on = pruned(renamed(second.forward, second.source, second.target, between, second.target))
    back = pruned(renamed(second.backward, second.target, second.source, second.target, between))
    home = pruned(renamed(first.backward, first.target, first.source, between, first.source))
    return TranslationModel(first.source, second.target, to @ on, back @ home, first.source_counts, second.target_counts)
