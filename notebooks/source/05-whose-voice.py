# %% [markdown] step="start"
# # 5. Whose voice?
#
# **Question** An article prints a hard word. Whose word is it?
#
# **I can** tell four voices apart · say who is heard first and last · check a program against the text
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 2. The town, the people and the outlets are invented, for this course.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# A seaside town is to take in 180 people who fled a war. One report of it has the word **invasion**. A pupil says: “So this
# outlet calls refugees an invasion.” Does it? Read.

# %% step="hook"
import framing

corpus = framing.sample().where(story="reception-centre")
framing.classroom.sheet(corpus["zarnitsa-2019-02-11"])

# %% [markdown] step="predict"
# ## Predict
#
# Who says “an invasion by installments”? One word is enough.

# %% step="predict" exercise="5.1"
answer = ...
framing.classroom.check("5.1", answer)

# %% [markdown] step="run"
# ## Run
#
# Four voices can stand in an article:
#
# - **outlet**: the outlet’s own words
# - **quoted**: somebody’s words, in quotation marks
# - **paraphrased**: somebody’s words, retold without marks (“the ministry says that …”)
# - **scare**: in marks, but nobody is said to say it. The marks mean “so they call it”.
#
# Sort these by voice:
#
# 1. *They are living in fairground halls in Thornhaven*
# 2. *it does not know whether the vehicles were used*
# 3. *an invasion by installments*
# 4. *The capital seldom misses an occasion to lecture others on humanitarian duty*
# 5. *did not choose Skerrow*
# 6. *Thornhaven licensed 14 armored carriers*
# 7. from another article: *For “security” of another kind Thornhaven did find money*, the word in marks

# %% step="run" exercise="5.2"
answer = {1: ..., 2: ..., 3: ..., 4: ..., 5: ..., 6: ..., 7: ...}
framing.classroom.check("5.2", answer)

# %% [markdown] step="run"
# Now see what the program thinks. The background shows the voice; open a note to see why.

# %% step="run"
study = framing.analyze(corpus, framing.Codebook.sample("loaded-language"), sentiment=False)
study.show("zarnitsa-2019-02-11")

# %% [markdown] step="run"
# The program can be wrong. Compare it with the text, and find **one** place where you disagree.

# %% step="run" exercise="5.3"
answer = ...
framing.classroom.check("5.3", answer)

# %% [markdown] step="change"
# ## Who is heard, and when
#
# Look at the text again, after the headline. Which person or paper is the **first** that words are taken from, and which the
# **last**? Choose from *fisherman, export report, mayor, land surveyor, government*.

# %% step="change" exercise="5.4"
answer = {"first": ..., "last": ...}
framing.classroom.check("5.4", answer)

# %% [markdown] step="change"
# The article says: “The displaced have had less time at the microphone.” In how many of its own sentences is one of them
# quoted?

# %% step="change" exercise="5.5"
answer = ...
framing.classroom.check("5.5", answer)

# %% [markdown] step="change"
# Change the code: put another id in the next cell, such as `wharfinger-2019-02-12`. Who gets room there?

# %% step="change"
framing.figures.article_strip(study, "zarnitsa-2019-02-11")

# %% [markdown] step="make"
# ## Make
#
# Sentence 4 in your list above is loaded, and it is the outlet’s own. Rewrite it twice: once so that **somebody else** says
# it, once so that **nobody** needs to.

# %% step="make" exercise="5.6"
answer = ...
framing.classroom.check("5.6", answer)

# %% [markdown] step="make"
# And here is the chart of all six. It counts words, not importance.

# %% step="make"
framing.figures.who_is_heard(study)

# %% [markdown] step="exit"
# ## Exit question
#
# What do you now say to the pupil of the beginning? Use the word *voice*.

# %% step="exit" exercise="5.7"
answer = ...
framing.classroom.check("5.7", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - A word in an article has a voice. To report a word is not to say it, but somebody chose to print it.
# - Who is heard, and who is heard last, shapes a story as much as loaded words do.
# - We cannot say from one story whom an outlet usually hears.
#
# **Good practice** Careful reporters name who says a hard word, and let the people it is about speak too. In five of these six
# articles a woman who fled the war is heard in her own words.
