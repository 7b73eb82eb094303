"""Long work of a server: one thread a workspace leads it, whoever looks at it or leaves."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from time import monotonic

from core.errors import TajukError, WorkspaceClosed

_log = logging.getLogger(__name__)


class Leader:
    """Does work in a thread of its own, one step after the other, whenever it is woken.

    `work` gives for each step how much was done in it (pages); what is left to do, and what is to be stopped, it reads
    from where that is kept.
    """

    def __init__(self, work: Callable[[], Iterable[int]]) -> None:
        self._work = work
        self._state = threading.Condition()
        self._wanted = self._busy = False
        self._since = 0.0
        #: How much was done since it was woken from rest.
        self.done = 0
        #: What ended the work before its end: a sentence for a person; None where nothing did.
        self.error: TajukError | None = None

    def wake(self) -> None:
        """Begin to work, or go on after what is being done: returns at once."""
        with self._state:
            self._wanted = True
            if not self._busy:
                self._busy, self._since, self.done, self.error = True, monotonic(), 0, None
                # The process may end while it works: what is not done is done when the workspace is opened next.
                threading.Thread(target=self._lead, name="tajuk-leader", daemon=True).start()

    @property
    def seconds(self) -> float | None:
        """For how long it has been working; None while it rests."""
        with self._state:
            return monotonic() - self._since if self._busy else None

    def wait(self, seconds: float) -> bool:
        """Wait for the end of the work, so long at most; returns whether it has come."""
        with self._state:
            return self._state.wait_for(lambda: not self._busy, seconds)

    def _lead(self) -> None:
        while self._goes_on():
            try:
                for done in self._work():
                    self.done += done
            except WorkspaceClosed:  # deleted meanwhile, and its work with it
                pass
            except TajukError as error:
                self.error = error
            except Exception:  # nobody waits for this thread: what is wrong has to be in the log
                _log.exception("the work of a workspace ended before its end")

    def _goes_on(self) -> bool:
        with self._state:
            self._busy, self._wanted = self._wanted, False
            if not self._busy:
                self._state.notify_all()
            return self._busy
