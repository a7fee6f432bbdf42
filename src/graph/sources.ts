/** Where Microsoft, or someone who looked, says so. One text a source, so that a finding's source can be searched for. */
export const graphSources = {
  ikev2:
    'Microsoft Graph documentation of iosikEv2VpnConfiguration, https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-iosikev2vpnconfiguration?view=graph-rest-beta',
  alwaysOn:
    'Microsoft Graph documentation of appleVpnAlwaysOnConfiguration, https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-applevpnalwaysonconfiguration?view=graph-rest-beta',
  securityAssociation:
    'Microsoft Graph documentation of iosVpnSecurityAssociationParameters, https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-iosvpnsecurityassociationparameters?view=graph-rest-beta',
  deviceConfiguration:
    'Microsoft Graph documentation of deviceConfiguration, https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-deviceconfiguration?view=graph-rest-beta',
  scep: 'Microsoft Graph documentation of iosScepCertificateProfile, https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-iosscepcertificateprofile?view=graph-rest-beta',
  trustedRoot:
    'Microsoft Graph documentation of iosTrustedRootCertificate, https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-iostrustedrootcertificate?view=graph-rest-beta',
  customConfiguration:
    'Microsoft Graph documentation of iosCustomConfiguration, https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-ioscustomconfiguration?view=graph-rest-beta',
  types:
    "Microsoft's published Graph types, https://www.npmjs.com/package/@microsoft/microsoft-graph-types-beta",
  odata:
    'OData JSON Format 4.01, https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html',
  vpnSettings:
    'Microsoft Intune documentation, VPN settings for iOS and iPadOS, https://learn.microsoft.com/mem/intune/configuration/vpn-settings-ios',
  customSettings:
    'Microsoft Intune documentation, custom settings for iOS and iPadOS, https://learn.microsoft.com/mem/intune/configuration/custom-settings-ios',
  scepProfiles:
    'Microsoft Intune documentation, SCEP certificate profiles, https://learn.microsoft.com/mem/intune/protect/certificates-profile-scep',
  portal: 'The Intune admin center: the labels, defaults and checks of its form for this policy',
  gcmNotDelivered:
    'MicrosoftDocs/memdocs issue 1354: AES-GCM chosen in Intune, AES-CBC delivered, https://github.com/MicrosoftDocs/memdocs/issues/1354',
  machineAuthenticationCertificates:
    'MicrosoftDocs/memdocs issue 1008: machine authentication offers SCEP profiles only, https://github.com/MicrosoftDocs/memdocs/issues/1008',
  userAuthenticationMethods:
    'MicrosoftDocs/memdocs issue 2956: user authentication offers certificates only, https://github.com/MicrosoftDocs/memdocs/issues/2956',
  convertToJson:
    'PowerShell documentation of ConvertTo-Json, https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/convertto-json',
  intuneManagement: 'Exports of IntuneManagement, https://github.com/Micke-K/IntuneManagement',
  liveAnswers: 'Answers of the live Graph service to other policies of the same family, recorded in 2026',
  inferred: 'Follows from the documentation of Microsoft and Apple together. Neither of them says it',
} as const;
