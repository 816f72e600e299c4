// The lines of docs/LIVE.md in a browser, on a page of another origin than the API's.
'use strict';

const assert = require('node:assert/strict');
const { X509Certificate, createHash } = require('node:crypto');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const test = require('node:test');
const { chromium } = require('playwright-core');
const { cutWhile, livePort, newRoom, token, until, wait, way, write } = require('./live.cjs');

const { BROWSER, CERTIFICATE, DAIS, PAGE } = process.env;

// Serves the page's own lines, and a page without any.
async function site() {
  const server = http.createServer((request, response) => {
    const name = request.url.match(/^\/(\w+\.mjs)$/)?.[1];
    response.setHeader('content-type', name ? 'text/javascript' : 'text/html');
    response.end(name ? fs.readFileSync(path.join(PAGE, name)) : '<!doctype html><title>Live</title>');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

// Trusts this run's certificate and no other that is not trusted anyway.
function trusting(file) {
  const key = new X509Certificate(fs.readFileSync(file)).publicKey.export({ type: 'spki', format: 'der' });
  return `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`;
}

test('a page of another origin follows a room over broken connections', async (t) => {
  const server = await site();
  const port = await livePort(token('ann'));
  const between = await way(port);
  const browser = await chromium.launch({ executablePath: BROWSER, args: [trusting(CERTIFICATE)] });
  try {
    const page = await browser.newPage();
    const [told, said] = [[], []];
    let connections = 0;
    let events = 0;
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('websocket', (socket) => {
      connections += 1;
      socket.on('framereceived', ({ payload }) => (events += payload.includes('"type":"data"')));
    });
    await page.exposeFunction('told', (type, id) => told.push([type, id]));
    // The way that can be cut; all else is the browser's own.
    await page.addInitScript(([from, to]) => {
      globalThis.WebSocket = class extends WebSocket {
        constructor(url, protocols) {
          super(url.replace(`:${from}/`, `:${to}/`), protocols);
        }
      };
    }, [port, between.port]);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const room = newRoom('browser');
    await page.evaluate(async ([api, room, bearer]) => {
      const { follow } = await import('/follow.mjs');
      follow(api, room, () => bearer, (type, data) => globalThis.told(type, data.id)).catch(console.error);
    }, [DAIS, room, token('ann', '--user', '--room', room)]);
    await until(() => `connected: ${said}`, () => connections);
    const writing = write(room, { writers: 3, messages: 25, pause: 250 });
    const [written, cuts] = await cutWhile(writing, between, () => events);
    await until(() => `${told.length} of ${written.length}: ${said}`, () => told.length >= written.length);
    await wait(7_000);
    assert.deepEqual(told.map(([type, id]) => `${type} ${id}`).sort(), written.map((id) => `message ${id}`).sort());
    assert.ok(cuts >= 2 && connections >= 2, `${cuts} cuts, ${connections} connections, ${events} events`);
    t.diagnostic(`${await browser.version()}: ${told.length} messages, each once; ${cuts} cuts, ${connections} ` +
      `connections, ${events} events`);
  } finally {
    await browser.close();
    between.close();
    server.close();
  }
});
