import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu, Fedora and macOS put it. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser to test pages with: the one that `CHROMIUM_PATH` names, or one in its usual place; undefined without any. */
export function chromiumPath() {
  const { CHROMIUM_PATH: named } = process.env;
  return named ? named : USUAL_PLACES.find((path) => existsSync(path));
}
