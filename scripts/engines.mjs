/** The browsers that the tests use: where they are on this machine, and how to get them. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Engine
 * @property {string} name as printed
 * @property {string[]} packages what Debian's apt calls it
 * @property {() => string | null} find path of its program, null when something of it is absent
 */

/** @param {string[]} names programs in order of preference */
function onPath(...names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      if (isExecutable(file)) return file;
    }
  }
  return null;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** WebKitGTK's test browser sits in a folder that names the processor. */
export function findMiniBrowser() {
  for (const base of ['/usr/lib', '/usr/libexec']) {
    if (!existsSync(base)) continue;
    for (const folder of ['', ...readdirSync(base)]) {
      for (const version of ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0']) {
        const file = join(base, folder, version, 'MiniBrowser');
        if (isExecutable(file)) return file;
      }
    }
  }
  return null;
}

/** @type {Record<'chromium' | 'firefox' | 'webkit', Engine>} */
export const engines = {
  chromium: {
    name: 'Chromium',
    packages: ['chromium'],
    find: () =>
      onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
      firstExisting('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
  },
  firefox: {
    name: 'Firefox',
    packages: ['firefox-esr'],
    find: () =>
      onPath('firefox-esr', 'firefox') ??
      firstExisting('/Applications/Firefox.app/Contents/MacOS/firefox'),
  },
  webkit: {
    name: 'WebKit',
    packages: ['webkit2gtk-driver', 'xvfb'],
    find: () => (onPath('Xvfb') && findMiniBrowser() ? onPath('WebKitWebDriver') : null),
  },
};

/** @param {string} file */
function firstExisting(file) {
  return isExecutable(file) ? file : null;
}

/** The one command that brings what is absent. @param {Engine[]} missing */
export function installCommand(missing) {
  const packages = missing.flatMap((engine) => engine.packages).join(' ');
  return existsSync('/usr/bin/apt-get')
    ? `sudo apt-get install ${packages}`
    : `install ${missing.map((engine) => engine.name).join(', ')} (on Debian: apt-get install ${packages})`;
}
