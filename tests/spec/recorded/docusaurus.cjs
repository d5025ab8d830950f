// One JSON question a line on stdin, one JSON answer a line on stdout; see record.py.
// usage: node docusaurus.cjs NODE_MODULES, a folder that holds Docusaurus and its preset
const modules = require('node:path').resolve(process.argv[2]);
const load = (name) => require(`${modules}/${name}`);
const yaml = load('js-yaml');
const {parseFileContentFrontMatter} = load('@docusaurus/utils/lib/markdownUtils.js');
const {validateDocFrontMatter} = load('@docusaurus/plugin-content-docs/lib/frontMatter.js');
const {validateCategoryMetadataFile} = load(
  '@docusaurus/plugin-content-docs/lib/sidebars/validation.js',
);
const {validateConfig} = load('@docusaurus/core/lib/server/configValidation.js');
const {normalizePluginOptions, normalizeThemeConfig} = load(
  '@docusaurus/utils-validation/lib/validationUtils.js',
);
const {ThemeConfigSchema, validateOptions: theme} = load('@docusaurus/theme-classic/lib/options.js');
const plugins = {
  docs: load('@docusaurus/plugin-content-docs/lib/options.js').validateOptions,
  pages: load('@docusaurus/plugin-content-pages/lib/options.js').validateOptions,
  sitemap: load('@docusaurus/plugin-sitemap/lib/options.js').validateOptions,
  theme,
};

const answer = process.stdout.write.bind(process.stdout);
console.log = console.warn = console.info = console.error = () => {};

// What JSON cannot hold is marked: {"$date": …}, {"$number": …}.
function marked(value) {
  if (value instanceof Date) return {$date: value.toISOString()};
  if (typeof value === 'number' && !Number.isFinite(value)) return {$number: String(value)};
  if (value instanceof Uint8Array) return {$bytes: true};
  if (Array.isArray(value)) return value.map(marked);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]));
  }
  return value === undefined ? null : value;
}

function configuration({careers, blog, ...given}) {
  const errors = [];
  const attempt = (work) => {
    try {
      return work();
    } catch (error) {
      errors.push(error.message.split('\n')[0]);
    }
  };
  const site = Object.fromEntries(Object.entries(given).filter(([key]) => !(key in plugins)));
  const config = attempt(() => validateConfig(site, 'careers.toml'));
  for (const [name, validateOptions] of Object.entries(plugins)) {
    if (given[name]) {
      attempt(() => validateOptions({validate: normalizePluginOptions, options: given[name]}));
    }
  }
  if (config) attempt(() => normalizeThemeConfig(ThemeConfigSchema, config.themeConfig));
  return errors;
}

const questions = {
  yaml: (text) => marked(yaml.load(text)),
  front_matter(text) {
    const {frontMatter, content} = parseFileContentFrontMatter(text);
    return {frontMatter: marked(validateDocFrontMatter(frontMatter)), content};
  },
  category: (text) => marked(validateCategoryMetadataFile(yaml.load(text))),
  configuration,
  dates(text) {
    const date = new Date(/^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
    return Number.isNaN(date.getTime()) || /^\s*$/.test(text) ? null : date.toISOString();
  },
};

require('node:readline')
  .createInterface({input: process.stdin})
  .on('line', (line) => {
    const {table, given} = JSON.parse(line);
    let out;
    try {
      out = questions[table](given);
    } catch (error) {
      out = {error: error.message.split('\n')[0]};
    }
    answer(`${JSON.stringify(out)}\n`);
  });
