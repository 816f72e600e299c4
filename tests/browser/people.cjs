// People in front of pages, each in a browser context of their own. Whatever a page does that no
// page may do fails the test: an error, a request to another host, something that its policy
// refuses.
'use strict';

const base = require('@playwright/test');

const { DAIS } = process.env;

/** What a browser says of answers that are none of 2xx: pages ask what may be refused. */
const EXPECTED = /^Failed to load resource: |WebSocket connection to .* failed/;

function watch(page, faults) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !EXPECTED.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(DAIS) || /^(data|blob|about):/.test(request.url());
    if (!isOwn) faults.push(`asks ${request.url()}`);
  });
}

exports.expect = base.expect;
exports.test = base.test.extend({
  /** Opens a page for somebody, who has a context of their own. */
  somebody: async ({ browser }, use) => {
    const faults = [];
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: DAIS, ...options });
      contexts.push(context);
      await context.exposeFunction('policyRefuses', (what) => faults.push(`its policy refuses ${what}`));
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
          policyRefuses(`${violatedDirective} ${blockedURI}`);
        });
      });
      const page = await context.newPage();
      watch(page, faults);
      return page;
    });
    for (const context of contexts) await context.close();
    base.expect(faults).toEqual([]);
  },

  /** Enters a room in the demo, by a name. */
  member: async ({ somebody }, use) => {
    await use(async (name, room, options) => {
      const page = await somebody(options);
      await page.goto(`/demo#/${room}`);
      await page.getByLabel('Your name').fill(name);
      await page.getByRole('button', { name: 'Enter' }).click();
      await isLive(page);
      return page;
    });
  },

  /** Opens a room in the console, as the local stack lets. */
  moderator: async ({ somebody }, use) => {
    await use(async (room, options) => {
      const page = await somebody(options);
      await page.goto(`/console#/rooms/${room}`);
      await isLive(page);
      return page;
    });
  },
});

/** The demo's words, and the console's. */
async function isLive(page) {
  await base.expect(page.getByText(/^(Updates: )?live$/)).toBeVisible();
}

exports.isLive = isLive;

/** Says something in the demo. */
exports.say = async (page, text) => {
  await page.getByLabel('Message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
};

/** What the chat of a page shows, a text for each message: in the demo, and in the console. */
exports.chatOf = (page) => page.getByRole('log').locator('p.said, i.said, p.text, p.gone');

/** Goes to a part of the console's room. */
exports.goTo = (page, part) => page.getByRole('tab', { name: new RegExp(`^${part}`) }).click();

/** Mutes or bans whomever a dialog is open for. */
exports.measure = async (page, kind, { reason, duration, note } = {}) => {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: kind }).check();
  if (reason) await dialog.locator('select[name=reason]').selectOption(reason);
  if (duration) await dialog.locator('select[name=duration]').selectOption(duration);
  if (note) await dialog.getByLabel('Note for other moderators').fill(note);
  await dialog.getByRole('button', { name: kind, exact: true }).click();
  await base.expect(dialog).toHaveCount(0);
};
