import type { Place } from './place.js';
import type { Proposal } from './proposal.js';

/** What a configuration says, or leaves to a default, and where. */
export interface Given<Value> {
  readonly value: Value;
  /** Of the setting; where there is none, of what it would stand in. */
  readonly place: Place;
  /** The name of the setting as the product spells it: `send_cert`, `leftsendcert`. */
  readonly setting: string;
  /** Whether it is written, and no default. */
  readonly written: boolean;
}

/** How one side proves who it is, as the gateway is configured. */
export type ConfiguredAuthentication =
  /** `keys`: kinds of key that are taken, by strongSwan's words (`rsa`, `ecdsa-256`); empty where any is. */
  | { readonly kind: 'certificate'; readonly keys: readonly string[] }
  | { readonly kind: 'shared-secret' }
  /** `method`: `tls`, `mschapv2` …; undefined where the two sides agree on one, or RADIUS decides. */
  | { readonly kind: 'eap'; readonly method: string | undefined }
  /** Something else, or nothing; what it is called there. */
  | { readonly kind: 'other'; readonly text: string };

/** What becomes of an earlier tunnel of the same identity. */
export type Uniqueness = 'never' | 'no' | 'keep' | 'replace';

/** A child of a connection: what goes through the tunnel, and how it is protected. */
export interface GatewayChild {
  readonly name: string;
  readonly place: Place;
  readonly proposals: Given<readonly Proposal[]>;
  /** The networks that devices reach; undefined where it is the gateway alone. */
  readonly traffic: Given<readonly string[] | undefined>;
  readonly rekeySeconds: Given<number>;
  /** After so many seconds without traffic the child is closed; 0 is never. */
  readonly inactivitySeconds: Given<number>;
  readonly deadPeerAction: Given<string>;
}

/** A preshared key against quantum computers, as configured. */
export interface ConfiguredPpk {
  readonly identifier: string | undefined;
  readonly required: boolean;
}

/** A connection that devices can be answered with. */
export interface GatewayConnection {
  readonly name: string;
  readonly place: Place;
  /** Whether the product takes it; one wrong setting is enough for it not to. */
  readonly loads: boolean;
  /** 0: both versions. */
  readonly version: Given<0 | 1 | 2>;
  readonly proposals: Given<readonly Proposal[]>;
  /** The gateway's own identity; undefined where it is that of the certificate. */
  readonly identity: Given<string | undefined>;
  /** The identity that devices must have; `%any` is any. */
  readonly deviceIdentity: Given<string>;
  readonly authentication: Given<ConfiguredAuthentication>;
  readonly deviceAuthentication: Given<ConfiguredAuthentication>;
  /** The files of the gateway's certificates. */
  readonly certificates: Given<readonly string[]>;
  /** The files of the authorities that devices' certificates must come from; empty where any known one will do. */
  readonly authorities: Given<readonly string[]>;
  /** The pools that devices get addresses from. */
  readonly pools: Given<readonly string[]>;
  readonly mobike: Given<boolean>;
  readonly fragmentation: Given<boolean>;
  readonly sendCertificate: Given<'always' | 'ifasked' | 'never'>;
  readonly uniqueness: Given<Uniqueness>;
  readonly rekeySeconds: Given<number>;
  readonly reauthenticationSeconds: Given<number>;
  readonly deadPeerSeconds: Given<number>;
  readonly ppk: Given<ConfiguredPpk>;
  readonly children: readonly GatewayChild[];
}

/** A secret that a configuration holds. Never shown. */
export interface GatewaySecret {
  readonly kind: 'shared-secret' | 'eap' | 'ppk';
  /** Whose it is; empty is anybody's. */
  readonly owners: readonly string[];
  readonly secret: Uint8Array | undefined;
  readonly place: Place;
}

/** A setting that the product refuses, or does not know: the connection that it is in is not loaded. */
export interface SettingProblem {
  readonly place: Place;
  readonly setting: string;
  /** What is wrong, after the name of the setting: `is no setting of a connection`. */
  readonly fault: string;
  readonly fix?: string;
}

/** A gateway, as its configuration says. */
export interface Gateway {
  readonly product: 'strongSwan' | 'Libreswan';
  /** The file that was given. */
  readonly file: string;
  readonly place: Place;
  readonly connections: readonly GatewayConnection[];
  /** By name, with the networks that they are of. */
  readonly pools: ReadonlyMap<string, readonly string[]>;
  /** Undefined where the product keeps its secrets in another file. */
  readonly secrets: readonly GatewaySecret[] | undefined;
  readonly problems: readonly SettingProblem[];
  /** Settings that still hold what `alwayson gateway` left to be replaced. */
  readonly placeholders: readonly { readonly place: Place; readonly text: string }[];
  /** Files that are included and were not read. */
  readonly unread: readonly { readonly place: Place; readonly text: string }[];
}
