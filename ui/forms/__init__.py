"""Forms: fields, their rows, and first values for them."""
