"""Sources, actors and sides: the theatre files, and what people changed in them."""
