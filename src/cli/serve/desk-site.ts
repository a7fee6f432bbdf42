import type { IncomingMessage } from 'node:http';
import { newestOS } from '../../apple/os.js';
import { explainFile } from '../../explain/explain-file.js';
import { contentSecurityPolicy } from '../../html/page.js';
import { InputError } from '../../input-error.js';
import { reportOf } from '../../report/report.js';
import { verify } from '../../verify/verify.js';
import { osVersion, platformName } from '../options.js';
import { type DeskResult, deskAllows, deskPage } from './desk-page.js';
import { pageReply, type Reply, type Site, textReply } from './site.js';

/** The largest file that the desk takes, with the form around it: far above any policy or profile. */
export const largestUpload = 16 * 1024 * 1024;

/**
 * The desk: takes a policy or a profile and shows report and explanation, by the functions of the command line. Only
 * its own page may send it something, told by where a browser says that a form comes from.
 *
 * @param origin the address of the server without a path, for example `http://127.0.0.1:8080`
 */
export function deskSite(origin: string, now: Date): Site {
  return {
    async answer(path, request) {
      if (path !== '') return undefined;
      if (request.headers.host !== new URL(origin).host)
        return textReply(403, 'Open the desk by the address in the terminal.');
      if (request.method === 'GET' || request.method === 'HEAD') return desk(200, undefined);
      if (request.method !== 'POST') return undefined;
      if (request.headers.origin !== origin)
        return textReply(403, 'Only the page of the desk can send it a file.');
      const body = await bodyOf(request);
      if (body === undefined)
        return textReply(
          413,
          `The file is larger than ${largestUpload / 1024 / 1024} MiB, which no policy or profile is.`,
        );
      return takeForm(body, request.headers['content-type'] ?? '', now);
    },
  };
}

function desk(status: number, result: DeskResult | undefined): Reply {
  return pageReply(status, deskPage({ newest: newestOS }, result), contentSecurityPolicy(deskAllows));
}

async function takeForm(body: Buffer, type: string, now: Date): Promise<Reply> {
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
    .formData()
    .catch(() => undefined);
  const file = form?.get('file');
  if (form === undefined || !(file instanceof File)) return textReply(400, 'The form holds no file.');
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  try {
    const options = {
      select: text('select'),
      platform: platformName(text('platform') ?? 'iOS'),
      os: osVersion(text('os') ?? newestOS),
      now,
    };
    const bytes = new Uint8Array(await file.arrayBuffer());
    const { profile: _, ...verification } = await verify(bytes, options);
    const report = reportOf([{ file: file.name, ...verification }]);
    return desk(200, { report, ...(await explained(bytes, file.name, options)) });
  } catch (error) {
    if (error instanceof InputError) return desk(422, { problem: `${file.name}: ${error.message}` });
    throw error;
  }
}

/** A profile without a VPN has a report, but nothing to explain. */
async function explained(
  bytes: Uint8Array,
  file: string,
  options: Parameters<typeof verify>[1],
): Promise<Pick<DeskResult, 'explanation' | 'problem'>> {
  try {
    return { explanation: await explainFile(bytes, { ...options, file }) };
  } catch (error) {
    if (error instanceof InputError) return { problem: error.message };
    throw error;
  }
}

/** Undefined for one that is too large; the rest of that is not read. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > largestUpload) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestUpload) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
