import { compareVersions } from '../../apple/os.js';
import { appleSources } from '../../apple/sources.js';
import { quoted } from '../../device/install-errors.js';
import type { ProfileView } from '../../device/profile-view.js';
import { get, stringAt } from '../../plist/navigate.js';
import type { Remark, Rule } from '../rule.js';
import { entry, shown } from '../wording.js';

/** The first macOS that was reported to refuse VPNs of another scope. */
const firstThatRefuses = '26.1';

const refused: Partial<Remark> = {
  severity: 'warning',
  why: `Users report that macOS 26.1 rejects VPNs and other network payloads without PayloadScope System and shows ${quoted('serviceNotCreated')}.`,
  source: appleSources.scopeReports,
  confidence: 'observed',
  os: `macOS ${firstThatRefuses} and later`,
};

function isRefused({ platform, os }: ProfileView): boolean {
  return platform === 'macOS' && compareVersions(os, firstThatRefuses) >= 0;
}

export const payloadScope: Rule = {
  name: 'payload-scope',
  title: 'VPN profile whose PayloadScope is not System',
  severity: 'info',
  why: 'Some management systems install a profile without PayloadScope System for a user, although the VPN belongs to the device. Only Macs read the key themselves.',
  source: appleSources.topLevel,
  confidence: 'inferred',
  inDeclarations: 'own envelope',
  *check(view) {
    const { profile, vpns } = view;
    const at = get(profile, 'PayloadScope');
    const fix = entry('PayloadScope', 'System');
    if (at !== undefined && !(at.type === 'string' && ['System', 'User'].includes(at.value))) {
      yield {
        at,
        severity: 'warning',
        message: `PayloadScope is ${shown(at)}. Apple allows System and User.`,
        why: "Apple's schema has no other scope.",
        confidence: 'documented',
        fix,
      };
    } else if (vpns.length > 0 && (at === undefined || stringAt(at) === 'User')) {
      const message =
        at === undefined
          ? 'The profile has no PayloadScope.'
          : 'PayloadScope is User, but a VPN belongs to the device.';
      yield { at: at ?? profile, message, fix, ...(isRefused(view) && refused) };
    }
  },
};
