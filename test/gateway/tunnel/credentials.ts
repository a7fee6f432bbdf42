import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './lab.js';

/** A certificate with its key, in PEM, and the files that they are in. */
export interface Issued {
  readonly key: string;
  readonly certificate: string;
  readonly keyFile: string;
  readonly certificateFile: string;
}

const keyOptions = {
  rsa: ['-newkey', 'rsa:2048'],
  'P-256': ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
} as const;

export type Kind = keyof typeof keyOptions;

/** Makes keys and certificates with OpenSSL, in a folder. */
export class Issuer {
  private count = 0;

  constructor(private readonly folder: string) {}

  /** A self-signed authority. */
  authority(commonName: string, kind: Kind = 'rsa'): Issued {
    const { keyFile, certificateFile } = this.files();
    run(
      'openssl',
      'req',
      '-x509',
      '-nodes',
      ...keyOptions[kind],
      '-keyout',
      keyFile,
      '-out',
      certificateFile,
      '-days',
      '2',
      '-subj',
      `/CN=${commonName}`,
    );
    return this.read(keyFile, certificateFile);
  }

  /** A certificate for a use, with one alternative name like `DNS:vpn.contoso.com`. */
  leaf(
    issuer: Issued,
    name: string,
    alternativeName: string,
    usage: 'serverAuth' | 'clientAuth',
    kind: Kind = 'rsa',
  ): Issued {
    const { keyFile, certificateFile } = this.files();
    const request = join(this.folder, 'request.pem');
    const extensions = join(this.folder, 'extensions.cnf');
    run(
      'openssl',
      'req',
      '-nodes',
      ...keyOptions[kind],
      '-keyout',
      keyFile,
      '-out',
      request,
      '-subj',
      `/CN=${name}`,
    );
    writeFileSync(extensions, `subjectAltName=${alternativeName}\nextendedKeyUsage=${usage}\n`);
    run(
      'openssl',
      'x509',
      '-req',
      '-in',
      request,
      '-CA',
      issuer.certificateFile,
      '-CAkey',
      issuer.keyFile,
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      extensions,
      '-out',
      certificateFile,
    );
    return this.read(keyFile, certificateFile);
  }

  /** The key and certificate as a PKCS#12 file; its password is `example-password`. */
  pkcs12({ keyFile, certificateFile }: Issued): string {
    this.count++;
    const file = join(this.folder, `${this.count}.p12`);
    run(
      'openssl',
      'pkcs12',
      '-export',
      '-inkey',
      keyFile,
      '-in',
      certificateFile,
      '-passout',
      'pass:example-password',
      '-out',
      file,
    );
    return file;
  }

  private files(): { keyFile: string; certificateFile: string } {
    this.count++;
    return {
      keyFile: join(this.folder, `${this.count}.key`),
      certificateFile: join(this.folder, `${this.count}.pem`),
    };
  }

  private read(keyFile: string, certificateFile: string): Issued {
    return {
      keyFile,
      certificateFile,
      key: readFileSync(keyFile, 'utf8'),
      certificate: readFileSync(certificateFile, 'utf8'),
    };
  }
}
