// Docusaurus as it comes, docs at the root, with its fast bundler and all that belongs to it.
module.exports = {
  title: 'Benchmark',
  url: 'https://careers.example',
  baseUrl: '/',
  future: {faster: true, v4: {removeLegacyPostBuildHeadAttribute: true}}, // the one needs the other
  presets: [
    ['classic', {docs: {path: 'content', routeBasePath: '/'}, blog: false}],
  ],
};
