# %% [markdown] step="start"
# # 8. The same words everywhere
#
# **Question** Many outlets say the same. How many sources is that?
#
# **I can** find copied text · take it out and compare again · tell one source from several
#
# **Minutes** 50: hook 5, predict 5, run 12, change 12, write 10, exit question 6
#
# **Before** Lesson 5. The outlets are invented. The missile story and its quoted words are real; the hotel story is made up.
#
# Run a cell with **Shift + Enter**. Write where you see three dots.

# %% [markdown] step="hook"
# A town argues for four hours about a hotel for 180 people who fled a war. How did the speakers split? Look how three
# outlets tell it. A friend says: “Three outlets, the same numbers. So they must be right.”

# %% step="hook"
import framing
import pandas
from framing import reuse

pandas.options.display.max_colwidth = None
hotel = framing.sample().where(story="reception-centre")
study = framing.analyze(hotel, framing.Codebook.sample("security"), sentiment=False)
study.concordance("wanted fewer people", width=44)[["outlet", "left", "match", "right"]]

# %% [markdown] step="predict"
# ## Predict
#
# How many of these three outlets counted the speakers **themselves**, do you think? Guess.

# %% step="predict" exercise="8.1"
answer = ...
framing.classroom.check("8.1", answer)

# %% [markdown] step="run"
# ## Run
#
# A **news agency** writes reports for other outlets to use. Corvane is one. Printing its text is allowed, and common.
#
# To find copies, the program looks for **seven words in a row** that stand in two articles. Two reporters rarely write the same
# seven words by chance. But they can both quote the same speech. Sort these runs from Corvane and the Kestrel: **speech** or
# **own** (the outlet’s own words)?
#
# 1. over loudspeakers on the seafront, in the rain
# 2. I did not choose Skerrow
# 3. By then the contract with the hotel’s owner, Halyard Lodging, was five weeks old
# 4. They rang about the fire engines
# 5. 19 wanted fewer people and 11 wanted none

# %% step="run" exercise="8.2"
answer = {1: ..., 2: ..., 3: ..., 4: ..., 5: ...}
framing.classroom.check("8.2", answer)

# %% [markdown] step="run"
# Only shared **own** words point to a copy. Here they are by pair. Read a row from left to right.

# %% step="run"
framing.figures.agency_copy(study)

# %% [markdown] step="run"
# Three outlets share their own words, and Corvane’s report is the oldest. Do the other two tell their readers? Here is every
# place with the name Corvane. Which outlet says that it used Corvane’s **report**?

# %% step="run"
study.concordance("Corvane", width=120)[["outlet", "left", "match", "right"]]

# %% step="run" exercise="8.3"
answer = ...
framing.classroom.check("8.3", answer)

# %% [markdown] step="change"
# ## Take it out, compare again
#
# `without_duplicates` leaves out an article when a certain **share** of its words stands in an older one. Run the cell with
# 0.5, then with 0.1, then with 0.06. How many outlets with “wanted fewer people” are left each time?

# %% step="change"
share = 0.5
left = reuse.without_duplicates(hotel, share=share)
print(*left.problems, sep="\n")
[article.outlet for article in left if "wanted fewer people" in article.text]

# %% step="change" exercise="8.4"
answer = {0.5: ..., 0.1: ..., 0.06: ...}
framing.classroom.check("8.4", answer)

# %% [markdown] step="make"
# ## Make: before and after
#
# Write a note for readers, three or four sentences: how many outlets print the numbers, how many counts you can find
# behind them, how you found out, and what you **lost** when you took whole articles out.

# %% step="make" exercise="8.5"
answer = ...
framing.classroom.check("8.5", answer)

# %% [markdown] step="make"
# ## One statement, five outlets
#
# Now the real story. The Russian president spoke about the names Iran and North Korea, in Russian. Each row is an outlet,
# under the fullest English version. The program missed a fifth outlet: the Courier has “are a cover-up”.

# %% step="make"
missile = framing.sample().where(story="missile-shield")
russia = framing.analyze(missile, framing.Codebook.sample("security"), sentiment=False)
framing.figures.wordings(russia, speaker="Vladimir Putin", cluster=1)

# %% [markdown] step="make"
# Different English does not mean that somebody lies: translators choose. Which two outlets have the very same English in
# quotation marks? Write a list of two names.

# %% step="make" exercise="8.6"
answer = ...
framing.classroom.check("8.6", answer)

# %% [markdown] step="exit"
# ## Exit question
#
# “Ten websites report it word for word, so it is confirmed.” What do you answer, and what would you look for?

# %% step="exit" exercise="8.7"
answer = ...
framing.classroom.check("8.7", answer)

# %% [markdown] step="end"
# ## What we know now, and what we cannot say
#
# - The same words in many places can come from one source. That does not make them false. It makes them one.
# - Shared words do not tell who took them from whom. Dates and credits can help.
# - A sentence that was edited a little has no seven words in a row left. The program misses it.
#
# **Good practice** Using agency text is honest when readers are told. Northmere names Corvane, says what it took, and has
# checked it. Look for such a line, at the top or the foot of an article.
