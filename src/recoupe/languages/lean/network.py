"""The network that turns words into numbers (spaCy's `Tok2Vec`), in a tagger's, a parser's or a recogniser's model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from recoupe.languages.lean.embedding import Embedding, known_vectors
from recoupe.languages.lean.encoder import Encoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc


def lean_network(component: Any) -> int:
    """Replace the forward pass of the networks in a component's model; return how many were replaced."""
    found = list(_networks(component))
    vectors = component.vocab.vectors if found else None
    if not known_vectors(vectors):
        return 0
    return sum(_replace(network, vectors) for network in found)


def _networks(component: Any) -> Iterator[Any]:
    model: Any = getattr(component, "model", None)
    for node in model.walk() if hasattr(model, "walk") else ():
        if {"embed", "encode"} <= set(node.ref_names) and len(node.layers) == 2:
            yield node


def _replace(network: Any, vectors: Any) -> bool:
    try:
        embed = Embedding(network.get_ref("embed"), vectors, network.get_dim("nO"))
        encode = Encoder(network.get_ref("encode"))
    except (ValueError, AttributeError, KeyError, IndexError):
        return False  # layers that these do not know: it stays as it is
    trained = network._func

    def forward(model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[Any, Any]:
        if is_train or not all(len(doc) for doc in docs):
            return trained(model, docs, is_train)  # type: ignore[no-any-return]
        return [encode(embed(doc)) for doc in docs], _no_training

    network.replace_callbacks(forward, init=network.init)
    return True


def _no_training(_gradient: Any) -> Any:
    raise RuntimeError("a prediction has no gradient; call the model with is_train=True")
