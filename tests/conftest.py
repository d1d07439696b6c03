import os

from hypothesis import settings

# The first example pays for loading nltk; how fast the kit is, the benchmarks say. On a build machine the
# examples are the same each time, so that a change fails for what it changed; elsewhere they are new ones.
settings.register_profile("framing", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("framing")
