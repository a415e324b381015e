import { expect, it } from '@jest/globals';
import { ReceiverAddresses } from './receiver-addresses.js';

it('three names are looked up at once for those who set URLs, and nobody waits for more', async () => {
  const answers: ((addresses: string[]) => void)[] = [];
  const looksUp = () => new Promise<string[]>((resolve) => answers.push(resolve));
  const addresses = new ReceiverAddresses(looksUp, false);
  const first = [1, 2, 3].map((n) => addresses.refuses(`https://slow${n}.example/`));
  expect(await addresses.refuses('https://fourth.example/')).toBe(false);
  expect(answers).toHaveLength(3);
  for (const answer of answers) answer(['127.0.0.1']);
  expect(await Promise.all(first)).toEqual([true, true, true]);
  const fifth = addresses.refuses('https://fifth.example/');
  answers[3]?.(['10.0.0.1']);
  expect(await fifth).toBe(true);
});
