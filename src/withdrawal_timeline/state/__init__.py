"""What the reader is looking at: one immutable value, and the picture that follows from it."""
