"""Evidence from the field: files and links with their hash and custody, and what they do to claims."""
