"""What a word is among its neighbours: the second half of spaCy's network, without what only training needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class _Convolution:
    """One of the encoder's layers: a window of three words, maxout, layer norm, and the word itself added."""

    def __init__(self, residual: Any) -> None:
        window, block = residual.layers[0].layers
        maxout, norm = block.layers[0].layers
        names = (window.name, maxout.name, norm.name, window.attrs["window_size"])
        if names != ("expand_window", "maxout", "layernorm", 1):
            raise ValueError(f"other layers than expected: {names}")
        width, inputs, self.pieces = (maxout.get_dim(d) for d in ("nO", "nI", "nP"))
        # Piece by piece instead of number by number, so that the highest piece is found on whole rows.
        weights = maxout.get_param("W").transpose(1, 0, 2).reshape(width * self.pieces, inputs)
        self.weights = np.ascontiguousarray(weights)
        self.bias = np.ascontiguousarray(maxout.get_param("b").T.reshape(-1))
        self.gain, self.shift = norm.get_param("G"), norm.get_param("b")
        self.ops = maxout.ops
        self.width = width

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        width = self.width
        window = np.zeros((len(x), 3 * width), dtype="float32")
        window[1:, :width] = x[:-1]
        window[:, width : 2 * width] = x
        window[:-1, 2 * width :] = x[1:]
        pieces: NDArray[np.float32] = self.ops.gemm(window, self.weights, trans2=True)
        pieces += self.bias
        best: Any = pieces[:, :width]
        for k in range(1, self.pieces):
            best = np.maximum(best, pieces[:, k * width : (k + 1) * width])
        # The moments in numpy's own order of steps (`mean`, `var`), so that no bit differs.
        best = best - np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        variance = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width) + np.float32(1e-08)
        best *= np.power(variance, np.float32(-0.5))
        best *= self.gain
        best += self.shift
        best += x
        return best  # type: ignore[no-any-return]


class Encoder:
    """The layers of `MaxoutWindowEncoder`, for prediction only."""

    def __init__(self, encode: Any) -> None:
        """Take the layers of a trained `encode`. Raises ValueError if they are not those of `MaxoutWindowEncoder`."""
        self.pad: int = encode.attrs["pad"]
        self.layers = [_Convolution(layer) for layer in encode.layers[0].layers]

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a row for each token, from the rows of the words alone, shape (tokens, width) both."""
        count = len(x)
        padded = np.zeros((count + 2 * self.pad, x.shape[1]), dtype="float32")
        padded[self.pad : self.pad + count] = x
        for layer in self.layers:
            padded = layer(padded)
        return padded[self.pad : self.pad + count]
