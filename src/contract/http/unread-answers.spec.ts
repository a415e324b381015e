import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UnreadAnswers } from './unread-answers.js';

const MIB = 1_048_576;

let answers: Set<ServerResponse>;
let watch: UnreadAnswers;
let ended: string[];
beforeEach(() => {
  [answers, ended] = [new Set(), []];
  watch = new UnreadAnswers(answers);
});
afterEach(() => watch.stop());

function add(name: string, waitingBytes: number, isReady = true): ServerResponse {
  const destroy = () => {
    ended.push(name);
    answers.delete(response);
  };
  const response = {
    writableEnded: isReady,
    socket: { writableLength: waitingBytes, destroy },
  } as never as ServerResponse;
  answers.add(response);
  return response;
}

describe('connections are ended', () => {
  it('once an answer has been ready for two minutes, however steadily it is taken', () => {
    add('slow', 1);
    watch.look(0);
    watch.look(120_000);
    expect(ended).toEqual([]);
    watch.look(120_001);
    expect(ended).toEqual(['slow']);
  });

  it('that have waited longest, as long as all answers together hold too much memory', () => {
    for (const [second, name] of ['first', 'second', 'third'].entries()) {
      add(name, 30 * MIB);
      watch.look(second * 1_000);
    }
    expect(ended).toEqual(['first']);
    add('fourth', 30 * MIB);
    watch.look(3_000);
    expect(ended).toEqual(['first', 'second']);
  });

  it('not within two seconds, whatever they hold', () => {
    for (const name of ['a', 'b', 'c']) add(name, 60 * MIB);
    watch.look(0);
    watch.look(1_999);
    expect(ended).toEqual([]);
    watch.look(2_000);
    expect(ended).toEqual(['a', 'b']);
  });

  it('not while an answer is still being worked out', () => {
    add('working', 100 * MIB, false);
    watch.look(0);
    watch.look(1_000_000);
    expect(ended).toEqual([]);
  });

  it('not once an answer has been taken', () => {
    answers.delete(add('taken', 100 * MIB));
    watch.look(0);
    watch.look(1_000_000);
    expect(ended).toEqual([]);
  });
});
