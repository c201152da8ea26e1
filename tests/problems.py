"""What is said of a table."""


def told(problems, *words):
    """The one problem whose words contain all of these."""
    found = [problem for problem in problems if all(word in str(problem) for word in words)]
    assert len(found) == 1, [str(problem) for problem in problems]
    return found[0]
