"""What a word is before its neighbours count: the first half of spaCy's network, worked out once a word.

A word's vector depends on the word alone (its norm, prefix, suffix, shape, the space behind it, its static vector), and
most words of a report stood in the one before. The rows are kept, and only new words go through the layers.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

CAPACITY = 30_000
"""Words whose rows are kept (12 MB at 96 numbers each), before the table begins anew."""


class _Table:
    """Rows by word. It only grows: one that is full is replaced, so that a reader keeps what it has."""

    def __init__(self, width: int) -> None:
        self.places: dict[bytes, int] = {}
        self.rows: NDArray[np.float32] = np.empty((CAPACITY, width), dtype="float32")


class Embedding:
    """The layers of `MultiHashEmbed` with static vectors, for prediction only."""

    def __init__(self, embed: Any, vectors: Any, width: int) -> None:
        """Take the layers of a trained `embed`, and the static vectors of its vocabulary.

        Raises ValueError if the layers are not those of `MultiHashEmbed`.
        """
        both, mix, _split = _named(embed.layers, ("static_vectors", "with_array(maxout", "ragged2list"))
        features, self.static = both.layers
        extract, _ragged, hashed = _named(features.layers, ("extract_features", "list2ragged", "with_array("))
        self.columns: list[Any] = [*extract.attrs["columns"], vectors.attr]
        self.hashed, self.mix = hashed.layers[0], mix.layers[0]
        self.width = width
        self._table = _Table(width)
        self._lock = Lock()

    def __call__(self, doc: Doc) -> NDArray[np.float32]:
        """Return a row for each token of a document that has any, shape (tokens, width)."""
        features = np.ascontiguousarray(doc.to_array(self.columns))
        keys: list[bytes] = features.view(f"V{features.itemsize * features.shape[1]}").ravel().tolist()
        table = self._table
        if not table.places.keys() >= (words := set(keys)):
            with self._lock:
                table = self._learn(words, doc)
        places = table.places
        return table.rows[[places[k] for k in keys]]

    def _learn(self, words: set[bytes], doc: Doc) -> _Table:
        """Return the table with the words of a document in it."""
        table = self._table
        if len(table.places) + len(words) > CAPACITY:
            table = _Table(self.width) if len(words) <= CAPACITY else _larger(self.width, len(words))
        new = sorted(words - table.places.keys())
        if new:
            features = np.frombuffer(b"".join(new), dtype="uint64").reshape(len(new), len(self.columns))
            at = len(table.places)
            table.rows[at : at + len(new)] = self._rows(features, doc)
            table.places.update((word, at + k) for k, word in enumerate(new))
        self._table = table
        return table

    def _rows(self, features: NDArray[np.uint64], doc: Doc) -> NDArray[np.float32]:
        hashed = self.hashed.predict(features[:, :-1])
        return self.mix.predict(np.hstack([hashed, self._static(features[:, -1], doc)]))  # type: ignore[no-any-return]

    def _static(self, keys: NDArray[np.uint64], doc: Doc) -> NDArray[np.float32]:
        """What the layer `StaticVectors` returns: the words' vectors, projected; zeros for an unknown word."""
        vectors: Any = doc.vocab.vectors
        rows = vectors.find(keys=keys)
        weights = self.static.ops.as_contig(self.static.get_param("W"))
        out: NDArray[np.float32] = self.static.ops.gemm(np.ascontiguousarray(vectors.data[rows]), weights, trans2=True)
        out[rows < 0] = 0
        return out


def _larger(width: int, size: int) -> _Table:
    table = _Table(width)
    table.rows = np.empty((size, width), dtype="float32")
    return table


def known_vectors(vectors: Any) -> bool:
    """Whether static vectors are a plain table by form, the one kind that `Embedding` reads."""
    return getattr(vectors, "mode", None) == "default" and hasattr(vectors, "attr") and len(vectors.data) > 0


def _named(layers: list[Any], names: tuple[str, ...]) -> list[Any]:
    """Return the layers, if there are as many as names and each one's name holds the name at its place."""
    if len(layers) != len(names) or not all(n in m.name for n, m in zip(names, layers, strict=True)):
        raise ValueError(f"other layers than expected: {[m.name[:60] for m in layers]}")
    return layers
