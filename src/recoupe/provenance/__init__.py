"""Credits, via and near-identical text: who repeats whom."""
