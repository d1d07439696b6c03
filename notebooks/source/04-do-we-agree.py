# %% [markdown] step="start"
# # 4. Do we agree?
#
# **Question** You read a sentence one way, your neighbour another. Who decides?
#
# **I can** code ten passages by a rule · measure how far two readers agree · write a rule that others can follow
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 1. The flood, the town and the outlets are invented, for this course.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# After a flood an outlet writes: “Farmer Jory Penhale, 70, **blames the houses**.” Is **somebody** made responsible here?
# Hands up for yes, then for no. The class will split. Here are ten sentences like it. Code only the bold one.

# %% step="hook"
import framing

ten = framing.classroom.passages(framing.sample(), {
    "flood/corvane-2018-11-15": [13, 22, 24, 26],
    "flood/kestrel-2018-11-15": [23, 27, 36],
    "flood/northmere-2018-11-16": [41, 64], "flood/zarnitsa-2018-11-16": [28]})
ten

# %% [markdown] step="predict"
# ## Predict
#
# You and your neighbour will code all ten, apart. On how many of the ten will you agree?

# %% step="predict" exercise="4.1"
answer = ...
framing.classroom.check("4.1", answer)

# %% [markdown] step="run"
# ## Run
#
# To **code** is to put a label on a passage by a rule. The rule:
#
# > **yes** if the sentence says, or asks, who caused the harm or has to answer for it; else **no**.
#
# Code alone. Do not talk yet.

# %% step="run" exercise="4.2"
answer = {1: ..., 2: ..., 3: ..., 4: ..., 5: ..., 6: ..., 7: ..., 8: ..., 9: ..., 10: ...}
mine = answer
framing.classroom.check("4.2", answer)

# %% [markdown] step="run"
# Now type in your neighbour’s labels. Change none of yours.

# %% step="run" exercise="4.3"
answer = {1: ..., 2: ..., 3: ..., 4: ..., 5: ..., 6: ..., 7: ..., 8: ..., 9: ..., 10: ...}
theirs = answer
framing.classroom.check("4.3", answer)

# %% [markdown] step="run"
# **Percent** is the share of passages with the same label. But two people who toss coins agree too, about half the time.
# **Alpha** takes that luck away: 1 is full agreement, 0 is no better than luck, below 0 is worse. Many researchers ask for
# 0.8.

# %% step="run"
framing.classroom.agreement(me=mine, neighbour=theirs)

# %% [markdown] step="run"
# These articles were coded twice before you. No people did it: both times it was a **language model**, a program trained on
# very much text. Its two runs worked apart, with a longer rule.
#
# | | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |
# |---|---|---|---|---|---|---|---|---|---|---|
# | run A | no | yes | yes | yes | yes | no | no | no | yes | no |
# | run B | no | yes | yes | no | yes | yes | yes | yes | yes | no |
#
# On how many **percent** of the ten do A and B agree?

# %% step="run" exercise="4.4"
answer = ...
framing.classroom.check("4.4", answer)

# %% [markdown] step="change"
# ## And the computer?
#
# A third reading settled where A and B differ. That is the **key**, and it too was a language model’s. Our **program** cannot
# read. It looks for phrases like “blamed”. A **lazy** program says “no” every time. Here they meet on all 1,591 sentences of
# the 36 articles.

# %% step="change"
frame, book = "attribution of responsibility", framing.Codebook.sample("generic-frames")
study = framing.analyze(framing.sample(), book, sentiment=False)
every = framing.classroom.passages(study.corpus)
key, program = every.by_key(frame), every.by_program(frame, study)
lazy = dict.fromkeys(key, "no")
framing.classroom.agreement(key=key, program=program, lazy=lazy)

# %% [markdown] step="change"
# The lazy program finds nothing. Which of the two measures shows it, *percent* or *alpha*?

# %% step="change" exercise="4.5"
answer = ...
framing.classroom.check("4.5", answer)

# %% [markdown] step="change"
# Change the code: put `lazy = dict.fromkeys(key, "yes")`. What becomes of percent?
#
# The key says “yes” 86 times. The program found 11 of these. In the ten passages above, find one that it must miss, and one
# where its word misleads.

# %% [markdown] step="make"
# ## Make a better rule
#
# Talk now. Take a passage on which you differ. Do not ask who is right. Ask what the rule leaves open: may a **thing** be
# responsible? Does “not pointing a finger” count? Write the rule anew, with one example for yes and one for no.

# %% step="make" exercise="4.6"
answer = ...
framing.classroom.check("4.6", answer)

# %% [markdown] step="make"
# Code all ten again by the new rule, apart. Then put your neighbour’s new labels into the cell below it.

# %% step="make" exercise="4.7"
answer = {1: ..., 2: ..., 3: ..., 4: ..., 5: ..., 6: ..., 7: ..., 8: ..., 9: ..., 10: ...}
again = answer
framing.classroom.check("4.7", answer)

# %% step="make"
theirs = {1: ..., 2: ..., 3: ..., 4: ..., 5: ..., 6: ..., 7: ..., 8: ..., 9: ..., 10: ...}
key, program = ten.by_key(frame), ten.by_program(frame, study)
framing.classroom.agreement(me=again, neighbour=theirs, key=key, program=program)

# %% [markdown] step="exit"
# ## Exit question
#
# An advertisement says: “Our computer finds blame in the news. 95 percent correct.” What do you ask the maker? Two
# questions, with a reason each.

# %% step="exit" exercise="4.8"
answer = ...
framing.classroom.check("4.8", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - Careful readers differ. Often the rule is at fault, and a clearer one helps.
# - Where most labels are “no”, percent looks good for a program that finds nothing. Ask for alpha too.
# - To agree is not to be right. Two who read alike share their mistakes. A key is one more reading, not the truth.
# - Ten passages, chosen because they are hard, say little about other texts.
#
# **Good practice** Good researchers let two people code apart, print how far they agree, and show their rule. Good newsrooms do
# a like thing: a second pair of eyes reads before it goes out.
