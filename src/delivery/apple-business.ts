import { checkValue } from '../apple/check-value.js';
import { payloadKeys } from '../apple/keys/payload.js';
import { type DevicePlatform, newestOS } from '../apple/os.js';
import { profileViewOf } from '../device/profile-view.js';
import type { Finding } from '../finding.js';
import type { DictionaryNode } from '../plist/node.js';
import { typeName } from '../rules/wording.js';
import { jsonText } from '../text/json-text.js';
import { deliverySources } from '../variables/sources.js';
import type { Channel } from './channel.js';
import { deliveryFinding } from './findings.js';
import { type Body, type HttpRequest, type Parameter, serviceAt, type Text, text } from './upload.js';

/** Apple Business, Apple's own management: the JSON of its API. */
export const appleBusiness: Channel = {
  title: 'Apple Business',
  source: deliverySources.appleBusiness,
  platforms: ['iOS', 'macOS'],
  reaches: 'many devices',
  form: 'XML',
  signature: {
    treatment: 'refused',
    why: 'The API takes the profile as a text inside JSON, which cannot hold the bytes of a signature.',
    source: deliverySources.appleBusiness,
    confidence: 'inferred',
  },
  notes: ['Apple checks the profile by its schema against the platforms: a second opinion.'],
  make: ({ name, fileName, content, profile, platform }) => {
    const path = `${fileName}.apple-business.json`;
    const configuration = {
      data: {
        type: 'configurations',
        attributes: {
          type: 'CUSTOM_SETTING',
          name,
          configuredForPlatforms: [platform === 'macOS' ? 'PLATFORM_MACOS' : 'PLATFORM_IOS'],
          customSettingsValues: {
            configurationProfile: Buffer.from(content).toString('utf8'),
            filename: `${fileName}.mobileconfig`,
          },
        },
      },
    };
    return {
      files: [{ path, content: jsonText(configuration) }],
      upload: {
        kind: 'script',
        token: 'an access token of the Apple Business API',
        actions: {
          create: {
            does: 'adds the configuration',
            requests: [send('POST', text``, { file: path, type: 'application/json' })],
          },
          update: {
            does: 'replaces the configuration MDM_ID',
            requests: [
              send('PATCH', text`/${ID}`, {
                file: path,
                type: 'application/json',
                edits: [withoutKind, withId],
              }),
            ],
          },
          list: { does: 'lists the configurations with their IDs', requests: [send('GET', text``)] },
        },
      },
      findings: [...absentKeys(profile), ...otherTypes(profile, platform)],
    };
  },
};

const SERVER = serviceAt('https://api-business.apple.com');

const ID: Parameter = { parameter: 'ID', what: 'the ID of the configuration; list shows it' };

/** An update names what it replaces, and has no kind: Apple has that of the configuration. */
const withId = {
  line: '    "type": "configurations",',
  by: text`    "type": "configurations", "id": "${ID}",`,
};
const withoutKind = { line: '      "type": "CUSTOM_SETTING",', by: text`` };

function send(method: HttpRequest['method'], path: Text, body?: Body): HttpRequest {
  return {
    kind: 'http',
    method,
    url: [...text`${SERVER}/v1/configurations`, ...path],
    login: { header: 'Authorization: Bearer' },
    ...(body !== undefined && { body }),
  };
}

const otherwise: ReadonlySet<string | undefined> = new Set([
  'wrong-type',
  'flag-as-boolean',
  'boolean-as-flag',
]);

/** The keys of every payload that Apple's schema requires: a Mac accepts a payload without a PayloadVersion. */
function absentKeys(profile: DictionaryNode): Finding[] {
  const required = Object.entries(payloadKeys).filter(([, { presence }]) => presence === 'required');
  return profileViewOf(profile).payloads.flatMap(({ node }) =>
    required
      .filter(([key]) => !node.entries.has(key))
      .map(([key]) => {
        const message = `The payload has no ${key}, which Apple's schema requires.`;
        return deliveryFinding('channel-key-missing', { message, fix: `Add ${key}.` }, node);
      }),
  );
}

/** Values of other types than Apple's schema has: devices let some of them pass. */
function otherTypes(profile: DictionaryNode, platform: DevicePlatform): Finding[] {
  return profileViewOf(profile, { platform }).keys.known.flatMap(({ row, node }) => {
    const problem = checkValue(row, node, { platform, os: newestOS });
    if (!otherwise.has(problem?.kind)) return [];
    const message = `The value is ${typeName(node.type)}, but Apple's schema has ${typeName(row.type)}.`;
    return [deliveryFinding('channel-value-type', { message }, node)];
  });
}
