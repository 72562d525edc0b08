"""What can be told to the window by key, menu or button: the table of it, and what each does."""
