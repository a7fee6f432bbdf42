import { SaxesParser } from 'saxes';
import type { Delivery } from '../../src/delivery/channel.js';
import type { ChannelName } from '../../src/delivery/index.js';
import { fileOf, plistValue } from '../support/delivery-sample.js';

/** The text of the XML elements of one name. */
export function textOf(xml: string, element: string): string {
  let text = '';
  let inside = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => {
    inside = name === element;
  });
  parser.on('closetag', () => {
    inside = false;
  });
  parser.on('text', (part) => {
    if (inside) text += part;
  });
  parser.write(xml).close();
  return text;
}

/** The profile as the server takes it out of a delivery again, for each channel that carries one whole. */
export const carried = {
  nanomdm: (delivery) => payloadOf(fileOf(delivery, '.plist')),
  micromdm: (delivery) => fromBase64(fileOf(delivery, '.json'), 'payload'),
  jamf: (delivery) => Buffer.from(textOf(fileOf(delivery, '.xml').toString('utf8'), 'payloads'), 'utf8'),
  fleet: (delivery) => fileOf(delivery, '.mobileconfig'),
  kandji: (delivery) => fileOf(delivery, '.mobileconfig'),
  simplemdm: (delivery) => fileOf(delivery, '.mobileconfig'),
  zentral: (delivery) => fileOf(delivery, '.mobileconfig'),
  'apple-business': (delivery) => {
    const { data } = JSON.parse(fileOf(delivery, '.json').toString('utf8'));
    return Buffer.from(data.attributes.customSettingsValues.configurationProfile, 'utf8');
  },
  jumpcloud: (delivery) => {
    const { values } = JSON.parse(fileOf(delivery, '.json').toString('utf8'));
    return Buffer.from(values[0].value, 'base64');
  },
  manageengine: (delivery) => fileOf(delivery, '.mobileconfig'),
  intune: (delivery) => fromBase64(fileOf(delivery, '.json'), 'payload'),
  'ddm-legacy': (delivery) => fileOf(delivery, '.mobileconfig'),
  file: (delivery) => fileOf(delivery, '.mobileconfig'),
} as const satisfies Partial<Record<ChannelName, (delivery: Delivery) => Buffer>>;

export type CarryingChannel = keyof typeof carried;

export const carryingChannels = Object.keys(carried) as CarryingChannel[];

function fromBase64(json: Buffer, key: string): Buffer {
  return Buffer.from(JSON.parse(json.toString('utf8'))[key], 'base64');
}

function payloadOf(command: Buffer): Buffer {
  const { Command } = plistValue(command);
  if (typeof Command !== 'object' || !('Payload' in Command)) throw new Error('there is no payload');
  if (!(Command['Payload'] instanceof Uint8Array)) throw new Error('the payload is no data');
  return Buffer.from(Command['Payload']);
}
