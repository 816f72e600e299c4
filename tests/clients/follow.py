"""Live events by Python's websockets: connected, refused, broken off, and nothing missed.

`.ci/clients` runs it: DAIS is the address of a stack, CERTIFICATE what its live events show.
"""

import asyncio
import base64
import json
import os
import re
import ssl
import subprocess
import urllib.parse
import urllib.request

import websockets

DAIS, CERTIFICATE = os.environ["DAIS"], os.environ["CERTIFICATE"]
TRUST = ssl.create_default_context(cafile=CERTIFICATE)


def token(sub, *options):
    command = ["target/debug/dais", "token", "--sub", sub, "--scopes", "messages", *options]
    return subprocess.check_output(command, text=True).strip()


def call(bearer, path, body=None):
    """The answer and its Link header."""
    headers = {"authorization": f"Bearer {bearer}", "content-type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(urllib.parse.urljoin(DAIS, path), data, headers)) as answer:
        return json.load(answer), answer.headers["link"]


def live(bearer, room):
    return call(bearer, f"/live?room={room}")[0]


def post(bearer, room, text):
    return call(bearer, "/chat-messages", {"room": room, "text": text})[0]["id"]


def authorization(of):
    return {"host": of["host"], "Authorization": of["token"]}


def connect(of):
    header = base64.urlsafe_b64encode(json.dumps(authorization(of)).encode()).decode().rstrip("=")
    return websockets.connect(of["url"], subprotocols=["aws-appsync-event-ws", f"header-{header}"], ssl=TRUST)


async def ask(socket, **message):
    """Sends a message; the answer to it."""
    await socket.send(json.dumps(message))
    return json.loads(await asyncio.wait_for(socket.recv(), 20))


async def subscribe(socket, of, channel):
    return await ask(socket, type="subscribe", id="room", channel=channel, authorization=authorization(of))


async def event(socket):
    message = json.loads(await asyncio.wait_for(socket.recv(), 20))
    assert message["type"] == "data", message
    return json.loads(message["event"])


async def main():
    room, bob = "python", token("bob")
    mine = live(token("ann", "--user", "--room", room), room)
    others = live(bob, "python-other")
    at = f"/chat-messages?room={room}&since={mine['since']}"

    def caught_up():
        nonlocal at
        found, link = call(bob, at)
        at = re.search('<(.*)>; rel="next"', link)[1]
        return [message["id"] for message in found]

    async with connect(mine) as socket:
        assert socket.subprotocol == "aws-appsync-event-ws"
        assert await ask(socket, type="connection_init") == {"type": "connection_ack", "connectionTimeoutMs": 300_000}
        for channel in [others["channels"]["room"], others["channels"]["me"], "/rooms/*"]:
            refused = await subscribe(socket, mine, channel)
            assert (refused["type"], refused["errors"][0]["errorType"]) == ("subscribe_error", "UnauthorizedException")
        refused = await ask(
            socket, type="publish", id="p", channel=mine["channels"]["room"], events=["{}"],
            authorization=authorization(mine),
        )
        assert (refused["type"], refused["errors"][0]["errorType"]) == ("publish_error", "UnauthorizedException")
        assert (await subscribe(socket, mine, mine["channels"]["room"]))["type"] == "subscribe_success"
        assert caught_up() == []
        posted = post(bob, room, "hey")
        told = await event(socket)
        assert (told["type"], told["data"]["id"]) == ("message.posted", posted), told
        assert caught_up() == [posted]
        # As where the network breaks.
        socket.transport.abort()
    missed = [post(bob, room, "is anybody there?") for _ in range(3)]
    async with connect(mine) as socket:
        await ask(socket, type="connection_init")
        assert (await subscribe(socket, mine, mine["channels"]["room"]))["type"] == "subscribe_success"
        assert caught_up() == missed
        posted = post(bob, room, "there you are")
        ids = set()
        while posted not in ids:
            ids.add((await event(socket))["data"]["id"])
        assert ids <= {posted, *missed}
    async with connect({**mine, "token": bob}) as socket:
        refused = json.loads(await asyncio.wait_for(socket.recv(), 20))
        assert (refused["type"], refused["errors"][0]["errorType"]) == ("connection_error", "UnauthorizedException")
    print(f"websockets {websockets.__version__}: 5 messages, 3 of them by since=; 5 refusals")


asyncio.run(main())
