/*
 * Proof, at compile time only, that our model is Microsoft's: the same properties and the same enum members as in
 * `@microsoft/microsoft-graph-types-beta`. A property that Microsoft adds or that we invent fails the build. Nothing
 * imports this file and `tsconfig.build.json` leaves it out, so the package does not need Microsoft's types.
 */
import type * as microsoft from '@microsoft/microsoft-graph-types-beta';
import type * as v from 'valibot';
import type { AlwaysOnConfiguration, specifiedCaptiveNetworkPlugins } from './model/always-on.js';
import type { CustomConfiguration } from './model/custom-configuration.js';
import type * as enums from './model/enums.js';
import type { Policy } from './model/ikev2.js';
import type { OnDemandRule } from './model/on-demand-rule.js';
import type { ProxyServer } from './model/proxy-server.js';
import type { ScepCertificateProfile } from './model/scep.js';
import type { SecurityAssociationParameters } from './model/security-association.js';
import type { vpnServer } from './model/server.js';
import type { TrustedRootCertificate } from './model/trusted-root.js';

/** Properties that live answers of 2026 have and Microsoft's published types do not have yet. */
type NewerProperties = 'includeAllNetworks' | 'excludeLocalNetworks';

/** Fails to compile unless it is given the two empty differences. */
type Same<Differences extends { missing: never; invented: never }> = Differences;

/** What Microsoft has and we lack, and the other way round. */
interface Difference<Ours, Theirs> {
  missing: Exclude<Theirs, Ours>;
  invented: Exclude<Ours, Theirs>;
}

type Keys<Ours, Theirs> = Difference<keyof Ours, keyof Theirs>;
type Members<Ours extends v.GenericSchema, Theirs> = Difference<v.InferOutput<Ours>, Theirs>;
type Flags<Ours extends v.GenericSchema<unknown, unknown[]>, Theirs> = Difference<
  v.InferOutput<Ours>[number],
  Theirs
>;

export type ResourcesAgree = [
  Same<Difference<Exclude<keyof Policy, NewerProperties>, keyof microsoft.IosikEv2VpnConfiguration>>,
  Same<Keys<AlwaysOnConfiguration, microsoft.AppleVpnAlwaysOnConfiguration>>,
];
