# %% [markdown] step="start"
# # 3. Codebook first
#
# **Question** Two pupils count hard words in the same articles. Why do they find opposite things?
#
# **I can** write a codebook · seal my plan before I look · report what came out, also when I was wrong
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 2. All six outlets are invented, for this course.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# Ada and Ben ask which outlet uses the hardest words. Each makes a list of two words. A star stands for any ending. Look at
# the two lists: which one is fairer?

# %% step="hook"
import framing

ada = framing.Codebook.of("Ada", {"hard words": ["crisis", "blame*"]})
ben = framing.Codebook.of("Ben", {"hard words": ["cover-up", "scandal*"]})
study = framing.analyze(framing.sample(), ada, sentiment=False)

# %% [markdown] step="predict"
# ## Predict
#
# The Wharfinger is one of six outlets. Which place will it have by Ada’s list, from 1 (most hits) to 6?

# %% step="predict" exercise="3.1"
answer = ...
framing.classroom.check("3.1", answer)

# %% [markdown] step="run"
# ## Run
#
# Ada’s list and Ben’s list, in the same 36 articles:

# %% step="run"
by_ada = study.with_codebook(ada).mentions["outlet"].value_counts()
by_ben = study.with_codebook(ben).mentions["outlet"].value_counts()
by_ada.to_frame("Ada").join(by_ben.to_frame("Ben"))

# %% [markdown] step="run"
# Which place has The Wharfinger by each list?

# %% step="run" exercise="3.2"
answer = {"Ada": ..., "Ben": ...}
framing.classroom.check("3.2", answer)

# %% [markdown] step="run"
# Neither of them cheated. But suppose that Ben had looked first, and had tried lists until one showed what he wanted. Who
# could tell?
#
# So researchers write their plan down **before** they look, and fix it with a seal. A seal is a long number made from every
# letter of the plan and the date. Change one letter, and the number changes.

# %% step="run"
plan = framing.classroom.seal(ada, "I expect The Wharfinger to have most hits.")
changed = framing.classroom.seal(ada, "I expect the Wharfinger to have most hits.")
plan.short == changed.short

# %% step="run" exercise="3.3"
answer = ...
framing.classroom.check("3.3", answer)

# %% [markdown] step="change"
# ## Change: your own plan
#
# Write a codebook of your own: two frames, three phrases each. Do not search the articles yet. Think of a **food scare**, and
# of words that say *somebody is to blame* and words that say *it was bad luck*.

# %% step="change"
ours = framing.Codebook.of("Ours", {
    "somebody is to blame": ["blame*", "at fault", "knew"],
    "bad luck": ["mistake*", "by chance", "nobody could"],
})
food = framing.analyze(framing.sample().where(story="food-recall"), ours, sentiment=False)

# %% [markdown] step="change"
# Now your prediction, in one sentence that can turn out **wrong**: which frame has more hits, and about how many times as
# many?

# %% step="change" exercise="3.4"
answer = ...
framing.classroom.check("3.4", answer)

# %% [markdown] step="change"
# Seal it. Write the short number on the board.

# %% step="change" output="changes"
framing.classroom.seal(ours, str(answer))

# %% [markdown] step="make"
# ## Make: open it
#
# Only now look.

# %% step="make"
food.mentions[["frame", "outlet", "text", "voice"]]

# %% [markdown] step="make"
# Report it in three lines: what you planned, what came out, and whether you changed anything after the seal.

# %% step="make" exercise="3.5"
answer = ...
framing.classroom.check("3.5", answer)

# %% [markdown] step="exit"
# ## Exit question
#
# A study says: “We tried 20 word lists. With list 14 the difference was clear.” What do you think of list 14?

# %% step="exit" exercise="3.6"
answer = ...
framing.classroom.check("3.6", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - A codebook decides what can be found. Two honest lists can put the same outlet first and last.
# - A sealed plan shows what was decided before looking. It does not show that the plan was clever.
# - We cannot say which outlet “is harder”. That depends on what we call hard, and on many more articles.
#
# **Good practice** Honest researchers and reporters say what they looked for, and tell it also when they found nothing. A result
# that disappoints is still a result.
