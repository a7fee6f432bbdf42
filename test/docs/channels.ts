/** How we know what a channel writes. */
interface Knowledge {
  /** What the tests hold it to. */
  readonly against: string;
  /** When that was read, or its version. */
  readonly read: string;
  /** What nobody says in so many words. */
  readonly analogy: string;
}

/** By the channel, and its server or dialect. */
export const knowledge: Readonly<Record<string, Knowledge>> = {
  nanomdm: {
    against:
      'micromdm/nanomdm, `docs/openapi.yaml` at 1d5fcf4; micromdm/nanohub, `cmd/nanohub/nanohub.go` at d1f6176; the schema of the command',
    read: 'August 2026',
    analogy: '',
  },
  micromdm: {
    against:
      'micromdm/micromdm, `docs/user-guide/api-and-webhooks.md` and `platform/profile/profile.go` at c4878e2',
    read: 'October 2025, its last',
    analogy: '',
  },
  jamf: {
    against:
      "Jamf Pro's reference of the Classic API; grahampugh/jamf-upload at 1b0c808 (names that are put back); jamf/terraform-provider-jamfplatform, pull request 305 (texts with & and <)",
    read: 'April and July 2026',
    analogy: 'whether a given text with & or < is refused or stored otherwise: those who tried disagree',
  },
  fleet: {
    against:
      'fleetdm/fleet, `pkg/spec/spec.go` at 01fee80 (escapes), `server/mdm/apple/commander.go` at 00ad2ab (signatures), the reference of GitOps YAML files, pull request 49141 (the request that edits a profile)',
    read: '2026, the commits that are named',
    analogy:
      'the fields of the request that edits a profile, taken to be those of the one that adds it; what becomes of labels that it does not name',
  },
  kandji: {
    against:
      'kandji-inc/kst, `src/kst/repository/info.py` at 64b1ee6; kandji-inc/iructl, wiki; kandji-inc/support at 68945ab (variables)',
    read: 'June 2026',
    analogy: 'iructl is taken to read info.yaml as kst does, whose successor it is',
  },
  simplemdm: {
    against: 'the API reference; DavidKrau/simplemdm-go-client',
    read: 'December 2025',
    analogy: 'the variable `{{serial_number}}`',
  },
  jumpcloud: {
    against: 'klaassen-consulting/jc, `internal/apple_mdm/jumpcloud.go`',
    read: 'July 2026',
    analogy:
      "all of it: JumpCloud documents policies and not this template; the name of the template for iPhones was seen in others' tests",
  },
  manageengine: {
    against: 'the API reference: files, custom profiles for iOS, publish, update_all',
    read: 'November 2026',
    analogy: 'whether it keeps a signature',
  },
  'workspace-one': {
    against: 'the documentation of Custom Settings, and a list of lookup values that a user published',
    read: 'for version 0.1.0',
    analogy: 'whether the UUIDs of payloads stay',
  },
  zentral: {
    against:
      'zentralopensource/zentral at 0e19146 (`zentral/contrib/mdm`); zentralopensource/terraform-provider-zentral at cec9d83',
    read: 'August 2026',
    analogy: '',
  },
  'apple-business': {
    against: 'Apple Business API: Create a Configuration, Update a Configuration',
    read: 'November 2026',
    analogy: 'which types Apple refuses that devices take',
  },
  'ddm --server kmfddm': {
    against: "jessepeterson/kmfddm at c6011d2; Apple's schemas of declarations",
    read: 'August 2026',
    analogy: '',
  },
  'ddm --server fleet': {
    against: 'fleetdm/fleet, `server/fleet/apple_mdm.go`; issues 38986 and 49979',
    read: 'July 2026',
    analogy: 'the form of the items under `assets`',
  },
  'ddm --server simplemdm': {
    against: 'DavidKrau/terraform-provider-simplemdm at 14abcfd and its client',
    read: 'December 2025',
    analogy: 'how one declaration refers to another there',
  },
  'ddm --server zentral': {
    against:
      'zentralopensource/zentral at 0e19146 (`zentral/contrib/mdm/declarations`); its Terraform provider at cec9d83',
    read: 'August 2026',
    analogy: '',
  },
  'ddm-legacy': {
    against: "as ddm; Apple's schema of the legacy declaration and its examples",
    read: 'July 2026',
    analogy: '',
  },
  intune: {
    against: 'Microsoft Graph v1.0, iosCustomConfiguration',
    read: 'for version 0.1.0',
    analogy: 'whether it keeps a signature',
  },
  file: { against: "Apple's reference of configuration profiles", read: 'for version 0.1.0', analogy: '' },
  'file --dialect jamf-school': {
    against: "Jamf School's documentation of payload variables",
    read: 'for version 0.1.0',
    analogy: 'where to click',
  },
  'file --dialect addigy': {
    against: "Addigy's documentation of end user attributes",
    read: 'November 2026',
    analogy: 'where to click',
  },
  'file --dialect ivanti': {
    against: 'the documentation of attributes of Ivanti Neurons for MDM',
    read: 'November 2026',
    analogy: 'where to click; that attributes are replaced in an uploaded profile as they are in its own',
  },
  'file --dialect mosyle, hexnode, meraki, miradore': {
    against: 'nothing',
    read: '',
    analogy: 'that the console takes a custom profile; no variables are written',
  },
};
