import { describe, expect, it } from '@jest/globals';
import { isTimeZone } from './time-zone.js';

describe('a time zone', () => {
  it.each([
    'UTC',
    'Europe/Berlin',
    'America/Argentina/Buenos_Aires',
    'Asia/Kathmandu',
    'Etc/GMT+5',
    'America/Port-au-Prince',
  ])('is %s', (name) => expect(isTimeZone(name)).toBe(true));

  it('is any that this platform lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it.each([
    '',
    'Berlin',
    'Europe/Atlantis',
    'Mars/Phobos',
    '+02:00',
    '-0530',
    '02:00',
    'UTC+2',
    ' UTC',
    'UTC ',
    'Europe/Berlin\n',
    'constructor',
    '../UTC',
  ])('is not %j', (name) => expect(isTimeZone(name)).toBe(false));
});
