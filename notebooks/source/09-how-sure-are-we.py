# %% [markdown] step="start"
# # 9. How sure are we?
#
# **Question** One outlet has more hits than another. Is that a finding, or luck?
#
# **I can** test a gap by shuffling · read an interval · write a claim together with its limit
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 6. All six outlets are invented, for this course.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# Six articles against nine: so many in two papers, say, have a word. “The second paper says it more.” Take a coin. Heads is
# the first paper, tails the second. Toss it 15 times. How many of your class end at 6 against 9, or further apart?
#
# Now a true count. In two outlets’ quotations, “scandal” and “cover-up” stand six times:

# %% step="hook"
import framing

study = framing.analyze(framing.sample(), framing.Codebook.sample("blame-and-crisis"), sentiment=False)
pair = ("Corvane News Agency", "The Wharfinger")
hits = framing.compare.sentences(study, outlets=pair, frames=["scandal"], voices=["direct"])
(hits["outlet"] + ", " + hits["story"] + ": " + hits["sentence_text"]).tolist()

# %% [markdown] step="predict"
# ## Predict
#
# Five against one, in six articles each. If the outlet’s name did not matter, a coin could decide which of a story’s two
# articles gets which name.
#
# Do that for all six stories: one **shuffle**. How many of 10 shuffles will have a gap as large as the real one, or larger,
# either way round? Guess.

# %% step="predict" exercise="9.1"
answer = ...
framing.classroom.check("9.1", answer)

# %% [markdown] step="run"
# ## Run
#
# Row 0 is the real count, the others are shuffles. *exchanged* says in which stories the names changed places. *count* are
# the hits that Corvane’s name gets. *difference* is the gap per 1,000 quoted words; below 0, The Wharfinger’s name gets more.

# %% step="run"
framing.compare.shuffled(study, "scandal", pair, voice="direct", draws=5).round(1)

# %% [markdown] step="run"
# In how many of the **five** shuffles is the gap as large as in row 0, or larger?

# %% step="run" exercise="9.2"
answer = ...
framing.classroom.check("9.2", answer)

# %% [markdown] step="run"
# Six coins can fall in 2 × 2 × 2 × 2 × 2 × 2 = 64 ways. Here are all: as far apart as the real count (*True*) or not
# (*False*).

# %% step="run"
ways = framing.compare.shuffled(study, "scandal", pair, voice="direct", draws=64)
ways["as_far"].value_counts().to_frame("ways")

# %% [markdown] step="run"
# In how many **percent** of all ways does chance alone give such a gap?

# %% step="run" exercise="9.3"
answer = ...
framing.classroom.check("9.3", answer)

# %% [markdown] step="change"
# ## Change: other stories
#
# Our stories are a **sample**. Another month would bring others. An **interval**, from *low* to *high*, says where the rate of
# all such stories may lie.

# %% step="change"
rates = framing.compare.rates(study, voice="direct", level=0.95)
rates[rates["frame"] == "scandal"][["outlet", "count", "words", "rate", "low", "high", "note"]].round(1)

# %% [markdown] step="change"
# Suppose that **all** outlets had the same true rate: 5. How many of the six intervals hold the number 5?

# %% step="change" exercise="9.4"
answer = ...
framing.classroom.check("9.4", answer)

# %% [markdown] step="change"
# Change the code: write `level=0.5`, so that only half of such intervals hold the true rate. What happens to them? Change it
# back.
#
# Now **leave one out**. Does the outlets’ order hold when one article, story or phrase goes? A grey line shows the places
# that an outlet moves between.

# %% step="change"
framing.figures.fragility(study)

# %% [markdown] step="change"
# Look at “outlets by all frames together”, the marks on the left. Which outlet keeps its place whatever is left out?

# %% step="change" exercise="9.5"
answer = ...
framing.classroom.check("9.5", answer)

# %% [markdown] step="make"
# ## Make
#
# Read the six hits again. Then write three sentences about the two outlets and “scandal”. **A claim**: no more than you can
# show. **An interval**. **A limit**: what you cannot say.
#
# Articles of your own? Save them in a folder, type `make figures CORPUS=my-articles` in a terminal, and do the same with
# them. Notebook 10 helps.

# %% step="make" exercise="9.6"
answer = ...
framing.classroom.check("9.6", answer)

# %% [markdown] step="exit"
# ## Exit question
#
# A study of 12 articles ends: “We found no sure gap. So the two outlets are the same.” What is wrong with the second
# sentence?

# %% step="exit" exercise="9.7"
answer = ...
framing.classroom.check("9.7", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - Not every gap is a finding. First ask how often chance alone makes one as large.
# - A wide interval is no failure. It is an honest answer to a small sample.
# - We cannot say that these outlets differ, and we cannot say that they are alike. Six articles each are too few for both.
#
# **Good practice** Good researchers print the interval beside the number, and good reporters say how many articles were read.
# When you meet a number without them, ask. Often somebody has the answer.
