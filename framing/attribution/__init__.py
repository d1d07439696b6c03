"""Source attribution: who is quoted or paraphrased, with which verb."""
