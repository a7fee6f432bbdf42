import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Two hosts of this machine's own making, each a network namespace with a strongSwan daemon in it: `device` and
 * `gateway`. Nothing leaves the two namespaces, and what is made is removed again.
 */
export type Side = 'device' | 'gateway';

const charon = '/usr/lib/ipsec/charon';
const sides = ['device', 'gateway'] as const;

/** An address of the gateway that only the tunnel leads to. */
export const behindGateway = '198.51.100.10';
const gatewayAddress = '192.0.2.1';
const deviceAddresses = ['192.0.2.2', '192.0.2.3'] as const;

/** What is missing to run tunnels here; undefined when nothing is. */
export function missingHere(): string | undefined {
  if (process.getuid?.() !== 0) return 'it needs root';
  if (!existsSync(charon)) return `strongSwan is not installed (${charon})`;
  if (!existsSync('/dev/net/tun')) return 'there is no /dev/net/tun';
  for (const program of ['swanctl', 'ip', 'ping', 'openssl', 'unshare']) {
    if (spawnSync('which', [program]).status !== 0) return `${program} is not installed`;
  }
  const name = `aon-${process.pid}-try`;
  const made = spawnSync('ip', ['netns', 'add', name]);
  spawnSync('ip', ['netns', 'del', name]);
  return made.status === 0 ? undefined : 'network namespaces cannot be made';
}

/** Runs a program to its end and gives what it printed. Throws when it fails. */
export function run(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 30_000 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr || stdout}`);
  return stdout;
}

/** What a program came to. */
export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

export class Lab {
  private made: string | undefined;
  private readonly daemons: ChildProcess[] = [];

  /** Where files of a run are put. Throws before the start. */
  get folder(): string {
    if (this.made === undefined) throw new Error('the lab is not started');
    return this.made;
  }

  /** Makes the namespaces and starts the daemons. */
  async start(gatewayName: string): Promise<void> {
    this.made = mkdtempSync(join(tmpdir(), 'alwayson-lab-'));
    for (const side of sides) run('ip', 'netns', 'add', this.namespace(side));
    const [device, gateway] = [this.namespace('device'), this.namespace('gateway')];
    run(
      'ip',
      'link',
      'add',
      'eth0',
      'netns',
      device,
      'type',
      'veth',
      'peer',
      'name',
      'eth0',
      'netns',
      gateway,
    );
    for (const address of deviceAddresses)
      run('ip', '-n', device, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
    run('ip', '-n', gateway, 'addr', 'add', `${gatewayAddress}/24`, 'dev', 'eth0');
    run('ip', '-n', gateway, 'addr', 'add', `${behindGateway}/32`, 'dev', 'lo');
    for (const side of sides) {
      for (const link of ['lo', 'eth0']) run('ip', '-n', this.namespace(side), 'link', 'set', link, 'up');
    }
    writeFileSync(join(this.folder, 'hosts'), `127.0.0.1 localhost\n${gatewayAddress} ${gatewayName}\n`);
    for (const side of sides) this.startDaemon(side);
    for (const side of sides) await this.waitFor(side);
  }

  /** Ends the daemons that it started, and removes namespaces and files. */
  async stop(): Promise<void> {
    for (const daemon of this.daemons) daemon.kill('SIGTERM');
    await Promise.all(
      this.daemons.map((daemon) =>
        daemon.exitCode !== null || daemon.signalCode !== null
          ? undefined
          : new Promise((resolve) => daemon.once('exit', resolve)),
      ),
    );
    for (const side of sides) spawnSync('ip', ['netns', 'del', this.namespace(side)]);
    if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true });
  }

  /** The folder of swanctl.conf of a side. */
  swanctlFolder(side: Side): string {
    return join(this.folder, side);
  }

  /** Puts files into the emptied folder of a side and loads them: `x509/gateway.pem`, `swanctl.conf` … */
  load(side: Side, files: Readonly<Record<string, string | Uint8Array>>): Outcome {
    const folder = this.swanctlFolder(side);
    rmSync(folder, { recursive: true, force: true });
    for (const inner of ['x509', 'x509ca', 'private', 'pkcs12'])
      mkdirSync(join(folder, inner), { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const conf = join(folder, 'swanctl.conf');
    // A connection that does not load leaves an earlier one of its name as it was.
    const empty = join(this.folder, 'empty.conf');
    writeFileSync(empty, '');
    this.swanctl(side, '--load-conns', '--file', empty);
    return this.swanctl(side, '--load-all', '--clear', '--noprompt', '--file', conf);
  }

  swanctl(side: Side, ...args: readonly string[]): Outcome {
    const { status, stdout, stderr } = spawnSync('swanctl', [...args, '--uri', this.uri(side)], {
      encoding: 'utf8',
      timeout: 30_000,
      env: {
        ...process.env,
        STRONGSWAN_CONF: this.file(side, 'conf'),
        SWANCTL_DIR: this.swanctlFolder(side),
      },
    });
    return { ok: status === 0, output: `${stdout}${stderr}` };
  }

  /** Whether packets of so many bytes, never split, come back from behind the gateway. */
  pings(size = 84, count = 1): boolean {
    const args = [
      '-q',
      '-c',
      String(count),
      '-i',
      '0.2',
      '-W',
      '1',
      '-M',
      'do',
      '-s',
      String(size - 28),
      behindGateway,
    ];
    return spawnSync('ip', ['netns', 'exec', this.namespace('device'), 'ping', ...args]).status === 0;
  }

  /** What a daemon has written so far. */
  log(side: Side): string {
    return readFileSync(this.file(side, 'log'), 'utf8');
  }

  private namespace(side: Side): string {
    return `aon-${process.pid}-${side}`;
  }

  private file(side: Side, kind: string): string {
    return join(this.folder, `${side}.${kind}`);
  }

  private uri(side: Side): string {
    return `unix://${this.file(side, 'vici')}`;
  }

  private startDaemon(side: Side): void {
    writeFileSync(this.file(side, 'conf'), this.configuration(side));
    const script = 'mount -t tmpfs tmpfs /run && mount --bind "$1" /etc/hosts && exec "$2"';
    const daemon = spawn(
      'ip',
      [
        'netns',
        'exec',
        this.namespace(side),
        'unshare',
        '--mount',
        '--propagation',
        'private',
        'sh',
        '-c',
        script,
        'sh',
        join(this.folder, 'hosts'),
        charon,
      ],
      { stdio: 'ignore', env: { ...process.env, STRONGSWAN_CONF: this.file(side, 'conf') } },
    );
    this.daemons.push(daemon);
  }

  private async waitFor(side: Side): Promise<void> {
    for (let tries = 0; tries < 300; tries++) {
      if (
        existsSync(this.file(side, 'vici')) &&
        this.swanctl(side, '--version').ok &&
        this.swanctl(side, '--stats').ok
      )
        return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the daemon of the ${side} does not start`);
  }

  /** ESP is done in the daemon (kernel-libipsec, before kernel-netlink), since not every kernel has it. */
  private configuration(side: Side): string {
    return `charon {
  load = random nonce openssl ml pem pkcs1 pkcs7 pkcs8 pkcs12 x509 pubkey revocation constraints aes sha1 sha2 md4 md5 hmac kdf gcm curve25519 chapoly kernel-libipsec kernel-netlink socket-default vici eap-identity eap-tls eap-mschapv2
  retransmit_timeout = 1
  retransmit_tries = 2
  plugins {
    vici {
      socket = ${this.uri(side)}
    }
    kernel-netlink {
      fwmark = !0x42
    }
    socket-default {
      fwmark = 0x42
    }
    kernel-libipsec {
      allow_peer_ts = yes
    }
  }
  filelog {
    log {
      path = ${this.file(side, 'log')}
      flush_line = yes
      cfg = 2
      knl = 1
    }
  }
}
swanctl {
  load = random openssl pem pkcs1 pkcs7 pkcs8 pkcs12 x509 pubkey sha1 sha2 hmac aes
}
`;
  }
}

/** The major version of strongSwan that is installed. */
export function strongswanVersion(): number {
  const { stdout } = spawnSync('swanctl', ['--version'], { encoding: 'utf8' });
  return Number(/(\d+)\.\d/.exec(stdout)?.[1] ?? 5);
}
