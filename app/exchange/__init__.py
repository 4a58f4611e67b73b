"""What comes in and goes out: the dossier file."""
