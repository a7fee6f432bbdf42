import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folder.js';
import { issue } from './make-credentials.js';

const deviceList = `device.serialNumber,localIdentifier
C02AAA111,device-0001.contoso.com
C02BBB222,device-0002.contoso.com
`;

/** A folder in which the runs of `json-commands.ts` can be made, in their order. */
export function makeJsonFolder(): string {
  const folder = makeFolder();
  const signer = issue({ name: '/CN=Signer', kind: 'P-256' });
  copyFileSync(signer.certificateFile, join(folder, 'signer.pem'));
  copyFileSync(signer.keyFile, join(folder, 'signer-key.pem'));
  const policy = readFileSync('templates/certificate/policy.json', 'utf8');
  writeFileSync(
    join(folder, 'weak.json'),
    policy.replace('"securityDiffieHellmanGroup": 14', '"securityDiffieHellmanGroup": 2'),
  );
  writeFileSync(join(folder, 'devices.csv'), deviceList);
  return folder;
}
