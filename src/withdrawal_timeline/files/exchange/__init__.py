"""One module per form that records are handed on in."""
