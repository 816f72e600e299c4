// The lines of docs/LIVE.md that need no library, in Node.js, over connections that break.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { counted, cutWhile, livePort, newRoom, page, post, token, until, wait, way, write } = require('./live.cjs');

const { DAIS } = process.env;

// Follows a room over a way that can be cut, as long as `body` takes.
async function following(room, timeout, body) {
  const { follow } = await page('follow.mjs');
  const own = globalThis.WebSocket;
  const port = await livePort(token('ann'));
  const between = await way(port);
  const { heard, Counted } = counted(port, between.port, timeout);
  const told = [];
  const end = new AbortController();
  globalThis.WebSocket = Counted;
  const followed = follow(DAIS, room, () => token('ann'), (type, data) => told.push([type, data.id]), end.signal);
  try {
    await body({ between, heard, told });
  } finally {
    end.abort();
    await followed.catch((error) => assert.ok(end.signal.aborted, error));
    between.close();
    globalThis.WebSocket = own;
  }
}

test('a room is followed over broken connections: nothing is missed, nothing comes twice', async (t) => {
  const room = newRoom('cut');
  await following(room, undefined, async ({ between, heard, told }) => {
    await until(() => 'subscribed', () => heard.subscribed === 2);
    const writing = write(room, { writers: 4, messages: 40, pause: 250 });
    const [written, cuts] = await cutWhile(writing, between, () => heard.events);
    await until(() => `${told.length} of ${written.length}`, () => told.length >= written.length);
    // Beyond the second look after the last subscription.
    await wait(7_000);
    assert.deepEqual(told.map(([type, id]) => `${type} ${id}`).sort(), written.map((id) => `message ${id}`).sort());
    assert.ok(cuts >= 4 && heard.connections >= 3, `${cuts} cuts, ${heard.connections} connections`);
    t.diagnostic(`${told.length} messages of 4 writers, each once; ${cuts} cuts, ${heard.connections} connections, ` +
      `${heard.events} events, the others by since=`);
  });
});

test('a message comes as an event while nothing breaks', async (t) => {
  const room = newRoom('whole');
  await following(room, undefined, async ({ heard, told }) => {
    await until(() => 'subscribed', () => heard.subscribed === 2);
    const asked = Date.now();
    const { id } = await post(token('bob'), room, 'hey');
    await until(() => 'heard', () => heard.events);
    t.diagnostic(`heard ${Date.now() - asked} ms after it was posted`);
    // Beyond the second look.
    await wait(7_000);
    assert.deepEqual([told, heard.events], [[['message', id]], 1]);
  });
});

test('a connection that falls silent is left', async (t) => {
  const room = newRoom('silent');
  await following(room, 2_000, async ({ between, heard, told }) => {
    await until(() => 'subscribed', () => heard.subscribed === 2);
    between.freeze();
    const before = heard.connections;
    const { id } = await post(token('bob'), room, 'is anybody there?');
    await until(() => 'told', () => told.length);
    assert.deepEqual(told, [['message', id]]);
    assert.ok(heard.connections > before);
    t.diagnostic(`${heard.connections} connections`);
  });
});

test('whoever is refused stops asking', async () => {
  const { follow } = await page('follow.mjs');
  const refusals = [
    [token('bob', '--user', '--room', newRoom('other')), 403],
    ['no token', 401],
    [undefined, 401],
  ];
  for (const [bearer, status] of refusals) {
    await assert.rejects(follow(DAIS, newRoom('refused'), () => bearer, assert.fail), { status });
  }
});
