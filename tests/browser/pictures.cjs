// Makes README's pictures, and with a folder those of every page, at 390 and 1,280 pixels, light
// and dark, over a stack that is up (DAIS, BROWSER as in `.ci/browser-tests`):
//
//     .ci/browser-tests --pictures [FOLDER]
'use strict';

const path = require('node:path');
const { chromium } = require('@playwright/test');
const { done, service, tokenFor } = require('./stack.cjs');

const { DAIS, BROWSER } = process.env;
const folder = process.argv[2];
const README = path.join(__dirname, '../../docs/pictures');
const PAGES = ['', 'console', 'console#/rooms/lobby', 'console#/rooms/lobby/stage', 'console#/rooms/lobby/measures', 'console#/log', 'console#/settings', 'demo#/lobby', 'reference'];
const PEOPLE = {
  Ann: '0x00000000000000000000000000000000000000a1',
  Bob: '0x00000000000000000000000000000000000000b2',
  Cyd: '0x00000000000000000000000000000000000000c3',
  Dan: '0x00000000000000000000000000000000000000d4',
};
const SAID = [
  ['Ann', 'Welcome to the tea house, everybody.'],
  ['Bob', 'Glad to be here! Is the mic open today?'],
  ['Cyd', 'BUY GOLD NOW, best prices'],
  ['Ann', 'Raise your hand and I let you speak.'],
  ['Dan', 'Mine is up already.'],
];

async function fill() {
  const token = await service();
  const inHours = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
  for (const [roomId, name, startTime] of [['lobby', 'Tea house', null], ['quiz', 'Quiz night', inHours(3)], ['show', 'Morning show', null]]) {
    await done('POST', '/external/room', { roomId, name, about: 'Open to all members', isSpeak: true, startTime }, token);
  }
  const as = (name) => tokenFor({ sub: PEOPLE[name], name, scopes: ['messages'], user: true, rooms: ['lobby'] });
  for (const [name, text] of SAID) await done('POST', '/chat-messages', { room: 'lobby', text }, await as(name));
  for (const name of ['Ann', 'Bob', 'Dan']) {
    const [action, user_role] = name === 'Ann' ? ['create', 'owner'] : ['join', 'member'];
    const entry = { community_id: 'lobby', user_address: PEOPLE[name], action, user_role, profile_data: { name } };
    await done('POST', '/local/stage/connect', await done('POST', '/community-voice-chat', entry, token));
  }
  for (const name of ['Dan', 'Bob']) await done('POST', `/community-voice-chat/lobby/users/${PEOPLE[name]}/speak-request`, undefined, token);
  await done('POST', '/mutes?room=lobby', { userID: PEOPLE.Cyd, username: 'Cyd', reason: 3, duration: 'm', note: 'gold, for the third time' }, token);
  await done('POST', '/bans/add?room=lobby', { userID: 'eve', username: 'Eve', reason: 2, duration: 'd' }, token);
}

/** What a page shows once it has all of it. */
async function open(browser, place, { width, colorScheme, height = 900 }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, baseURL: DAIS });
  const page = await context.newPage();
  await page.goto(`/${place}`);
  if (place.startsWith('demo')) {
    await page.getByLabel('Your name').fill('Fay');
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByText('live', { exact: true }).waitFor();
  }
  // Idle alone is too early where a page asks for more once a first answer is there.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1_000);
  return page;
}

async function main() {
  const browser = await chromium.launch({ executablePath: BROWSER });
  await fill();
  const readme = [['console#/rooms/lobby/stage', 'console'], ['demo#/lobby', 'demo']];
  for (const [place, name] of readme) {
    const page = await open(browser, place, { width: 1280, height: 720, colorScheme: 'light' });
    await page.screenshot({ path: path.join(README, `${name}.png`) });
  }
  for (const width of folder ? [390, 1280] : []) {
    for (const colorScheme of ['light', 'dark']) {
      for (const place of PAGES) {
        const page = await open(browser, place, { width, colorScheme });
        const name = place.replace(/\W+/g, '-') || 'front';
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`) });
        await page.context().close();
      }
    }
  }
  await browser.close();
}

void main();
