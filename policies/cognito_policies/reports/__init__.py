"""What `check` found, for people and for the places where CI systems look."""
