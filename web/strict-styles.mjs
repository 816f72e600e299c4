// Scalar puts style elements and style attributes into its page, which a policy without
// `unsafe-inline` refuses. Style sheets that a script makes are allowed, and so are an element's
// styles set by their properties: the few places are changed to that while they are bundled.
import { readFile } from 'node:fs/promises';

/** What is there, and what comes instead, by file. */
const CHANGES = {
  '@scalar/use-toasts/dist/index.js': [
    ['document.createElement("style")', 'new CSSStyleSheet()'],
    ['elementStyle.appendChild(document.createTextNode(', 'elementStyle.replaceSync(('],
    ['document.head.appendChild(elementStyle)', 'document.adoptedStyleSheets.push(elementStyle)'],
  ],
  '@scalar/api-reference/dist/components/ApiReference.vue_vue_type_script_setup_true_lang.js': [
    [
      'createBlock(resolveDynamicComponent("style"), { innerHTML: styleContent.value }, null, 8, ["innerHTML"])',
      'createBlock(Adopted, { css: styleContent.value }, null, 8, ["css"])',
    ],
    [
      /^/,
      'const adopted = new CSSStyleSheet(); document.adoptedStyleSheets.push(adopted);' +
        'const Adopted = ({ css }) => (adopted.replaceSync(css), null);',
    ],
  ],
  '@scalar/themes/dist/index.js': [
    ['parent.setAttribute("style", "width:30px;height:30px;overflow-y:scroll;")', 'parent.style.cssText = "width:30px;height:30px;overflow-y:scroll"'],
    ['child.setAttribute("style", "width:100%;height:40px")', 'child.style.cssText = "width:100%;height:40px"'],
  ],
  // How wide the numbers of lines are, which reference.css says instead.
  '@scalar/code-highlight/dist/chunks/code.js': [
    ['node.properties.style = `--line-count: ${numLines}; --line-digits: ${numLines.toString().length};`;', ''],
  ],
  '@scalar/highlight/dist/compat/syntax-highlight.js': [
    ['lineMode ? ` style="--line-count: ${count}; --line-digits: ${count.toString().length};"` : \'\'', "''"],
  ],
  // The editor of a body. Of itself it does so within a shadow root alone.
  'style-mod/src/style-mod.js': [['!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets']],
  // zod finds out by an eval whether it may, and is told that it may not.
  'zod/v4/core/core.js': [['(_a.__zod_globalConfig = {})', '(_a.__zod_globalConfig = { jitless: true })']],
};

const NAMES = Object.keys(CHANGES).map((name) => name.replaceAll(/[./]/g, '\\$&'));

export const strictStyles = {
  name: 'strict-styles',
  setup(build) {
    build.onLoad({ filter: new RegExp(`/node_modules/(${NAMES.join('|')})$`) }, async ({ path }) => {
      const name = Object.keys(CHANGES).find((name) => path.endsWith(`/node_modules/${name}`));
      let contents = await readFile(path, 'utf8');
      for (const [from, to] of CHANGES[name]) {
        if (contents.search(literal(from)) < 0) return { errors: [{ text: `${name} has no ${from}: look where it puts its styles now` }] };
        contents = contents.replace(from, () => to);
      }
      return { contents, loader: 'js' };
    });
  },
};

const literal = (text) => (text instanceof RegExp ? text : new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
