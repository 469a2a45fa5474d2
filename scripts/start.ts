import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFixturePages, type SitePage, type SiteServer, startSiteServer } from '../tests/e2e/site-server';
import { clipSamples } from './clip-samples';
import { provideBrowser } from './find-browser';
import { launchBrowser } from './launch-browser';
import { runStep } from './run-step';
import { alignTable } from './table';

/**
 * `npm start`: builds Shiping and opens a browser that has it loaded, with the sample pages under their real addresses.
 * Without a display, or with `--headless`, it clips the sample pages itself and shows what came out.
 */

const OUTPUT = fileURLToPath(new URL('../.output', import.meta.url));

/** The profile of the opened browser: clips stay from one start to the next. */
const PROFILE = join(OUTPUT, 'profile');

/** One page of each kind; the other fixtures are the tests' own. */
const SAMPLES = [
  'gscn.com.cn/fei-tian-ping-lun',
  'workercn.cn/comment',
  'hnr.cn/yu-shi-shuo-shi',
  '12371.cn/arti',
  'mirror-hant.test/party-magazine',
];

/** Lists the samples: what the browser opens first. */
const INDEX_PAGE = 'http://samples.shiping.test/';

async function main(): Promise<void> {
  const executablePath = provideBrowser(console.log);
  console.log('Building …');
  const build = await runStep('build');
  if (!build.ok) throw new Error(`The build failed.\n${build.output}`);
  const site = await startSiteServer();
  try {
    const samples = findSamples();
    if (hasDisplay()) await browse(executablePath, site, samples);
    else await clip(executablePath, site, samples);
  } finally {
    await site.close();
  }
}

function findSamples(): SitePage[] {
  const pages = readFixturePages();
  return SAMPLES.map((sample) => {
    const page = pages.find(({ folder }) => folder === sample);
    if (!page) throw new Error(`There is no sample page in tests/fixtures/${sample}.`);
    return page;
  });
}

function hasDisplay(): boolean {
  if (process.argv.includes('--headless')) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function browse(executablePath: string, site: SiteServer, samples: SitePage[]): Promise<void> {
  site.serve({ url: INDEX_PAGE, html: indexPage(samples) });
  const context = await launchBrowser({ executablePath, profile: PROFILE, site, headless: false });
  const closed = new Promise((resolve) => context.once('close', resolve));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(INDEX_PAGE);
  console.log(`Shiping is loaded. Open a sample page and click the seal at its lower right, or press Alt+Shift+S.
This browser reaches the sample pages and nothing else. Its profile, with your clips: ${PROFILE}
Close the browser to end.`);
  await closed;
}

async function clip(executablePath: string, site: SiteServer, samples: SitePage[]): Promise<void> {
  console.log(`Clipping ${samples.length} sample pages …`);
  const { text, bundle, failed } = await clipSamples(executablePath, site, samples);
  const path = join(OUTPUT, 'samples.json');
  writeFileSync(path, text);
  // The bundle is newest first; the table is in the order of clipping.
  const rows = bundle.clips
    .toReversed()
    .map(({ article }) => [
      article.headline,
      article.author.map(({ name }) => name).join(' '),
      article.contentSource ?? '',
      article.datePublished?.slice(0, 16).replace('T', ' ') ?? '',
      String(article.characterCount),
    ]);
  console.log(`\n${alignTable([['标题', '作者', '来源', '时间', '字数'], ...rows])}\n`);
  for (const { url, reason } of failed) console.log(`Not clipped: ${url}\n  ${reason}`);
  console.log(`Bundle: ${path}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function indexPage(samples: SitePage[]): string {
  const items = samples.map(({ url, html }) => {
    const title = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? url;
    return `<li><a href="${url}">${title}</a><br><small>${url}</small></li>`;
  });
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>拾评样页</title>
<style>:root{color-scheme:light dark}body{max-width:40em;margin:4em auto;padding:0 1em;font:16px/1.7 system-ui,sans-serif}li{margin:.8em 0}small{opacity:.7}</style>
<h1>拾评样页</h1>
<p>打开一篇，点右下角的印章，或按 <kbd>Alt+Shift+S</kbd>。没有印章的（不在名单上的站点），点工具栏上的图标。页面由本机提供，地址与原站相同。</p>
<ol>${items.join('\n')}</ol></html>`;
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
