"""What things are in the office: frozen dataclasses on the standard library alone."""
