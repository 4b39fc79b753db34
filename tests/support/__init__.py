"""What tests of several rooms share: small scenarios built in Python, and strategies for any scenario."""
