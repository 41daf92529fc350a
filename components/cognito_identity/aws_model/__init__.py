"""AWS's own model of its calls, and the names by which arguments, resources and calls know each other."""
