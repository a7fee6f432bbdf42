import { createHash } from 'node:crypto';
import { explanationPage } from '../../src/explain/page/explanation-page.js';
import { html, sourceLink } from '../../src/html/html.js';
import { explained } from '../explain/explained.js';
import { goodProfile } from '../support/good-profile.js';
import { evilName, pages } from './pages.js';

describe.each(Object.entries(pages))('the page: %s', (_, make) => {
  const page = make();

  test('allows its own style, and nothing else from anywhere', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('script-src');
  });

  test('has no script, nothing to fetch and no style beside its own', () => {
    expect(page).not.toMatch(/<(script|img|link|iframe|object|embed|base)\b/i);
    // Quotes in values are escaped, so that a value ends where it seems to.
    const withoutValues = page.replace(/="[^"]*"/g, '=""');
    expect(withoutValues).not.toMatch(/<[^>]*\s(on\w+|style|src|srcset)=/i);
    expect(page.match(/<style/g)).toHaveLength(1);
    const links = Array.from(page.matchAll(/<a [^>]*href="([^"]*)"/g), ([, address = '']) => address);
    expect(links.filter((address) => !/^(https:\/\/|\d+\/)/.test(address))).toEqual([]);
  });

  test('shows no control character and no mark of text direction', () => {
    expect(page).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });
});

test('what a file says is text', () => {
  const escaped = '&lt;/title&gt;&lt;script&gt;document.title=&#39;evil&#39;&lt;/script&gt;';
  for (const name of ['evil', 'evil changes', 'install', 'desk']) {
    expect(pages[name]?.()).toContain(escaped);
    expect(pages[name]?.()).toContain('\\u202e');
  }
  expect(html`<p title="${evilName}">${[evilName]}</p>`.toString()).not.toContain('<script');
});

test('each situation is a picture with words for those who do not see it', () => {
  const page = explanationPage(explained(goodProfile()));
  const labels = Array.from(page.matchAll(/role="img" aria-label="([^"]*)"/g), ([, label = '']) => label);
  expect(labels).toHaveLength(5);
  expect(labels[0]).toMatch(/^Wi-Fi, tunnel up\. All other traffic .*: through the VPN\. .*: blocked\.$/);
});

test('a source is a link', () => {
  expect(sourceLink("Apple's schema, https://example.com/a?b=1&c=2").toString()).toBe(
    '<a href="https://example.com/a?b=1&amp;c=2" rel="noreferrer noopener">Apple&#39;s schema</a>',
  );
  expect(sourceLink('somebody said so').toString()).toBe('somebody said so');
});
