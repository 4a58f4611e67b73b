"""The program without windows: plans, rules, dossiers, papers, storage."""
