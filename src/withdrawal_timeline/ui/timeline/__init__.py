"""The timeline and its overview strip: they show tracks in a window of time and emit wishes."""
