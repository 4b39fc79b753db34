"""What the game must be able to do in time; run by `python -m tests.benchmarks`, apart from the tests."""
