import type { Finding } from '../finding.js';
import { chosenFor } from './choose.js';
import type { Gateway } from './connection.js';
import type { ProfileOffer } from './offer.js';
import { type GatewayCertificates, gatewayFinding } from './rule.js';
import { gatewayRules } from './rules/index.js';

/** What is found in one file of a gateway's configuration. */
export interface GatewayFileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** What else is known when a gateway is judged. */
export interface JudgeGatewayOptions {
  readonly certificates?: GatewayCertificates;
  readonly now?: Date | undefined;
}

/**
 * Says what will happen between the devices that have a profile and a gateway.
 *
 * @returns the findings by file: first of the one that was given, then of those that it includes
 */
export function judgeGateway(
  offer: ProfileOffer,
  gateway: Gateway,
  { certificates = { own: new Map(), authorities: new Map() }, now }: JudgeGatewayOptions = {},
): GatewayFileFindings[] {
  const pairs = offer.tunnels.flatMap((tunnel) => chosenFor(tunnel, gateway) ?? []);
  const subject = { offer, gateway, pairs, certificates, now };
  const files = new Map<string, Finding[]>([[gateway.file, []]]);
  const told = new Set<string>();
  for (const rule of gatewayRules) {
    for (const remark of rule.check(subject)) {
      // Two tunnels that one connection answers differ from it in the same way.
      const same = `${rule.name} ${remark.at.file} ${remark.at.path} ${remark.message}`;
      if (told.has(same)) continue;
      told.add(same);
      const findings = files.get(remark.at.file) ?? [];
      findings.push(gatewayFinding(rule, remark));
      files.set(remark.at.file, findings);
    }
  }
  return Array.from(files, ([file, findings]) => ({ file, findings }));
}
