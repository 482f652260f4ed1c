"""A browser's session without a browser: a websocket that edits a page and awaits the answer.

It says what a browser says, in Streamlit's own messages, and does nothing with the answer but
wait for its end. So what it measures is the server's time alone.
"""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60
"""How long an answer is waited for [s]."""


class Session:
    """One visitor of a page.

    Attributes:
        milliseconds: how long the last run took, from the request sent until its last message.
        bytes_received: in its answer.
        headline: the value of the first metric.
        name: what the server calls this session.
        said: the boxes of the last answer: what is wrong, a warning, or a hint.
        words: what stands in the last answer as Markdown, small print among it.
    """

    def __init__(self, socket: ClientConnection, query: str = "") -> None:
        """Open the page, with a query in its address."""
        self._socket = socket
        self._query, self._page = query, ""
        self._labels: dict[str, str] = {}
        self._fragments: dict[str, str] = {}
        self._typed: dict[str, str] = {}
        self.milliseconds = 0.0
        self.bytes_received = 0
        self.headline = ""
        self.name = ""
        self.said: list[str] = []
        self.words: list[str] = []
        self._buttons: dict[str, tuple[str, str]] = {}
        self._run()

    def edit(self, label: str, text: str) -> float:
        """Type a text into the first input whose label begins so; return the run's time [ms]."""
        before = self.headline
        widget = next(key for key, name in self._labels.items() if name.startswith(label))
        self._typed[widget] = text
        self._run(self._fragments[widget])
        if self.headline == before:
            raise RuntimeError(f"{label} {text} changed nothing: {before}")
        return self.milliseconds

    def press(self, label: str) -> float:
        """Press the button that was last seen with this label; return the run's time [ms]."""
        button, fragment = self._buttons[label]
        self._run(fragment, pressed=button)
        return self.milliseconds

    def _run(self, fragment: str = "", pressed: str = "") -> None:
        request = rerun(self._query, self._page, self._typed, fragment, pressed)
        answers: list[bytes] = []
        finished = False
        began = perf_counter()
        self._socket.send(request)
        while not finished:
            answers.append(self._socket.recv(timeout=PATIENCE, decode=False))
            finished = is_end(ForwardMsg.FromString(answers[-1]))
        self.milliseconds = (perf_counter() - began) * 1e3
        self.bytes_received = sum(map(len, answers))
        self._note([ForwardMsg.FromString(answer) for answer in answers])

    def _note(self, messages: list[ForwardMsg]) -> None:
        """Remember what a browser would send with the next edit."""
        self.headline = ""
        self.said, self.words = [], []
        self._labels.clear()
        for message in messages:
            match message.WhichOneof("type"):
                case "page_info_changed":
                    self._query = message.page_info_changed.query_string
                case "new_session":
                    self._page = message.new_session.page_script_hash
                    self.name = message.new_session.initialize.session_id or self.name
                case "delta":
                    self._note_element(message.delta)

    def _note_element(self, delta: Delta) -> None:
        match delta.new_element.WhichOneof("type"):
            case "exception":
                raise RuntimeError(delta.new_element.exception.message)
            case "button":
                button = delta.new_element.button
                self._buttons[button.label] = button.id, delta.fragment_id
            case "markdown":
                self.words.append(delta.new_element.markdown.body)
            case "alert":
                self.said.append(delta.new_element.alert.body)
            case "metric":
                self.headline = self.headline or delta.new_element.metric.body
            case "text_input" if not delta.new_element.text_input.form_id:
                field = delta.new_element.text_input
                self._labels[field.id] = field.label
                self._fragments[field.id] = delta.fragment_id
                self._typed.setdefault(field.id, field.default)


def rerun(
    query: str, page: str, typed: Mapping[str, str], fragment: str = "", pressed: str = ""
) -> bytes:
    """Return what a browser sends to have a page run again.

    Args:
        query: of the address.
        page: the page's hash; empty for the first one.
        typed: by text input, what stands in it.
        fragment: which part alone is to run; empty for the whole page.
        pressed: the button that was pressed, if any.
    """
    request = BackMsg()
    asked = request.rerun_script
    asked.fragment_id = fragment
    asked.query_string, asked.page_script_hash = query, page
    asked.context_info.locale, asked.context_info.timezone = "en-US", "UTC"
    asked.context_info.url = "http://127.0.0.1/"
    for widget, text in typed.items():
        state = asked.widget_states.widgets.add()
        state.id, state.string_value = widget, text
    if pressed:
        state = asked.widget_states.widgets.add()
        state.id, state.trigger_value = pressed, True
    packed: bytes = request.SerializeToString()
    return packed


def is_end(message: ForwardMsg) -> bool:
    """Tell whether an answer ends here; a run that begins anew has not ended."""
    ended = message.WhichOneof("type") == "script_finished"
    return ended and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


@contextmanager
def session(url: str, query: str = "", cookie: str = "") -> Iterator[Session]:
    """Visit a server for the length of the block, with a query in the address.

    Where the way is encrypted, whoever signed for it is believed.
    """
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    believing = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    believing.check_hostname, believing.verify_mode = False, ssl.CERT_NONE
    with connect(
        address,
        subprotocols=["streamlit"],
        max_size=None,
        compression=None,
        ssl=believing if url.startswith("https") else None,
        additional_headers={"Cookie": cookie} if cookie else None,
    ) as socket:
        yield Session(socket, query)
