import { describe, expect, it } from 'vitest';
import { broadcasts, roomContract } from './contract.ts';
import { mediaBroadcasts, mediaRequests } from './media-control.ts';
import { Answer, Nothing } from './request.ts';
import { sessionNotices } from './room.ts';

const told = [broadcasts, sessionNotices, mediaBroadcasts].flatMap(Object.keys);
const asked = [roomContract, mediaRequests].flatMap(Object.keys);

describe('the names of the contract', () => {
  it('say the thing first and then what happens to it', () => {
    for (const name of [...told, ...asked]) expect(name).toMatch(/^[a-z]+:[a-z]+(-[a-z]+)*$/);
  });

  it('are used once each, so that no answer is taken for an announcement', () => {
    expect(new Set([...told, ...asked]).size).toBe(told.length + asked.length);
  });

  it('are no names that a socket keeps for itself', () => {
    const reserved = ['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'];
    expect([...told, ...asked].filter((name) => reserved.includes(name))).toEqual([]);
  });
});

describe('each request', () => {
  it.each(Object.entries({ ...roomContract, ...mediaRequests }))(
    '%s refuses what is not its payload',
    (_name, { payload }) => {
      for (const nonsense of [undefined, null, 'text', 7, [], [{}], { unasked: true }, Buffer.from('x')]) {
        expect(payload.safeParse(nonsense).success).toBe(false);
      }
    },
  );
});

describe('an answer', () => {
  it('is a reply or a code of the closed list', () => {
    expect(Answer.safeParse({ ok: true, reply: {} }).success).toBe(true);
    expect(Answer.safeParse({ ok: false, code: 'not-found' }).success).toBe(true);
    for (const other of [{ ok: false, code: 'ENOENT' }, { ok: false }, { reply: {} }, null]) {
      expect(Answer.safeParse(other).success).toBe(false);
    }
  });

  it('that carries nothing carries nothing', () => {
    expect(Nothing.parse({})).toEqual({});
    expect(Nothing.safeParse(JSON.parse('{"__proto__":{}}')).success).toBe(false);
  });
});
