"""The local page: one desk for one person, served to this machine alone.

Bound to 127.0.0.1, opened with a token that only whoever started it knows, and refusing every request that does not
come from its own page: other users of the machine and other sites in the same browser see nothing.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from netlab.errors import ParameterError
from netlab.widgets.desk import Desk
from netlab.widgets.style import css

HERE = Path(__file__).parent
HOST = "127.0.0.1"
FILES = {
    "app.js": "text/javascript",
    "live.js": "text/javascript",
    "app.css": "text/css",
    "live.css": "text/css",
}
LARGEST = 8 * 1024 * 1024  # bytes of one message; files come in pieces of one megabyte
Ready = Callable[[str, str], None]


def serve(desk: Desk, *, port: int = 0, ready: Ready | None = None) -> None:
    """Serve a desk until the program is stopped.

    ``ready`` gets two addresses: one to print, which opens the page as often as somebody has it, and one to start a
    browser with, which works once: the command line of a program can be read by other users of the machine.
    ``port`` 0 takes a free one. Raises ParameterError if the port is taken.
    """
    own = _bound(port)  # before any loop runs: a port that is taken needs none to be told
    asyncio.run(_serve(desk, own, ready or (lambda address, once: print(address, flush=True))))


def _bound(port: int) -> socket.socket:
    try:
        own = socket.create_server((HOST, port))
    except OSError:
        raise ParameterError(f"port {port} is taken. Name another, or none: a free one is found.") from None
    own.setblocking(False)
    return own


async def _serve(desk: Desk, own: socket.socket, ready: Ready) -> None:
    room = Room(desk, own.getsockname()[1])
    server = HTTPServer(room.application())
    server.add_socket(own)
    ready(room.address(room.token), room.address(room.once))
    try:
        await asyncio.Event().wait()
    finally:
        server.stop()
        room.close()


class Room:
    """The desk, who looks at it, and the one thread that works: two tabs never answer at the same moment."""

    def __init__(self, desk: Desk, port: int):
        self.desk, self.port = desk, port
        self.token, self.once = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self.cookie = f"netlab-{port}"
        self.open: set[Socket] = set()
        self._loop = asyncio.get_running_loop()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="netlab")
        desk.listen(self.draw)

    def application(self) -> Application:
        """Return what answers requests."""
        names = "|".join(name.replace(".", r"\.") for name in FILES)
        return Application(
            [(r"/", Page), (rf"/({names})", File), (r"/socket", Socket)],
            default_handler_class=Nothing,
            room=self,
            websocket_max_message_size=LARGEST,
            log_function=lambda handler: None,  # an address in a log would hold the token
        )

    def address(self, token: str) -> str:
        """Return where the page opens for whoever holds a token."""
        return f"http://{HOST}:{self.port}/?token={token}"

    def admits(self, token: str | None) -> bool:
        """Whether a token in an address opens the page; the one to start a browser with does so once."""
        if token is not None and hmac.compare_digest(token.encode(), self.once.encode()):
            self.once = secrets.token_urlsafe(32)
            return True
        return self.knows(token)

    def knows(self, token: str | None) -> bool:
        """Whether somebody holds the token."""
        return token is not None and hmac.compare_digest(token.encode(), self.token.encode())

    def is_own(self, host: str) -> bool:
        """Whether a request names this server as it is called here; a name from outside that leads here does not."""
        return host in (f"{HOST}:{self.port}", f"localhost:{self.port}")

    def work(self, event: dict[str, Any], piece: bytes | None) -> None:
        """Let the desk handle an event, in its turn."""
        self._worker.submit(self._work, event, piece)

    def _work(self, event: dict[str, Any], piece: bytes | None) -> None:
        try:
            self.desk.handle(event, piece)
        except Exception as error:  # noqa: BLE001 - the page must go on, and says what happened
            self.desk.say(f"That did not work ({type(error).__name__}). What you answered before is on disk.")

    def draw(self) -> None:
        """Send the tree to everybody who looks; called in the working thread."""
        text = json.dumps(self.desk.tree(), ensure_ascii=False)
        self._loop.call_soon_threadsafe(self._send, text)

    def _send(self, text: str) -> None:
        for tab in list(self.open):
            tab.send(text)

    def close(self) -> None:
        """End the working thread; what it is at is finished first."""
        self._worker.shutdown(wait=True, cancel_futures=True)


class Guarded(RequestHandler):
    """Refuses whoever is not this machine's own browser with the token, and lets the page load nothing from elsewhere."""

    @property
    def room(self) -> Room:
        """The desk that is served."""
        room: Room = self.application.settings["room"]
        return room

    def prepare(self) -> None:
        if not self.room.is_own(self.request.host):
            raise HTTPError(403)
        if not self.room.knows(self.get_cookie(self.room.cookie)) and not self.may_enter():
            raise HTTPError(403)

    def may_enter(self) -> bool:
        """Whether somebody without the cookie may come in."""
        return False

    def set_default_headers(self) -> None:
        own = f"{HOST}:{self.room.port}"
        self.set_header(
            "Content-Security-Policy",
            f"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src ws://{own} ws://localhost:{self.room.port}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        )
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("Open the address that netlab printed; it works on this machine only.\n")


class Page(Guarded):
    """The page; the token in its address becomes a cookie, so that it stays in no history."""

    def may_enter(self) -> bool:
        return self.room.admits(self.get_query_argument("token", None))

    def get(self) -> None:
        if self.get_query_argument("token", None) is None:
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish((HERE / "app.html").read_text(encoding="utf-8"))
            return
        self.set_cookie(self.room.cookie, self.room.token, httponly=True, samesite="Strict")
        self.redirect("/")


class File(Guarded):
    """The scripts and style sheets of the page."""

    def get(self, name: str) -> None:
        self.set_header("Content-Type", f"{FILES[name]}; charset=utf-8")
        self.finish(css() if name == "live.css" else (HERE / name).read_text(encoding="utf-8"))


class Nothing(Guarded):
    """Whatever else is asked for."""

    def get(self) -> None:
        raise HTTPError(404)


class Socket(WebSocketHandler):
    """One open tab: events come in, trees go out."""

    def initialize(self) -> None:
        self.room: Room = self.application.settings["room"]
        self._awaiting: dict[str, Any] | None = None

    def check_origin(self, origin: str) -> bool:
        return self.room.is_own(origin.removeprefix("http://")) and self.room.is_own(self.request.host)

    def prepare(self) -> None:
        if not self.room.knows(self.get_cookie(self.room.cookie)):
            raise HTTPError(403)

    def open(self, *args: str, **kwargs: str) -> None:
        self.room.open.add(self)
        self.send(json.dumps(self.room.desk.tree(), ensure_ascii=False))

    def on_message(self, message: str | bytes) -> None:
        if isinstance(message, bytes):
            event, self._awaiting = self._awaiting, None
            if event is not None:
                self.room.work(event, message)
            return
        event = json.loads(message)
        if event.pop("follows", False):
            self._awaiting = event
        else:
            self.room.work(event, None)

    def on_close(self) -> None:
        self.room.open.discard(self)

    def send(self, text: str) -> None:
        """Send a tree, unless the tab has just been closed."""
        try:
            self.write_message(text)
        except WebSocketClosedError:
            self.room.open.discard(self)
