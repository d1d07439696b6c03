# %% [markdown]
# # 10. Your own story
#
# This notebook is empty where you come in: your articles, your words, your question. Copy it first, and give the copy a name
# of your own. Take two lessons, or a week.
#
# **Before** Lesson 3 for the plan, lesson 5 for the voices, lesson 9 for the limits.

# %% [markdown]
# ## 1. Your question
#
# Choose **one event** that several outlets have told. Write a question that can be answered by reading and counting: “Who is
# heard first?” “Who calls it a crisis, and who denies it?” Do not ask which outlet is good or bad. Counting cannot tell.

# %%
question = "Who is blamed for the flood, and who says so?"

# %% [markdown]
# ## 2. Your articles
#
# Make a folder `my-articles` beside this notebook. Save each article into it:
#
# - **paste** its text into a file that ends in `.txt`: headline first, then an empty line, then the text, or
# - **save** the page from your browser; it ends in `.html`.
#
# Name the files after outlet and day, like `courier-2015-11-11.txt`. Take the same number of articles from each outlet; six
# are a beginning. If you have several events, make a folder inside for each. Keep the articles to your class, as they belong
# to those who wrote them.

# %%
import framing

corpus, told = framing.classroom.own_story("my-articles")
told

# %% [markdown]
# **Check what was read** before anything else. Are outlet and date right? Is each headline the headline? A table *Problems*
# below the articles says what to look at.

# %%
corpus

# %% [markdown]
# Look at one article whole. Has an advertisement slipped in, or a line “read more”? Then delete it in the file and run the
# notebook again.

# %%
framing.classroom.sheet(corpus.articles[0])

# %% [markdown]
# ## 3. Your codebook
#
# Two to four frames. For each, say what it is, and list words **before** you search for them. A star stands for any ending.
# Take loaded words of every side.

# %%
codebook = framing.Codebook.of("Our story", {
    "people are to blame": ["blame*", "warned", "warning*", "cuts", "negligen*", "cover-up"],
    "nature did it": ["rain*", "storm*", "act of god", "nobody could"],
})
codebook

# %% [markdown]
# ## 4. Seal it
#
# Write what you expect. It must be able to turn out wrong. Then seal both, and write the short number where others see it.

# %%
prediction = "More words blame people than nature, and most of them are somebody's whom the outlets quote."

# %% output="changes"
sealed = framing.classroom.seal(codebook, prediction)
sealed

# %% [markdown]
# ## 5. Run
#
# The first line reads all articles. With many of them it takes a while.

# %%
study = framing.analyze(corpus, codebook)
study

# %%
framing.compare.how_often(study).query("count > 0").round(1)

# %% [markdown]
# ## 6. Read every hit
#
# Which hits do not mean what you planned? Which voice or speaker has the program got wrong? Note them: they belong in your
# report. How to put a label right is told in `docs/by-hand.md`.

# %%
hits = framing.compare.sentences(study)
hits[["outlet", "frame", "text", "voice", "speaker", "stance"]]

# %%
framing.figures.article_strip(study, corpus.articles[0].id)

# %% [markdown]
# ## 7. Look at every figure
#
# Each stands with its question and with what it cannot tell. A figure that has nothing to show is left out.

# %% output="changes"
from IPython.display import Markdown, display

for drawing in framing.figures.draw_all(study):
    display(Markdown(f"### {drawing.title}"), drawing.figure, Markdown(drawing.caption))

# %% [markdown]
# To keep them as files, type this in a terminal: `make figures CORPUS=my-articles OUT=my-figures`. With your own list of words,
# save the codebook as a file first and add `CODEBOOK=…`.

# %% [markdown]
# ## 8. How sure are you?
#
# Is there an interval, or a note that says why there is none? With one story, articles are the sample; with fewer than four
# there is no interval at all.

# %%
rates = framing.compare.rates(study, voice="outlet")
rates[["outlet", "frame", "count", "words", "rate", "low", "high", "note"]].round(1)

# %% [markdown]
# What differs between your sealed plan and what you used in the end? Report each line. An empty
# list `[]` means that nothing differs.

# %%
framing.classroom.compare(sealed, codebook, prediction)

# %% [markdown]
# ## 9. Write up
#
# Open a new cell or a sheet of paper. One paragraph each:
#
# 1. **Question and plan**: what you asked, what you expected, the number of your seal.
# 2. **Articles**: how many, from where, how you chose them, what you left out.
# 3. **What came out**: at least one number, its interval or why there is none, and the sentences behind it.
# 4. **Where the program was wrong**, and what you did about it.
# 5. **What you cannot say.**
# 6. **Good practice** that you saw: a careful line, a source that was named, a voice that others left out.
#
# Let another group read it with your seal in hand.
