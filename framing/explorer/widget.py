"""An explorer as widgets: they hand on what is chosen and typed, and show the state that comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets  # type: ignore[import-untyped]

from framing.codebook import Codebook, CodebookError
from framing.codebook_edits import frame_text
from framing.compare.mention_counts import PARTS, outlets_of
from framing.explorer import page
from framing.explorer.state import Bar, Names, State
from framing.figures.labels import clean, counted
from framing.passages import VOICES

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

_PAUSE = 0.05  # seconds without a key before a text is read: less than a pause that one notices


_LATE = 0.3  # seconds: a button's click overtakes keys that the browser holds back while the kernel works
_EVERY = ()


class Explorer:
    """What ``framing.explore`` gives: shown by a notebook, and asked for its state in the next cell."""

    def __init__(self, state: State):
        self.state = state
        self._build()
        self._show()

    @property
    def study(self) -> Study:
        """The study read through the codebook as edited."""
        return self.state.study

    @property
    def codebook(self) -> Codebook:
        """The codebook as edited."""
        return self.state.study.codebook

    @property
    def table(self) -> pd.DataFrame:
        """What the figure shows; see ``framing.compare.how_often``."""
        return self.state.table

    @property
    def sentences(self) -> pd.DataFrame:
        """The mentions behind the chosen bar, or behind all; see ``framing.compare.sentences``."""
        return self.state.sentences

    def _repr_mimebundle_(self, **options: Any) -> Mapping[str, Any]:
        """The widgets; where there are none, in a stored notebook or a console, the figure and a sentence."""
        bundle: dict[str, Any] = self.box._repr_mimebundle_(**options) or {}
        figure = page.figure_html(self.state)
        return {**bundle, "text/plain": page.summary(self.state), "text/html": figure}

    def _build(self) -> None:
        study, choice = self.state.study, self.state.choice
        frames = [frame.label for frame in study.codebook.frames]
        self.outlets = _Ticks("Outlets", outlets_of(study), choice.outlets, self._choose)
        self.voices = _Ticks("Voices", VOICES, choice.voices, self._choose, name=page.voice_name)
        self.parts = _Ticks("Parts of the articles", PARTS, choice.parts, self._choose)
        self.frames = _Ticks("Frames", frames, choice.frames, self._choose)
        self.phrases = {label: _Phrases(label, self._edit) for label in frames}
        self.figure, self.behind, self.edited = (ipywidgets.HTML() for _ in range(3))
        self.bar = _stacked(ipywidgets.Dropdown(description="Show the sentences behind"))
        self.bar.observe(self._choose_bar, "value")
        # JupyterLab keeps the arrow keys of a list for its cells: without a mouse one steps by buttons.
        self.before, self.after = (
            ipywidgets.Button(description=name) for name in ("Bar before", "Bar after")
        )
        self.before.on_click(lambda _: self._step(-1))
        self.after.on_click(lambda _: self._step(1))
        self.table_code = _code("The table as code, to copy into a cell")
        self.sentences_code = _code("The sentences as code")
        self._build_files()
        left = ipywidgets.VBox(
            [
                *(group.box for group in (self.voices, self.outlets, self.parts, self.frames)),
                _head("One phrase a line; * for any ending"),
                *(phrases.box for phrases in self.phrases.values()),
                self.back, self.file, self.save, self.told,
            ]
        )  # fmt: skip
        right = ipywidgets.VBox(
            [
                *(self.edited, self.figure, self.bar, ipywidgets.HBox([self.before, self.after])),
                *(self.behind, self.table_code, self.sentences_code),
            ]
        )
        left.add_class("framing-left")
        right.add_class("framing-right")
        sides = ipywidgets.Box([left, right], layout=ipywidgets.Layout(flex_flow="row wrap"))
        self.box = ipywidgets.VBox([ipywidgets.HTML(page.style()), sides])
        self.box.add_class("framing-explorer")
        self._fill_phrases()

    def _build_files(self) -> None:
        self.back = ipywidgets.Button(description="Undo all edits")
        self.back.on_click(lambda _: self._put_back())
        self.file = _stacked(ipywidgets.Text(description="Save the codebook as a new file"))
        self.file.value = str(self.state.suggested_file)
        self.save = ipywidgets.Button(description="Save")
        soon = _Soon(self._save, pause=_LATE)
        self.save.on_click(lambda _: soon())
        self.told = ipywidgets.HTML()

    def _choose(self) -> None:
        choice = replace(
            self.state.choice,
            outlets=self.outlets.value,
            frames=self.frames.value,
            voices=self.voices.value,
            parts=self.parts.value,
        )
        self._go_on(self.state.choosing(choice))

    def _choose_bar(self, change: Mapping[str, Any]) -> None:
        self._go_on(self.state.at(change["new"] or None))

    def _step(self, by: int) -> None:
        self.bar.index = (self.bar.index + by) % len(self.bar.options)

    def _edit(self, frame: str) -> None:
        phrases = self.phrases[frame]
        try:
            state, wrong = self.state.with_text(frame, phrases.text)
        except CodebookError as error:
            phrases.tell(f"{error} Until then the phrases of before count.")
            return
        left_out = " Until it is right, the line does not count." if wrong else ""
        phrases.tell(" ".join(map(str, wrong)) + left_out)
        self._go_on(state)

    def _put_back(self) -> None:
        self._go_on(self.state.put_back())
        self._fill_phrases()

    def _save(self) -> None:
        for phrases in self.phrases.values():
            phrases.read_now()
        wrong = [label for label, phrases in self.phrases.items() if phrases.is_wrong]
        try:
            if wrong:
                raise CodebookError(f"put the phrases of “{wrong[0]}” right first; nothing was saved.")
            state = self.state.saved(self.file.value)
        except CodebookError as error:
            self.told.value = page.message_html(str(error), wrong=True)
        except FileExistsError:
            self._tell_of_file(f"{self.file.value} is there already and stays as it is.")
        except OSError as error:
            self._tell_of_file(f"{self.file.value} cannot be written ({error.strerror}).")
        else:
            # The texts stay as typed: a key that is still on its way then counts as an edit of the new file.
            self._go_on(state)
            saved = f"Saved as version {state.base.codebook.version} in {state.file}."
            self.told.value = page.message_html(saved)
            self.file.value = str(state.suggested_file)

    def _tell_of_file(self, what: str) -> None:
        free = self.state.suggested_file
        self.told.value = page.message_html(f"{what} Choose another name, such as {free}.", wrong=True)

    def _go_on(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self._show()

    def _show(self) -> None:
        """Bring every widget that shows the state up to it."""
        self.figure.value = page.figure_html(self.state)
        self.behind.value = page.sentences_html(self.state.sentences)
        self.edited.value = page.message_html(page.edits_in_words(self.state))
        self.table_code.value = self.state.table_code
        self.sentences_code.value = self.state.sentences_code
        self._offer_bars()

    def _offer_bars(self) -> None:
        drawn = self.table[self.table["count"] > 0]
        rows: list[Any] = [row for _, own in drawn.groupby("frame", sort=False) for row in own.itertuples()]
        every = f"all {counted(len(drawn), 'bar')}" if len(drawn) != 1 else "the one bar"
        options = {Bar(row.outlet, row.frame, row.voice): clean(page.bar_name(row)) for row in rows}
        # A value of None would be no choice at all to the widget.
        offered = [(every, _EVERY), *((name, bar) for bar, name in options.items())]
        if tuple(offered) != tuple(self.bar.options):
            self.bar.unobserve(self._choose_bar, "value")
            self.bar.options = offered
            self.bar.value = self.state.bar or _EVERY
            self.bar.observe(self._choose_bar, "value")

    def _fill_phrases(self) -> None:
        for frame in self.state.study.codebook.frames:
            self.phrases[frame.label].fill(frame_text(frame))


class _Ticks:
    """A box to tick for each of some names."""

    def __init__(
        self,
        title: str,
        names: Sequence[str],
        chosen: Names,
        changed: Callable[[], None],
        *,
        name: Callable[[str], str] = str,
    ):
        self.names = tuple(names)
        self.boxes = [
            ipywidgets.Checkbox(
                value=chosen is None or one in chosen,
                description=_plain(name(one)),
                indent=False,
            )
            for one in self.names
        ]
        self.every = ipywidgets.Button(description="All or none", tooltip=f"{title}: all or none")
        self.every.on_click(lambda _: self._all_or_none())
        self._changed = changed
        self._observe(True)
        self.every.add_class("framing-small")
        ticks = ipywidgets.Box(self.boxes)
        ticks.add_class("framing-ticks")
        self.box = ipywidgets.VBox([_head(title), ticks, self.every])

    @property
    def value(self) -> Names:
        """The names that are ticked; None where all are."""
        ticked = tuple(name for name, box in zip(self.names, self.boxes, strict=True) if box.value)
        return None if ticked == self.names else ticked

    def _all_or_none(self) -> None:
        value = not all(box.value for box in self.boxes)
        self._observe(False)
        for box in self.boxes:
            box.value = value
        self._observe(True)
        self._changed()

    def _observe(self, on: bool) -> None:
        for box in self.boxes:
            (box.observe if on else box.unobserve)(self._tick, "value")

    def _tick(self, change: Mapping[str, Any]) -> None:
        self._changed()


class _Phrases:
    """The phrases of one frame as a text to edit, with what is wrong in it."""

    def __init__(self, label: str, changed: Callable[[str], None]):
        self.area = _stacked(ipywidgets.Textarea(description=f"Phrases of {_plain(label)}", rows=4))
        self.message = ipywidgets.HTML()
        self.box = ipywidgets.VBox([self.area, self.message])
        self._soon = _Soon(partial(changed, label))
        self.area.observe(lambda change: self._soon(), "value")

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self.area.value)

    @property
    def is_wrong(self) -> bool:
        """Whether what is wrong in it is told at the moment."""
        return bool(self.message.value)

    def fill(self, text: str) -> None:
        """Write it anew."""
        self.area.value = text
        self.tell("")

    def read_now(self) -> None:
        """Read what was typed a moment ago, if that still waits."""
        self._soon.now()

    def tell(self, message: str) -> None:
        """Say what is wrong with it; nothing where the message is empty."""
        self.message.value = page.message_html(message, wrong=True)


class _Soon:
    """An act that waits until nobody asks for it any more: one for a burst of keys."""

    def __init__(self, act: Callable[[], None], *, pause: float = _PAUSE):
        self._act = act
        self._pause = pause
        self._waiting: asyncio.TimerHandle | None = None

    def __call__(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._act()
            return
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = loop.call_later(self._pause, self.now)

    def now(self) -> None:
        """Do not wait any longer; nothing where nobody asked."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
            self._act()


def _head(title: str) -> Any:
    return ipywidgets.HTML(f'<div class="framing-head">{title}</div>')


def _code(label: str) -> Any:
    """A field with code in it. It can be written in, since otherwise a notebook's keys would act on cells."""
    field = _stacked(ipywidgets.Textarea(description=label, rows=2))
    field.add_class("framing-code")
    return field


def _stacked(widget: Any) -> Any:
    """The widget with its label above it, where a long one has room."""
    widget.add_class("framing-stacked")
    return widget


def _plain(label: str) -> str:
    """A label that JupyterLab shows as it is: it takes dollars for the marks of a formula."""
    return clean(label).replace("$", "＄").replace("\\", "＼")
