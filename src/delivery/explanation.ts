import type { Channel, Delivery } from './channel.js';
import { type PathOf, uploadText } from './upload.js';

const placeholders = {
  HOST: 'the server',
  TOKEN: 'the key of its interface',
  DEVICE: 'the device',
  NAME: "the fleet's own file",
} as const;

/**
 * How a delivery gets to the server, for people: notes as the comments of a shell script, then the one command, or
 * the steps. It never holds a token.
 *
 * @param pathOf where a file has been given another name, that name
 */
export function explanation(channel: Channel, delivery: Delivery, pathOf?: PathOf): string {
  const command = uploadText(delivery.upload, pathOf);
  const replace = Object.entries(placeholders)
    .filter(([name]) => new RegExp(`\\b${name}\\b`).test(command))
    .map(([name, what]) => `${name} (${what})`);
  const comments = [
    `${channel.title}: how the profile gets there.`,
    ...(replace.length > 0 && delivery.upload.kind !== 'manual'
      ? [`Replace ${replace.join(', ')} by your own.`]
      : []),
    ...(delivery.upload.kind === 'http'
      ? ['Others on the machine can see a key in a command line; curl reads it from a file with --config.']
      : []),
    ...channel.notes,
    `Source: ${channel.source}`,
  ];
  return `${comments.map((line) => `# ${line}\n`).join('')}\n${command}`;
}
