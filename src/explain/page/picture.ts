import { html, type Markup } from '../../html/html.js';
import type { Explanation, NetworkInterface, TrafficStatement, TunnelState, Way } from '../explanation.js';
import { interfaceWords, listed, stateWords, wayWords } from '../words.js';

/** A situation that is drawn. */
export interface Scene {
  readonly network: NetworkInterface;
  readonly tunnel: TunnelState;
}

const order: readonly TunnelState[] = ['up', 'down', 'captive-portal', 'switched-off'];

/** The situations of an explanation, each once, the tunnel that is up first. */
export function scenesOf({ traffic }: Pick<Explanation, 'traffic'>): readonly Scene[] {
  const networks = [...new Set(traffic.map((one) => one.interface))];
  return order.flatMap((tunnel) =>
    networks
      .filter((network) => traffic.some((one) => one.interface === network && one.tunnel === tunnel))
      .map((network) => ({ network, tunnel })),
  );
}

/** One situation as a picture: the device, its networks, the tunnel to the gateway, and each kind of traffic. */
export function picture(explanation: Explanation, scene: Scene): Markup {
  const { vpn, traffic } = explanation;
  const own = traffic.filter((one) => one.interface === scene.network && one.tunnel === scene.tunnel);
  const bands = bandsOf(own, scene);
  const height = bands.reduce((sum, band) => sum + band.height + gap, top);
  let y = top;
  const drawn = bands.map((band) => {
    const middle = y + titleHeight + (band.height - titleHeight) / 2;
    const markup = html`${connector(band, middle, vpn.platform === 'macOS' ? { x: 74, y: height / 2 - 27 } : { x: 72, y: height / 2 })}${bandMarkup(band, y, vpn.gateways)}`;
    y += band.height + gap;
    return markup;
  });
  const networks = [...new Set(traffic.map((one) => one.interface))];
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${spoken(own, scene)}">
${device(vpn.platform, networks, scene.network, height)}
${drawn}
</svg>`;
}

const width = 400;
const top = 8;
const gap = 16;
const left = 92;
const right = 324;
const titleHeight = 24;
const laneHeight = 30;
const mostLanes = 9;

interface Band {
  readonly way: Way;
  readonly lanes: readonly string[];
  readonly noTunnel: string | undefined;
  readonly height: number;
}

function bandsOf(own: readonly TrafficStatement[], { tunnel }: Scene): Band[] {
  return (['through-tunnel', 'outside', 'dropped'] as const).map((way) => {
    const names = own.filter(({ goes }) => goes === way).map(({ traffic }) => traffic);
    const lanes =
      names.length > mostLanes
        ? [...names.slice(0, mostLanes - 1), `and ${names.length - mostLanes + 1} more`]
        : names;
    const noTunnel = way === 'through-tunnel' && lanes.length === 0 ? noTunnelWords[tunnel] : undefined;
    const body = lanes.length === 0 ? laneHeight + 8 : lanes.length * laneHeight + 12;
    return { way, lanes, noTunnel, height: titleHeight + body };
  });
}

const noTunnelWords: Readonly<Record<TunnelState, string>> = {
  up: 'Nothing goes through the tunnel',
  down: 'There is no tunnel',
  'captive-portal': 'No tunnel until someone signs in',
  'switched-off': 'The user has switched the VPN off',
};

const titles: Readonly<Record<Way, string>> = {
  'through-tunnel': 'Through the VPN, encrypted',
  outside: 'Outside the VPN',
  dropped: 'Blocked',
};

const empty: Readonly<Record<Way, string>> = {
  'through-tunnel': 'Nothing',
  outside: 'Nothing goes outside the VPN',
  dropped: 'Nothing is blocked',
};

function bandMarkup(band: Band, y: number, gateways: readonly string[]): Markup {
  const { way, lanes } = band;
  const body = y + titleHeight;
  const height = band.height - titleHeight;
  return html`<g>
<text class="band title-${className(way)}" x="${left}" y="${y + 14}">${titles[way]}</text>
${frame(way, lanes.length === 0, body, height)}
${
  lanes.length === 0
    ? html`<text class="faint" x="${left + 12}" y="${body + height / 2 + 4}">${band.noTunnel ?? empty[way]}</text>`
    : lanes.map((name, index) => lane(way, name, body + 6 + index * laneHeight))
}
${destination(way, lanes.length === 0, body, height, gateways)}
</g>`;
}

function className(way: Way): string {
  return way === 'through-tunnel' ? 'through' : way;
}

function frame(way: Way, isEmpty: boolean, y: number, height: number): Markup {
  const size = html`x="${left - 8}" y="${y}" width="${right - left + 8}" height="${height}" rx="${Math.min(height / 2, 19)}"`;
  if (isEmpty) return html`<rect class="no-tube" ${size}/>`;
  return html`<rect class="${way === 'through-tunnel' ? 'tube' : `lane-${way}`}" ${size}/>`;
}

/** From the device to a band that carries something, and from the tunnel to its gateway. */
function connector(
  { way, lanes }: Band,
  middle: number,
  from: { readonly x: number; readonly y: number },
): Markup {
  if (lanes.length === 0) return html``;
  const name = className(way);
  const start = from.y + (way === 'through-tunnel' ? -14 : way === 'outside' ? 0 : 14);
  const onward = way === 'dropped' ? '' : `M${right} ${middle - 6}h19`;
  return html`<path class="${name}" d="M${from.x} ${start}C82 ${start} ${from.x} ${middle} ${left - 8} ${middle}${onward}"/>`;
}

/** A line with its name above and a tip where it arrives; what is blocked ends at the wall. */
function lane(way: Way, name: string, y: number): Markup {
  const line = y + 23;
  const end = way === 'dropped' ? right - 22 : right - 8;
  const short = name.length > 30 ? `${name.slice(0, 29)}…` : name;
  const tip =
    way === 'dropped'
      ? html`<path class="dropped" d="M${end - 4} ${line - 4}l8 8m0 -8l-8 8"/>`
      : html`<path class="tip-${className(way)}" d="M${end} ${line - 5}l8 5l-8 5z"/>`;
  return html`<g><title>${name}: ${wayWords[way]}</title><text x="${left + 12}" y="${line - 7}">${short}</text>
<path class="${className(way)}" d="M${left - 8} ${line}H${end}"/>${tip}</g>`;
}

function destination(
  way: Way,
  isEmpty: boolean,
  y: number,
  height: number,
  gateways: readonly string[],
): Markup {
  const middle = y + height / 2;
  const x = 363;
  if (way === 'dropped') return isEmpty ? html`` : wall(y, height);
  if (way === 'outside') {
    return html`<g><circle class="host" cx="${x}" cy="${middle - 5}" r="13"/>
<path class="host" d="M${x - 13} ${middle - 5}h26M${x} ${middle - 18}c-9 8 -9 18 0 26M${x} ${middle - 18}c9 8 9 18 0 26"/>
<text class="badge" x="${x}" y="${middle + 20}">Internet</text></g>`;
  }
  return html`<g><title>${listed(gateways)}</title>
<rect class="host" x="${x - 13}" y="${middle - 18}" width="26" height="11" rx="2"/>
<rect class="host" x="${x - 13}" y="${middle - 5}" width="26" height="11" rx="2"/>
<text class="badge" x="${x}" y="${middle + 20}">Gateway</text></g>`;
}

/** Bricks, row by row. */
function wall(y: number, height: number): Markup {
  const rows = Math.floor(height / 9);
  const bricks = Array.from({ length: rows }, (_, row) => {
    const shift = row % 2 === 0 ? 0 : 5;
    const at = y + (height - rows * 9) / 2 + row * 9;
    return html`<path class="brick" d="M${right - 12} ${at}h${9 - (shift / 5) * 4}v7h-${9 - (shift / 5) * 4}zM${right - 1 - (shift / 5) * 4} ${at}h${9 + (shift / 5) * 4}v7h-${9 + (shift / 5) * 4}z"/>`;
  });
  return html`<g>${bricks}</g>`;
}

const deviceNames = { iOS: 'iPhone', macOS: 'Mac' } as const;

function device(
  platform: 'iOS' | 'macOS',
  networks: readonly NetworkInterface[],
  active: NetworkInterface,
  height: number,
): Markup {
  const middle = height / 2;
  const body =
    platform === 'macOS'
      ? html`<rect class="device" x="2" y="${middle - 52}" width="72" height="50" rx="5"/><rect class="screen" x="6" y="${middle - 48}" width="64" height="42" rx="2"/><path class="device" d="M0 ${middle + 1}h76l-5 7h-66z"/>`
      : html`<rect class="device" x="12" y="${middle - 62}" width="60" height="112" rx="11"/><rect class="screen" x="16" y="${middle - 57}" width="52" height="102" rx="7"/><rect class="device" x="33" y="${middle - 53}" width="18" height="5" rx="2.5"/>`;
  const chipAt = platform === 'macOS' ? 38 : 42;
  const first = platform === 'macOS' ? middle - 44 : middle - 18;
  const chips = networks.map((name, index) => {
    const y = first + index * (platform === 'macOS' ? 19 : 26);
    const on = name === active;
    return html`<rect class="${on ? 'chip-on' : 'chip'}" x="${chipAt - 25}" y="${y}" width="50" height="16" rx="8"/><text class="badge${on && ' badge-on'}" x="${chipAt}" y="${y + 11.5}">${interfaceWords[name]}</text>`;
  });
  return html`<g>${body}${chips}<text class="badge" x="${chipAt}" y="${middle + (platform === 'macOS' ? 24 : 66)}">${deviceNames[platform]}</text></g>`;
}

/** What the picture shows, for those who do not see it. */
function spoken(own: readonly TrafficStatement[], { network, tunnel }: Scene): string {
  const parts = (['through-tunnel', 'outside', 'dropped'] as const).flatMap((way) => {
    const names = own.filter(({ goes }) => goes === way).map(({ traffic }) => traffic);
    return names.length === 0 ? [] : [`${listed(names)}: ${wayWords[way]}.`];
  });
  return `${interfaceWords[network]}, ${stateWords[tunnel].toLowerCase()}. ${parts.join(' ')}`;
}
