"""Pure functions from a Plan and a Dossier to verdicts and findings."""
