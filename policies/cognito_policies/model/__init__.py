"""The parts that rules are made of: resources and their values, options, findings and edits."""
