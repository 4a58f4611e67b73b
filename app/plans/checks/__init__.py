"""What a pack must not say: one module for each sort of contradiction, each a pure function."""
