// The Big List of Naughty Strings in every field that the pages show: each is shown as the text
// that it is, or was refused by the API.
'use strict';

const strings = require('big-list-of-naughty-strings');
const { test, expect, chatOf } = require('./people.cjs');
const { call, newRoom, service, tokenFor } = require('./stack.cjs');

test.setTimeout(150_000);

/** The API reads line ends as newlines. */
const asStored = (text) => text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');

/** Blank text is none, which is refused where there has to be some and left out where not. */
const isSomething = (text) => /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(text);

const textsOf = (elements) => elements.evaluateAll((all) => all.map(({ textContent }) => textContent));

const missing = (wanted, shown) => wanted.filter((text) => !shown.includes(text));

/** What no string may bring into a page. */
const STRANGERS = 'script:not([src]), img, iframe, object, embed, svg, math, marquee, video, audio, style, link[rel=import], base, form[action]';

async function each(work) {
  const taken = [];
  for (const text of strings.filter(isSomething)) if ((await work(text)).status < 300) taken.push(asStored(text));
  return taken;
}

/** Pages through a list until there is no more of it. */
async function showAll(page, name) {
  const more = page.getByRole('button', { name });
  await expect(more).toBeVisible();
  while (await more.isVisible()) {
    await more.click({ timeout: 5_000 }).catch(() => undefined);
    await expect(page.locator('button.busy')).toHaveCount(0);
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
  const wanted = { '/console': said.map((text) => `${text}attached: ${text}`), '/demo': said.map((text) => `${text}\n${text}`) };
  for (const [path, hash] of [['/console', `#/rooms/${room}`], ['/demo', `#/${room}`]]) {
    const page = await somebody();
    await page.goto(`${path}${hash}`);
    if (path === '/demo') {
      await page.getByLabel('Your name').fill('Ann');
      await page.getByRole('button', { name: 'Enter' }).click();
    }
    await expect(chatOf(page).first()).toBeVisible();
    await showAll(page, /earlier/i);
    const shown = await textsOf(chatOf(page));
    const authors = await textsOf(page.getByRole('log').locator('strong, b'));
    expect(missing(wanted[path], shown)).toEqual([]);
    expect(missing(named, authors)).toEqual([]);
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
  await showAll(page, 'More rooms');
  const list = page.getByRole('region', { name: 'Rooms' });
  expect(missing(rooms, await textsOf(list.getByRole('link')))).toEqual([]);
  expect(missing(rooms, await textsOf(list.locator('.about')))).toEqual([]);
  expect(await page.locator(STRANGERS).count()).toBe(0);
  await page.goto(`/console#/rooms/${room}/measures`);
  const mutes = page.getByRole('region', { name: /^Mutes/ });
  await expect(mutes.getByRole('listitem')).toHaveCount(notes.length);
  expect(missing(notes, await textsOf(mutes.locator('b')))).toEqual([]);
  expect(missing(notes.map((note) => `“${note}”`), await textsOf(mutes.locator('p:not(.quiet)')))).toEqual([]);
  await page.goto('/console#/log');
  await page.locator('input[name=room]').fill(room);
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.locator('.line').first()).toBeVisible();
  await showAll(page, 'Older lines');
  expect(missing(notes.map((note) => `“${note}”`), await textsOf(page.locator('.line p:not(.quiet)')))).toEqual([]);
  expect(await page.locator(STRANGERS).count()).toBe(0);
});
