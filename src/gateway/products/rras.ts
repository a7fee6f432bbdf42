import { InputError } from '../../input-error.js';
import { ciphers, groups, hashes } from '../algorithms.js';
import type { ProfileOffer, TunnelOffer } from '../offer.js';
import type { GatewayText } from '../product.js';
import { connectionsOf } from './connections.js';

/**
 * The line that sets a Windows server (RRAS), which has one policy for all IKEv2 tunnels.
 *
 * @throws InputError that names each thing that Windows cannot do
 */
export function rras({ tunnels }: ProfileOffer): GatewayText {
  const connections = connectionsOf(tunnels);
  const lacking = [
    ...(connections.length > 1 ? ['two tunnels that differ: a server has one policy'] : []),
    ...connections.flatMap(({ tunnel }) => lackingFor(tunnel)),
  ];
  if (lacking.length > 0) {
    throw new InputError(
      `Windows (Set-VpnServerConfiguration) cannot do what the profile asks for: ${[...new Set(lacking)].join('; ')}.`,
    );
  }
  const [{ ike, child, pfs, authentication }] = tunnels;
  const line = [
    'Set-VpnServerConfiguration -TunnelType IKEv2 -CustomPolicy',
    `-EncryptionMethod ${ciphers[ike.encryption].rrasIke}`,
    `-IntegrityCheckMethod ${hashes[ike.integrity].rrasIke}`,
    `-DHGroup ${groups[ike.group]?.rrasIke}`,
    `-CipherTransformConstants ${ciphers[child.encryption].rrasChild}`,
    `-AuthenticationTransformConstants ${childIntegrity(child)}`,
    `-PfsGroup ${pfs ? groups[child.group]?.rrasChild : 'None'}`,
  ];
  const text = [
    '# IKESecurityAssociationParameters, ChildSecurityAssociationParameters and EnablePFS of the profile.',
    '# It holds after a restart of the service: Restart-Service RemoteAccess',
    line.join(' `\n  '),
    ...(authentication.kind === 'certificate'
      ? ['# AuthenticationMethod Certificate:', 'Set-VpnAuthProtocol -UserAuthProtocolAccepted Certificate']
      : [
          `# ExtendedAuthEnabled 1: allow ${authentication.kind === 'eap-tls' ? 'EAP-TLS' : 'EAP-MSCHAPv2'} in the network policy of the server.`,
          'Set-VpnAuthProtocol -UserAuthProtocolAccepted EAP',
        ]),
    '',
  ];
  return { text: text.join('\n'), missing: [], secret: false };
}

/** A transform that authenticates itself is named twice. */
function childIntegrity({ encryption, integrity }: TunnelOffer['child']): string | undefined {
  return ciphers[encryption].aead ? ciphers[encryption].rrasChild : hashes[integrity].rrasChild;
}

function lackingFor({ ike, child, pfs, authentication, ppk }: TunnelOffer): string[] {
  return [
    ...(ciphers[ike.encryption].rrasIke === undefined
      ? [`EncryptionAlgorithm ${ike.encryption} in IKE (-EncryptionMethod has AES in CBC mode alone)`]
      : []),
    ...(hashes[ike.integrity].rrasIke === undefined ? [`IntegrityAlgorithm ${ike.integrity} in IKE`] : []),
    ...(groups[ike.group]?.rrasIke === undefined ? [`DiffieHellmanGroup ${ike.group} in IKE`] : []),
    ...(ciphers[child.encryption].rrasChild === undefined
      ? [`EncryptionAlgorithm ${child.encryption} in the child`]
      : []),
    ...(childIntegrity(child) === undefined && ciphers[child.encryption].rrasChild !== undefined
      ? [
          `IntegrityAlgorithm ${child.integrity} in the child (-AuthenticationTransformConstants has SHA256128)`,
        ]
      : []),
    ...(pfs && groups[child.group]?.rrasChild === undefined
      ? [`DiffieHellmanGroup ${child.group} in the child`]
      : []),
    ...(ike.postQuantum.length > 0 ? ['PostQuantumKeyExchangeMethods'] : []),
    ...(authentication.kind === 'shared-secret' ? ['AuthenticationMethod SharedSecret in IKEv2'] : []),
    ...(ppk === undefined ? [] : ['PPK']),
  ];
}
