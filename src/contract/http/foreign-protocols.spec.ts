import { describe, expect, it } from '@jest/globals';
import { spoilForeignProtocols } from './foreign-protocols.js';

/** What the parser gets of a text that arrives cut at these places. */
function parsed(text: string, ...cuts: number[]): string {
  const spoil = spoilForeignProtocols();
  const bounds = [0, ...cuts, text.length];
  return bounds
    .slice(1)
    .map((end, index) => {
      const chunk = Buffer.from(text.slice(bounds[index], end), 'latin1');
      spoil(chunk);
      return chunk.toString('latin1');
    })
    .join('');
}

const placesOf = (text: string) => Array.from({ length: text.length - 1 }, (_, index) => index + 1);

describe('the request line of a foreign protocol is no HTTP any longer, wherever it is cut', () => {
  it.each(['GET /a RTSP/1.0\r\n', 'SOURCE /a ICE/1.0\r\n', 'X: y\r\n\r\n{"a":1}GET /a RTSP/1.0\r\n'])('%j', (text) => {
    for (const cut of placesOf(text)) {
      expect(parsed(text, cut)).not.toContain(text.slice(text.lastIndexOf(' '), -1));
      for (const second of placesOf(text).filter((place) => place > cut)) {
        expect(parsed(text, cut, second)).not.toContain(text.slice(text.lastIndexOf(' '), -1));
      }
    }
  });
});

describe('the line of a header that names such a protocol keeps its end, wherever it is cut', () => {
  it.each(['X-Player: any RTSP/1.0\r\n', 'X-Player:any RTSP/1.0\r\n', 'GET / HTTP/1.1\r\nA: b ICE/1.0\r\nC: d\r\n'])(
    '%j',
    (text) => {
      const ends = text.split('').filter((letter) => letter === '\r' || letter === '\n');
      for (const cut of placesOf(text)) {
        for (const second of placesOf(text).filter((place) => place > cut)) {
          const spoiled = parsed(text, cut, second);
          expect(spoiled.split('').filter((letter) => letter === '\r' || letter === '\n')).toEqual(ends);
        }
      }
    },
  );
});

it('HTTP is left as it is', () => {
  const text = 'POST /a HTTP/1.1\r\nHost: b\r\n\r\n{"a":"RTSP/1.0","b":" ICE/1.0"}';
  for (const cut of placesOf(text)) expect(parsed(text, cut)).toBe(text);
});
