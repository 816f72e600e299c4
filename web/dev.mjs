// Serves the pages as they are being built, and hands every other call to a stack that is up
// (`cargo run`): no Rust is compiled for a change of a page.
//
//     node dev.mjs [port of the pages, 9001] [port of the stack, 9000]
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [port = 9001, stack = 9000] = process.argv.slice(2);
const built = fileURLToPath(new URL('../functions/docs/web/', import.meta.url));
const PAGES = { '/': 'index.html', '/console': 'console.html', '/demo': 'demo.html', '/reference': 'reference.html' };
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self' blob:; connect-src 'self' ws: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

createServer(async (asked, answer) => {
  const { pathname } = new URL(asked.url, 'http://within');
  const file = PAGES[pathname] ?? (/^\/assets\/[\w.-]+$/.test(pathname) ? pathname.slice(1) : undefined);
  if (!file) return hand(asked, answer);
  const content = await readFile(join(built, file)).catch(() => undefined);
  if (!content) return answer.writeHead(404).end();
  const policy = file.endsWith('.html') ? { 'content-security-policy': POLICY } : {};
  answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'cache-control': 'no-store', ...policy });
  answer.end(content);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));

function hand(asked, answer) {
  const headers = { ...asked.headers, host: `127.0.0.1:${stack}`, origin: undefined };
  Object.keys(headers).forEach((name) => headers[name] === undefined && delete headers[name]);
  const passed = request({ port: stack, host: '127.0.0.1', method: asked.method, path: asked.url, headers }, (got) => {
    answer.writeHead(got.statusCode, got.headers);
    got.pipe(answer);
  });
  passed.on('error', (error) => answer.writeHead(502).end(String(error)));
  asked.pipe(passed);
}

spawn(process.execPath, ['build.mjs', '--watch'], { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: 'inherit' });
