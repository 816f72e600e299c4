// Every page on a phone and on a desk, light and dark: for a screen reader, and without
// scrolling sideways.
'use strict';

const { AxeBuilder } = require('@axe-core/playwright');
const { test, expect } = require('./people.cjs');
const { done, service } = require('./stack.cjs');

test.setTimeout(150_000);

const PAGES = ['/', '/console', '/console#/rooms/lobby', '/console#/log', '/console#/settings', '/demo', '/reference'];

/** Scalar's own, which its makers have to mend. */
const OF_THE_RENDERER = ['aria-required-attr', 'landmark-no-duplicate-banner', 'landmark-unique'];

async function fill() {
  const token = await service();
  await done('POST', '/chat-messages', { room: 'lobby', text: 'Welcome, everybody.' }, token);
  await done('POST', '/mutes?room=lobby', { userID: 'bob', reason: 3, duration: 's', note: 'gold again' }, token);
  await done('POST', '/bans/add?room=lobby', { userID: 'cyd', reason: 2, duration: 'f' }, token);
}

for (const width of [390, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the pages are for everybody, ${colorScheme} and ${width} pixels wide`, async ({ somebody }) => {
      await fill();
      for (const path of PAGES) {
        const page = await somebody({ viewport: { width, height: 900 }, colorScheme });
        await page.goto(path);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        const axe = new AxeBuilder({ page }).disableRules(path === '/reference' ? OF_THE_RENDERER : []);
        const { violations } = await axe.analyze();
        expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0].html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
      }
    });
  }
}

test('a call of the reference is made with the token that is there', async ({ somebody }) => {
  const page = await somebody({ viewport: { width: 1280, height: 900 } });
  await page.goto('/reference#tag/rooms/GET/external/room');
  await page.getByRole('button', { name: /Test Request.*get \/external\/room\)/i }).first().click();
  const answered = page.waitForResponse((answer) => answer.url().includes('/external/room'));
  await page.getByRole('button', { name: /^Send/ }).first().click();
  expect((await answered).status()).toBe(200);
});
