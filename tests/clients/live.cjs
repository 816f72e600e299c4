// What the tests of live clients share: calls, tokens, writers, and a way between a client
// and the stack that can be cut. PAGE is the folder with the page's own lines.
'use strict';

const { execFileSync } = require('node:child_process');
const net = require('node:net');
const path = require('node:path');
const { setTimeout: wait } = require('node:timers/promises');

globalThis.WebSocket ??= require('ws');

const { DAIS, PAGE } = process.env;

// The page's own lines.
const page = (name) => import(path.resolve(PAGE, name));

let rooms = 0;
const newRoom = (of) => `${of}-${++rooms}`;

// A token for chat, with further options of `dais token`.
function token(sub, ...options) {
  return execFileSync('target/debug/dais', ['token', '--sub', sub, '--scopes', 'messages', ...options]).toString().trim();
}

async function call(method, route, bearer, body) {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' };
  const answer = await fetch(DAIS + route, { method, headers, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const live = (bearer, room) => call('GET', `/live?room=${room}`, bearer);

const post = (bearer, room, text) => call('POST', '/chat-messages', bearer, { room, text });

// So many writers post so many messages each, a short while after each other; their ids.
async function write(room, { writers, messages, pause }) {
  const one = async (_, writer) => {
    const bearer = token(`writer-${writer}`);
    const ids = [];
    for (let n = 0; n < messages; n++) {
      ids.push((await post(bearer, room, `${n} of ${writer}`)).id);
      await wait(pause * 2 * Math.random());
    }
    return ids;
  };
  return (await Promise.all(Array.from({ length: writers }, one))).flat();
}

// Waits until it is so, and fails where it takes far longer than it should.
async function until(what, isSo, seconds = 60) {
  for (const end = Date.now() + 1000 * seconds; !isSo(); await wait(50)) {
    if (Date.now() > end) throw new Error(`not within ${seconds} s: ${what()}`);
  }
}

// A way to another port of this machine, over which all connections can be cut or frozen.
async function way(port) {
  const sockets = new Set();
  const server = net.createServer((client) => {
    const behind = net.connect(port, '127.0.0.1');
    for (const [from, to] of [[client, behind], [behind, client]]) {
      sockets.add(from);
      from.on('close', () => sockets.delete(from));
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: server.address().port,
    // Both sides get a reset, as where the network breaks.
    cut: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    // Nothing gets through any more, and nobody is told.
    freeze: () => sockets.forEach((socket) => socket.unpipe().pause()),
    close() {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

// Cuts the way as long as the work lasts: a while after something was heard over it, and again
// while the client is about to come back. What the work comes to, and how often it was cut.
async function cutWhile(work, between, events) {
  let isOver = false;
  const done = work.finally(() => (isOver = true));
  let cuts = 0;
  while (!isOver) {
    const before = events();
    await until(() => 'an event', () => isOver || events() > before);
    if (isOver) break;
    for (const longest of [800, 600]) {
      await wait(longest * Math.random());
      between.cut();
      cuts += 1;
    }
  }
  return [await done, cuts];
}

// The port of live events.
const livePort = async (bearer) => Number(new URL((await live(bearer, newRoom('port'))).url).port);

// A WebSocket that takes that way, counts what it hears, and believes in a connection that
// has been silent for `timeout` ms, where it is given, instead of AppSync's five minutes.
function counted(from, to, timeout) {
  const heard = { connections: 0, subscribed: 0, events: 0 };
  class Counted extends WebSocket {
    constructor(url, protocols) {
      super(url.replace(`:${from}/`, `:${to}/`), protocols);
      heard.connections += 1;
    }
    set onmessage(listener) {
      super.onmessage = listener && (({ data }) => {
        const message = JSON.parse(data);
        if (message.type === 'data') heard.events += 1;
        if (message.type === 'subscribe_success') heard.subscribed += 1;
        if (message.connectionTimeoutMs && timeout) message.connectionTimeoutMs = timeout;
        listener({ data: JSON.stringify(message) });
      });
    }
  }
  return { heard, Counted };
}

module.exports = { counted, cutWhile, live, livePort, newRoom, page, post, token, until, wait, way, write };
