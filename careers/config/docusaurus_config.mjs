// Evaluates JavaScript of a site as Docusaurus would, and answers with plain values as JSON.
//
//   node docusaurus_config.mjs MARKER production|development FILE...
//
// Runs in the site folder. The last line of the output is MARKER and a list of answers, one a FILE:
// {"value": …, "sidebars": {path: value}} or {"error": {…}}. What only JavaScript can use stands
// there as {"$javascript": …}. docusaurus.py starts it and reads the answer.
//
// Docusaurus loads every such file through jiti, so one file may mix `import` and `require`, need
// no "type": "module", and hold types. With Node alone the same comes from docusaurus_hooks.mjs;
// the site's own jiti is used where that is not enough.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import Module, {createRequire, register} from 'node:module';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {MessageChannel, receiveMessageOnPort} from 'node:worker_threads';

const [marker, mode, ...files] = process.argv.slice(2);
process.env.NODE_ENV = process.env.BABEL_ENV = mode;
const site = fs.realpathSync(process.cwd());
const siteRequire = createRequire(path.join(site, 'package.json'));
const TYPESCRIPT = /\.[cm]?ts$/;
const CODE = /\.[cm]?[jt]s$/;
const DEEPEST = 60;

// ---- packages that are not installed: whatever the configuration does with them leads to nothing

const packages = new WeakMap();

/** A value that can be called, read, constructed and spread, and is nothing. */
function inert(name) {
  const made = new Proxy(function () {}, {
    get: (_, key) => answerOf(name, key, made),
    apply: () => inert(name),
    construct: () => inert(name),
    set: () => true,
  });
  packages.set(made, name);
  return made;
}

function answerOf(name, key, made) {
  if (key === 'then' || key === '__esModule') return undefined; // neither a promise nor a module
  if (key === Symbol.iterator) return [][Symbol.iterator].bind([]);
  if (key === Symbol.toPrimitive || key === 'toString') return () => '';
  if (key === 'prototype') return Reflect.get(function () {}, 'prototype');
  return key === 'default' ? made : inert(name);
}

globalThis[Symbol.for('careers.inert')] = inert;

const MISSING = 'careers-missing/';
const ENDING = '.careers-missing'; // no loader takes it for code
const isBare = (request) => !/^(\.{0,2}\/|\.{1,2}$|[a-z]+:|[A-Za-z]:\\)/.test(request);
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  try {
    return resolveFilename.call(this, request, ...rest);
  } catch (error) {
    if (isBare(request) && /^(MODULE_NOT_FOUND|ERR_PACKAGE_PATH)/.test(error.code)) {
      return request.startsWith(MISSING) ? request : MISSING + request + ENDING;
    }
    throw error;
  }
};
const load = Module._load;
Module._load = function (request, parent, isMain) {
  if (isBare(request)) {
    const found = Module._resolveFilename(request, parent, isMain);
    if (found.startsWith(MISSING)) return inert(missingName(found));
  }
  return load.call(this, request, parent, isMain);
};
const missingName = (text) => text.slice(MISSING.length).split(ENDING)[0];

const {port1: told, port2: port} = new MessageChannel();
told.unref();
register(new URL('./docusaurus_hooks.mjs', import.meta.url), {data: {site, port}, transferList: [port]});

// ---- loading

async function loaded(file) {
  const failures = [];
  for (const way of [withNode, withJiti]) {
    try {
      return await way(file);
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures.find((error) => !error?.code?.startsWith('CAREERS_NO')) ?? failures[0];
}

async function withNode(file) {
  const found = await import(pathToFileURL(file).href);
  if (found.default !== undefined) return found.default?.__esModule ? found.default.default : found.default;
  const said = found.__careers_module?.exports;
  return said && (typeof said === 'function' || Object.keys(said).length) ? said : {...found};
}

function withJiti(file) {
  const jiti = installed('jiti');
  if (!jiti) throw Object.assign(new Error('jiti is not installed'), {code: 'CAREERS_NO_WAY'});
  const made = siteRequire(jiti);
  const create = made.createJiti ?? made.default ?? made;
  const options = {cache: false, fsCache: false, moduleCache: false, requireCache: false, interopDefault: true};
  const found = create(file, options)(file);
  return found?.default ?? found;
}

/** The file of a package of the site, or of what Docusaurus brought along; undefined if none. */
function installed(name) {
  const around = [site];
  for (const owner of ['@docusaurus/core/package.json', '@docusaurus/utils/package.json']) {
    const found = siteRequire.resolve(owner);
    if (!found.startsWith(MISSING)) around.push(path.dirname(fs.realpathSync(found)));
  }
  for (const folder of around) {
    const found = createRequire(path.join(folder, 'package.json')).resolve(name);
    if (!found.startsWith(MISSING)) return found;
  }
  return undefined;
}

// ---- values as JSON

const sidebarFiles = new Set();

function plain(value, key, above) {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return noted(value, key);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (packages.has(value)) return only('missing', packages.get(value));
  if (typeof value === 'function') return only('function', value.name);
  if (typeof value !== 'object') return only(typeof value, '');
  if (value instanceof Date) return value.toJSON();
  if (value instanceof RegExp) return only('regular expression', '');
  if (above.length > DEEPEST || above.includes(value)) return only('circle', '');
  const inside = [...above, value];
  if (Array.isArray(value)) return value.map((item) => plain(item ?? null, key, inside));
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(pairs.map(([name, item]) => [name, plain(item, name, inside)]));
}

const only = (kind, name) => ({$javascript: [kind, name]});

/** Texts inside; a path below the site folder as one relative to it. */
function noted(value, key) {
  if (typeof value !== 'string') return value;
  let text = value.toWellFormed?.() ?? value;
  if (text.startsWith(MISSING)) return only('missing', missingName(text));
  for (const root of [site, process.cwd()]) {
    if (text === root) text = '.';
    if (text.startsWith(root + path.sep)) text = './' + path.relative(root, text).split(path.sep).join('/');
  }
  if (key === 'sidebarPath' && CODE.test(text) && fs.existsSync(path.resolve(text))) sidebarFiles.add(text);
  return text;
}

// ---- mistakes

/** What, and where as far as V8, the hooks or jiti say it. */
function described(error) {
  const message = withoutSite(String(error?.message ?? error));
  if (!(error instanceof Error)) return {kind: 'thrown', message};
  if (error.code === 'CAREERS_NO_TYPESCRIPT') return {kind: 'typescript', message};
  const stack = String(error.stack ?? '');
  const kind = /SyntaxError|ParseError/.test(`${error.name} ${message}`) ? 'syntax' : 'thrown';
  const place = markedPlace(stack, siteFile) ?? framePlace(stack) ?? checkedPlace() ?? jitiPlace(error.message);
  return {kind, name: error.name, message, ...place};
}

const withoutSite = (text) => text.replaceAll(`file://${site}/`, '').replaceAll(site + path.sep, '');

/** `file:///site/a.js:3` and a caret below the line, as syntax errors have it. */
function markedPlace(stack, named) {
  const found = /^(.+?):(\d+)\n.*\n( *)\^/.exec(stack);
  const file = found && named(found[1]);
  return file ? {file, line: Number(found[2]), column: found[3].length + 1} : undefined;
}

/** Modules do not say where they are wrong, so those that were loaded are checked, the last first. */
function checkedPlace() {
  const loads = [];
  for (let note = receiveMessageOnPort(told); note; note = receiveMessageOnPort(told)) loads.unshift(note.message);
  for (const {file, source, place} of loads) {
    if (place) return {file: siteFile(file), ...place};
    const checked = spawnSync(process.execPath, ['--input-type=module', '--check'], {input: source, encoding: 'utf8'});
    const found = checked.status ? markedPlace(checked.stderr, () => siteFile(file)) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `ParseError: … /site/a.ts:3:6`, its columns from 0. */
function jitiPlace(message) {
  const found = /\s(\S+):(\d+):(\d+)$/.exec(message);
  const file = found && siteFile(found[1]);
  return file ? {file, line: Number(found[2]), column: Number(found[3]) + 1} : undefined;
}

/** The first frame that is a file of the site. */
function framePlace(stack) {
  for (const [, name, line, column] of stack.matchAll(/(?:at |\()((?:file:|\/|[A-Za-z]:\\).*?):(\d+):(\d+)\)?$/gm)) {
    const file = siteFile(name.replace(/^.*\(/, ''));
    if (file) return {file, line: Number(line), column: Number(column)};
  }
  return undefined;
}

function siteFile(name) {
  const file = path.relative(site, name.startsWith('file:') ? fileURLToPath(name.split('?')[0]) : name);
  return file.startsWith('..') || path.isAbsolute(file) || file.includes('node_modules') ? undefined : file.split(path.sep).join('/');
}

// ---- answers

async function answer(file) {
  try {
    let value = await loaded(path.resolve(file));
    if (typeof value === 'function' && !packages.has(value)) value = await value();
    return {value: plain((await value) ?? null, '', [])};
  } catch (error) {
    return {error: described(error)};
  }
}

const answers = [];
for (const file of files) answers.push(await answer(file));
const sidebars = {};
for (const file of sidebarFiles) sidebars[file] = await answer(file);
const text = `\n${marker}${JSON.stringify({answers, sidebars})}\n`;
process.stdout.write(text, () => process.exit(0));
