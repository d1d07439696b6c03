# %% [markdown] step="start"
# # 1. What is a frame?
#
# **Question** Two headlines are true and tell one event. Why do they feel so different?
#
# **I can** say what a frame is · find its four parts in an article · show that choosing is not lying
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Nothing. The flood, the town and the six outlets are invented, for this course.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# A river has flooded a town. Two people are dead. Two outlets report it:
#
# - **A** Memo urged early release from dam before Northmere flood that killed two
# - **B** Twelve posts cut, one person on duty as flood claims two lives in Northmere
#
# Every word of both is true. Read them aloud. What comes to mind first, at A and at B?

# %% step="hook"
import framing

corpus = framing.sample()
corpus["flood/corvane-2018-11-15"].headline, corpus["flood/zarnitsa-2018-11-16"].headline

# %% [markdown] step="predict"
# ## Predict
#
# What will each article say more about? Choose **warning** (a warning that nobody followed) or **cuts** (money and staff
# that were taken away).

# %% step="predict" exercise="1.1"
answer = {"A": ..., "B": ...}
framing.classroom.check("1.1", answer)

# %% [markdown] step="run"
# ## Run
#
# Here is article B. Each sentence has a number.

# %% step="run"
framing.classroom.sheet(corpus["flood/zarnitsa-2018-11-16"])

# %% [markdown] step="run"
# And here is article A.

# %% step="run"
framing.classroom.sheet(corpus["flood/corvane-2018-11-15"])

# %% [markdown] step="run"
# Both tell that the control room now has 19 posts and had 31. In which sentence does each article say so **first**? The
# headline is sentence 1.

# %% step="run" exercise="1.2"
answer = {"A": ..., "B": ...}
framing.classroom.check("1.2", answer)

# %% [markdown] step="run"
# One fact about these cuts stands in A and nowhere in B. In A it is sentence 26. What does it tell? Answer with the name of
# the party that made the **first** cut.

# %% step="run" exercise="1.3"
answer = ...
framing.classroom.check("1.3", answer)

# %% [markdown] step="change"
# ## A frame has four parts
#
# To **[[frame]]** is to choose some sides of an event and make them stand out. Robert Entman says that a frame can do four
# things: name a **problem**, name its **cause**, **judge**, and offer a **remedy**. Try it on a small case first:
#
# 1. Every third school bus comes late.
# 2. The bus company has sold half its buses.
# 3. That is unfair to the pupils who live far out.
# 4. The town should run the buses itself.

# %% step="change" exercise="1.4"
answer = {1: ..., 2: ..., 3: ..., 4: ...}
framing.classroom.check("1.4", answer)

# %% [markdown] step="change"
# Now change the frame. Keep sentence 1. Write a new sentence 2 with **another cause**. It must be able to be true as well.

# %% step="change" exercise="1.5"
answer = ...
framing.classroom.check("1.5", answer)

# %% [markdown] step="make"
# ## Make a grid
#
# Fill in the grid for A **and** for B: problem, cause, judgement, remedy. Give the number of a sentence for each, or write
# “none”. Half the class can do A, the other half B.

# %% step="make" exercise="1.6"
answer = ...
framing.classroom.check("1.6", answer)

# %% [markdown] step="make"
# These articles were coded with a codebook before you, by a language model, not by people. Here are the words that it took
# for one frame: “attribution
# of responsibility”, or *who made it happen, or could have stopped it*. Compare: do they have your causes?

# %% step="make"
coded = framing.Key.sample().coded(corpus.where(story="flood"))
blame = coded[coded["frame"] == "attribution of responsibility"]
blame[blame["outlet"].isin(["Corvane News Agency", "Zarnitsa World"])][["outlet", "sentence", "text"]]

# %% [markdown] step="exit"
# ## Exit question
#
# A friend says: “B is lying. It hides who made the first cut.” What do you answer? Two or three sentences.

# %% step="exit" exercise="1.7"
answer = ...
framing.classroom.check("1.7", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - A frame is a choice: what comes first, what comes late, what is left out. True facts can make different frames.
# - A cannot avoid a frame either. It puts the warning first, and the cuts into sentence 25.
# - We cannot say from two articles what an outlet always does, or why somebody wrote as they did.
#
# **Good practice** A careful article lets you see more than one cause, and says who claims which. Article A quotes the
# opposition, the dam's chief and a scientist who is not sure. Look for that in the news you read: most of it is honest work.
