import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { file, folder } from './make-credentials.js';
import { run } from './programs.js';

/** Another program that verifies signed profiles; throws when it refuses, else gives the content that it found. */
type Witness = (signed: Uint8Array, rootFile: string) => string;

const nssDatabases = new Map<string, string>();

/** A certificate database in which one root is trusted for signatures. */
function nssDatabase(rootFile: string): string {
  const made = nssDatabases.get(rootFile);
  if (made !== undefined) return made;
  const path = `sql:${mkdtempSync(join(folder, 'nss-'))}`;
  run('certutil', ['-N', '-d', path, '--empty-password']);
  run('certutil', ['-A', '-d', path, '-n', 'root', '-t', 'C,C,C', '-a', '-i', rootFile]);
  nssDatabases.set(rootFile, path);
  return path;
}

/** Verifiers of other makers, by their programs. */
export const witnesses: Readonly<Record<string, Witness>> = {
  openssl: (signed, rootFile) =>
    run('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', '-CAfile', rootFile], signed).toString(),
  certtool: (signed, rootFile) => {
    run('certtool', ['--p7-verify', '--inder', '--load-ca-certificate', rootFile], signed);
    // Verifying does not show the content, which another call does.
    return run('certtool', ['--p7-info', '--p7-show-data', '--inder'], signed).toString();
  },
  cmsutil: (signed, rootFile) =>
    run('cmsutil', ['-D', '-d', nssDatabase(rootFile), '-i', file('signed.der', signed)]).toString(),
};

/** What a verifier shows of the signer: its common name, or the serial number of its certificate. */
export const signersShown: Readonly<Record<string, (signed: Uint8Array, rootFile: string) => string>> = {
  openssl: (signed, rootFile) => {
    const signer = join(folder, 'signer-shown.pem');
    const args = ['cms', '-verify', '-inform', 'DER', '-CAfile', rootFile, '-signer', signer];
    run('openssl', [...args, '-out', join(folder, 'content-shown')], signed);
    const subject = ['x509', '-in', signer, '-noout', '-subject', '-nameopt', 'multiline'];
    return shown(/commonName\s*= (.*)/, run('openssl', subject));
  },
  certtool: (signed) => shown(/Signer's serial: 0*(.*)/, run('certtool', ['--p7-info', '--inder'], signed)),
  cmsutil: (signed, rootFile) => {
    const message = file('signed.der', signed);
    const args = ['-D', '-n', '-h', '2', '-d', nssDatabase(rootFile), '-i', message];
    return shown(/signer0\.id="(.*?)"; signer0\.status=GoodSignature/, run('cmsutil', args));
  },
};

function shown(pattern: RegExp, output: Buffer): string {
  const [, found] = pattern.exec(output.toString()) ?? [];
  if (found === undefined) throw new Error(`no signer is shown: ${output}`);
  return found;
}
