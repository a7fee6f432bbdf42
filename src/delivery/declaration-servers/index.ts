import { fleet } from './fleet.js';
import { kmfddm } from './kmfddm.js';
import type { DeclarationServerName } from './names.js';
import type { DeclarationServer } from './server.js';
import { simplemdm } from './simplemdm.js';
import { zentral } from './zentral.js';

/** By the names that `--server` takes. */
export const declarationServers: Readonly<Record<DeclarationServerName, DeclarationServer>> = {
  kmfddm,
  fleet,
  simplemdm,
  zentral,
};
