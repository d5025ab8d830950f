#!/usr/bin/env node
// Builds recorded cases with the real Docusaurus and writes what it made of them.
//
//   node record.mjs --docusaurus FOLDER [--python PYTHON] [--jobs N] [--keep FOLDER] [REGEX]
//
// FOLDER holds the node_modules with Docusaurus (see README.md; `make record` makes it). Each case
// whose name matches REGEX is copied, built, read back by extract.py and noted in its
// expected.json. --keep also keeps the built sites.
import {execFileSync, spawn} from 'node:child_process';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {classify, warnings} from './classify.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const CASES = path.join(HERE, '../cases');
const EXTRACT = path.join(HERE, '../extract.py');
const BUILD_MILLISECONDS = 180_000;
const SETUP = ['expected.json', 'case.json', 'careers.toml'];

const {values: options, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    docusaurus: {type: 'string'},
    python: {type: 'string', default: 'python3'},
    jobs: {type: 'string', default: '2'},
    keep: {type: 'string'},
  },
});
const modules = path.resolve(options.docusaurus, 'node_modules');
const work = path.resolve(options.docusaurus, 'sites');
const require = createRequire(path.join(modules, 'x.js'));
const {parse} = await import(pathToFileURL(require.resolve('smol-toml')).href);
const {version} = require('@docusaurus/core/package.json');

/** careers.toml as a Docusaurus configuration: [docs], [pages], … are options of the preset. */
function toConfig(toml, site) {
  const {docs = {}, pages, blog, sitemap, theme, careers: _ours, ...rest} = toml;
  const written = fs.existsSync(path.join(site, 'sidebars.json')) ? './sidebars.json' : undefined;
  const preset = {
    docs: {path: 'content', routeBasePath: '/', sidebarPath: written, ...docs},
    blog: blog ?? false,
    pages: pages ?? (fs.existsSync(path.join(site, 'src/pages')) ? {} : false),
    theme: theme ?? {},
    ...(sitemap === undefined ? {} : {sitemap}),
  };
  const faster = {
    swcJsLoader: true, swcJsMinimizer: true, swcHtmlMinimizer: true, lightningCssMinimizer: true,
    rspackBundler: true, mdxCrossCompilerCache: true, rspackPersistentCache: false, ssgWorkerThreads: false,
  }; // prettier-ignore
  return {
    ...rest,
    future: {...rest.future, v4: false, faster},
    presets: [['classic', preset]],
  };
}

function makeSite(name) {
  const from = path.join(CASES, name);
  const site = path.join(work, name);
  fs.rmSync(site, {recursive: true, force: true});
  fs.mkdirSync(site, {recursive: true});
  for (const entry of fs.readdirSync(from)) {
    if (!SETUP.includes(entry)) fs.cpSync(path.join(from, entry), path.join(site, entry), {recursive: true});
  }
  fs.symlinkSync(modules, path.join(site, 'node_modules'));
  fs.writeFileSync(path.join(site, 'package.json'), '{"name":"case","private":true}');
  const config = toConfig(parse(fs.readFileSync(path.join(from, 'careers.toml'), 'utf8')), site);
  const text = JSON.stringify(config, null, 1);
  fs.writeFileSync(path.join(site, 'docusaurus.config.js'), `module.exports = ${text};\n`);
  if (asksGit(config.presets[0][1])) makeRepository(site);
  return {site, baseUrl: config.baseUrl ?? '/'};
}

const asksGit = ({docs, sitemap}) => docs.showLastUpdateTime || docs.showLastUpdateAuthor || sitemap?.lastmod;

/** Docusaurus fails without a repository. None of the pages is in it: only front matter counts. */
function makeRepository(site) {
  const when = '2020-01-01T00:00:00Z';
  const env = {...process.env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when};
  const settings = ['user.name=recorder', 'user.email=recorder@example.com', 'init.defaultBranch=main'];
  const git = (...words) =>
    execFileSync('git', [...settings.flatMap((one) => ['-c', one]), ...words], {cwd: site, env, stdio: 'ignore'});
  git('init', '-q');
  git('add', 'package.json');
  git('commit', '-q', '-m', 'x');
}

function build(site) {
  const program = path.join(modules, '@docusaurus/core/bin/docusaurus.mjs');
  const env = {
    ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', SKIP_HTML_MINIFICATION: 'true',
    NO_UPDATE_NOTIFIER: '1', TZ: 'UTC', CI: '',
  }; // prettier-ignore
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'build', '--no-minify'], {cwd: site, env});
    const killer = setTimeout(() => child.kill('SIGKILL'), BUILD_MILLISECONDS);
    let log = '';
    child.stdout.on('data', (bytes) => (log += bytes));
    child.stderr.on('data', (bytes) => (log += bytes));
    child.on('close', (code) => {
      clearTimeout(killer);
      resolve({code, log: log.replace(/\x1b\[[0-9;]*m/g, '')});
    });
  });
}

/** Metadata of the pages and the whole sidebars, which the HTML does not show. */
function generated(site) {
  const folder = path.join(site, '.docusaurus/docusaurus-plugin-content-docs/default');
  const found = {docs: [], sidebars: null};
  const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const file of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (!/^site-.*\.json$/.test(file)) continue;
    const {version: _, ...metadata} = read(path.join(folder, file));
    if (metadata.id && metadata.permalink) found.docs.push(metadata);
  }
  found.docs.sort((one, other) => (one.id < other.id ? -1 : 1));
  const parts = path.join(folder, 'p');
  for (const file of fs.existsSync(parts) ? fs.readdirSync(parts) : []) {
    found.sidebars = read(path.join(parts, file)).version?.docsSidebars ?? found.sidebars;
  }
  return found;
}

async function record(name) {
  const started = Date.now();
  const {site, baseUrl} = makeSite(name);
  const {code, log} = await build(site);
  const outcome = code === 0 ? {status: 'ok'} : {status: 'error', ...classify(log, site)};
  const expected = {case: name, recorded_with: `docusaurus ${version}`, outcome, warnings: warnings(log, site)};
  if (code === 0) {
    const base = baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`;
    const words = [EXTRACT, path.join(site, 'build'), '--base-url', base];
    const env = {...process.env, EXTRACT_DEBUG: '1'};
    Object.assign(expected, JSON.parse(execFileSync(options.python, words, {maxBuffer: 1 << 28, env})));
  }
  Object.assign(expected, generated(site));
  fs.writeFileSync(path.join(CASES, name, 'expected.json'), `${JSON.stringify(expected, null, 1)}\n`);
  if (options.keep && code === 0) {
    fs.cpSync(path.join(site, 'build'), path.join(options.keep, name), {recursive: true});
  }
  fs.rmSync(site, {recursive: true, force: true});
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${seconds}s ${name}: ${outcome.status}${code ? ` ${outcome.kind}: ${outcome.reason}` : ''}`);
}

const wanted = new RegExp(positionals[0] ?? '');
const queue = fs.readdirSync(CASES).filter(
  (name) => wanted.test(name) && fs.existsSync(path.join(CASES, name, 'careers.toml')),
); // prettier-ignore
const started = Date.now();
const worker = async () => {
  for (let name = queue.shift(); name; name = queue.shift()) await record(name);
};
await Promise.all(Array.from({length: Number(options.jobs)}, worker));
console.log(`done in ${((Date.now() - started) / 1000).toFixed(0)}s, with docusaurus ${version}`);
