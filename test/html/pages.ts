import { deskPage } from '../../src/cli/serve/desk-page.js';
import { installPage } from '../../src/cli/serve/install-page.js';
import { changesPage, explanationPage } from '../../src/explain/page/explanation-page.js';
import type { PlistDictionary } from '../../src/plist/value.js';
import { html } from '../../src/report/html.js';
import { explained } from '../explain/explained.js';
import { sample } from '../report/sample.js';
import { alwaysOn, changedAll, goodPlainProfile, goodProfile, vpn } from '../support/good-profile.js';

/** A name that would do something if it were taken for HTML, and reads backwards if it were shown as it is. */
export const evilName = `</title><script>document.title='evil'</script><img src=x onerror="alert(1)">'"\u202e`;

/** A profile whose names are all evil. */
export function evilProfile(): PlistDictionary {
  return changedAll(goodProfile(), {
    '/PayloadDisplayName': evilName,
    [`${vpn}/UserDefinedName`]: evilName,
    [`${alwaysOn}/ApplicationExceptions/0/BundleIdentifier`]: evilName,
    [`${alwaysOn}/TunnelConfigurations/0/RemoteAddress`]: evilName,
  });
}

/** One page of each kind. */
export const pages: Readonly<Record<string, () => string>> = {
  explanation: () => explanationPage(explained(goodProfile())),
  'explanation of a Mac': () => explanationPage(explained(goodPlainProfile(), { platform: 'macOS' })),
  changes: () => changesPage(explained(goodProfile()), explained(goodPlainProfile())),
  report: () => html(sample),
  evil: () => explanationPage(explained(evilProfile(), { file: evilName })),
  'evil changes': () => changesPage(explained(goodProfile()), explained(evilProfile(), { file: evilName })),
  install: () =>
    installPage(
      [
        {
          href: '1/vpn.mobileconfig',
          file: evilName,
          name: evilName,
          organization: evilName,
          explanation: explained(evilProfile()),
        },
      ],
      '<svg viewBox="0 0 1 1"></svg>',
    ),
  desk: () =>
    deskPage(
      { newest: '27.0' },
      { report: sample, explanation: explained(evilProfile()), problem: evilName },
    ),
};
