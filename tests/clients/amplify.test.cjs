// Live events by Amplify, unchanged, over TLS: the lines of docs/LIVE.md, and what Amplify makes
// of refusals.
'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { counted, live, livePort, newRoom, page, post, token, until, wait, way, write } = require('./live.cjs');

const { DAIS } = process.env;

// Follows a room by the page's lines, over a way that can be cut, as long as `body` takes.
async function following(room, bearer, body) {
  const { followWithAmplify } = await page('amplify.mjs');
  const own = globalThis.WebSocket;
  const port = await livePort(token('ann'));
  const between = await way(port);
  const { heard, Counted } = counted(port, between.port);
  const told = [];
  const end = new AbortController();
  globalThis.WebSocket = Counted;
  const followed = followWithAmplify(DAIS, room, bearer, (type, data) => told.push([type, data.id]), end.signal);
  try {
    await until(() => 'subscribed', () => heard.subscribed === 2);
    await body({ between, heard, told });
  } finally {
    end.abort();
    await followed.catch((error) => assert.ok(end.signal.aborted, error));
    // Amplify closes its connection a second later.
    await wait(2_000);
    between.close();
    globalThis.WebSocket = own;
  }
}

const once = (told, written) =>
  assert.deepEqual(told.map(([type, id]) => `${type} ${id}`).sort(), written.map((id) => `message ${id}`).sort());

test('Amplify follows a room over a broken connection', async (t) => {
  const room = newRoom('amplify');
  await following(room, () => token('ann'), async ({ between, heard, told }) => {
    const written = await write(room, { writers: 2, messages: 10, pause: 100 });
    await until(() => `${heard.events} events`, () => heard.events >= written.length);
    // Amplify connects again five seconds later.
    between.cut();
    written.push((await post(token('bob'), room, 'while nobody listens')).id);
    await until(() => 'told of what was missed', () => told.length === written.length);
    await wait(6_000);
    once(told, written);
    t.diagnostic(`${told.length} messages, each once; ${heard.connections} connections, ${heard.events} events`);
  });
});

test('Amplify follows a room beyond the token that it began with', async (t) => {
  const room = newRoom('amplify');
  const began = Date.now();
  // Tokens of 16 seconds: after half of that Amplify is given the next one.
  await following(room, () => token('ann', '--ttl', '16'), async ({ between, heard, told }) => {
    await until(() => 'subscribed anew', () => heard.subscribed >= 4);
    assert.equal(heard.connections, 1);
    await wait(Math.max(0, began + 20_000 - Date.now()));
    const written = [(await post(token('bob'), room, 'beyond the first token')).id];
    await until(() => 'told', () => told.length === written.length);
    between.cut();
    written.push((await post(token('bob'), room, 'while nobody listens')).id);
    await until(() => 'told of what was missed', () => told.length === written.length);
    once(told, written);
    t.diagnostic(`${told.length} messages, each once; ${heard.connections} connections, ${heard.subscribed} subscriptions`);
  });
});

test('Amplify is refused another room and every publish, and goes on with what it may', async (t) => {
  const { Amplify } = require('aws-amplify');
  const { events } = require('aws-amplify/data');
  const [room, other] = [newRoom('mine'), newRoom('other')];
  const bearer = token('ann', '--user', '--room', room);
  const mine = await live(bearer, room);
  const others = await live(token('service'), other);
  Amplify.configure({ API: { Events: { endpoint: mine.httpUrl, defaultAuthMode: 'lambda' } } });
  const authorization = { authMode: 'lambda', authToken: mine.token };
  const told = [];
  const channel = await events.connect(mine.channels.room, authorization);
  await channel.subscribe({ next: ({ event }) => told.push(event.data.id), error: assert.fail }, authorization).ready;

  for (const refused of [others.channels.room, '/rooms/*', others.channels.me, '/nowhere/a']) {
    const elsewhere = await events.connect(refused, authorization);
    const error = await new Promise((error) => elsewhere.subscribe({ next: assert.fail, error }, authorization));
    assert.match(error.errors[0].message, /UnauthorizedException/);
    t.diagnostic(`${refused}: ${error.errors[0].message}`);
  }
  await assert.rejects(channel.publish({ type: 'message.posted' }, authorization), /UnauthorizedException/);
  await assert.rejects(events.post(mine.channels.room, { type: 'message.posted' }, authorization));
  const { id } = await post(bearer, room, 'hey');
  await until(() => 'told', () => told.length);
  assert.deepEqual(told, [id]);
  await events.closeAll();
  // The API's own token is none for live events.
  await assert.rejects(events.connect(mine.channels.room, { ...authorization, authToken: bearer }));
});
