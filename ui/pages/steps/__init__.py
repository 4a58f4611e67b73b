"""The seven steps of filling in a dossier, one page each."""
