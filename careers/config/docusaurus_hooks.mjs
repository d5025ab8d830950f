// Module hooks for docusaurus_config.mjs: what jiti lets the JavaScript of a site do, Node does too.
//
// - a package that is not installed is there, and everything in it is nothing;
// - `./name` finds `./name.js`, `./name.ts`, `./name/index.js`, …;
// - `.js` is a module where its text says so, whatever package.json says;
// - `require`, `module`, `__dirname` work in modules;
// - types are taken out, by Node itself or by the TypeScript of the site.
import fs from 'node:fs';
import Module, {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {compileFunction} from 'node:vm';

const MISSING = 'careers-missing:';
const COMMONJS = 'careers-commonjs:';
const NOT_FOUND = /^ERR_(MODULE_NOT_FOUND|UNSUPPORTED_DIR_IMPORT|PACKAGE_PATH_NOT_EXPORTED)$/;
const ENDINGS = ['.js', '.ts', '.mjs', '.mts', '.cjs', '.cts', '.json'];
const NAMES = ['require', 'module', 'exports', '__filename', '__dirname'];
let site = '';
let port;

export function initialize(data) {
  ({site, port} = data);
}

export async function resolve(specifier, context, next) {
  if (specifier.startsWith(MISSING) || specifier.startsWith(COMMONJS)) {
    return {url: specifier, shortCircuit: true};
  }
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!NOT_FOUND.test(error.code)) throw error;
    if (!/^(\.{0,2}\/|\.{1,2}$|[a-z]+:)/.test(specifier)) {
      return {url: `${MISSING}${specifier}?${context.parentURL}`, format: 'module', shortCircuit: true};
    }
    const found = withEnding(specifier, context.parentURL);
    if (!found) {
      noteImport(specifier, context.parentURL);
      throw error;
    }
    return {url: pathToFileURL(found).href, shortCircuit: true};
  }
}

export async function load(url, context, next) {
  if (url.startsWith(MISSING)) return {format: 'module', source: nothing(url), shortCircuit: true};
  if (url.startsWith(COMMONJS)) return {format: 'module', source: commonjs(url), shortCircuit: true};
  const file = url.startsWith('file:') ? fileURLToPath(url) : '';
  const isOfSite = file.startsWith(site + path.sep) && !file.includes('node_modules');
  if (!isOfSite || !/\.(js|mjs|ts|mts|cts)$/.test(file)) {
    return file.endsWith('.json') ? json(file) : next(url, context);
  }
  const written = fs.readFileSync(file, 'utf8');
  if (file.endsWith('.js') && isScript(written)) return {format: 'commonjs', shortCircuit: true};
  const source = /\.[cm]?ts$/.test(file) ? withoutTypes(written, file) : written;
  port.postMessage({file, source});
  return {format: 'module', source: source + commonjsNames(source, url), shortCircuit: true};
}

function withEnding(specifier, parent) {
  const wanted = fileURLToPath(new URL(specifier, parent));
  const candidates = [...ENDINGS.map((end) => wanted + end), ...ENDINGS.map((end) => path.join(wanted, `index${end}`))];
  return candidates.find((file) => fs.existsSync(file));
}

/** Tell where the import of a file that is not there was written. */
function noteImport(specifier, parent) {
  const file = fileURLToPath(parent);
  const before = fs.readFileSync(file, 'utf8').split(specifier, 1)[0].split('\n');
  port.postMessage({file, place: {line: before.length, column: before.at(-1).length}});
}

/** Exports every word of the importing file, so that each name that it asks for is there. */
function nothing(url) {
  const [name, parent] = url.slice(MISSING.length).split(/\?(.*)/s);
  const text = parent.startsWith('file:') ? fs.readFileSync(fileURLToPath(parent), 'utf8') : '';
  const words = new Set(text.match(/[A-Za-z_$][\w$]*/g) ?? []);
  words.delete('default');
  const exported = [...words].map((word) => `inert as ${word}`).join(', ');
  return `const inert = globalThis[Symbol.for('careers.inert')](${JSON.stringify(name)});
export {inert as default${exported && ', '}${exported}};`;
}

function commonjs(url) {
  const file = fileURLToPath(url.slice(COMMONJS.length));
  return `import {createRequire} from 'node:module';
export const require = createRequire(${JSON.stringify(file)}), module = {exports: {}}, exports = module.exports;
export const __filename = ${JSON.stringify(file)}, __dirname = ${JSON.stringify(path.dirname(file))};`;
}

function json(file) {
  return {format: 'module', source: `export default ${fs.readFileSync(file, 'utf8')}`, shortCircuit: true};
}

/** Imports are hoisted, so they may stand at the end, where they move no line. */
function commonjsNames(source, url) {
  const missing = NAMES.filter((name) => !isDeclared(name, source));
  const names = missing.includes('module') ? '\nexport {module as __careers_module};' : '';
  return `\nimport {${missing.join(', ')}} from ${JSON.stringify(COMMONJS + url)};${names}`;
}

const isDeclared = (name, source) =>
  new RegExp(`\\b(?:const|let|var|function|class|import)\\b[^;=()\\n]*?(?<![\\w$'"./-])${name}(?![\\w$'"-])`).test(source);

function isScript(source) {
  try {
    compileFunction(source, NAMES);
    return true;
  } catch {
    return !/^\s*(?:import|export)\b|\bimport\.meta\b|^\s*await\b/m.test(source);
  }
}

function withoutTypes(source, file) {
  if (Module.stripTypeScriptTypes) return stripped(source, file);
  const typescript = siteTypescript();
  if (!typescript) throw Object.assign(new Error('nothing here reads TypeScript'), {code: 'CAREERS_NO_TYPESCRIPT'});
  const {ModuleKind, ScriptTarget} = typescript;
  const compilerOptions = {module: ModuleKind.ESNext, target: ScriptTarget.ES2022};
  const made = typescript.transpileModule(source, {fileName: file, compilerOptions, reportDiagnostics: true});
  const [wrong] = made.diagnostics;
  if (wrong) {
    const {line, character} = wrong.file.getLineAndCharacterOfPosition(wrong.start);
    port.postMessage({file, place: {line: line + 1, column: character + 1}});
    throw new SyntaxError(typescript.flattenDiagnosticMessageText(wrong.messageText, ' '));
  }
  return made.outputText;
}

/** Node blanks types out; enums, which are more than types, it has to rewrite. */
function stripped(source, file) {
  let failure;
  for (const mode of ['strip', 'transform']) {
    try {
      return Module.stripTypeScriptTypes(source, {mode});
    } catch (error) {
      failure ??= error;
    }
  }
  const found = /^.*?:(\d+)\n(?:.*\n)*?( *)\^/.exec(String(failure.stack));
  if (found) port.postMessage({file, place: {line: Number(found[1]), column: found[2].length + 1}});
  throw failure;
}

function siteTypescript() {
  try {
    return createRequire(path.join(site, 'package.json'))('typescript');
  } catch {
    return undefined;
  }
}
