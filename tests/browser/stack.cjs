// The local stack as the tests speak to it beside the pages.
'use strict';

const { DAIS } = process.env;
const EVERYTHING = ['voice', 'settings', 'mutes', 'rooms', 'messages'];

let rooms = 0;

/** A room that no other test knows. */
const newRoom = () => `room-${process.pid}-${(rooms += 1)}`;

async function call(method, path, body, token) {
  const headers = { 'x-api-key': 'local', ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(new URL(path, DAIS), { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

/** The same, which has to succeed. */
async function done(method, path, body, token) {
  const answer = await call(method, path, body, token);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A token of the local stack. */
const tokenFor = async (wanted) => (await done('POST', '/local/tokens', wanted)).token;

const service = () => tokenFor({ sub: 'service', name: 'Service', scopes: EVERYTHING });

module.exports = { call, done, newRoom, service, tokenFor };
