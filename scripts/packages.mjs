// The packages that a build leaves in dist/.

import { readFile } from 'node:fs/promises';

/**
 * One entry a browser: the unpacked folder and the package made of it.
 * @returns {Promise<{ browser: 'chrome' | 'firefox', folder: string, file: string }[]>}
 */
export const packages = async () => {
  const { version } = JSON.parse(await readFile('dist/chrome/manifest.json', 'utf8'));
  return [
    { browser: 'chrome', folder: 'dist/chrome', file: `dist/consentinel-chrome-${version}.zip` },
    { browser: 'firefox', folder: 'dist/firefox', file: `dist/consentinel-firefox-${version}.xpi` },
  ];
};
