import { appleSources } from '../../src/apple/sources.js';
import type { Finding } from '../../src/finding.js';
import { type FileReport, type Report, type RuleInfo, reportOf } from '../../src/report/report.js';

const dhGroup: Finding = {
  rule: 'sa-dh-group',
  severity: 'error',
  document: 'profile',
  path: '/PayloadContent/2/AlwaysOn/TunnelConfigurations/0/IKESecurityAssociationParameters/DiffieHellmanGroup',
  message: 'group 2 is too weak for an Always On tunnel: 14 to 21, 31 and 32 are allowed',
  why: 'the device refuses the profile as a whole, and with it the certificates that came in it, so that nothing of it is installed',
  source: appleSources.vpn,
  confidence: 'documented',
  os: 'iOS 14.2 and later',
  position: { line: 118, column: 9 },
};

const lifetime: Finding = {
  rule: 'sa-default-differs',
  severity: 'info',
  document: 'profile',
  path: '/PayloadContent/2/AlwaysOn/TunnelConfigurations/0/IKESecurityAssociationParameters',
  message: 'LifeTimeInMinutes is absent: the schema promises 1440, the device takes 60',
  why: 'the two defaults differ, so only a value that is written is certain',
  source: appleSources.observed,
  confidence: 'observed',
  fix: '<key>LifeTimeInMinutes</key>\n<integer>1440</integer>\n',
  position: { line: 110, column: 9 },
};

const toggle: Finding = {
  rule: 'user-toggle',
  severity: 'warning',
  document: 'profile',
  path: '/PayloadContent/2/AlwaysOn/UIToggleEnabled',
  message: 'lets the user switch the tunnel off; the device then drops all IP traffic',
  why: 'while the switch is off the device makes no tunnel and drops all IP traffic',
  source: appleSources.alwaysOnGuide,
  confidence: 'documented',
};

/** What a hostile file can put into a message: markup, workflow commands, a terminal's escape sequence. */
const hostile: Finding = {
  rule: 'key-unknown',
  severity: 'warning',
  document: 'profile',
  path: '/PayloadContent/2/<b>|`x`|',
  message: 'the key "<b>|`x`|*_[a](b)" is 100% unknown: ::error::\r\n\u001b[31m\u202eno, & "quotes"',
  why: 'the device skips it',
  source: appleSources.vpn,
  confidence: 'inferred',
};

const wholePolicy: Finding = {
  rule: 'policy-truncated',
  severity: 'error',
  document: 'policy',
  path: '',
  message: 'the export was cut off by its tool',
  why: 'what is missing cannot be known',
  source: appleSources.observed,
  confidence: 'inferred',
};

const binding: Finding = {
  rule: 'binding-missing',
  severity: 'error',
  document: 'bindings',
  path: '/localIdentifier',
  message: 'localIdentifier is missing: Intune fills it in at delivery',
  why: 'the device has no identity to show the server',
  source: appleSources.vpn,
  confidence: 'documented',
  fix: 'localIdentifier: device-0001.contoso.com',
};

const files: readonly FileReport[] = [
  {
    file: 'delivered/corp vpn.mobileconfig',
    document: 'profile',
    findings: [lifetime, toggle, dhGroup, hostile],
    minimumOS: '14.0',
  },
  { file: 'policies/corp,a:b%.json', document: 'policy', findings: [wholePolicy, binding] },
  { file: '/srv/good.mobileconfig', document: 'profile', findings: [], minimumOS: '13.6' },
];

/** Three files: one with all severities and hostile text, a policy with a finding about bindings, a good one. */
export const sample: Report = reportOf(files);

export const sampleRules: readonly RuleInfo[] = [
  { name: 'user-toggle', title: 'the user can switch it off', why: toggle.why, source: toggle.source },
  { name: 'mtu-range', title: 'MTU out of range', why: 'it is refused', source: appleSources.vpn },
  { name: 'sa-dh-group', title: 'a weak group', why: dhGroup.why, source: dhGroup.source },
];
