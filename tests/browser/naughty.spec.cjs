// The Big List of Naughty Strings in every field that the pages show: each is shown as the text
// that it is, or was refused by the API.
'use strict';

const strings = require('big-list-of-naughty-strings');
const { test, expect } = require('./people.cjs');
const { call, newRoom, service, tokenFor } = require('./stack.cjs');

test.setTimeout(150_000);

/** The API reads line ends as newlines. */
const asStored = (text) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');

/** What no string may bring into a page. */
const STRANGERS = 'script:not([src]), img, iframe, object, embed, svg, math, marquee, video, audio, style, link[rel=import], base, form[action]';

async function each(work) {
  const taken = [];
  for (const text of strings) if ((await work(text)).status < 300) taken.push(asStored(text));
  return taken;
}

async function showAll(page, name) {
  const more = page.getByRole('button', { name });
  while (await more.isVisible()) {
    await more.click();
    await expect(page.locator('.busy')).toHaveCount(0);
  }
}

test('in messages and in the names of who wrote them', async ({ somebody }) => {
  const room = newRoom();
  const named = await each((name) => call('POST', '/local/tokens', { sub: 'ann', name, scopes: ['messages'], rooms: [room] }));
  for (const name of named) await call('POST', '/chat-messages', { room, text: 'named' }, await tokenFor({ sub: 'ann', name, scopes: ['messages'], rooms: [room] }));
  const token = await service();
  const said = await each((text) => call('POST', '/chat-messages', { room, text, media: text }, token));
  expect(said.length).toBeGreaterThan(400);
  expect(named.length).toBeGreaterThan(400);
  for (const path of [`/console#/rooms/${room}`, `/demo#/${room}`]) {
    const page = await somebody();
    await page.goto(path);
    if (path.startsWith('/demo')) {
      await page.getByLabel('Your name').fill('Ann');
      await page.getByRole('button', { name: 'Enter' }).click();
    }
    await expect(page.getByRole('log').locator('.said').first()).toBeVisible();
    await showAll(page, 'Show earlier');
    const shown = await page.getByRole('log').locator('.said').evaluateAll((all) => all.map(({ textContent }) => textContent));
    const authors = await page.getByRole('log').locator('strong').evaluateAll((all) => all.map(({ textContent }) => textContent));
    const wanted = said.map((text) => (text.trim() ? `${text}\n${text}` : text));
    expect(wanted.filter((text) => !shown.includes(text))).toEqual([]);
    expect(named.filter((name) => !authors.includes(name))).toEqual([]);
    expect(await page.locator(STRANGERS).count(), path).toBe(0);
  }
});

test('in rooms, and in the notes of mutes and of the log', async ({ somebody }) => {
  const [room, token] = [newRoom(), await service()];
  let count = 0;
  const rooms = await each((text) => call('POST', '/external/room', { roomId: `${room}-${(count += 1)}`, name: text, about: text, isSpeak: false }, token));
  const notes = await each((text) => call('POST', `/mutes?room=${room}`, { userID: (count += 1), reason: 1, duration: 'l', username: text, note: text }, token));
  expect(Math.min(rooms.length, notes.length)).toBeGreaterThan(400);
  const page = await somebody();
  await page.goto('/console');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await showAll(page, 'Show more');
  const names = await page.locator('.entries a').evaluateAll((all) => all.map(({ textContent }) => textContent));
  expect(rooms.filter((name) => !names.includes(name))).toEqual([]);
  expect(await page.locator(STRANGERS).count()).toBe(0);
  await page.goto(`/console#/rooms/${room}`);
  const mutes = page.getByRole('list', { name: 'Mutes' });
  await expect(mutes.getByRole('listitem')).toHaveCount(notes.length);
  const muted = await mutes.locator('strong').evaluateAll((all) => all.map(({ textContent }) => textContent));
  expect(notes.filter((name) => !muted.includes(name))).toEqual([]);
  await page.goto('/console#/log');
  await page.getByLabel('Room').fill(room);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await showAll(page, 'Show earlier');
  const whys = await page.locator('td:last-child').evaluateAll((all) => all.map(({ textContent }) => textContent));
  expect(notes.filter((note) => !whys.some((why) => why.includes(note)))).toEqual([]);
  expect(await page.locator(STRANGERS).count()).toBe(0);
});
