// Two members and a moderator in one room.
'use strict';

const { test, expect, say, chatOf, goTo, measure } = require('./people.cjs');
const { done, newRoom, service } = require('./stack.cjs');

const inDialog = (page, name) => page.getByRole('dialog').getByRole('button', { name, exact: true });

test('what one says the others read at once, and what is removed is gone for all', async ({ member, moderator }) => {
  const room = newRoom();
  const [ann, bob] = [await member('Ann', room), await member('Bob', room)];
  const mod = await moderator(room);
  await say(ann, 'Hello Bob');
  await expect(chatOf(bob)).toHaveText(['Hello Bob']);
  await say(bob, 'Hello Ann');
  await expect(chatOf(ann)).toHaveText(['Hello Bob', 'Hello Ann']);
  await expect(chatOf(mod)).toHaveText(['Hello Bob', 'Hello Ann']);
  await ann.getByRole('button', { name: 'Edit “Hello Bob”' }).click();
  await ann.getByLabel('What it is to say').fill('Hello, Bob');
  await ann.getByRole('button', { name: 'Save' }).click();
  await expect(chatOf(bob)).toHaveText(['Hello, Bob', 'Hello Ann']);
  await mod.getByRole('button', { name: 'Remove the message of Bob' }).click();
  await expect(chatOf(mod)).toHaveText(['Hello, Bob', 'Removed by local-admin']);
  await expect(chatOf(ann)).toHaveText(['Hello, Bob', 'removed']);
  await expect(chatOf(bob)).toHaveText(['Hello, Bob', 'removed']);
});

test('whoever is muted sees why and for how long, and may speak when it is lifted', async ({ member, moderator }) => {
  const room = newRoom();
  const bob = await member('Bob', room);
  await say(bob, 'BUY GOLD');
  const mod = await moderator(room);
  await mod.getByRole('button', { name: 'Mute or ban Bob' }).click();
  await measure(mod, 'Mute', { reason: 'spamming', note: 'gold again' });
  await expect(bob.getByText('You are muted in this room: spamming')).toBeVisible();
  await expect(bob.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);
  await expect(bob.getByLabel('Message')).toHaveCount(0);
  await goTo(mod, 'Mutes and bans');
  const mutes = mod.getByRole('region', { name: /^Mutes/ });
  await expect(mutes).toContainText('spamming, by Local Admin');
  await expect(mutes).toContainText('“gold again”');
  await bob.reload();
  await expect(bob.getByText('You are muted in this room: spamming')).toBeVisible();
  await mod.getByRole('button', { name: 'Unmute Bob' }).click();
  await say(bob, 'sorry');
  await goTo(mod, 'Chat');
  await expect(chatOf(mod)).toHaveText(['BUY GOLD', 'sorry']);
});

test('whoever is banned is out of the room and off the stage', async ({ member, moderator }) => {
  const room = newRoom();
  const [ann, bob] = [await member('Ann', room), await member('Bob', room)];
  await ann.getByRole('button', { name: 'Open the stage' }).click();
  await bob.getByRole('button', { name: 'Join the stage' }).click();
  const mod = await moderator(room);
  await goTo(mod, 'Stage');
  const stage = mod.getByRole('region', { name: /^On the stage/ });
  await expect(stage.getByRole('listitem')).toHaveCount(2);
  await mod.getByRole('button', { name: 'Ban: Bob' }).click();
  await measure(mod, 'Ban', { duration: 'for ever' });
  await expect(bob.getByRole('heading', { name: 'You are banned from this room: violating community rules.' })).toBeVisible();
  await expect(bob.getByText('It has no end.')).toBeVisible();
  await expect(stage.getByRole('listitem')).toHaveCount(1);
  await expect(stage).toContainText('Ann');
});

test('hands are shown in the order in which they were raised, and who is promoted may speak', async ({ member, moderator }) => {
  const room = newRoom();
  const [ann, bob, cyd] = [await member('Ann', room), await member('Bob', room), await member('Cyd', room)];
  await ann.getByRole('button', { name: 'Open the stage' }).click();
  for (const listener of [bob, cyd]) await listener.getByRole('button', { name: 'Join the stage' }).click();
  const mod = await moderator(room);
  await goTo(mod, 'Stage');
  const hands = mod.getByRole('region', { name: /^Raised hands/ }).getByRole('listitem');
  await cyd.getByRole('button', { name: 'Raise your hand' }).click();
  await expect(hands).toHaveText([/^Cyd/]);
  await bob.getByRole('button', { name: 'Raise your hand' }).click();
  await expect(hands).toHaveText([/^Cyd/, /^Bob/]);
  await mod.getByRole('button', { name: 'Let speak: Cyd' }).click();
  await expect(cyd.getByRole('button', { name: 'Step down' })).toBeVisible();
  await mod.getByRole('button', { name: 'Turn down: Bob' }).click();
  await expect(bob.getByRole('button', { name: 'Raise your hand' })).toBeVisible();
  await mod.getByRole('button', { name: 'Kick: Bob' }).click();
  await expect(bob.getByRole('button', { name: 'Join the stage' })).toBeVisible();
  await mod.getByRole('button', { name: 'End the stage' }).click();
  await inDialog(mod, 'End it').click();
  for (const page of [ann, cyd]) await expect(page.getByRole('button', { name: 'Open the stage' })).toBeVisible();
});

test('what a moderator does is in the log, and the log can be saved', async ({ member, moderator }) => {
  const room = newRoom();
  await say(await member('Bob', room), 'hey');
  const mod = await moderator(room);
  await mod.getByRole('button', { name: 'Mute or ban Bob' }).click();
  await measure(mod, 'Mute');
  await mod.getByRole('link', { name: 'Log' }).or(mod.getByRole('link', { name: 'Moderation log' })).click();
  await mod.getByRole('textbox', { name: 'Room' }).or(mod.getByRole('combobox', { name: 'Room' })).fill(room);
  await mod.getByRole('button', { name: 'Find' }).click();
  const lines = mod.getByRole('list', { name: 'What was done, newest first' }).locator('.line');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('Local Admin (service)');
  await expect(lines).toContainText('violating community rules');
  const saved = mod.waitForEvent('download');
  await mod.getByRole('button', { name: 'Export as NDJSON' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.ndjson$/);
  await expect(mod.getByText('1 line', { exact: true })).toBeVisible();
});

test('what is looked for in the log while lines are loading is what is shown', async ({ somebody }) => {
  const room = newRoom();
  const token = await service();
  await done('POST', `/mutes?room=${newRoom()}`, { userID: 'ann', reason: 3, duration: 's' }, token);
  await done('POST', `/mutes?room=${room}`, { userID: 'bob', reason: 3, duration: 's' }, token);
  const page = await somebody();
  let answer;
  const isAnswered = new Promise((resolve) => (answer = resolve));
  await page.route('**/moderation-log?limit=50', async (route) => {
    await isAnswered;
    await route.continue();
  });
  const asked = page.waitForRequest('**/moderation-log?limit=50');
  await page.goto('/console#/log');
  await asked;
  await page.locator('input[name=room]').fill(room);
  await page.getByRole('button', { name: 'Find' }).click();
  answer();
  const lines = page.getByRole('list', { name: 'What was done, newest first' }).locator('.line');
  await expect(lines).toHaveText([/bob/]);
});
