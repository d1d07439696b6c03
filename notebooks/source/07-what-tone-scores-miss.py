# %% [markdown] step="start"
# # 7. What tone scores miss
#
# **Question** A program calls a report negative. What has it read?
#
# **I can** find the words behind a score · tell an event’s words from chosen words · show where a score goes wrong
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 2. The flood, the town and the six outlets are invented, for this course.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# A river flooded a town at night. Two people drowned. Six outlets report it.
#
# Two programs, TextBlob and VADER, give each sentence a **tone score**, from −1 (bad) to 1 (good). They look words up in a
# list: *killed* is bad, *easy* is good. Here is the mean score of each report.

# %% step="hook"
import framing

corpus, key = framing.sample().where(story="flood"), framing.Key.sample()
tones = framing.validation.sentence_tones(corpus, key)
tones.groupby("outlet")[["TextBlob", "VADER"]].mean().round(2)

# %% [markdown] step="predict"
# ## Predict
#
# One list puts Corvane lowest of the six. The other puts it highest.
#
# We have a **key** as well. For it, each sentence was read, and judged: does it speak well (1) or badly (−1) of whom it is
# about, or neither (0)? “Two people died” is 0: it blames nobody.
#
# Corvane’s report has 37 sentences. How many have −1 in the key? Guess.

# %% step="predict" exercise="7.1"
answer = ...
framing.classroom.check("7.1", answer)

# %% [markdown] step="run"
# ## Run
#
# Here are all 37, the lowest by VADER first.

# %% step="run"
import pandas

pandas.options.display.max_colwidth = None
one = tones[tones["outlet"] == "Corvane News Agency"].sort_values("VADER")
one[["sentence", "key", "VADER", "TextBlob", "text"]].round(2)

# %% [markdown] step="run"
# Read the first eight. One of them tells us that somebody did **not** die. Which sentence?

# %% step="run" exercise="7.2"
answer = ...
framing.classroom.check("7.2", answer)

# %% [markdown] step="run"
# These are the words that counted for VADER in Corvane’s report.

# %% step="run"
study = framing.analyze([corpus["corvane-2018-11-15"]], framing.Codebook.sample("security"))
words = study.tone_words("corvane-2018-11-15").query("dictionary == 'VADER'")
words.groupby("word")["score"].agg(["count", "sum"]).sort_values("sum").round(1)

# %% [markdown] step="run"
# Sort six words that counted. **event**: no report of this flood could do without such a word. **chosen**: the outlet could
# have used a calmer word. **misread**: here the word means something else than the list thinks.
#
# 1. *killed*: “flood that killed two” (Corvane)
# 2. *damage*: “34 million crowns for the damage” (Corvane)
# 3. *fire*: “the roof of the fire station” (Corvane)
# 4. *hand*: “added by hand in the margin” (Corvane)
# 5. *fumed*: “‘Be prepared,’ it says, fumed the delivery driver” (Kestrel)
# 6. *villain*: “a crime story, with a document, a villain” (Wharfinger)

# %% step="run" exercise="7.3"
answer = {1: ..., 2: ..., 3: ..., 4: ..., 5: ..., 6: ...}
framing.classroom.check("7.3", answer)

# %% [markdown] step="change"
# ## How often are they right?
#
# *accuracy* is the share of sentences where a method says what the key says. “always 0” reads nothing: it says “neither”
# each time. The lines above the table are about real news.

# %% step="change"
import framing.measured

print(framing.measured.tone_on_news())
framing.validation.tone_table(corpus, key)[["method", "sentences", "accuracy"]].round(2)

# %% [markdown] step="change"
# Which of the four agrees with the key most often in these reports?

# %% step="change" exercise="7.4"
answer = ...
framing.classroom.check("7.4", answer)

# %% [markdown] step="change"
# Now trick it. Sentence 24 has −1 in the key and scores 0: “It was an act of accounting, and somebody signed it off.” Write
# a sentence that blames somebody, and that VADER (*compound*) scores **0 or higher**.

# %% step="change" exercise="7.5"
answer = ...
print(framing.sentiment.tone(str(answer)))
framing.classroom.check("7.5", answer)

# %% [markdown] step="make"
# ## Make: three errors, with notes
#
# In the first cell of *Run*, put another outlet in place of “Corvane News Agency”. Find three sentences where you disagree
# with VADER. For each: its number, the score, **your** judgement, and what misled the program.

# %% step="make" exercise="7.6"
answer = ...
framing.classroom.check("7.6", answer)

# %% [markdown] step="exit"
# ## Exit question
#
# A friend says: “Single sentences go wrong. With many sentences, the errors wash out.” Here are all six stories, 1,591
# sentences. Which outlet is lowest by the key, and which by VADER? Is your friend right?

# %% step="exit"
everything = framing.validation.sentence_tones(framing.sample(), key)
everything.groupby("outlet")[["key", "VADER", "TextBlob"]].mean().round(2)

# %% step="exit" exercise="7.7"
answer = ...
framing.classroom.check("7.7", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - A tone score adds up words from a list. It does not know who blames whom.
# - Bad news scores low because bad things happened. That is no bias.
# - Errors that lean one way do not cancel, however many sentences you add.
# - The key is not the truth either: a language model read for it. You may differ, with reasons.
#
# **Good practice** A careful reporter calls a death a death, and leaves the judging to named people. And whoever
# shows you a tone score should show you the words that made it.
