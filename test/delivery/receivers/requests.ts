/** A request as a receiver takes it: whatever is not said here it need not take. */
export interface Accepted {
  readonly method: string;
  readonly path: RegExp;
  /** The scheme of Authorization, or the header that holds the token. */
  readonly login: 'Basic' | 'Bearer' | 'Authorization' | 'x-api-key';
  /** Headers that have to have these values. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The fields of a form; `file` is one with the content of a file. Those with a question mark need not be there. */
  readonly form?: Readonly<Record<string, 'file' | RegExp>>;
  /** The file in this folder that has the schema of a body in JSON. */
  readonly json?: string;
  /** The type of another body. */
  readonly type?: string;
}

interface Receiver {
  /** Where it says so, as it was on the day it was read. */
  readonly source: string;
  readonly accepts: readonly Accepted[];
}

const flag = /^(true|false)$/;

/** What the interfaces that we have scripts for take, by the name of the channel, or of it and its server. */
export const receivers: Readonly<Record<string, Receiver>> = {
  nanomdm: {
    source:
      'micromdm/nanomdm, docs/openapi.yaml at 1d5fcf4da9b1606a022bf85dcf0449961865c1d9; micromdm/nanohub, cmd/nanohub/nanohub.go at d1f6176eac954c45e172340dea378630a5546862',
    accepts: [
      { method: 'PUT', path: /^\/v1\/enqueue\/[^/]+$/, login: 'Basic', type: 'application/xml' },
      {
        method: 'PUT',
        path: /^\/api\/v1\/nanomdm\/enqueue\/[^/]+$/,
        login: 'Basic',
        type: 'application/xml',
      },
    ],
  },
  micromdm: {
    source:
      'micromdm/micromdm, docs/user-guide/api-and-webhooks.md at c4878e2e378e5d3ce90483dd60bcbad90c7b997f',
    accepts: [{ method: 'POST', path: /^\/v1\/commands$/, login: 'Basic', json: 'micromdm' }],
  },
  jamf: {
    source:
      'developer.jamf.com, Classic API, mobiledeviceconfigurationprofiles; grahampugh/jamf-upload at 1b0c808c982035188e2a9fa545b40c1b6c7df607',
    accepts: [
      {
        method: 'POST',
        path: /^\/JSSResource\/mobiledeviceconfigurationprofiles\/id\/0$/,
        login: 'Bearer',
        type: 'application/xml',
      },
      {
        method: 'PUT',
        path: /^\/JSSResource\/mobiledeviceconfigurationprofiles\/id\/[1-9]\d*$/,
        login: 'Bearer',
        type: 'application/xml',
      },
      {
        method: 'GET',
        path: /^\/JSSResource\/mobiledeviceconfigurationprofiles(\/id\/[1-9]\d*)?$/,
        login: 'Bearer',
        headers: { accept: 'application/xml' },
      },
    ],
  },
  fleet: {
    source:
      'Fleet, REST API, add and list custom OS settings; the field fleet_id was team_id before 4.83. Edit: release notes of 4.90, PATCH /api/v1/fleet/configuration_profiles/:profile_uuid (fleetdm/fleet, pull request 49141)',
    accepts: [
      {
        method: 'PATCH',
        path: /^\/api\/v1\/fleet\/configuration_profiles\/[a-z0-9-]+$/i,
        login: 'Bearer',
        form: { 'profile?': 'file', 'labels_include_all?': /./ },
      },
      { method: 'GET', path: /^\/api\/v1\/fleet\/configuration_profiles\?fleet_id=\d+$/, login: 'Bearer' },
      {
        method: 'POST',
        path: /^\/api\/v1\/fleet\/configuration_profiles$/,
        login: 'Bearer',
        form: { profile: 'file', 'fleet_id?': /^\d+$/, 'labels_include_all?': /./ },
      },
    ],
  },
  kandji: {
    source: 'kandji-inc/iructl, wiki, API Custom Profiles',
    accepts: [
      {
        method: 'POST',
        path: /^\/api\/v1\/library\/custom-profiles$/,
        login: 'Bearer',
        form: {
          name: /./,
          file: 'file',
          active: flag,
          'runs_on_mac?': flag,
          'runs_on_iphone?': flag,
          'runs_on_ipad?': flag,
        },
      },
      {
        method: 'PATCH',
        path: /^\/api\/v1\/library\/custom-profiles\/[A-Za-z0-9-]+$/,
        login: 'Bearer',
        form: { 'name?': /./, 'file?': 'file', 'active?': flag },
      },
      { method: 'GET', path: /^\/api\/v1\/library\/custom-profiles$/, login: 'Bearer' },
    ],
  },
  simplemdm: {
    source: 'SimpleMDM API, custom configuration profiles; DavidKrau/simplemdm-go-client, custom_profiles.go',
    accepts: [
      {
        method: 'POST',
        path: /^\/api\/v1\/custom_configuration_profiles\/$/,
        login: 'Basic',
        form: {
          name: /./,
          mobileconfig: 'file',
          user_scope: flag,
          'attribute_support?': flag,
          'escape_attributes?': flag,
        },
      },
      {
        method: 'PATCH',
        path: /^\/api\/v1\/custom_configuration_profiles\/\d+$/,
        login: 'Basic',
        form: {
          'name?': /./,
          'mobileconfig?': 'file',
          'user_scope?': flag,
          'attribute_support?': flag,
          'escape_attributes?': flag,
        },
      },
      { method: 'GET', path: /^\/api\/v1\/custom_configuration_profiles\/$/, login: 'Basic' },
    ],
  },
  jumpcloud: {
    source: 'JumpCloud API 2.0, policies and policytemplates; klaassen-consulting/jc, internal/apple_mdm',
    accepts: [
      { method: 'POST', path: /^\/api\/v2\/policies$/, login: 'x-api-key', json: 'jumpcloud' },
      { method: 'PUT', path: /^\/api\/v2\/policies\/[A-Za-z0-9]+$/, login: 'x-api-key', json: 'jumpcloud' },
      {
        method: 'GET',
        path: /^\/api\/v2\/(policies|policytemplates(\/[A-Za-z0-9]+|\?filter=name:eq:custom_mdm_profile_ios))$/,
        login: 'x-api-key',
      },
    ],
  },
  manageengine: {
    source:
      'ManageEngine MDM API: files-upload-file-ems, ios-add-custom-profile-payload-ios, apple-tv-update-custom-profile-details-apple-tv, mdm-profiles-create-publish-profile, mdm-profiles-update-profile-update-all',
    accepts: [
      {
        method: 'POST',
        path: /^\/emsapi\/files$/,
        login: 'Authorization',
        headers: { module: 'MDM_CUSTOM_PROFILE', accept: 'application/json' },
        form: { file: 'file' },
      },
      {
        method: 'POST',
        path: /^\/api\/v1\/mdm\/profiles$/,
        login: 'Authorization',
        json: 'manageengine-profile',
      },
      {
        method: 'POST',
        path: /^\/api\/v1\/mdm\/profiles\/\d+\/payloads\/ioscustomprofiles$/,
        login: 'Authorization',
        json: 'manageengine-payload',
      },
      {
        method: 'PUT',
        path: /^\/api\/v1\/mdm\/profiles\/\d+\/payloads\/ioscustomprofiles\/payloaditems\/\d+$/,
        login: 'Authorization',
        json: 'manageengine-payload',
      },
      { method: 'POST', path: /^\/api\/v1\/mdm\/profiles\/\d+\/publish$/, login: 'Authorization' },
      { method: 'PUT', path: /^\/api\/v1\/mdm\/profiles\/\d+\/update_all$/, login: 'Authorization' },
      {
        method: 'GET',
        path: /^\/api\/v1\/mdm\/profiles(\/\d+\/payloads\/ioscustomprofiles)?$/,
        login: 'Authorization',
      },
    ],
  },
  'apple-business': {
    source: 'developer.apple.com, Apple Business API: Create a Configuration, Update a Configuration',
    accepts: [
      { method: 'POST', path: /^\/v1\/configurations$/, login: 'Bearer', json: 'apple-business' },
      {
        method: 'PATCH',
        path: /^\/v1\/configurations\/[A-Za-z0-9-]+$/,
        login: 'Bearer',
        json: 'apple-business-update',
      },
      { method: 'GET', path: /^\/v1\/configurations$/, login: 'Bearer' },
    ],
  },
  intune: {
    source: 'Microsoft Graph v1.0, create, update and list iosCustomConfiguration',
    accepts: [
      {
        method: 'POST',
        path: /^\/v1\.0\/deviceManagement\/deviceConfigurations$/,
        login: 'Bearer',
        json: 'intune',
      },
      {
        method: 'PATCH',
        path: /^\/v1\.0\/deviceManagement\/deviceConfigurations\/[A-Za-z0-9-]+$/,
        login: 'Bearer',
        json: 'intune',
      },
      { method: 'GET', path: /^\/v1\.0\/deviceManagement\/deviceConfigurations$/, login: 'Bearer' },
    ],
  },
  'ddm kmfddm': {
    source:
      'jessepeterson/kmfddm, docs/openapi.yaml at c6011d2bd07f31c093e1252d968ed13ea5886d7a; micromdm/nanohub, cmd/nanohub/nanohub.go at d1f6176eac954c45e172340dea378630a5546862',
    accepts: ['/v1', '/api/v1/ddm'].flatMap((api): Accepted[] => [
      { method: 'PUT', path: new RegExp(`^${api}/declarations$`), login: 'Basic', json: 'kmfddm' },
      {
        method: 'PUT',
        path: new RegExp(`^${api}/set-declarations/[^/?]+\\?declaration=[^&]+$`),
        login: 'Basic',
      },
      { method: 'PUT', path: new RegExp(`^${api}/enrollment-sets/[^/?]+\\?set=[^&]+$`), login: 'Basic' },
    ]),
  },
  'ddm simplemdm': {
    source:
      'DavidKrau/simplemdm-go-client, custom declarations, as terraform-provider-simplemdm at 14abcfd2ede24af51a1b9917c6653143ebc42704 uses it',
    accepts: [
      {
        method: 'POST',
        path: /^\/api\/v1\/custom_declarations\/$/,
        login: 'Basic',
        form: {
          name: /./,
          declaration_type: /^com\.apple\.(configuration|asset)\./,
          user_scope: flag,
          payload: 'file',
        },
      },
      {
        method: 'PATCH',
        path: /^\/api\/v1\/custom_declarations\/\d+$/,
        login: 'Basic',
        form: { payload: 'file' },
      },
      { method: 'GET', path: /^\/api\/v1\/custom_declarations\/$/, login: 'Basic' },
    ],
  },
};
