"""How things look everywhere: colours, type, shapes, and words that fit their room."""
