// What a token does not allow is not offered, and what the server refuses is said in its words.
'use strict';

const { test, expect, isLive } = require('./people.cjs');
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
  for (const part of ['Stage', 'Mutes and bans', 'Room']) await expect(page.getByRole('heading', { name: part, exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^(Mute|Ban) / })).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove the message of Service' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the message', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: /author|moderator|scope/ })).toBeVisible();
});

test('a moderator of one room moderates there and is told that another is closed to them', async ({ somebody }) => {
  const [room, other] = [newRoom(), newRoom()];
  const wanted = { sub: 'mod', name: 'Mod', scopes: ['messages', 'mutes'], user: true, rooms: [room] };
  const page = await signedIn(somebody, wanted, `/console#/rooms/${room}`);
  await isLive(page);
  await page.getByRole('button', { name: 'Ban somebody' }).click();
  await page.getByLabel('Account’s id').or(page.getByLabel("Account's id")).fill('dan');
  await page.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Bans' })).toContainText('dan');
  await page.goto(`/console#/rooms/${other}`);
  await expect(page.getByRole('alert').filter({ hasText: 'another room' }).first()).toBeVisible();
});

test('a change over somebody else’s is shown as a conflict, with the choice', async ({ somebody }) => {
  const token = await service();
  const page = await somebody();
  await done('PUT', '/livechat/audioVideoChatConfig', { isEnabled: true, recordingServerUrl: 'https://a.example' }, token);
  await page.goto('/console#/settings');
  const url = page.getByLabel('URL of the recording server');
  await expect(url).toHaveValue('https://a.example');
  await done('PUT', '/livechat/audioVideoChatConfig', { isEnabled: true, recordingServerUrl: 'https://b.example' }, token);
  await url.fill('https://c.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Somebody changed the settings meanwhile.')).toBeVisible();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(url).toHaveValue('https://b.example');
  await url.fill('not a URL');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'recordingServerUrl must be' })).toBeVisible();
});
