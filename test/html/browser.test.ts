import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { writePlist } from '../../src/plist/write.js';
import { describeInChromium } from '../support/chromium.js';
import { makeFolder } from '../support/folder.js';
import { goodProfile } from '../support/good-profile.js';
import { evilProfile, pages } from './pages.js';

describeInChromium('pages in Chromium', (browser) => {
  let folder: string;
  // Here, so that nothing is made where no browser is.
  beforeAll(() => {
    folder = makeFolder();
  });

  test.each(Object.keys(pages))('%s draws, and asks nobody for anything', async (name) => {
    const { page, asked } = await opened(browser(), fileOf(folder, name));
    expect(asked).toHaveLength(1);
    expect(await page.title()).not.toBe('evil');
    expect(await page.locator('h1').first().isVisible()).toBe(true);
    await page.close();
  });

  test('the switches choose the picture, by mouse and by keyboard', async () => {
    const { page } = await opened(browser(), fileOf(folder, 'explanation'));
    const shown = () => page.locator('figure.scene:visible figcaption').allTextContents();
    expect(await shown()).toEqual(['Wi-Fi · Tunnel up']);
    await page.getByRole('radio', { name: 'Tunnel down' }).check();
    expect(await shown()).toEqual(['Wi-Fi · Tunnel down']);
    await page.getByRole('radio', { name: 'Cellular' }).check();
    expect(await shown()).toEqual(['Cellular · Tunnel down']);
    await page.getByRole('radio', { name: 'Tunnel down' }).press('ArrowLeft');
    expect(await shown()).toEqual(['Cellular · Tunnel up']);
    await page.getByRole('radio', { name: 'Sign-in page not passed' }).check();
    expect((await shown())[0]).toContain('only Wi-Fi networks have sign-in pages');
    await page.close();
  });

  test('two explanations are switched together', async () => {
    const { page } = await opened(browser(), fileOf(folder, 'changes'));
    await page.getByRole('radio', { name: 'Tunnel down' }).check();
    const shown = page.locator('figure.scene:visible figcaption');
    expect(await shown.allTextContents()).toEqual(['Wi-Fi · Tunnel down', 'Wi-Fi · Tunnel down']);
    await page.close();
  });

  test('the filters of a report hide and show', async () => {
    const { page } = await opened(browser(), fileOf(folder, 'report'));
    const shown = () => page.locator('.finding:visible').count();
    expect(await shown()).toBe(6);
    await page.locator('.show-error').uncheck();
    expect(await shown()).toBe(3);
    await page.locator('.show-warning').uncheck();
    expect(await shown()).toBe(1);
    await page.locator('.show-error').check();
    expect(await shown()).toBe(4);
    await page.close();
  });

  test('every picture is printed', async () => {
    const { page } = await opened(browser(), fileOf(folder, 'explanation'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('figure.scene:visible').count()).toBe(5);
    expect(await page.locator('.states:visible').count()).toBe(0);
    await page.close();
  });

  test.each([360, 1200])('nothing is wider than a window of %i', async (width) => {
    for (const name of Object.keys(pages)) {
      const { page } = await opened(browser(), fileOf(folder, name), width);
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([name, over]).toEqual([name, 0]);
      await page.close();
    }
  });

  test('the desk takes a file and explains it', async () => {
    const file = join(folder, 'evil.mobileconfig');
    writeFileSync(file, writePlist(evilProfile()));
    await serving([], async (address) => {
      const { page, asked } = await opened(browser(), address);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: 'Explain and verify' }).click();
      await page.locator('figure.scene:visible').waitFor();
      expect(await page.title()).toContain('<script>');
      expect(await page.locator('.finding').count()).toBeGreaterThan(0);
      expect(asked.filter((url) => !url.startsWith(address))).toEqual([]);
      await page.close();
    });
  });

  test('the button of the install page gives the profile', async () => {
    const file = join(folder, 'vpn.mobileconfig');
    writeFileSync(file, writePlist(goodProfile()));
    await serving([file], async (address) => {
      const { page, asked } = await opened(browser(), address, 390);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Install' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('vpn.mobileconfig');
      expect(asked.filter((url) => !url.startsWith(address))).toEqual([]);
      await page.close();
    });
  });
});

function fileOf(folder: string, name: string): string {
  const file = join(folder, `${name.replaceAll(' ', '-')}.html`);
  writeFileSync(file, pages[name]?.() ?? '');
  return pathToFileURL(file).href;
}

/** A page, and what the browser asks for while it is open. A dialog would be a script of the file's. */
async function opened(
  browser: Browser,
  url: string,
  width = 1200,
): Promise<{ readonly page: Page; readonly asked: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('dialog', () => {
    throw new Error('a script of the file ran');
  });
  await page.goto(url);
  return { page, asked };
}

async function serving(files: readonly string[], use: (address: string) => Promise<void>): Promise<void> {
  const server = spawn(process.execPath, [
    resolve('dist/cli/alwayson.cjs'),
    'serve',
    ...files,
    '--minutes',
    '2',
  ]);
  try {
    const address = await new Promise<string>((found) => {
      let said = '';
      server.stdout.on('data', (chunk) => {
        said += String(chunk);
        const [url] = /http:\/\/\S+/.exec(said) ?? [];
        if (url !== undefined) found(url);
      });
    });
    await use(address);
  } finally {
    server.kill();
  }
}
