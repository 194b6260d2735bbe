export default {
  title: 'Test',
  url: 'https://example.com',
  baseUrl: '/',
  onBrokenLinks: 'ignore',
  plugins: [['@docusaurus/plugin-content-blog', { onInlineAuthors: 'ignore', onUntruncatedBlogPosts: 'ignore' }]],
  themes: ['@docusaurus/theme-classic'],
};
