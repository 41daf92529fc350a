"""The steps, by theme. Each is a function under `@step`; `signin.proof` puts them in order."""
