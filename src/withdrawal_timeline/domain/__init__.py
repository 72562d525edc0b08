"""What the world is: dates, records and the dossier that holds them.

Nothing here reads a file, draws a pixel or knows Qt.
"""
