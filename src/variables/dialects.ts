import type { Confidence } from '../finding.js';
import { graphSources } from '../graph/sources.js';
import type { Variable } from '../tokens.js';
import { deliverySources } from './sources.js';

/** A variable in a system's own words. */
export interface ChannelVariable {
  readonly text: string;
  readonly confidence: Confidence;
  /** How far it is from what the neutral variable means, where it is not quite the same. */
  readonly note?: string;
}

/** A system's own variables, and what in a text it takes for one. */
export interface Dialect {
  /** Who lists them. */
  readonly source: string;
  /** What is not here the system does not have, or nobody says that it has. */
  readonly variables: Readonly<Partial<Record<Variable, ChannelVariable>>>;
  /** What the system replaces, or may replace, wherever it stands in the profile. */
  readonly own: RegExp;
  /** How such a text is written, for messages: `$NAME`. */
  readonly looksLike: string;
  /** Writes a profile so that what the system would replace reaches the device as it is; absent where none is known. */
  readonly escape?: (profile: string) => string;
}

/** In braces, because Fleet reads a name as far as letters, digits and underscores go. */
const fleetVariable = (name: string) => `\${FLEET_VAR_${name}}`;

/**
 * fleetctl takes an odd number of backslashes before a dollar for an escape, halves them, and replaces what stands
 * after any other dollar, but for FLEET_VAR_ in any case and FLEET_SECRET_. So every other dollar is escaped, those of
 * the host vitals too, which the server replaces; and a backslash before a variable is written as a reference, which
 * the reader of the XML alone understands.
 */
function escapedForFleetctl(profile: string): string {
  return profile
    .replace(/\\(?=\$\{?(?:FLEET_VAR|FLEET_SECRET)_\w|\{\{)/gi, '&#92;')
    .replace(/(?<!\\)(\\*)\$(?!\{?(?:[Ff][Ll][Ee][Ee][Tt]_[Vv][Aa][Rr]_|FLEET_SECRET_))/g, '$1$1\\$$');
}

const documented = (text: string) => ({ text, confidence: 'documented' }) as const;

/** The names that Jamf School replaces between percent signs. */
const jamfSchoolNames = [
  'CompanyId',
  'CompanyName',
  'CompanyNetworkId',
  'Email',
  'FirstName',
  'FullName',
  'LastName',
  'ManagedAppleId',
  'ManagedGrade',
  'ManagedType',
  'Password',
  'ProductName',
  'SerialNumber',
  'ShortName',
  'UserGroups',
  'UserId',
  'Username',
];

/**
 * Each system's variables: the one table from which neutral variables are translated. A system that has a channel is
 * under its name, one whose console takes the file under that of `--dialect`.
 */
export const dialects = {
  jamf: {
    source: deliverySources.jamfVariables,
    variables: {
      'device.serialNumber': documented('$SERIALNUMBER'),
      'device.udid': documented('$UDID'),
      'device.name': documented('$DEVICENAME'),
      'user.email': documented('$EMAIL'),
      'user.name': documented('$USERNAME'),
    },
    own: /\$(?:DEVICENAME|ASSET_TAG|SITENAME|SITEID|SERIALNUMBER|UDID|USERNAME|FULLNAME|REALNAME|EMAIL|PHONE|ROOM|POSITION|DEPARTMENTNAME|DEPARTMENTID|BUILDINGNAME|BUILDINGID|MACADDRESS|JSSID|PROFILEJSSID|PROFILEJAMFID|MANAGEMENTID|IMEI|MEID|ICCID|EXTENSIONATTRIBUTE_\d)/,
    looksLike: '$NAME',
  },
  fleet: {
    source: deliverySources.fleet,
    variables: {
      'device.serialNumber': documented(fleetVariable('HOST_HARDWARE_SERIAL')),
      'device.udid': documented(fleetVariable('HOST_UUID')),
      'user.email': {
        text: fleetVariable('HOST_END_USER_IDP_USERNAME'),
        confidence: 'inferred',
        note: 'the user name at the identity provider, which is the e-mail address only where users sign in with it',
      },
      'user.name': {
        text: fleetVariable('HOST_END_USER_IDP_USERNAME_LOCAL_PART'),
        confidence: 'inferred',
        note: 'what stands before the @ of the user name at the identity provider',
      },
      'user.principalName': {
        text: fleetVariable('HOST_END_USER_IDP_USERNAME'),
        confidence: 'inferred',
        note: 'the user name at the identity provider, which is the principal name where that is Entra ID',
      },
    },
    own: /\$\{?FLEET_(?:VAR|SECRET|HOST_VITAL)_\w/,
    looksLike: '$FLEET_…',
    escape: escapedForFleetctl,
  },
  kandji: {
    source: deliverySources.kandjiVariables,
    variables: {
      'device.serialNumber': documented('$SERIAL_NUMBER'),
      'device.udid': documented('$UDID'),
      'device.name': documented('$DEVICE_NAME'),
      'user.email': documented('$EMAIL'),
      'user.name': documented('$USERNAME'),
    },
    own: /\$(?:SERIAL_NUMBER|DEVICE_NAME|DEVICE_ID|ASSET_TAG|UDID|PROFILE_UUID|EMAIL_PREFIX|EMAIL|FULL_NAME|USERNAME_PREFIX|USERNAME|JOB_TITLE|DEPARTMENT|BLUEPRINT_NAME|BLUEPRINT_ID|MODEL_NAME|MODEL_IDENTIFIER)/,
    looksLike: '$NAME',
  },
  simplemdm: {
    source: deliverySources.simplemdm,
    variables: {
      'device.serialNumber': {
        text: '{{serial_number}}',
        confidence: 'inferred',
        note: 'by analogy with the names of its API, as its list of attributes was not available',
      },
    },
    own: /\{\{\s*\w+\s*\}\}/,
    looksLike: '{{name}}',
  },
  'workspace-one': {
    source: deliverySources.workspaceOneLookups,
    variables: {
      'device.serialNumber': { text: '{DeviceSerialNumber}', confidence: 'observed' },
      'device.udid': { text: '{DeviceUid}', confidence: 'observed' },
      'user.email': { text: '{EmailAddress}', confidence: 'observed' },
      'user.name': { text: '{EnrollmentUser}', confidence: 'observed' },
      'user.principalName': { text: '{UserPrincipalName}', confidence: 'observed' },
    },
    own: /\{[A-Za-z]\w*\}/,
    looksLike: '{Name}',
  },
  zentral: {
    source: deliverySources.zentral,
    variables: {
      'device.serialNumber': documented('$ENROLLED_DEVICE.SERIAL_NUMBER'),
      'device.udid': documented('$ENROLLED_DEVICE.UDID'),
      'user.email': documented('$REALM_USER.EMAIL'),
      'user.name': documented('$REALM_USER.USERNAME'),
    },
    own: /\$(?:ENROLLED_DEVICE\.(?:UDID|SERIAL_NUMBER)|ENROLLED_USER\.(?:LONG|SHORT)_NAME|REALM_USER\.(?:USERNAME|DEVICE_USERNAME|EMAIL_PREFIX|EMAIL|FIRST_NAME|LAST_NAME|FULL_NAME|CUSTOM_ATTR_[12])|MANAGED_APPLE_ID\.EMAIL)/,
    looksLike: '$NAME.ATTRIBUTE',
  },
  intune: {
    source: graphSources.customSettings,
    // They differ from those of Intune's certificate profiles, and in theirs capitals count.
    variables: {
      'device.serialNumber': documented('{{serialnumber}}'),
      'user.email': documented('{{mail}}'),
      'user.name': documented('{{partialupn}}'),
      'user.principalName': documented('{{userprincipalname}}'),
    },
    own: /\{\{(?:serialnumber|serialnumberlast4digits|deviceid|aaddeviceid|udidlast4digits|userid|accountid|username|userprincipalname|partialupn|mail)\}\}/,
    looksLike: '{{name}}',
  },
  'jamf-school': {
    source: deliverySources.jamfSchool,
    variables: {
      'device.serialNumber': documented('%SerialNumber%'),
      'user.email': documented('%Email%'),
      'user.name': documented('%Username%'),
    },
    own: new RegExp(`%(?:${jamfSchoolNames.join('|')})%`),
    looksLike: '%Name%',
  },
  addigy: {
    source: deliverySources.addigy,
    variables: {
      'user.email': documented('{{.User "emails_primary"}}'),
      'user.name': documented('{{.User "user_name"}}'),
    },
    own: /\{\{\s*\.\w+(?:\s+"[^"{}]*")?\s*\}\}/,
    looksLike: '{{.User "name"}}',
  },
  ivanti: {
    source: deliverySources.ivantiAttributes,
    variables: { 'user.principalName': documented(`\${userUPN}`) },
    own: /\$\{(?:user|device|managedDevice)[A-Z]\w*\}/,
    looksLike: `\${name}`,
  },
} as const satisfies Readonly<Record<string, Dialect>>;

/** The systems without a channel of their own, whose console takes the file. */
const ofConsoles: ReadonlySet<string> = new Set([
  'jamf-school',
  'addigy',
  'ivanti',
] satisfies (keyof typeof dialects)[]);

/** What `--to` takes for the systems that have a variable, in the order of the table. */
export function channelsWith(variable: Variable): string[] {
  return Object.entries<Dialect>(dialects)
    .filter(([, dialect]) => dialect.variables[variable] !== undefined)
    .map(([name]) => (ofConsoles.has(name) ? `file --dialect ${name}` : name));
}
