"""What leaves the desk: exports, and the read-only interface for programs."""
