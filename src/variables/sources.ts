/** Where the makers of the management systems, or someone who looked, say so. One text a source. */
export const deliverySources = {
  nanomdm:
    'NanoMDM, API and operations guide, https://github.com/micromdm/nanomdm/blob/main/docs/operations-guide.md',
  micromdm:
    'MicroMDM, API guide, https://github.com/micromdm/micromdm/blob/main/docs/user-guide/api-and-webhooks.md',
  micromdmSource:
    "MicroMDM's own source, https://github.com/micromdm/micromdm/blob/main/platform/profile/profile.go",
  micromdmEnd:
    "MicroMDM's README on the end of its support, https://github.com/micromdm/micromdm/blob/c4878e2e378e5d3ce90483dd60bcbad90c7b997f/README.md",
  nanohub:
    'NanoHUB, operations guide, https://github.com/micromdm/nanohub/blob/d1f6176eac954c45e172340dea378630a5546862/docs/operations-guide.md',
  jamfEntities:
    'Seen by others: https://github.com/jamf/terraform-provider-jamfplatform/pull/305 and https://github.com/grahampugh/jamf-upload/issues/129',
  jamfReplace:
    'jamf-upload, which keeps the names that Jamf Pro has stored, https://github.com/grahampugh/jamf-upload/blob/1b0c808c982035188e2a9fa545b40c1b6c7df607/JamfUploaderProcessors/JamfUploaderLib/JamfMobileDeviceProfileUploaderBase.py',
  jamf: 'Jamf Pro Classic API, https://developer.jamf.com/jamf-pro/reference/mobiledeviceconfigurationprofiles',
  jamfVariables:
    'Jamf Pro documentation, payload variables, https://learn.jamf.com/bundle/jamf-pro-documentation-current/page/Mobile_Device_Configuration_Profiles.html',
  fleet: 'Fleet documentation, GitOps YAML files, https://fleetdm.com/docs/configuration/yaml-files',
  fleetSigns:
    "Fleet's own source, which signs every profile, https://github.com/fleetdm/fleet/blob/00ad2ab19918537562403b3bcf03dba732c000ed/server/mdm/apple/commander.go",
  fleetEdit:
    'Fleet, the request that edits one configuration profile, since 4.90, https://github.com/fleetdm/fleet/pull/49141 and https://github.com/fleetdm/fleet/issues/48342',
  fleetAssets:
    'Fleet, support for declarations and assets, https://github.com/fleetdm/fleet/issues/38986 and https://github.com/fleetdm/fleet/issues/49979',
  fleetEscape:
    "Fleet's own source, pkg/spec/spec.go, https://github.com/fleetdm/fleet/blob/01fee809ae0188a1665a51bbfddf9e784eb9aa8e/pkg/spec/spec.go",
  kandji:
    'Iru (Kandji), iructl wiki, custom profiles, https://github.com/kandji-inc/iructl/wiki/Custom-Profiles',
  kandjiInfo:
    'Iru (Kandji), the reader of info.yaml in kst, https://github.com/kandji-inc/kst/blob/64b1ee6abcb968a10270e97163b81808b1a227e8/src/kst/repository/info.py',
  kandjiVariables:
    "Iru's (Kandji's) example of its global variables, https://github.com/kandji-inc/support/tree/main/Global%20Variables",
  simplemdmDeclarations:
    'SimpleMDM, custom declarations, as its Terraform provider sends them, https://github.com/DavidKrau/terraform-provider-simplemdm/blob/14abcfd2ede24af51a1b9917c6653143ebc42704/docs/resources/customdeclaration.md',
  jumpcloud: 'JumpCloud API 2.0, policies, https://docs.jumpcloud.com/api/2.0/index.html#tag/Policies',
  jumpcloudShape:
    'Seen by others: the body of a policy for a custom profile, in klaassen-consulting/jc, internal/apple_mdm',
  manageengine:
    'ManageEngine MDM API, custom profiles, https://www.manageengine.com/mobile-device-management/help/api/cloud/ios-add-custom-profile-payload-ios.html',
  simplemdm: 'SimpleMDM API, custom configuration profiles, https://api.simplemdm.com',
  workspaceOne:
    'Omnissa Workspace ONE UEM, Custom Settings of a device profile, https://docs.omnissa.com/category/workspace-one-uem',
  workspaceOneLookups:
    'Lookup values as a user lists them, https://gist.github.com/synic/fc7a219f229ef1df7748b8564a2fbcf1',
  ivantiAttributes:
    'Ivanti Neurons for MDM documentation, attributes, https://help.ivanti.com/mi/help/en_us/cld/admin/ivanti/108/all/en-us/Attributes.htm',
  mobileIron: 'MobileIron Core (Ivanti EPMM), Device Management Guide, substitution variables',
  jamfSchool:
    'Jamf School documentation, payload variables, https://docs.jamf.com/nl/jamf-school/documentation/Payload_Variables.html',
  addigy:
    'Addigy, end user attributes as variables, https://support.addigy.com/hc/en-us/articles/49233526494739-Using-End-User-Attributes-as-Variables-in-MDM-Profiles',
  envsubst:
    'GNU gettext, envsubst, https://www.gnu.org/software/gettext/manual/html_node/envsubst-Invocation.html',
  zentral: 'Zentral documentation, MDM, https://docs.zentral.io/en/latest/apps/mdm/',
  zentralSource:
    "Zentral's own source, https://github.com/zentralopensource/zentral/tree/0e191465b2b385ae409b0b817083915ab5f7da3c/zentral/contrib/mdm",
  zentralProvider:
    "Zentral's Terraform provider, https://github.com/zentralopensource/terraform-provider-zentral/tree/cec9d83dfe8e9a70a4b0471441a1c044aa5bf3ea/docs/resources",
  appleBusiness:
    'Apple Business API, https://developer.apple.com/documentation/applebusinessapi/create-a-configuration',
  kmfddmToken:
    "KMFDDM's own source, which makes the ServerToken of the content, https://github.com/jessepeterson/kmfddm/blob/c6011d2bd07f31c093e1252d968ed13ea5886d7a/storage/kv/declarations.go",
  kmfddm: 'KMFDDM, quick start guide, https://github.com/jessepeterson/kmfddm/blob/main/docs/quickstart.md',
  inferred: 'Follows from what the makers of the systems say. None of them says it in these words',
} as const;
