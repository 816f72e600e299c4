// Writes the page's own lines into a folder: each block of JavaScript that begins with the
// name of a file, `// follow.mjs`, as that file. What is run is what people read.
//
//     node page.cjs docs/LIVE.md target/clients/page
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const [page, folder] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const blocks = fs.readFileSync(page, 'utf8').matchAll(/^```js\n(\/\/ (\w+\.mjs)\b[^]*?)^```$/gm);
let written = 0;
for (const [, lines, name] of blocks) {
  fs.writeFileSync(path.join(folder, name), lines);
  written += 1;
}
if (!written) throw new Error(`${page} has no lines to run`);
