import { isIP } from 'node:net';

/** Whether a text is an address of IPv4 or IPv6. */
export function isAddress(text: string): boolean {
  return isIP(text) !== 0;
}

/** Whether a text is a network with its prefix length, such as `10.99.0.0/24` or `fd00:99::/112`. */
export function isNetwork(text: string): boolean {
  const [, address = '', length = ''] = /^([\d.]+|[\da-f:.]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && Number(length) <= (family === 4 ? 32 : 128);
}
