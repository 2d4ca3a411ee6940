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


class _Hashed:
    """A layer that adds up the rows of a table that one feature of a word is hashed to."""

    def __init__(self, layer: Any) -> None:
        _column, hashed = _named(layer.layers, ("ints-getitem", "hashembed"))
        self.column, self.seed, self.table = hashed.attrs["column"], hashed.attrs["seed"], hashed.get_param("E")
        self.ops = hashed.ops

    def __call__(self, features: NDArray[np.uint64]) -> NDArray[np.float32]:
        keys = self.ops.hash(np.ascontiguousarray(features[:, self.column]), self.seed) % self.table.shape[0]
        return self.ops.gather_add(self.table, keys)  # type: ignore[no-any-return]


class _Mix:
    """The layers that make one row of all features: maxout and layer norm."""

    def __init__(self, mix: Any) -> None:
        both, _dropout = _named(mix.layers, ("maxout>>layernorm", "dropout"))
        maxout, norm = _named(both.layers, ("maxout", "layernorm"))
        width, inputs, pieces = (maxout.get_dim(d) for d in ("nO", "nI", "nP"))
        self.shape = (-1, width, pieces)
        self.weights = maxout.get_param("W").reshape(width * pieces, inputs)
        self.bias = maxout.get_param("b").reshape(width * pieces)
        self.gain, self.shift = norm.get_param("G"), norm.get_param("b")
        self.ops = maxout.ops

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        pieces = self.ops.gemm(x, self.weights, trans2=True)
        pieces += self.bias
        best: Any = self.ops.maxout(pieces.reshape(self.shape))[0]
        best = (best - best.mean(axis=1, keepdims=True)) * (best.var(axis=1, keepdims=True) + 1e-08) ** -0.5
        best *= self.gain
        best += self.shift
        return best  # type: ignore[no-any-return]


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
        self.hashed = [_Hashed(layer) for layer in hashed.layers[0].layers]
        self.mix = _Mix(mix.layers[0])
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
        new = sorted(word for word in words if word not in table.places)  # `words - keys` would go through the table
        if new:
            features = np.frombuffer(b"".join(new), dtype="uint64").reshape(len(new), len(self.columns))
            at = len(table.places)
            table.rows[at : at + len(new)] = self._rows(features, doc)
            table.places.update((word, at + k) for k, word in enumerate(new))
        self._table = table
        return table

    def _rows(self, features: NDArray[np.uint64], doc: Doc) -> NDArray[np.float32]:
        return self.mix(np.hstack([*(layer(features) for layer in self.hashed), self._static(features[:, -1], doc)]))

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
