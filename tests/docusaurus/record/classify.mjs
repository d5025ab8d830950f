// What the log of a Docusaurus build says: why it failed, and what it warns of.
import path from 'node:path';

export function classify(out, site) {
  const t = out.split('\n').filter((l) => !l.startsWith('[WARNING]')).join('\n');
  const rel = (f) => f && path.relative(site, f.startsWith('/') ? f : path.join(site, f));
  const fileOf = () => {
    const m = t.match(/(?:MDX compilation failed for file|Error while processing Markdown file at path|at path path?=?|for doc at path(?: path=)?)\s*["']?([^"'\n]+?\.mdx?)["']?(?=[\s"',.]|$)/) || t.match(/((?:\/[^\s"'`]+)?\/(?:content|src)\/[^"'`\n:]+\.(?:mdx?|ya?ml|json))/);
    return m ? rel(m[1]) : undefined;
  };
  const R = [
    [/Docusaurus found broken links/, 'links', 'broken-links'],
    [/Docusaurus found broken anchors/, 'links', 'broken-anchors'],
    [/Duplicate routes found/, 'load', 'duplicate-routes'],
    [/Markdown link with URL .* couldn't be resolved/, 'mdx', 'broken-markdown-link'],
    [/Markdown image with URL .* couldn't be resolved/, 'mdx', 'broken-markdown-image'],
    [/Error: Tags \[.*\] used in .* are not defined/i, 'load', 'undefined-inline-tags'],
    [/tags from file|tags file/i, 'load', 'tags-file'],
    [/MDX compilation failed/, 'mdx', 'mdx-compile'],
    [/The docs plugin found docs sharing the same id/, 'load', 'duplicate-doc-ids'],
    [/category metadata file .* looks invalid/, 'load', 'category-metadata'],
    [/Can't process doc metadata[\s\S]*ValidationError/, 'load', 'front-matter-validation'],
    [/YAMLException|Error while parsing Markdown front matter/, 'load', 'front-matter-parse'],
    [/has no docs! At least one/, 'load', 'no-docs'],
    [/cannot include slash/, 'load', 'doc-id-has-slash'],
    [/couldn't compute a valid slug/, 'load', 'invalid-slug'],
    [/pagination_(prev|next) front matter points to a non-existent ID/, 'load', 'bad-pagination-id'],
    [/These sidebar document ids do not exist/, 'load', 'sidebar-unknown-doc-id'],
    [/failed to be loaded|Invalid sidebar/, 'load', 'sidebar'],
    [/partial files should not contain front matter/, 'mdx', 'partial-front-matter'],
    [/Can't resolve|Module not found|Cannot find module/, 'bundle', 'module-not-found'],
    [/Can't render static file for pathname/, 'ssg', 'render'],
    [/Can't process doc metadata/, 'load', 'doc-metadata'],
    [/These field\(s\)|Bad Docusaurus|is not allowed|is required|must be|sub-path/, 'config', 'config-validation'],
  ];
  let stage = 'unknown', kind = 'unknown';
  for (const [re, s, k] of R) if (re.test(t)) { stage = s; kind = k; break; }
  // short reason: the innermost cause that says something
  const causes = t.split('\n').map((l) => l.replace(/^[\s│╰─▶×]*(?:\[ERROR\] )?(?:\[cause\]: )?\[?/, '').trim())
    .filter((l) => /^(?:[A-Z][A-Za-z]*)?(?:Error|Exception|Exception \[.*?\])(?: \[[A-Za-z]+\])?: /.test(l) || /^(ValidationError|Module not found)/.test(l))
    .filter((l) => !/^Error: (Unable to build website|Can't process doc metadata)/.test(l));
  let reason = (causes.at(-1) || causes[0] || '').replaceAll(site + '/', '').replace(/\] \{$/, '');
  if (kind === 'mdx-compile') { const m = t.match(/(?:Cause|Details):\s*\n?([^\n]+)/); if (m) reason = m[1].replaceAll(site + '/', ''); }
  const pos = kind === 'mdx-compile' ? (t.match(/"name": "(\d+:\d+)/) || [])[1] : undefined;
  if (!reason && /broken-markdown/.test(kind)) { const m = t.match(/Markdown (?:link|image) with URL .*/); if (m) reason = m[0].trim(); }
  return {stage, kind, ...(pos ? {pos} : {}), ...(fileOf() ? {file: fileOf()} : {}), reason: reason.slice(0, 240)};
}

export function warnings(out, site) {
  const w = [];
  const lines = out.split('\n');
  let page = null, kind = null;
  for (const l of lines) {
    let m;
    if ((m = l.match(/^\s*- Broken (link|anchor) on source page path = (.*?):?$/))) { kind = m[1]; page = m[2]; }
    else if (page && (m = l.match(/^\s*-> linking to (.*?)(?: \(resolved as: (.*)\))?$/))) w.push({kind: 'broken-' + kind, page, link: m[1], ...(m[2] ? {resolved: m[2]} : {})});
    else if ((m = l.match(/Markdown (link|image) with URL [`"']?(.*?)[`"']? in source file ["`]?(.*?)["`]?(?: \((\d+:\d+)\))? couldn't be resolved/))) w.push({kind: 'broken-markdown-' + m[1], link: m[2], file: m[3], pos: m[4]});
    else if ((m = l.match(/^\s*- Attempting to create page at (.*?), but/))) w.push({kind: 'duplicate-route', route: m[1]});
    else if ((m = l.match(/Tags \[(.*?)\] used in "?(.*?)"? are not defined/))) w.push({kind: 'undefined-tag', tags: m[1], file: m[2].replaceAll(site + '/', '')});
    else if ((m = l.match(/found (\d+) unused Markdown directives? in file ["`]?(.*?)["`]?$/))) w.push({kind: 'unused-directive', count: +m[1], file: m[2].replaceAll(site + '/', '')});
    else if (/^\s*- :{1,3}[A-Za-z]/.test(l) && w.at(-1)?.kind === 'unused-directive') (w.at(-1).directives ??= []).push(l.trim().slice(2));
    else if ((m = l.match(/^\[WARNING\] (.*)$/)) && !/broken (links|anchors)|can't be read correctly|unused Markdown|Duplicate routes|Markdown (link|image) with/.test(l)) w.push({kind: 'warning', text: m[1].replaceAll(site + '/', '').slice(0, 300)});
  }
  return w.sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}
