# %% [markdown]
# # A quick look: who says “arms race”?
#
# In November 2015 six outlets reported one event: Russia said it would build missiles to get past an American missile
# shield. Was that an *arms race*? Somebody said so, somebody denied it, and somebody else only asked.
#
# In this notebook you will see **which words** each outlet used, and **whose words** they were.
# The outlets are invented. The event, and the words in quotation marks, are real.
#
# Run each cell with **Shift + Enter**. Nothing here needs the internet.

# %%
import framing

corpus = framing.sample().where(story="missile-shield")
corpus

# %% [markdown]
# ## A list of loaded words
#
# A **codebook** says which phrases belong to which frame, and why. A frame is a way to see an event: as a race, as a
# threat, as a secret. You can open this list in a text editor and change it.

# %%
codebook = framing.Codebook.sample("security")
codebook

# %% [markdown]
# ## Read every article through the codebook

# %%
study = framing.analyze(corpus, codebook)
study

# %% [markdown]
# ## Before you look: guess
#
# Which is more common in these articles: loaded words that the *outlet itself* uses, or loaded words of *somebody it
# quotes or paraphrases*?

# %%
study.mentions.groupby(["outlet", "voice"]).size().unstack(fill_value=0)

# %% [markdown]
# Four voices:
#
# - **outlet**: the outlet says it in its own name,
# - **direct**: a source says it, in quotation marks,
# - **indirect**: a source says it, in the outlet's words (“he denied that …”),
# - **scare**: in quotation marks, but nobody is named. The marks keep the word at a distance.
#
# A long article has room for more words than a short one. So we count **per 1,000 words of that voice**.

# %%
framing.figures.frame_rates(study)

# %% [markdown]
# ## Every number opens onto its sentences
#
# Here is each place where “arms race” stands. Look at the column *voice*, then at *speaker*.

# %%
study.concordance("arms race")

# %% [markdown]
# Was it said, denied, or only called possible? The *trigger* is the word that made the machine think so. The machine
# can be wrong: read the sentence and decide.

# %%
races = study.mentions.query("frame == 'arms race'")
races[["outlet", "voice", "speaker", "stance", "trigger"]]

# %% [markdown]
# ## One article, marked
#
# The background shows the voice, the line under a word shows its frame. Open a passage to see who speaks, and which
# rule decided that.

# %%
study.show("missile-shield/courier-2015-11-11")

# %%
framing.figures.article_strip(study, "missile-shield/courier-2015-11-11")

# %% [markdown]
# ## Who is heard?

# %%
framing.figures.who_is_heard(study)

# %% [markdown]
# ## Does it sound good or bad?
#
# Two word lists, TextBlob and VADER, give words a score from −1 (bad) to +1 (good). They do not understand a text: a
# report about war scores low because war is bad, not because the outlet is. And a passage cut out of its sentence has
# lost its context. So never trust a tone score alone; look at the words behind it.

# %%
framing.figures.tone_by_voice(study)

# %%
study.tone_words("missile-shield/courier-2015-11-11").head(12)

# %% [markdown]
# ## What we know now, and what we cannot say
#
# - In these six articles most of the loaded words are somebody else's. An outlet that reports a word does not thereby
#   say it.
# - Six articles about one event show how the tool works. They cannot show what an outlet is *like*: for that you need
#   many articles about many events.
# - The list of words is ours. Another list can give another picture. Change it and run the notebook again.
