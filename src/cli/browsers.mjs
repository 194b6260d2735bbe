/**
 * Finds or installs Chromium and Firefox. Tries in this order: the path in an environment variable, installed programs, a
 * download into .cache, and the system's packages (as root on Debian or Ubuntu). If all fail, an error says what to install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root, runCommand, SetupError, withProgress } from './setup.mjs';

const { env, platform } = process;
const programFiles = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
const applications = ['/Applications', `${env.HOME}/Applications`];

/** How to find and install each browser. `oldest`: the lowest major version in which Precis and its tests run. */
const browsers = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    places: {
      darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
        applications.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`),
      ),
      win32: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((file) =>
        programFiles.map((folder) => join(folder, file)),
      ),
    },
    download: 'chrome',
    package: 'chromium',
    oldest: 140,
    install: 'Google Chrome (https://www.google.com/chrome) or Chromium',
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr'],
    places: {
      darwin: applications.map((folder) => `${folder}/Firefox.app/Contents/MacOS/firefox`),
      win32: programFiles.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    },
    download: 'firefox',
    package: 'firefox-esr',
    oldest: 142,
    install: 'Firefox (https://www.mozilla.org/firefox)',
  },
};

const findOnPath = (command) =>
  (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find((file) => existsSync(file));

/** Whether the browser starts and is new enough. One that lacks a system library fails here, not in the middle of a test. */
function canStart(path, browser) {
  // On Windows, `chrome.exe --version` opens a window instead of printing the version.
  if (platform === 'win32') return existsSync(path);
  const { stdout = '', status } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  const major = Number(/(\d+)\.\d/.exec(stdout ?? '')?.[1]);
  return status === 0 && major >= browser.oldest;
}

function findInstalled(browser) {
  const found = [...browser.commands.map(findOnPath), ...(browser.places[platform] ?? [])];
  return found.find((path) => path && existsSync(path) && canStart(path, browser));
}

/** Finds a browser in .cache, or downloads it there; undefined when the download fails. */
async function downloadBrowser(browser) {
  try {
    const { computeExecutablePath, detectBrowserPlatform, getInstalledBrowsers, install, resolveBuildId } =
      await import('@puppeteer/browsers');
    const cacheDir = join(root, '.cache/browsers');
    // `getInstalledBrowsers` rejects when the folder does not exist yet, that is, before the first download.
    const earlier = (await getInstalledBrowsers({ cacheDir }).catch(() => [])).find(
      (one) => one.browser === browser.download && canStart(one.executablePath, browser),
    );
    if (earlier) return earlier.executablePath;
    return await withProgress(`No ${browser.name} found here: downloading one`, async () => {
      const buildId = await resolveBuildId(browser.download, detectBrowserPlatform(), 'stable');
      await install({ browser: browser.download, buildId, cacheDir });
      const path = computeExecutablePath({ browser: browser.download, buildId, cacheDir });
      if (canStart(path, browser)) return path;
      console.log('  downloaded, but it does not start here (a system library is missing)');
      return undefined;
    });
  } catch (error) {
    console.log(`  could not be downloaded: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** Installs the browser with apt-get; undefined unless this process runs as root on Linux, where that needs no password. */
async function installFromPackages(browser) {
  if (platform !== 'linux' || process.getuid?.() !== 0 || !findOnPath('apt-get')) return undefined;
  const apt = (...args) => runCommand('apt-get', args, { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } });
  await withProgress(`Installing the package ${browser.package}`, async () => {
    await apt('-qq', 'update');
    await apt('-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '-q', '--no-install-recommends', browser.package);
  });
  return findInstalled(browser);
}

/**
 * Returns a browser that runs on this machine, and installs one if there is none.
 * @param {'chromium' | 'firefox'} kind
 * @returns {Promise<string>} path of the browser's program. Throws `SetupError`.
 */
export async function findBrowser(kind) {
  const browser = browsers[kind];
  const chosen = env[browser.variable];
  if (chosen) {
    if (canStart(chosen, browser)) return chosen;
    throw new SetupError(
      `${browser.variable} is ${chosen}, which does not start or is older than version ${browser.oldest}.`,
    );
  }
  const path = findInstalled(browser) ?? (await downloadBrowser(browser)) ?? (await installFromPackages(browser));
  if (path) return path;
  const command = platform === 'linux' && findOnPath('apt-get') ? ` (\`sudo apt-get install ${browser.package}\`)` : '';
  throw new SetupError(
    `No ${browser.name} (version ${browser.oldest} or newer) was found, nor could one be installed. ` +
      `Install ${browser.install}${command}, or set ${browser.variable} to the program, and run this again.`,
  );
}
