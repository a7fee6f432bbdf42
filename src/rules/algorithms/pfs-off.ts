import { appleSources } from '../../apple/sources.js';
import { flagAt, get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { entry } from '../wording.js';

export const pfsOff: Rule = {
  name: 'pfs-off',
  title: 'tunnel without perfect forward secrecy',
  severity: 'info',
  why: 'Without EnablePFS devices renew the Child SA without a new key exchange and do not use its Diffie-Hellman group. A gateway that requires PFS rejects the renewal.',
  source: appleSources.vpn,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ tunnels }) {
    for (const { node } of tunnels) {
      if (flagAt(node, 'EnablePFS') === true) continue;
      const written = get(node, 'EnablePFS');
      yield {
        at: written ?? node,
        message: written === undefined ? 'The tunnel has no EnablePFS, so PFS is off.' : 'EnablePFS is off.',
        fix: entry('EnablePFS', 1),
      };
    }
  },
};
