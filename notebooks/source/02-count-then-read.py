# %% [markdown] step="start"
# # 2. Count, then read
#
# **Question** Which outlet says “crisis” most, and does a count tell us?
#
# **I can** turn a count into a rate · read every hit behind a number · say why I keep a hit or reject it
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 1. All six outlets are invented. They were made for this course.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# Two friends argue. “The Wharfinger is full of crisis,” says one. “They all are,” says the other. You have 36 articles:
# six stories, each told by six outlets. How would you settle it?

# %% step="hook"
import framing

corpus = framing.sample()
study = framing.analyze(corpus, framing.Codebook.sample("blame-and-crisis"), sentiment=False)
study

# %% [markdown] step="predict"
# ## Predict
#
# How many times does the word “crisis” stand in all 36 articles together? Guess. There is no wrong guess.

# %% step="predict" exercise="2.1"
answer = ...
framing.classroom.check("2.1", answer)

# %% [markdown] step="run"
# ## Run
#
# A **[[concordance]]** lists every place where a word stands, with the words around it.

# %% step="run"
crisis = study.concordance("crisis", width=30)
crisis.index += 1
crisis["outlet"].value_counts().to_frame("count")

# %% [markdown] step="run"
# One outlet is on top. But a longer article has room for more words. A **[[rate]]** is fair to long and short:
#
# count ÷ words × 1,000
#
# Here are the words of each outlet.

# %% step="run"
study.articles.groupby("outlet")["words"].sum().to_frame()

# %% [markdown] step="run"
# Work out The Wharfinger’s rate of “crisis” per 1,000 words. Two digits after the point are enough.

# %% step="run" exercise="2.2"
answer = ...
framing.classroom.check("2.2", answer)

# %% [markdown] step="run"
# Do the same for the others. Which outlet has the highest **rate**?

# %% step="run" exercise="2.3"
answer = ...
framing.classroom.check("2.3", answer)

# %% [markdown] step="change"
# ## Now read
#
# A count does not know what a word does in its sentence. Read every hit. The column *speaker* says who is talking; where
# it is empty, the outlet is, or the program found nobody. The program can be wrong!

# %% step="change"
crisis[["outlet", "left", "match", "right", "speaker"]]

# %% [markdown] step="change"
# In how many of its hits does **The Wharfinger** say “crisis” in its own words, with nobody quoted?

# %% step="change" exercise="2.4"
answer = ...
framing.classroom.check("2.4", answer)

# %% [markdown] step="change"
# Now change the code: put another word in place of “crisis” in the first cell of *Run*, run it, and read. Try *scandal*,
# *threat* or a word of your own. Then change it back.

# %% [markdown] step="make"
# ## Make
#
# Go through these hits again. **keep**: somebody says that there is a crisis. **reject**: somebody says that there is
# none. The numbers are those at the left of the table.

# %% step="make" exercise="2.5"
answer = {1: ..., 2: ..., 3: ..., 4: ..., 6: ..., 10: ...}
framing.classroom.check("2.5", answer)

# %% [markdown] step="make"
# Pick one hit where you were not sure. What speaks for keeping it, and what against?

# %% step="make" exercise="2.6"
answer = ...
framing.classroom.check("2.6", answer)

# %% [markdown] step="exit"
# ## Exit question
#
# A headline says: “The Wharfinger spreads crisis, study finds.” It rests on the count above. What is wrong with it? Two
# sentences.

# %% step="exit" exercise="2.7"
answer = ...
framing.classroom.check("2.7", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - The outlet with most hits says the word least itself: other people say it there, and some of them deny it.
# - A number is a question. The answer is in the sentences.
# - Six articles of an outlet that was made up say nothing about real news. A real study needs many more.
#
# **Good practice** A careful reporter who quotes a strong word tells us who said it. All the outlets here do that most of
# the time. Finding it out took us minutes, and you can do the same with any article.
