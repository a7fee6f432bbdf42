/** What a file is when its beginning matches; the first row that matches wins. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/^bplist\d/, 'a binary property list (a profile?)'],
  [/^PK\p{Cc}\p{Cc}/u, 'a zip archive'],
  [/^\p{Cc}\x8b/u, 'a gzip archive'],
  [/^%PDF-/, 'a PDF'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8)/, 'an image'],
  [/^0[\x80-\x84]/, 'a DER structure (a certificate, a PKCS#12 file or a signed profile?)'],
  [/^\s*-----BEGIN [A-Z0-9# ]+-----/, 'PEM text (a certificate or a key?)'],
  [/^\s*(<\?xml[^>]*>\s*)?(<!DOCTYPE plist|<plist)/, 'an XML property list (a profile?)'],
  [/^\s*(<!doctype html|<html|<head|<body)/i, 'an HTML page'],
  [/^\s*(#< CLIXML|<Objs\b)/, 'PowerShell CLIXML (Export-Clixml)'],
  [/^\s*<[?!a-z]/i, 'an XML document'],
  [/^(resource|data|module|provider|variable|terraform|locals)\b[^\n:]*\{/m, 'Terraform'],
  [/^[ \t]*(configuration\s+\w+\s*\{|param\s*\(|Import-DscResource\b)/im, 'a PowerShell script'],
  [/^\s*\w+([ \t]+\w+)+[ \t]*\r?\n[ \t]*-{2,}([ \t]+-{2,})+/, 'a table printed by PowerShell'],
  [/^(?:[A-Za-z-]+: [^\n]*\n)*(?:MIME-Version|Content-Type|Received|Message-ID): /i, 'a mail'],
  [/^\s*(?:[#;][^\n]*\n)*\[[A-Z][A-Za-z ]*\]\s*\n/, 'a configuration in sections (WireGuard?)'],
  [/^(dev tun|remote \S+ \d+)\s*$/m, 'an OpenVPN configuration'],
  [/^(connections|secrets)\s*\{/m, 'a configuration of strongSwan'],
  [/^\s*[[{]/, 'JSON (a Graph export?)'],
];

/** As much as a sign needs. */
const headLength = 4096;

/**
 * What a file that is not what was asked for seems to be, as a noun phrase (`an HTML page`), for error messages;
 * `undefined` when nothing is recognised. Looks at the first 4096 bytes, in any encoding.
 */
export function looksLike(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, headLength))
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '');
  return signs.find(([sign]) => sign.test(head))?.[1];
}
