import { vpnKeys } from '../../apple/keys/vpn.js';
import { appleSources } from '../../apple/sources.js';
import { get } from '../../plist/navigate.js';
import type { Rule } from '../rule.js';
import { shown } from '../wording.js';

const judgedVpnTypes = ['AlwaysOn', 'IKEv2'];

export const payloadUnknownType: Rule = {
  name: 'payload-unknown-type',
  title: 'a payload or VPN of a type that is not judged here',
  severity: 'info',
  why: 'of this payload only the keys that every payload has were looked at',
  source: appleSources.common,
  confidence: 'documented',
  inDeclarations: 'judged',
  *check({ payloads, vpns }) {
    for (const { node, type, row } of payloads) {
      const at = get(node, 'PayloadType');
      if (at === undefined || type === undefined || type === '' || row !== undefined) continue;
      yield { at, message: `a payload of type ${shown(at)} is not judged` };
    }
    for (const { node, vpnType } of vpns) {
      const at = get(node, 'VPNType');
      if (at === undefined || vpnType === undefined || judgedVpnTypes.includes(vpnType)) continue;
      // A type that does not exist is told by vpn-type.
      if (!(vpnKeys.VPNType.values as readonly string[]).includes(vpnType)) continue;
      yield { at, message: `a VPN of type ${vpnType} is not judged, only AlwaysOn and IKEv2 are` };
    }
  },
};
