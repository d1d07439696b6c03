"""For lessons: answers that are checked and kept, plans that are sealed, codings that are compared, work
that is handed in.

Nothing leaves the machine. What pupils answer lies in the folder ``answers`` beside their notebook, without
a name.
"""

from framing.classroom.agreement import Passages, agreement, passages
from framing.classroom.checking import Reply, check
from framing.classroom.handing_in import handin
from framing.classroom.handouts import sheet
from framing.classroom.own_story import OwnStory, own_story
from framing.classroom.seals import Seal, compare, seal

__all__ = [
    "OwnStory",
    "Passages",
    "Reply",
    "Seal",
    "agreement",
    "check",
    "compare",
    "handin",
    "own_story",
    "passages",
    "seal",
    "sheet",
]
