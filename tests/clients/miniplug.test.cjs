// Mutes and bans by the plug.dj client that people use, over real HTTP, as it is: it asks below
// `/_/` with a cookie, so a door in front of Dais takes the one away and has a token for the
// other. `.ci/clients` runs it: DAIS is the address of a stack, MODERATOR a token with the scope
// `mutes` for one room.
'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const test = require('node:test');
const Promise = require('bluebirdish');
const miniplug = require('miniplug');

const { DAIS: dais, MODERATOR: token } = process.env;

const door = http.createServer((asked, answer) => {
  const { 'content-type': type } = asked.headers;
  const headers = { authorization: `Bearer ${token}`, ...(type && { 'content-type': type }) };
  const request = http.request(dais + asked.url.replace(/^\/_/, ''), { method: asked.method, headers }, (answered) => {
    answer.writeHead(answered.statusCode, answered.headers);
    answered.pipe(answer);
  });
  asked.pipe(request);
});

let plug;
test.before(async () => {
  await new global.Promise((listening) => door.listen(0, '127.0.0.1', listening));
  plug = miniplug({ host: `http://127.0.0.1:${door.address().port}`, agent: new http.Agent() });
  // Logged in, which is a matter of plug.dj's own.
  plug.connected = Promise.resolve({ cookie: 'session=1' });
});
test.after(() => door.close());

const ids = (list) => list.map(({ id }) => id);

test('miniplug mutes, lists and unmutes', async () => {
  await plug.mute(7, miniplug.MUTE_DURATION.MEDIUM, miniplug.MUTE_REASON.SPAMMING);
  const [mute] = await plug.getMutes();
  assert.deepEqual([mute.id, mute.moderator, mute.reason, mute.username], [7, 'Mod', 3, '7']);
  await plug.unmute(7);
  assert.deepEqual(ids(await plug.getMutes()), []);
});

test('miniplug bans, lists and unbans', async () => {
  for (const [user, duration, seconds] of [[8, 'HOUR', 3600], [9, 'DAY', 86400], [10, 'PERMA', null]]) {
    await plug.ban(user, miniplug.BAN_DURATION[duration], miniplug.BAN_REASON.VERBAL_ABUSE);
    const ban = (await plug.getBans()).find(({ id }) => id === user);
    assert.deepEqual([ban.moderator, ban.reason, ban.duration], ['Mod', 2, miniplug.BAN_DURATION[duration]]);
    assert.ok(seconds === null ? ban.expires === null : ban.expires > seconds - 60 && ban.expires <= seconds);
    assert.match(ban.timestamp, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  }
  for (const user of [8, 9, 10]) await plug.unban(user);
  assert.deepEqual(ids(await plug.getBans()), []);
});

test('miniplug tells what is wrong in our words', async () => {
  await assert.rejects(plug.ban(8, 's'), { message: 'Not a valid ban duration' });
  await assert.rejects(plug.ban(8, 'h', 6), { message: 'Not a valid ban reason' });
  await assert.rejects(plug.mute(8, 's', 6), { message: 'Not a valid mute reason' });
});
