"""The United States' exits from treaties and international bodies, on one timeline.

Facts come in at the bottom as a dossier (``domain``, ``files``), wishes come in at the top as changes of one
view state (``state``), and one pure function turns both into the picture that the widgets (``ui``) show.
Importing this package does nothing and loads nothing.
"""

__version__ = "0.2.0"
