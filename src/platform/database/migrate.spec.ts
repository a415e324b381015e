import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { MIGRATIONS } from './migrate.js';

/** The checksums that databases have recorded: a process whose migrations have others does not start on them. */
const RELEASED = {
  '0001-stores': 'e6bb5b6cdba1c02212b9a5fcbc8ce1278943f9cdae8d9979eb11faf4b61ce2d1',
  '0002-catalog': 'ac7d7a352bcb40412fa1981187f542e68d17c6c5dac02dd51dfbbefcadd11d67',
  '0003-subscribers': 'bcc3084b5d1c7c6dce5be1b16ec405ee13c72155934e6fd447c420def8b81ece',
  '0004-billing': 'f54a2b106d1a33efe0c5f233d7e1e0b95e9de2e67d5c476cc9d3ad9724ff9a26',
  '0005-collection': '7138327aa065857c2249d6d7af0d830b07ee5b0d76894e9b43f1dbe96e87aef8',
  '0006-events': 'fe8c8834179aa0bb538ef31968b9546cb117fe1e3d74f525eb16b94de4daa4a0',
  '0007-webhooks': 'd03439a8d2e243e75d310ebc613c7aee5039be48265493708a969913571be9f9',
  '0008-reports': '89c8d666eef80d2ace7e0540543b7a15d1504a1cea9dd810f2d54a806e449540',
  '0009-extensions': '4ecf612dd55482935efc9922f329fc3f11be47ccc9788d628408508fcd9d93de',
  '0010-ended-ladders': '6d661d82ed294ab6eeb7794e1b44e43de62e22e0fbaac5eebddf0007510a1b39',
  '0011-metadata-order': 'b09637d959873e2f233a78672bfa57d10cb6e43abb0fbfd2ee69ed79182a020b',
  '0012-line-accounts': '5ba1cb2fe3b077c78c81c87e1369d67065fd5d2c4a323248f920fa09ddafbea6',
  '0013-collection-modes': 'eca19c717694761591a29d5c4e4683d79dd8dd9935bed3f9b8492a23d0d6acf3',
  '0014-changes-and-usage': 'e621292e47a9693e0e4ca3f5f91da9081a1f038fec1eb4f417b826f43b463bcd',
  '0015-coupon-redemptions': 'b08c43b1f3529f9dd8a53e05c5bffdd726a73d62e84e105dd8f65f02045c1666',
  '0016-missed-days': 'd20ed71a52406ca0d31834bf883101c93177137df9c9d8a367f6c98dbec57091',
};

it('released migrations are never edited, their inner comments included', () => {
  const checksums = MIGRATIONS.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex')]);
  expect(Object.fromEntries(checksums)).toMatchObject(RELEASED);
});
