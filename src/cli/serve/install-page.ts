import type { Explanation } from '../../explain/explanation.js';
import { explanationBody } from '../../explain/page/explanation-page.js';
import { html, type Markup, trusted } from '../../html/html.js';
import { page } from '../../html/page.js';

/** A profile that a page offers for installation. */
export interface OfferedProfile {
  /** Where the profile is, from the page. */
  readonly href: string;
  readonly file: string;
  readonly name: string;
  readonly organization: string | undefined;
  /** What its VPN does; absent where it has none. */
  readonly explanation: Explanation | undefined;
}

/** The page that a test device installs profiles from. */
export function installPage(profiles: readonly OfferedProfile[], code: string): string {
  const [first] = profiles;
  return page({
    title: profiles.length === 1 && first !== undefined ? `Install ${first.name}` : 'Install profiles',
    body: html`<header class="top"><h1>${profiles.length === 1 && first !== undefined ? first.name : 'Profiles for test devices'}</h1></header>
<main><div class="columns">${profiles.map((profile) => offer(profile, profiles.length === 1))}
<section class="card install"><h2>On another device</h2><p class="muted">Point its camera here to open this page.</p><div class="code" role="img" aria-label="QR code with the address of this page">${trusted(code)}</div></section></div>
${profiles.map(({ explanation, name }) => explanation !== undefined && html`<h2 class="part">What ${name} does</h2>${explanationBody(explanation)}`)}
</main><footer>Served by alwayson for a short time. Not affiliated with Apple or Microsoft.</footer>`,
  });
}

function offer({ href, file, name, organization, explanation }: OfferedProfile, only: boolean): Markup {
  return html`<section class="card install">${!only && html`<h2>${name}</h2>`}
<p class="muted"><code>${file}</code>${organization !== undefined && html`, from ${organization}`}</p>
${explanation !== undefined && html`<p>${explanation.vpn.summary}</p>`}
<p><a class="button" href="${href}">Install</a></p>
<ol>
<li>Tap Install, then Allow.</li>
<li>Open Settings and tap Profile Downloaded near the top. On a Mac, open System Settings and search for Profiles.</li>
<li>Tap Install, enter the passcode of the device, and follow the questions.</li>
</ol>
${explanation?.vpn.kind === 'AlwaysOn' && html`<p class="muted small">Always On needs a supervised device. Others reject the profile.</p>`}
</section>`;
}
