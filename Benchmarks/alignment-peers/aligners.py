"""The peers, each as a function from a document's lines and vectors to beads.

Vectors have the shape (layers, lines, dimension): see embeddings.py.
"""
import random, sys, types
from math import ceil

import numpy as np


def as_beads(alignments):
    return [(tuple(map(int, source)), tuple(map(int, target))) for source, target in alignments]


def gale_church(source, target, *_):
    """galechurch: lengths alone, its defaults."""
    import galechurch
    beads = galechurch.align(source, target).beads
    return as_beads((range(bead.source_start, bead.source_end), range(bead.target_start, bead.target_end)) for bead in beads)


def vecalign(source, target, source_vectors, target_vectors, largest=4, skipped=0.2, centred=False):
    """sentweave: vecalign's search. `largest` is its -a (sentences of both sides of a bead together), `skipped` its -d."""
    from sentweave.dp_utils import make_alignment_types, vecalign as search
    random.seed(42)
    np.random.seed(42)
    first, second = prepared(source_vectors, target_vectors, largest - 1, centred)
    # As sentweave.align() calls it, which embeds a layer more than beads of this size can use.
    stack = search(first, second, make_alignment_types(largest), skipped, width_over2=ceil(largest / 2) + 5, max_size_full_dp=300,
                   costs_sample_size=20_000, num_samps_for_norm=100)
    return as_beads(stack[0]['final_alignments'])


def bertalign(source, target, source_vectors, target_vectors, skip=-0.1, largest=5, centred=False):
    """bertalign's two passes, on vectors that were made elsewhere. A bead needs one layer less than the sentences it has."""
    largest = min(largest, len(source_vectors) + 1)
    Bertalign = bertalign_class()
    aligner = Bertalign.__new__(Bertalign)
    aligner.max_align, aligner.top_k, aligner.win, aligner.skip, aligner.margin, aligner.len_penalty = largest, 3, 5, skip, True, True
    aligner.src_lang = aligner.tgt_lang = ''
    aligner.src_num, aligner.tgt_num = len(source), len(target)
    aligner.src_vecs, aligner.tgt_vecs = prepared(source_vectors, target_vectors, largest - 1, centred)
    aligner.src_lens, aligner.tgt_lens = byte_lengths(source, largest - 1), byte_lengths(target, largest - 1)
    aligner.char_ratio = float(np.sum(aligner.src_lens[0]) / np.sum(aligner.tgt_lens[0]))
    return as_beads(aligner.align_sents())


def prepared(source_vectors, target_vectors, layers, centred):
    """Copies of the layers that are needed; centred: without what all texts of the language have in common, which e5 has much of."""
    result = []
    for vectors in (source_vectors, target_vectors):
        vectors = vectors[:layers].copy()
        if centred:
            vectors -= vectors[0].mean(axis=0)
            vectors /= np.linalg.norm(vectors, axis=2, keepdims=True)
        result.append(vectors)
    return result


def byte_lengths(lines, layers):
    from embeddings import overlap_texts
    return np.array([[len(text.encode('utf-8')) for text in layer] for layer in overlap_texts(lines, layers)], np.int64)


def bertalign_class():
    """bertalign without what loads LaBSE, detects languages and splits sentences: vectors and sentences are there.

    Its torch is only asked for the k nearest sentences of each.
    """
    class Tensor:
        def __init__(self, array): self.array = array
        def to(self, device): return self
        def cpu(self): return self
        def numpy(self): return self.array
        def __matmul__(self, other): return Tensor(self.array @ other.array)
        shape = property(lambda self: self.array.shape)
        T = property(lambda self: Tensor(self.array.T))

    def topk(scores, k, dim):
        places = np.argsort(-scores.array, axis=dim, kind='stable')[:, :k]
        return Tensor(np.take_along_axis(scores.array, places, dim)), Tensor(places)

    def module(name, **contents):
        if name not in sys.modules:
            sys.modules[name] = types.ModuleType(name)
            vars(sys.modules[name]).update(contents)
    module('torch', from_numpy=Tensor, topk=topk, cuda=types.SimpleNamespace(is_available=lambda: False))
    module('sentence_transformers', SentenceTransformer=None)
    module('sentence_splitter', SentenceSplitter=None)
    module('lingua', IsoCode639_1=None, LanguageDetector=None, LanguageDetectorBuilder=None)
    from bertalign.aligner import Bertalign
    return Bertalign
