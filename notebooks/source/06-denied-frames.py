# %% [markdown] step="start"
# # 6. Denied frames
#
# **Question** “We are not in an arms race.” Which two words did you just read?
#
# **I can** tell asserted, hedged and denied apart · count them in headlines and below · rewrite a line without its frame
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 5. The outlets are invented. The missile story and its quoted words are real; the other stories are made up.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# Close your eyes. Do **not** think of an elephant.
#
# A linguist, George Lakoff, says that a denied word still brings its picture with it. Is that so? First we need to see how
# often news does this at all.

# %% step="hook"
import framing

study = framing.analyze(framing.sample(), framing.Codebook.sample("security"), sentiment=False)
race = study.concordance("arms race", width=60)
race.index += 1
len(race)

# %% [markdown] step="predict"
# ## Predict
#
# “Arms race” stands 11 times in these articles. In how many of the 11 does somebody say that there is **no** arms race?

# %% step="predict" exercise="6.1"
answer = ...
framing.classroom.check("6.1", answer)

# %% [markdown] step="run"
# ## Run
#
# A frame can be
#
# - **asserted**: it is so
# - **[[hedged]]**: it may be so, could be, if it is, is it?
# - **denied**: it is not so
#
# Read all the lines. Then label six of them.

# %% step="run"
race[["outlet", "left", "match", "right"]]

# %% step="run" exercise="6.2"
answer = {1: ..., 2: ..., 5: ..., 6: ..., 8: ..., 10: ...}
framing.classroom.check("6.2", answer)

# %% [markdown] step="run"
# Now another word: “cover-up”. Here is every place where it stands, with the part of the article.

# %% step="run"
cover = study.mentions[study.mentions["text"] == "cover-up"]
cover[["story", "outlet", "part", "speaker", "stance"]]

# %% [markdown] step="run"
# How often does it stand in a **headline** or in the lines under it, the **[[standfirst]]**? And how often is it denied there?

# %% step="run" exercise="6.3"
answer = {"on top": ..., "denied": ...}
framing.classroom.check("6.3", answer)

# %% [markdown] step="change"
# ## Who brought the word in?
#
# In the food story a dairy’s chief says that there is no cover-up. Somebody said first that there was one. Change the code:
# put other numbers in place of `[5:8]`, and find out **which party** says so.

# %% step="change"
food = framing.sample()["food-recall/corvane-2018-10-09"]
food.text.split("\n\n")[5:8]

# %% step="change" exercise="6.4"
answer = ...
framing.classroom.check("6.4", answer)

# %% [markdown] step="make"
# ## Make
#
# Here is a headline: **Putin denies 'new arms race' as Russia readies missiles to beat US shield**
#
# Rewrite it for the same article **without** the frame “race”, denied or not. It must stay true.

# %% step="make" exercise="6.5"
answer = ...
framing.classroom.check("6.5", answer)

# %% [markdown] step="make"
# The chart counts all frames of the codebook by stance. Some bars rest on few mentions; look at the numbers.

# %% step="make"
framing.figures.denied_frames(study)

# %% [markdown] step="make"
# Does a denial keep the frame alive? Lakoff says yes. In experiments, Ullrich Ecker and others (2020) found that people who
# read a correction believed the false claim **no more** than before, even where it repeated the claim. So it is a claim to
# test. How would **you** test it with two classes?

# %% step="make" exercise="6.6"
answer = ...
framing.classroom.check("6.6", answer)

# %% [markdown] step="exit"
# ## Exit question
#
# A report says: “The word cover-up stands in our flood coverage four times.” What would you ask before you think anything of
# it?

# %% step="exit" exercise="6.7"
answer = ...
framing.classroom.check("6.7", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - A count of a frame mixes people who say it with people who deny it.
# - Denied words stand on top of articles too. Then the top carries the frame, whatever it says of it.
# - Whether that changes what readers think, these articles cannot tell. It takes an experiment.
#
# **Good practice** To answer a false or unproven charge, good reporters say who made it, what is known, and what is not. That
# helps readers more than a word that comes back in every line.
