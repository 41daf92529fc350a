"""The steps, by subject. Each is a function with `@step`; `signin.runner` has their order."""
