import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { toGbk } from '../../utils/text/gbk';
import { makeCertificate } from './certificate';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** A page to serve: its address, its markup, and GBK where the site's bytes are GBK. */
export interface SitePage {
  url: string;
  html: string;
  encoding?: 'gbk' | undefined;
}

/** Line 1 of a fixture: `<!-- {"url":"http://…","encoding":"gbk"} -->`. */
const FirstLine = z.object({ url: z.url(), encoding: z.optional(z.literal('gbk')) });

/** A page answers with markup, or does as it likes with the response (slow, broken, without an end). */
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

export interface SiteServer {
  /** Chromium's arguments that bring every host name to this server, and nothing anywhere else. */
  browserArguments: string[];
  /** Serves a page under its real address, by http and https both. */
  serve(page: SitePage): void;
  /** Answers an address in the caller's own way. */
  answer(url: string, answer: Answer): void;
  /** Every request so far: 「http://gansu.gscn.com.cn/system/…」. */
  requests: string[];
  /** The host names that it has a page for. */
  hosts(): Set<string>;
  close(): Promise<void>;
}

/** The pages of tests/fixtures, in folder order, each with its folder: 「workercn.cn/ad-content」. */
export function readFixturePages(): (SitePage & { folder: string })[] {
  return folders(FIXTURES).flatMap((host) =>
    folders(`${FIXTURES}/${host}`).map((slug) => {
      const source = readFileSync(`${FIXTURES}/${host}/${slug}/source.html`, 'utf8');
      const end = source.indexOf('\n');
      const head: unknown = JSON.parse(source.slice(0, end).replace(/^<!--|-->\s*$/g, ''));
      return { ...FirstLine.parse(head), html: source.slice(end + 1), folder: `${host}/${slug}` };
    }),
  );
}

/** Starts an http and an https server on loopback that know the fixtures and whatever a test adds. */
export async function startSiteServer(): Promise<SiteServer> {
  const answers = new Map<string, Answer>();
  const requests: string[] = [];
  const answerOf = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    const url = `${scheme}://${request.headers.host}${request.url}`;
    requests.push(url);
    const answer = answers.get(pageKey(url));
    if (answer) answer(response, request);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('not served here');
  };
  const { key, cert, spki } = makeCertificate(new Date());
  const servers = [createServer(answerOf('http')), createSecureServer({ key, cert }, answerOf('https'))];
  const [http, https] = await Promise.all(servers.map(listen));
  const site: SiteServer = {
    browserArguments: [
      `--host-resolver-rules=MAP *:80 127.0.0.1:${http},MAP *:443 127.0.0.1:${https},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${spki}`,
      '--disable-quic',
    ],
    serve: (page) => site.answer(page.url, (response) => sendPage(response, page)),
    answer: (url, answer) => void answers.set(pageKey(url), answer),
    requests,
    hosts: () => new Set([...answers.keys()].map((key) => new URL(`http://${key}`).hostname)),
    close: async () => {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    },
  };
  for (const page of readFixturePages()) site.serve(page);
  return site;
}

/** Where the page declares its charset the header does not, as on the real sites: the browser has to find it there. */
function sendPage(response: ServerResponse, { html, encoding }: SitePage): void {
  const declares = /<meta[^>]*charset=/i.test(html);
  const charset = declares ? '' : `; charset=${encoding ?? 'utf-8'}`;
  response.writeHead(200, { 'content-type': `text/html${charset}` });
  response.end(encoding === 'gbk' ? encodeGbk(html.replace(/(<meta[^>]*charset=["']?)utf-8/i, '$1gbk')) : html);
}

/** Markup as GBK bytes; what GBK lacks becomes a numeric reference: 「评😀」 → C6 C0 and `&#128512;`. */
function encodeGbk(html: string): Buffer {
  const parts = Array.from(html, (character) => {
    const code = toGbk(character);
    if (code !== undefined) return Buffer.of(code >> 8, code & 0xff);
    return Buffer.from(character < '\x80' ? character : `&#${character.codePointAt(0)};`);
  });
  return Buffer.concat(parts);
}

/** The same page by http and https. */
function pageKey(url: string): string {
  const { host, pathname, search } = new URL(url);
  return host + pathname + search;
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address && typeof address === 'object') resolve(address.port);
      else reject(new Error('the server has no port'));
    });
  });
}
