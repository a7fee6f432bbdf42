import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry } from '../wording.js';

export const pfsOff: Rule = {
  name: 'pfs-off',
  title: 'no perfect forward secrecy when the Child SA is renewed',
  severity: 'info',
  why: 'without EnablePFS the renewed keys come from the same key exchange as the old ones, the Diffie-Hellman group of the Child SA is not used, and a server that insists on PFS refuses the renewal',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const { node } of tunnels) {
      if (flagAt(node, 'EnablePFS') === true) continue;
      const written = get(node, 'EnablePFS');
      yield {
        at: written ?? node,
        message: written === undefined ? 'has no EnablePFS, which means off' : 'is off',
        fix: entry('EnablePFS', 1),
      };
    }
  },
};
