import { expect, it } from '@jest/globals';
import { periodText } from './days.js';

it.each([
  ['2027-05-09', '2027-05-19', '9 May – 18 May'],
  ['2027-02-01', '2027-03-01', '1 Feb – 28 Feb'],
  ['2027-01-01', '2028-01-01', '1 Jan – 31 Dec'],
  ['2027-06-01', '2028-02-01', '1 Jun 2027 – 31 Jan 2028'],
  ['2027-05-09', '2027-05-10', '9 May – 9 May'],
  ['2027-05-09', null, 'from 9 May on'],
])('a period from %s up to %s is shown with its last day', (start, end, text) => {
  expect(periodText({ start, end })).toBe(text);
});
