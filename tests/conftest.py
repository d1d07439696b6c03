from hypothesis import settings

# The first example pays for loading nltk; how fast the kit is, the benchmarks say.
settings.register_profile("framing", deadline=None)
settings.load_profile("framing")
