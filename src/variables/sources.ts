/** Where the makers of the management systems, or someone who looked, say so. One text a source. */
export const deliverySources = {
  nanomdm:
    'NanoMDM, API and operations guide, https://github.com/micromdm/nanomdm/blob/main/docs/operations-guide.md',
  micromdm:
    'MicroMDM, API guide, https://github.com/micromdm/micromdm/blob/main/docs/user-guide/api-and-webhooks.md',
  micromdmSource:
    "MicroMDM's own source, https://github.com/micromdm/micromdm/blob/main/platform/profile/profile.go",
  jamf: 'Jamf Pro Classic API, https://developer.jamf.com/jamf-pro/reference/mobiledeviceconfigurationprofiles',
  jamfVariables:
    'Jamf Pro documentation, payload variables, https://learn.jamf.com/bundle/jamf-pro-documentation-current/page/Mobile_Device_Configuration_Profiles.html',
  fleet: 'Fleet documentation, GitOps YAML files, https://fleetdm.com/docs/configuration/yaml-files',
  fleetEscape:
    "Fleet's own source, pkg/spec/spec.go, https://github.com/fleetdm/fleet/blob/main/pkg/spec/spec.go",
  kandji:
    'Iru (Kandji), iructl wiki, custom profiles, https://github.com/kandji-inc/iructl/wiki/Custom-Profiles',
  kandjiVariables:
    "Iru's (Kandji's) example of its global variables, https://github.com/kandji-inc/support/tree/main/Global%20Variables",
  simplemdm: 'SimpleMDM API, custom configuration profiles, https://api.simplemdm.com',
  workspaceOne:
    'Omnissa Workspace ONE UEM, Custom Settings of a device profile, https://docs.omnissa.com/category/workspace-one-uem',
  workspaceOneLookups:
    'lookup values as a user lists them, https://gist.github.com/synic/fc7a219f229ef1df7748b8564a2fbcf1',
  ivantiAttributes:
    'Ivanti Neurons for MDM documentation, attributes, https://help.ivanti.com/mi/help/en_us/cld/admin/ivanti/108/all/en-us/Attributes.htm',
  mobileIron: 'MobileIron Core (Ivanti EPMM), Device Management Guide, substitution variables',
  jamfSchool:
    'Jamf School documentation, payload variables, https://docs.jamf.com/nl/jamf-school/documentation/Payload_Variables.html',
  addigy: 'Addigy, variables in profiles',
  envsubst:
    'GNU gettext, envsubst, https://www.gnu.org/software/gettext/manual/html_node/envsubst-Invocation.html',
  zentral: 'Zentral documentation, MDM, https://docs.zentral.io/en/latest/apps/mdm/',
  zentralSource:
    "Zentral's own source, https://github.com/zentralopensource/zentral/tree/main/zentral/contrib/mdm",
  appleBusiness:
    'Apple Business API, https://developer.apple.com/documentation/applebusinessapi/create-a-configuration',
  kmfddm: 'KMFDDM, quick start guide, https://github.com/jessepeterson/kmfddm/blob/main/docs/quickstart.md',
  inferred: 'follows from what the makers of the systems say; none of them says it in these words',
} as const;
