// Networks that go and come, and tokens that end.
'use strict';

const { test, expect, say, chatOf, isLive } = require('./people.cjs');
const { newRoom, tokenFor } = require('./stack.cjs');

test('what is said while somebody is offline is there when they are back, once, and so is what they said', async ({ member }) => {
  const room = newRoom();
  const [ann, bob] = [await member('Ann', room), await member('Bob', room)];
  await say(ann, 'one');
  await expect(chatOf(bob)).toHaveText(['one']);
  await bob.context().setOffline(true);
  await expect(bob.getByText(/^offline/)).toBeVisible();
  await say(ann, 'two');
  await say(ann, 'three');
  await say(bob, 'four');
  await say(bob, 'five');
  await expect(bob.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')).toHaveCount(2);
  await bob.context().setOffline(false);
  const all = ['one', 'two', 'three', 'four', 'five'];
  await expect(chatOf(ann)).toHaveText(all);
  await expect(chatOf(bob)).toHaveText(all);
  await bob.reload();
  await expect(chatOf(bob)).toHaveText(all);
});

test('what was not sent yet is sent after a reload', async ({ member }) => {
  const room = newRoom();
  const [ann, bob] = [await member('Ann', room), await member('Bob', room)];
  await bob.route('**/chat-messages', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await say(bob, 'later');
  await expect(bob.getByText('sending')).toBeVisible();
  await bob.unroute('**/chat-messages');
  await bob.reload();
  await expect(chatOf(ann)).toHaveText(['later']);
  await expect(chatOf(bob)).toHaveText(['later']);
});

/** Lets a test cut the WebSockets of a page and refuse further ones; its HTTP goes on. */
async function cuttable(page) {
  const open = new Set();
  let isCut = false;
  await page.routeWebSocket(/.*/, (socket) => {
    if (isCut) return void socket.close({ code: 1011 });
    socket.connectToServer();
    open.add(socket);
  });
  const cut = async () => {
    isCut = true;
    await Promise.all([...open].map((socket) => socket.close({ code: 1011 })));
    open.clear();
  };
  return { cut, mend: () => (isCut = false) };
}

test('a WebSocket that is cut again and again costs no message, and brings none twice', async ({ somebody, member }) => {
  const room = newRoom();
  const ann = await member('Ann', room);
  const bob = await somebody();
  const wire = await cuttable(bob);
  await bob.goto(`/demo#/${room}`);
  await bob.getByLabel('Your name').fill('Bob');
  await bob.getByRole('button', { name: 'Enter' }).click();
  await isLive(bob);
  for (const round of [1, 2, 3]) {
    await wire.cut();
    await expect(bob.getByText('live', { exact: true })).toHaveCount(0);
    await say(ann, `while it was cut, ${round}`);
    await say(bob, `from behind the cut, ${round}`);
    wire.mend();
    await isLive(bob);
    await say(ann, `after it, ${round}`);
    await expect(chatOf(bob).filter({ hasText: `after it, ${round}` })).toHaveCount(1);
  }
  const all = await chatOf(bob).allTextContents();
  expect(new Set(all).size).toBe(9);
  expect(all).toHaveLength(9);
  await expect(chatOf(ann)).toHaveText(all);
});

/** Puts a token that has ended in place of the session's. */
async function outlive(page, keepsWish) {
  await page.evaluate((keepsWish) => {
    const kept = JSON.parse(sessionStorage.getItem('dais.session'));
    const [head, claims, signature] = kept.token.split('.');
    const ended = btoa(JSON.stringify({ ...JSON.parse(atob(claims)), exp: 1_700_000_000 })).replaceAll('=', '');
    const token = [head, ended, signature].join('.');
    sessionStorage.setItem('dais.session', JSON.stringify(keepsWish ? { ...kept, token } : { token }));
  }, keepsWish);
  await page.reload();
}

test('a token that has ended is renewed by itself where the stack gives tokens', async ({ member }) => {
  const room = newRoom();
  const ann = await member('Ann', room);
  await outlive(ann, true);
  await say(ann, 'still here');
  await isLive(ann);
  await expect(chatOf(ann)).toHaveText(['still here']);
});

test('where a token was pasted another one is asked for, and what waited for it goes on', async ({ member }) => {
  const room = newRoom();
  const ann = await member('Ann', room);
  await outlive(ann, false);
  const asked = ann.getByRole('dialog', { name: 'The token has expired' });
  await expect(asked).toBeVisible();
  await asked.getByLabel('Token').fill('no token');
  await asked.getByRole('button', { name: 'Go on' }).click();
  await expect(asked.getByRole('alert')).toContainText('This is no token of Dais');
  const { sub } = await ann.evaluate(() => JSON.parse(atob(JSON.parse(sessionStorage.getItem('dais.session')).token.split('.')[1])));
  await asked.getByLabel('Token').fill(await tokenFor({ sub, name: 'Ann', scopes: ['messages', 'voice'], user: true, rooms: [room] }));
  await asked.getByRole('button', { name: 'Go on' }).click();
  await isLive(ann);
  await say(ann, 'back again');
  await expect(chatOf(ann)).toHaveText(['back again']);
});

test('a console that is live asks for nothing while nothing happens', async ({ moderator }) => {
  const room = newRoom();
  const page = await moderator(room);
  let last = Date.now();
  page.on('request', () => (last = Date.now()));
  // Twice as long as the longest pause of whatever polls; what a subscription may have missed in
  // its first moments is asked for before.
  await expect.poll(() => Date.now() - last, { timeout: 50_000, intervals: [500] }).toBeGreaterThan(20_000);
});
