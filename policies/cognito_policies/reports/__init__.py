"""The reports of `check`: text, JSON, JUnit and SARIF."""
