// What a token does not allow is not offered, and what the server refuses is said in its words.
'use strict';

const { test, expect, isLive, goTo, measure } = require('./people.cjs');
const { done, newRoom, service, tokenFor } = require('./stack.cjs');

async function signedIn(somebody, wanted, path) {
  const page = await somebody();
  const token = await tokenFor(wanted);
  await page.addInitScript((token) => sessionStorage.setItem('dais.session', JSON.stringify({ token })), token);
  await page.goto(path);
  return page;
}

test('a person without a moderator’s scopes sees the chat of the room and nothing to moderate with', async ({ somebody }) => {
  const room = newRoom();
  await done('POST', '/chat-messages', { room, text: 'hello' }, await service());
  const wanted = { sub: 'ann', name: 'Ann', scopes: ['messages'], user: true, rooms: [room] };
  const page = await signedIn(somebody, wanted, `/console#/rooms/${room}`);
  await isLive(page);
  await expect(page.getByText('hello', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Mute|Ban|Remove) / })).toHaveCount(0);
  for (const [part, scope] of [['Stage', 'voice'], ['Mutes and bans', 'mutes'], ['Details', 'rooms']]) {
    await goTo(page, part);
    await expect(page.getByText(`it lacks the scope ${scope}`)).toBeVisible();
  }
});

test('a moderator of one room moderates there and is told that another is closed to them', async ({ somebody }) => {
  const [room, other] = [newRoom(), newRoom()];
  const wanted = { sub: 'mod', name: 'Mod', scopes: ['messages', 'mutes'], user: true, rooms: [room] };
  const page = await signedIn(somebody, wanted, `/console#/rooms/${room}`);
  await isLive(page);
  await goTo(page, 'Mutes and bans');
  await page.getByRole('button', { name: 'Mute or ban somebody' }).click();
  await page.getByLabel("Account's id").fill('dan');
  await measure(page, 'Ban');
  await expect(page.getByRole('region', { name: /^Bans/ })).toContainText('dan');
  await page.goto(`/console#/rooms/${other}`);
  await expect(page.getByRole('alert').filter({ hasText: 'room' }).first()).toBeVisible();
});

test('a change over somebody else’s is shown as a conflict, with the choice', async ({ somebody }) => {
  const token = await service();
  const page = await somebody();
  await done('PUT', '/livechat/audioVideoChatConfig', { isEnabled: true, recordingServerUrl: 'https://a.example' }, token);
  await page.goto('/console#/settings');
  const url = page.getByLabel("Recording server's URL");
  await expect(url).toHaveValue('https://a.example');
  await done('PUT', '/livechat/audioVideoChatConfig', { isEnabled: true, recordingServerUrl: 'https://b.example' }, token);
  await url.fill('https://c.example');
  await page.getByRole('button', { name: 'Save' }).click();
  const conflict = page.getByRole('alert').filter({ hasText: 'Somebody changed it meanwhile' });
  await expect(conflict).toContainText('https://b.example');
  await conflict.getByRole('button', { name: 'Write mine over it' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await url.fill('ftp://d.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'recordingServerUrl must be' })).toBeVisible();
});
