"""What a user can do; the windows and the commands both call these."""
