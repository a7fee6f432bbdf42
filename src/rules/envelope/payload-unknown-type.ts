import { vpnKeys } from '../../apple/keys/vpn.js';
import { payloadTypes } from '../../apple/payload-types.js';
import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import { didYouMean, nearest } from '../../text/nearest.js';
import type { Rule } from '../rule.js';
import { entry, shown } from '../wording.js';

const judgedVpnTypes = ['AlwaysOn', 'IKEv2'];

export const payloadUnknownType: Rule = {
  name: 'payload-unknown-type',
  title: 'payload or VPN of a type that alwayson does not check',
  severity: 'info',
  why: 'Only the keys that every payload has were checked in this payload.',
  source: appleSources.common,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ payloads, vpns }) {
    for (const { node, type, row } of payloads) {
      const at = get(node, 'PayloadType');
      if (at === undefined || type === undefined || type === '' || row !== undefined) continue;
      const meant = nearest(type, Object.keys(payloadTypes));
      const message = `The payload has the type ${shown(at)}, which alwayson does not check.${didYouMean(meant)}`;
      yield meant === undefined
        ? { at, message }
        : {
            at,
            message,
            severity: 'warning',
            why: 'Devices reject a payload of a type that they do not know, or do nothing with it.',
            confidence: 'inferred',
            fix: entry('PayloadType', meant),
          };
    }
    for (const { node, vpnType } of vpns) {
      const at = get(node, 'VPNType');
      if (at === undefined || vpnType === undefined || judgedVpnTypes.includes(vpnType)) continue;
      // A type that does not exist is told by vpn-type.
      if (!(vpnKeys.VPNType.values as readonly string[]).includes(vpnType)) continue;
      yield { at, message: `The VPN has the type ${vpnType}. alwayson checks only AlwaysOn and IKEv2.` };
    }
  },
};
