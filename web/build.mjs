// Bundles the pages into functions/docs/web, from where the function `docs` serves them. The
// built files are committed, so that `cargo run` needs nothing but Rust; `.ci/web` proves that
// they are what comes out of these sources.
//
//     node build.mjs [--watch]
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { liveModules } from './live-modules.mjs';
import { strictStyles } from './strict-styles.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../functions/docs/web');
const PAGES = {
  index: { entry: 'front', title: 'Dais' },
  console: { entry: 'console', title: 'Console · Dais' },
  demo: { entry: 'demo', title: 'Demo · Dais' },
  reference: { entry: 'reference', title: 'Reference · Dais' },
};

// Each page names the files that its entry point came to, by the hashes of their contents.
const pages = {
  name: 'pages',
  setup(build) {
    build.onStart(() => rm(out, { recursive: true, force: true }));
    build.onEnd(async ({ metafile, errors }) => {
      if (errors.length) return;
      await copyFile(join(here, 'pages/icon.svg'), join(out, 'assets/icon.svg'));
      for (const [name, page] of Object.entries(PAGES)) await writePage(metafile, name, page);
    });
  },
};

async function writePage(metafile, name, { entry, title }) {
  const [script, made] = outputOf(metafile, `src/${entry}/main.ts`);
  const preloads = made.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
  const links = [
    ...(made.cssBundle ? [`<link rel="stylesheet" href="${asset(made.cssBundle)}">`] : []),
    ...preloads.map((path) => `<link rel="modulepreload" href="${asset(path)}">`),
    `<script type="module" src="${asset(script)}"></script>`,
  ];
  const template = await readFile(join(here, 'pages/page.html'), 'utf8');
  await writeFile(join(out, `${name}.html`), template.replace('<!-- title -->', title).replace('<!-- assets -->', links.join('\n    ')));
}

function outputOf(metafile, entry) {
  const found = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.startsWith(entry));
  if (!found) throw new Error(`${entry} came to nothing`);
  return found;
}

const asset = (path) => `assets/${basename(path)}`;

const building = await context({
  absWorkingDir: here,
  entryPoints: Object.values(PAGES).map(({ entry }) => ({ in: `./src/${entry}/main`, out: entry })),
  outdir: join(out, 'assets'),
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  legalComments: 'linked',
  metafile: true,
  logLevel: 'info',
  plugins: [liveModules(join(here, '../docs/LIVE.md')), strictStyles, pages],
});
if (process.argv.includes('--watch')) await building.watch();
else {
  await building.rebuild();
  await building.dispose();
}
