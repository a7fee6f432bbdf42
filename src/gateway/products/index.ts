import type { GatewayWriter } from '../product.js';

/** The products, each loaded when it is asked for. */
export const gatewayProducts = {
  strongswan: async () => (await import('./strongswan.js')).strongswan,
  libreswan: async () => (await import('./libreswan.js')).libreswan,
  json: async () => (await import('./json.js')).json,
  rras: async () => (await import('./rras.js')).rras,
} as const satisfies Readonly<Record<string, () => Promise<GatewayWriter>>>;

export type GatewayProduct = keyof typeof gatewayProducts;

export const gatewayProductNames = Object.keys(gatewayProducts) as readonly GatewayProduct[];
