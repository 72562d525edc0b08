"""Files in and out: the dossier, its rules, its schema, and the forms that records are handed on in."""
