/** What a payload can change on a device, the gravest first. */
export const touches = ['trust', 'traffic', 'management', 'credentials', 'restrictions', 'harmless'] as const;

/** One of {@link touches}. */
export type Touch = (typeof touches)[number];

/** What a type of payload does. */
export interface PayloadEffect {
  readonly touches: Touch;
  /** Completes "it can …". */
  readonly can: string;
  /** Whether what the device does by it is not in the profile: it comes from a server, or in a form that is not read here. */
  readonly elsewhere?: true;
}

const harmless = (can: string): PayloadEffect => ({ touches: 'harmless', can });
const restricts = (can: string): PayloadEffect => ({ touches: 'restrictions', can });
const holdsCredentials = (can: string): PayloadEffect => ({ touches: 'credentials', can });
const manages = (can: string): PayloadEffect => ({ touches: 'management', can });
const steers = (can: string): PayloadEffect => ({ touches: 'traffic', can });
const trusts = (can: string): PayloadEffect => ({ touches: 'trust', can });

const account = holdsCredentials('add an account whose server gets a user name and a password');
const ethernet = steers('decide how the Mac joins wired networks, and which servers it trusts there');
const limits = restricts('limit what the user can do');
const settings = harmless('change how something looks or behaves on the device');
const macPolicy = manages('decide which software may run on the Mac, or what it may do there');
const recovery = manages('hand the recovery key of the disk to somebody');

/**
 * What each type of payload in Apple's schemas can do to a device, by `PayloadType`. What it touches is read off its
 * keys: the row says the gravest thing that they allow.
 * https://github.com/apple/device-management/tree/release/mdm/profiles
 */
export const payloadEffects: Readonly<Record<string, PayloadEffect>> = {
  // Whom the device trusts
  'com.apple.security.root': trusts('make the device trust every certificate that its CA issues'),
  'com.apple.security.pem': trusts('make the device trust the certificates in it'),
  'com.apple.security.pkcs1': trusts('make the device trust the certificate in it'),
  'com.apple.security.certificaterevocation': trusts('decide for which certificates revocation is checked'),
  'com.apple.security.certificatetransparency': trusts(
    'make the device accept certificates that no public log lists',
  ),
  'com.apple.security.certificatepreference': trusts('choose the certificate that goes with a name'),
  // Where its traffic goes
  'com.apple.vpn.managed': steers('take traffic of the device through another server'),
  'com.apple.vpn.managed.applayer': steers('take traffic of apps and domains through another server'),
  'com.apple.vpn.managed.appmapping': steers('decide which apps use which VPN'),
  'com.apple.proxy.http.global': steers('send all web traffic through a proxy'),
  'com.apple.SystemConfiguration': steers('send traffic through a proxy'),
  'com.apple.dnsSettings.managed': steers('have another server answer all names'),
  'com.apple.dnsProxy.managed': steers('have an app answer all names'),
  'com.apple.relay.managed': steers('send traffic through a relay'),
  'com.apple.webcontent-filter': steers('show all traffic to a filter, which can read or block it'),
  'com.apple.familycontrols.contentfilter': steers('filter what websites can be opened'),
  'com.apple.wifi.managed': steers('join Wi-Fi networks, with a proxy and trusted servers of its own'),
  'com.apple.apn.managed': steers('send cellular traffic through another access point, and a proxy'),
  'com.apple.cellular': steers('send cellular traffic through another access point, and a proxy'),
  'com.apple.cellularprivatenetwork.managed': steers('move traffic to a private cellular network'),
  'com.apple.networkusagerules': steers('decide which apps may use cellular data'),
  'com.apple.security.firewall': steers('open or close the firewall of the Mac'),
  'com.apple.firstactiveethernet.managed': ethernet,
  'com.apple.firstethernet.managed': ethernet,
  'com.apple.globalethernet.managed': ethernet,
  'com.apple.secondactiveethernet.managed': ethernet,
  'com.apple.secondethernet.managed': ethernet,
  'com.apple.thirdactiveethernet.managed': ethernet,
  'com.apple.thirdethernet.managed': ethernet,
  // Who manages it, and what else arrives
  'com.apple.mdm': { ...manages('give a server control of the device'), elsewhere: true },
  'com.apple.declarations': {
    ...manages('bring declarations, which are not read here'),
    elsewhere: true,
  },
  Configuration: { ...manages('bring a whole profile of its own'), elsewhere: true },
  'Profile Service': { ...manages('have a server send another profile'), elsewhere: true },
  'com.apple.encrypted-profile-service': {
    ...manages('have a server send another profile'),
    elsewhere: true,
  },
  'com.apple.profileRemovalPassword': manages('keep the user from removing the profile without a password'),
  'com.apple.applicationaccess.new': limits,
  'com.apple.app.lock': restricts('lock the device to one app'),
  'com.apple.asam': restricts('let apps lock the device to themselves'),
  'com.apple.ManagedClient.preferences': manages('set any preference of any app on the Mac'),
  'com.apple.DirectoryService.managed': manages('join the Mac to a directory, whose accounts can log in'),
  'com.apple.MCX': manages('manage accounts, disk encryption, time and Wi-Fi of the Mac'),
  'com.apple.MCX.FileVault2': recovery,
  'com.apple.security.FDERecoveryKeyEscrow': recovery,
  'com.apple.security.FDERecoveryRedirect': recovery,
  'com.apple.MCX.TimeMachine': manages('back the Mac up to a server'),
  'com.apple.mcxloginscripts': manages('run scripts when somebody logs in'),
  'com.apple.loginitems.managed': manages('start software when somebody logs in'),
  loginwindow: manages('start software when somebody logs in'),
  'com.apple.loginwindow': manages('decide who can log in to the Mac'),
  'com.apple.lom': manages('let the Mac be switched on and off over the network'),
  'com.apple.servicemanagement': macPolicy,
  'com.apple.syspolicy.kernel-extension-policy': macPolicy,
  'com.apple.system-extension-policy': macPolicy,
  'com.apple.systempolicy.control': macPolicy,
  'com.apple.systempolicy.managed': macPolicy,
  'com.apple.systempolicy.rule': macPolicy,
  'com.apple.TCC.configuration-profile-policy': macPolicy,
  'com.apple.NSExtension': macPolicy,
  'com.apple.preference.security': macPolicy,
  'com.apple.SoftwareUpdate': manages('decide when the device gets updates, and from where'),
  'com.apple.education': manages('let teachers see and control the device'),
  'com.apple.system.logging': manages('write private data into the log'),
  'com.apple.systemmigration': manages('have the Mac take over files and settings'),
  'com.apple.associated-domains': manages('decide which websites belong to which apps'),
  'com.apple.domains': manages('decide which documents and passwords are managed ones'),
  // What it proves itself with
  'com.apple.security.pkcs12': holdsCredentials('put a certificate and its private key on the device'),
  'com.apple.security.scep': holdsCredentials('make the device request a certificate of a SCEP server'),
  'com.apple.security.acme': holdsCredentials('make the device request a certificate of an ACME server'),
  'com.apple.security.identitypreference': holdsCredentials('choose which certificate a server is shown'),
  'com.apple.security.wapi-identity': holdsCredentials('put a certificate and its private key on the device'),
  'com.apple.security.smartcard': holdsCredentials('decide whether smart cards are needed and trusted'),
  'com.apple.ADCertificate.managed': holdsCredentials('make the Mac request a certificate of a directory'),
  'com.apple.sso': holdsCredentials('have apps and websites sign in with a Kerberos account'),
  'com.apple.extensiblesso': holdsCredentials('have an app sign in to websites and other apps'),
  'com.apple.mobiledevice.passwordpolicy': restricts('change the rules for the passcode'),
  'com.apple.AIM.account': account,
  'com.apple.caldav.account': account,
  'com.apple.carddav.account': account,
  'com.apple.eas.account': account,
  'com.apple.ews.account': account,
  'com.apple.google-oauth': account,
  'com.apple.jabber.account': account,
  'com.apple.ldap.account': account,
  'com.apple.mail.managed': account,
  'com.apple.osxserver.account': account,
  'com.apple.subscribedcalendar.account': account,
  'com.apple.xsan': holdsCredentials('join the Mac to a storage network'),
  // What the user can do
  'com.apple.applicationaccess': restricts(
    'forbid or allow what the user can do: install profiles, change accounts, trust certificates',
  ),
  'com.apple.AssetCache.managed': restricts('make the Mac keep and hand out copies of downloads'),
  'com.apple.airplay': restricts('limit which displays the device can use'),
  'com.apple.airplay.security': restricts('limit who can use the display'),
  'com.apple.airprint': restricts('add printers'),
  'com.apple.appstore': limits,
  'com.apple.dashboard': limits,
  'com.apple.Dictionary': limits,
  'com.apple.DiscRecording': limits,
  'com.apple.familycontrols.timelimits.v2': limits,
  'com.apple.finder': limits,
  'com.apple.gamed': limits,
  'com.apple.ironwood.support': limits,
  'com.apple.mcxprinting': restricts('add printers'),
  'com.apple.notificationsettings': restricts('decide what notifications show on the locked device'),
  'com.apple.preference.users': limits,
  'com.apple.SetupAssistant.managed': restricts('skip panes of the Setup Assistant'),
  'com.apple.ShareKitHelper': limits,
  'com.apple.systempreferences': limits,
  'com.apple.systemuiserver': limits,
  'com.apple.fileproviderd': limits,
  'com.apple.tvremote': restricts('limit which remotes can control the device'),
  'com.apple.webClip.managed': restricts('put a link to a website on the Home Screen'),
  // What changes nothing that matters here
  '.GlobalPreferences': settings,
  'com.apple.conferenceroomdisplay': settings,
  'com.apple.configurationprofile.identification': settings,
  'com.apple.desktop': settings,
  'com.apple.dock': settings,
  'com.apple.font': settings,
  'com.apple.homescreenlayout': settings,
  'com.apple.mcxMenuExtras': settings,
  'com.apple.screensaver': settings,
  'com.apple.screensaver.user': settings,
  'com.apple.shareddeviceconfiguration': settings,
  'com.apple.universalaccess': settings,
  'com.apple.xsan.preferences': settings,
};

/** What a payload of a type can do; undefined for a type that Apple's schemas do not list. */
export function payloadEffectOf(payloadType: string): PayloadEffect | undefined {
  return Object.hasOwn(payloadEffects, payloadType) ? payloadEffects[payloadType] : undefined;
}
