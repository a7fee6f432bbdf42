import { basename } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import { readIdentities } from '../../device/identities.js';
import { explain } from '../../explain/explain.js';
import type { Explanation } from '../../explain/explanation.js';
import { contentSecurityPolicy } from '../../html/page.js';
import { InputError } from '../../input-error.js';
import { open } from '../../open/open.js';
import { installable, wholeProfile } from '../../open/opened.js';
import { stringAt } from '../../plist/navigate.js';
import { judgeProfile } from '../../verify/judge-profile.js';
import type { Host } from '../host.js';
import { about, readInput, shownPath } from '../input.js';
import { installPage, type OfferedProfile } from './install-page.js';
import { pageReply, type Site } from './site.js';

/** A profile as it was when the server started: that is what is served, whatever becomes of the file. */
export interface ServedProfile extends Omit<OfferedProfile, 'href'> {
  readonly bytes: Uint8Array;
  readonly hasSecrets: boolean;
  readonly errors: number;
}

/**
 * Reads a profile that is to be served.
 *
 * @throws InputError when the file holds no whole profile
 */
export async function readServed(
  host: Host,
  file: string,
  target: { readonly platform: DevicePlatform; readonly os: string },
): Promise<ServedProfile> {
  const shown = shownPath(host, file);
  const input = await readInput(host, file);
  return about(shown, async () => {
    const opened = await open(input, { ...target, now: host.now });
    const { profile, bytes } = wholeProfile(opened);
    const judged = await judgeProfile(profile, { ...target, now: host.now });
    const errors = judged.findings.filter(({ severity }) => severity === 'error').length;
    return {
      bytes: installable(opened) ?? bytes,
      file: profileName(file),
      name: stringAt(profile, 'PayloadDisplayName') ?? profileName(file),
      organization: stringAt(profile, 'PayloadOrganization'),
      explanation: await explained(),
      hasSecrets: judged.findings.some(({ rule }) => rule === 'secret-in-profile'),
      errors,
    };

    async function explained(): Promise<Explanation | undefined> {
      try {
        const identities = await readIdentities(profile);
        return explain(profile, { ...target, file: shown, identities, errors });
      } catch (error) {
        // A profile without a VPN can be installed all the same.
        if (error instanceof InputError) return undefined;
        throw error;
      }
    }
  });
}

/** Standard input has no name, and a device wants one that ends as profiles do. */
function profileName(file: string): string {
  const name = file === '-' ? 'profile' : basename(file);
  return /\.mobileconfig$/i.test(name) ? name : `${name}.mobileconfig`;
}

/** A page for test devices, and the profiles behind it. */
export function installSite(
  profiles: readonly ServedProfile[],
  code: string,
  downloaded: (profile: ServedProfile, from: string) => void,
): Site {
  const offered = profiles.map((profile, index) => ({
    ...profile,
    href: `${index + 1}/${encodeURIComponent(profile.file)}`,
  }));
  const page = installPage(offered, code);
  return {
    answer(path, { method, socket }) {
      if (method !== 'GET' && method !== 'HEAD') return undefined;
      if (path === '') return pageReply(200, page, contentSecurityPolicy());
      const profile = offered.find(({ href }) => href === path);
      if (profile === undefined) return undefined;
      return {
        status: 200,
        type: 'application/x-apple-aspen-config',
        body: profile.bytes,
        headers: {
          'Content-Disposition': `attachment; filename="${plainName(profile.file)}"; filename*=UTF-8''${encodeURIComponent(profile.file)}`,
        },
        delivered: () => downloaded(profile, socket.remoteAddress ?? ''),
      };
    },
  };
}

/** For readers that know no other letters than ASCII in a header. */
function plainName(file: string): string {
  return file.replace(/[^\w.() -]/g, '_');
}
