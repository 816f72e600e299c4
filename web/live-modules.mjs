// Brings the modules that docs/LIVE.md shows, such as `live/messages.mjs`, into the bundle: what
// people read there is what runs here.
import { readFileSync } from 'node:fs';

export function liveModules(page) {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```js\n(\/\/ (\w+\.mjs)\b[^]*?)^```$/gm);
  const modules = new Map([...blocks].map(([, lines, name]) => [name, lines]));
  return {
    name: 'live-modules',
    setup(build) {
      build.onResolve({ filter: /^live\/\w+\.mjs$/ }, ({ path }) => ({ path: path.slice(5), namespace: 'live' }));
      build.onResolve({ filter: /^\.\//, namespace: 'live' }, ({ path }) => ({ path: path.slice(2), namespace: 'live' }));
      build.onLoad({ filter: /.*/, namespace: 'live' }, ({ path }) => {
        const contents = modules.get(path);
        return contents ? { contents, loader: 'js', watchFiles: [page] } : { errors: [{ text: `docs/LIVE.md has no ${path}` }] };
      });
    },
  };
}
