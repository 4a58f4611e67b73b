"""Forms as data, derived from the Plan and the domain; no widgets."""
