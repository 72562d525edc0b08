"""Plots of the entries in a window of their own: counted, divided, filtered by and saved."""
