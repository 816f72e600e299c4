// Two members and a moderator in one room.
'use strict';

const { test, expect, say, chatOf } = require('./people.cjs');
const { newRoom } = require('./stack.cjs');

const inDialog = (page, name) => page.getByRole('dialog').getByRole('button', { name, exact: true });

test('what one says the others read at once, and what is removed is gone for all', async ({ member, moderator }) => {
  const room = newRoom();
  const [ann, bob] = [await member('Ann', room), await member('Bob', room)];
  const mod = await moderator(room);
  await say(ann, 'Hello Bob');
  await expect(chatOf(bob)).toHaveText(['Hello Bob']);
  await say(bob, 'Hello Ann');
  await expect(chatOf(ann)).toHaveText(['Hello Bob', 'Hello Ann']);
  await expect(chatOf(mod)).toHaveText(['Hello Ann', 'Hello Bob']);
  await ann.getByRole('button', { name: 'Edit “Hello Bob”' }).click();
  await ann.getByLabel('What it is to say').fill('Hello, Bob');
  await ann.getByRole('button', { name: 'Save' }).click();
  await expect(chatOf(bob)).toHaveText(['Hello, Bob', 'Hello Ann']);
  await mod.getByRole('button', { name: 'Remove the message of Bob' }).click();
  await inDialog(mod, 'Remove the message').click();
  await expect(chatOf(ann)).toHaveText(['Hello, Bob', 'removed']);
  await expect(chatOf(bob)).toHaveText(['Hello, Bob', 'removed']);
});

test('whoever is muted sees why and for how long, and may speak when it is lifted', async ({ member, moderator }) => {
  const room = newRoom();
  const bob = await member('Bob', room);
  await say(bob, 'BUY GOLD');
  const mod = await moderator(room);
  await mod.getByRole('button', { name: 'Mute Bob' }).click();
  await mod.getByLabel('Why').selectOption('spamming');
  await mod.getByLabel('Note for moderators').fill('gold again');
  await inDialog(mod, 'Mute').click();
  await expect(bob.getByText('You are muted in this room: spamming.')).toBeVisible();
  await expect(bob.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await expect(bob.getByLabel('Message')).toHaveCount(0);
  const mutes = mod.getByRole('list', { name: 'Mutes' });
  await expect(mutes).toContainText('muted by Local Admin: spamming (gold again)');
  await bob.reload();
  await expect(bob.getByText('You are muted in this room: spamming.')).toBeVisible();
  await mod.getByRole('button', { name: 'Unmute Bob' }).click();
  await say(bob, 'sorry');
  await expect(chatOf(mod)).toHaveText(['sorry', 'BUY GOLD']);
});

test('whoever is banned is out of the room and off the stage', async ({ member, moderator }) => {
  const room = newRoom();
  const [ann, bob] = [await member('Ann', room), await member('Bob', room)];
  await ann.getByRole('button', { name: 'Open the stage' }).click();
  await bob.getByRole('button', { name: 'Join the stage' }).click();
  const stage = ann.getByRole('list', { name: 'On the stage' });
  await expect(stage).toContainText('Bob');
  const mod = await moderator(room);
  await mod.getByRole('button', { name: 'Ban Bob from the room' }).click();
  await mod.getByLabel('For how long').selectOption('for ever');
  await inDialog(mod, 'Ban').click();
  await expect(bob.getByText('You are banned from this room: violating community rules.')).toBeVisible();
  await expect(bob.getByText('It has no end.')).toBeVisible();
  await expect(stage).not.toContainText('Bob');
});

test('hands are shown in the order in which they were raised, and who is promoted may speak', async ({ member, moderator }) => {
  const room = newRoom();
  const [ann, bob, cyd] = [await member('Ann', room), await member('Bob', room), await member('Cyd', room)];
  await ann.getByRole('button', { name: 'Open the stage' }).click();
  for (const listener of [bob, cyd]) await listener.getByRole('button', { name: 'Join the stage' }).click();
  const mod = await moderator(room);
  const people = mod.getByRole('list', { name: 'On the stage' }).getByRole('listitem');
  await cyd.getByRole('button', { name: 'Raise your hand' }).click();
  await expect(people.first()).toContainText('Cyd');
  await bob.getByRole('button', { name: 'Raise your hand' }).click();
  await expect(people.nth(1)).toContainText('Bob');
  await expect(people.first()).toContainText('hand raised');
  await mod.getByRole('button', { name: 'Promote Cyd' }).click();
  await expect(cyd.getByRole('button', { name: 'Step down' })).toBeVisible();
  await mod.getByRole('button', { name: 'Lower the hand of Bob' }).click();
  await expect(bob.getByRole('button', { name: 'Raise your hand' })).toBeVisible();
  await mod.getByRole('button', { name: 'Kick Bob' }).click();
  await inDialog(mod, 'Kick').click();
  await expect(bob.getByRole('button', { name: 'Join the stage' })).toBeVisible();
  await mod.getByRole('button', { name: 'End the stage' }).click();
  await inDialog(mod, 'End it').click();
  for (const page of [ann, cyd]) await expect(page.getByText('There is no stage.')).toBeVisible();
});

test('what a moderator does is in the log, and the log can be saved', async ({ member, moderator }) => {
  const room = newRoom();
  await say(await member('Bob', room), 'hey');
  const mod = await moderator(room);
  await mod.getByRole('button', { name: 'Mute Bob' }).click();
  await inDialog(mod, 'Mute').click();
  await expect(mod.getByRole('list', { name: 'Mutes' })).toContainText('Bob');
  await mod.getByRole('link', { name: 'Moderation log' }).click();
  await mod.getByLabel('Room').fill(room);
  await mod.getByRole('button', { name: 'Show', exact: true }).click();
  const row = mod.getByRole('row').nth(1);
  await expect(row).toContainText('Local Admin service');
  await expect(row).toContainText('violating community rules');
  const saved = mod.waitForEvent('download');
  await mod.getByRole('button', { name: 'Export as lines of JSON' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^moderation-log-.*\.ndjson$/);
  await expect(mod.getByText('1 entries exported')).toBeVisible();
});
