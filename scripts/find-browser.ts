import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Unbranded Chromium first: it loads an unpacked extension from the command line, which branded Chrome no longer does. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

const MAC_APPLICATIONS = ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'];

/** Below 「C:\Program Files」, its 32-bit twin and the user's own application folder. */
const WINDOWS_PROGRAMS = [
  'Chromium/Application/chrome.exe',
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/** Debian's and Ubuntu's packages for a browser and for Chinese letters. */
const BROWSER_PACKAGE = 'chromium';
const FONT_PACKAGE = 'fonts-noto-cjk';

const WHAT_TO_INSTALL = `No Chromium, Chrome or Edge was found. Any one of these will do:
  · Debian, Ubuntu:   sudo apt-get install ${BROWSER_PACKAGE} ${FONT_PACKAGE}
  · anywhere:         npx playwright install chromium
  · already there:    CHROMIUM=/path/to/the/browser npm start`;

/** The path of a Chromium-like browser, 「/usr/bin/chromium」; throws with a sentence on what to install if there is none. */
export function findBrowser(): string {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which is not there or cannot be run.`);
  }
  const found = candidates().find(isExecutable);
  if (found) return found;
  throw new Error(WHAT_TO_INSTALL);
}

/**
 * Installs a browser and Chinese fonts where that needs nobody's leave (root on Debian or Ubuntu) and one of them is
 * absent, then gives the browser's path. `say` is told before anything is installed.
 */
export function provideBrowser(say: (sentence: string) => void): string {
  const wanted = [
    ...(process.env.CHROMIUM || candidates().some(isExecutable) ? [] : [BROWSER_PACKAGE]),
    ...(existsSync('/usr/bin/dpkg') && !isInstalled(FONT_PACKAGE) ? [FONT_PACKAGE] : []),
  ];
  if (wanted.length && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(`Installing ${wanted.join(' and ')} by apt …`);
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...wanted);
  }
  return findBrowser();
}

function candidates(): string[] {
  const home = process.env.HOME ?? '';
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return [
    ...COMMANDS.flatMap((command) => onPath.map((folder) => join(folder, command))),
    // What `npx playwright install chromium` downloads.
    chromium.executablePath(),
    ...MAC_APPLICATIONS.flatMap((name) =>
      ['/Applications', `${home}/Applications`].map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
    ),
    ...programs.flatMap((folder) => (folder ? WINDOWS_PROGRAMS.map((program) => join(folder, program)) : [])),
  ];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

function isInstalled(debianPackage: string): boolean {
  try {
    execFileSync('dpkg', ['-s', debianPackage], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
