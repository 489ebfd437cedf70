"""The local page opens for whoever holds the token, from its own address, and for nobody else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.websocket import websocket_connect

from netlab.errors import ParameterError
from netlab.widgets.desk import Desk
from netlab.widgets.server import HOST, Room, serve
from netlab.widgets.session import Session

Play = Callable[[Room, str], Awaitable[None]]


def served(session: Session, play: Play) -> None:
    """Serve a desk while ``play`` runs."""

    async def run() -> None:
        sockets = bind_sockets(0, address=HOST)
        room = Room(Desk(session), sockets[0].getsockname()[1])
        server = HTTPServer(room.application())
        server.add_sockets(sockets)
        try:
            await play(room, f"http://{HOST}:{room.port}")
        finally:
            server.stop()
            await server.close_all_connections()
            room.close()

    # In a thread of its own: a browser of other tests may keep a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, run()).result()


async def status(address: str, **headers: str) -> int:
    request = HTTPRequest(address, headers=headers, follow_redirects=False)
    try:
        return (await AsyncHTTPClient(force_instance=True).fetch(request)).code
    except HTTPClientError as error:
        return error.code


@pytest.mark.parametrize(
    "path", ["/", "/?token=guess", "/live.js", "/app.css", "/nowhere", "/../pyproject.toml"]
)
def test_without_the_token_nothing_is_shown(session: Session, path: str):
    async def play(room: Room, address: str) -> None:
        assert await status(address + path) == 403

    served(session, play)


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(session: Session):
    async def play(room: Room, address: str) -> None:
        request = HTTPRequest(f"{address}/?token={room.token}", follow_redirects=False)
        with pytest.raises(HTTPClientError) as redirected:
            await AsyncHTTPClient(force_instance=True).fetch(request)
        answer = redirected.value.response
        assert answer is not None
        assert (answer.code, answer.headers["Location"]) == (302, "/")
        cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie

    served(session, play)


def test_the_token_that_starts_a_browser_opens_the_page_once(session: Session):
    async def play(room: Room, address: str) -> None:
        once = room.address(room.once)
        assert await status(once) == 302
        assert await status(once) == 403
        assert await status(room.address(room.token)) == 302
        assert await status(room.address(room.token)) == 302

    served(session, play)


def test_with_the_cookie_the_page_loads_nothing_from_elsewhere(session: Session):
    async def play(room: Room, address: str) -> None:
        request = HTTPRequest(address, headers={"Cookie": f"{room.cookie}={room.token}"})
        page = await AsyncHTTPClient(force_instance=True).fetch(request)
        policy = page.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in policy
        assert page.headers["Cache-Control"] == "no-store"
        assert "http" not in page.body.decode().replace("http-equiv", "")

    served(session, play)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1"])
def test_a_name_from_outside_that_leads_here_is_refused(session: Session, host: str):
    async def play(room: Room, address: str) -> None:
        assert await status(address, Host=host, Cookie=f"{room.cookie}={room.token}") == 403

    served(session, play)


async def open_socket(room: Room, **headers: str) -> Any:
    request = HTTPRequest(f"ws://{HOST}:{room.port}/socket", headers=headers)
    return await websocket_connect(request)


def test_another_site_in_the_same_browser_gets_no_socket(session: Session):
    async def play(room: Room, address: str) -> None:
        cookie = f"{room.cookie}={room.token}"
        for headers in ({"Origin": "http://evil.example", "Cookie": cookie}, {"Origin": address}):
            with pytest.raises(HTTPClientError, match="403"):
                await open_socket(room, **headers)

    served(session, play)


def test_events_come_in_and_trees_go_out_also_after_a_failure(session: Session):
    async def play(room: Room, address: str) -> None:
        socket = await open_socket(room, Origin=address, Cookie=f"{room.cookie}={room.token}")
        assert "20 connections of 20" in await socket.read_message()
        event = {"path": ["explore"], "do": "set", "with": {"into": "query"}, "value": "nurse"}
        await socket.write_message(json.dumps(event))
        assert "5 connections of 20" in await socket.read_message()
        await socket.write_message(json.dumps({"path": ["explore"], "do": "toggle", "with": {}}))
        told = ""
        while "That did not work (TypeError)" not in told:
            told = await socket.read_message()
        socket.close()

    served(session, play)


def test_a_port_that_is_taken_is_told(session: Session):
    taken = bind_sockets(0, address=HOST)
    try:
        with pytest.raises(ParameterError, match="is taken"):
            serve(Desk(session), port=taken[0].getsockname()[1])
    finally:
        taken[0].close()
