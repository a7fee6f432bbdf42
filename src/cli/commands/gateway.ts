import { basename } from 'node:path';
import type { DevicePlatform } from '../../apple/os.js';
import type { Finding } from '../../finding.js';
import type { GatewayOptions, MissingPart, NamedCertificate } from '../../gateway/product.js';
import { type GatewayProduct, gatewayProductNames } from '../../gateway/products/index.js';
import { InputError } from '../../input-error.js';
import type { FileReport } from '../../report/report.js';
import { alternatives } from '../../text/alternatives.js';
import { nearest } from '../../text/nearest.js';
import { readCertificateFile } from '../certificates.js';
import { defineCommand, type ExitCode } from '../command.js';
import type { Host } from '../host.js';
import { about, readInput } from '../input.js';
import { reportOptions, sharedOptions } from '../options.js';
import { writeFiles } from '../output.js';
import type { TellOptions } from '../report.js';
import { writeAndTell } from '../wrote.js';

interface Options extends TellOptions {
  file: string;
  to: GatewayProduct;
  gatewayCert?: string | undefined;
  deviceCa?: string[] | undefined;
  pool?: string[] | undefined;
  dns?: string[] | undefined;
  bindings?: string | undefined;
  bind?: string[] | undefined;
  select?: string | undefined;
  platform: DevicePlatform;
  os: string;
  output: string;
  force: boolean;
}

const list = { type: 'string', array: true, nargs: 1 } as const;

export const gatewayCommand = defineCommand<Options>({
  command: 'gateway <file>',
  describe: 'write the configuration of the gateway that a profile or policy needs',
  builder: (yargs) =>
    yargs
      .positional('file', {
        type: 'string',
        demandOption: true,
        describe: 'profile or Graph export, or - for standard input',
      })
      .options({
        to: {
          type: 'string',
          demandOption: true,
          requiresArg: true,
          describe: `product of the gateway: ${gatewayProductNames.join(', ')}`,
          coerce: productName,
        },
        'gateway-cert': {
          type: 'string',
          requiresArg: true,
          describe: "file with the gateway's certificate, which is checked",
        },
        'device-ca': { ...list, describe: 'file with the CA of the device certificates; repeatable' },
        pool: { ...list, describe: 'addresses for the devices, like 10.99.0.0/24; repeatable' },
        dns: { ...list, describe: 'name server for the devices; repeatable' },
        bindings: sharedOptions.bindings,
        bind: sharedOptions.bind,
        select: sharedOptions.select,
        platform: sharedOptions.platform,
        os: sharedOptions.os,
        output: {
          alias: 'o',
          type: 'string',
          default: '-',
          describe: 'file, or - for standard output',
          requiresArg: true,
        },
        ...reportOptions,
        force: sharedOptions.force,
      })
      .example(
        '$0 gateway vpn.mobileconfig --to strongswan --gateway-cert gw.pem --device-ca ca.pem --pool 10.99.0.0/24 -o swanctl.conf',
        'the configuration for strongSwan',
      )
      .example('$0 gateway policy.json --bindings bindings.yaml --to json', 'for any other vendor'),
  run,
});

function productName(name: string): GatewayProduct {
  const product = gatewayProductNames.find((one) => one === name);
  if (product !== undefined) return product;
  const near = nearest(name, gatewayProductNames);
  const hint = near === undefined ? ' json is for every other vendor.' : ` Did you mean ${near}?`;
  throw new InputError(`--to ${name} does not exist. Choose ${alternatives(gatewayProductNames)}.${hint}`);
}

async function run(options: Options, host: Host): Promise<ExitCode> {
  const [{ loadBindings }, { verify }, { offerOf }, { writeGateway }] = await Promise.all([
    import('../load-bindings.js'),
    import('../../verify/verify.js'),
    import('../../gateway/offer-of.js'),
    import('../../gateway/write-gateway.js'),
  ]);
  const { file, select, platform, os } = options;
  const gatewayOptions = await readOptions(options, host);
  const { bindings, findings, reportsOn } = await loadBindings(host, options);
  const reports = reportsOn(findings);
  if (bindings === undefined) return conclude(reports, options, host);

  const bytes = await readInput(host, file);
  const given = options.bindings !== undefined || options.bind !== undefined;
  const verified = await about(file, () =>
    verify(bytes, { select, platform, os, now: host.now, ...(given && { bindings }) }),
  );
  // What is only worth knowing is for `alwayson verify`.
  const errors = verified.findings.filter(
    ({ severity, rule }) => severity === 'error' && rule !== 'token-unresolved',
  );
  reports.push({ file, document: verified.document, findings: errors });
  const { profile } = verified;
  if (profile === undefined || errors.length > 0) return conclude(reports, options, host);

  const offer = await about(file, () => offerOf(profile));
  const { certificate } = gatewayOptions;
  if (certificate !== undefined) {
    const { certificateFindings } = await import('../../gateway/certificate-findings.js');
    const said = certificateFindings(offer, certificate.certificate, host.now);
    reports.push({ file: options.gatewayCert ?? '', document: 'gateway', findings: said });
  }
  const isRefused = reports.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  if (isRefused) return conclude(reports, options, host);
  const { text, missing, secret } = await about(file, () => writeGateway(options.to, offer, gatewayOptions));
  if (secret && options.output === '-' && host.stdout.isTTY === true) {
    throw new InputError('The configuration holds secrets. Write it into a file: -o FILE.');
  }
  reports.push({
    file: shownOutput(options),
    document: 'gateway',
    findings: missing.map(await missingFinding()),
  });
  return conclude(reports, options, host, text);
}

async function conclude(
  files: readonly FileReport[],
  options: Options,
  host: Host,
  text?: string,
): Promise<ExitCode> {
  const { output, force, to } = options;
  const worthTelling = files.filter(({ findings }) => findings.length > 0);
  const write = async (content: string) => {
    if (output === '-') host.stdout.write(content);
    else await writeFiles(host, [{ path: output, content }], force);
    return [{ path: output, holds: `for ${to}` }];
  };
  return writeAndTell(
    host,
    worthTelling,
    { write: text === undefined ? undefined : () => write(text), takesStdout: output === '-' },
    options,
  );
}

function shownOutput({ output, to }: Options): string {
  return output === '-' ? `the configuration for ${to}` : output;
}

/** Here the configuration is written all the same, so a placeholder is a warning. */
async function missingFinding(): Promise<(part: MissingPart) => Finding> {
  const [{ gatewayPlaceholder }, { makeFinding }] = await Promise.all([
    import('../../gateway/rules/placeholder.js'),
    import('../../finding-table.js'),
  ]);
  return ({ what, placeholder, fix }) =>
    makeFinding(gatewayPlaceholder, {
      document: 'gateway',
      severity: 'warning',
      message: `${what} is missing. Replace "${placeholder}".`,
      fix,
    });
}

async function readOptions(options: Options, host: Host): Promise<GatewayOptions> {
  const { gatewayCert, deviceCa = [], pool: pools = [], dns = [] } = options;
  if (pools.length > 0 || dns.length > 0) {
    const { isAddress, isNetwork } = await import('../../gateway/addresses.js');
    for (const pool of pools) {
      if (isNetwork(pool)) continue;
      throw new InputError(`--pool ${pool} is not a network. Write it like 10.99.0.0/24 or fd00:99::/112.`);
    }
    for (const address of dns) {
      if (!isAddress(address)) throw new InputError(`--dns ${address} is not an IP address.`);
    }
  }
  const authorities = await Promise.all(deviceCa.map((file) => namedCertificate(file, host)));
  return {
    ...(gatewayCert !== undefined && { certificate: await namedCertificate(gatewayCert, host) }),
    deviceAuthorities: authorities,
    pools,
    dns,
  };
}

async function namedCertificate(file: string, host: Host): Promise<NamedCertificate> {
  const [certificate] = await readCertificateFile(host, file);
  if (certificate === undefined) throw new InputError(`${file} holds no certificate.`);
  return { file: basename(file), certificate };
}
