"""The window itself: its bars, the box of the search, and the sheets and dialogs over it."""
