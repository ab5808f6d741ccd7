import { once } from 'node:events';
import { get } from 'node:http';
import { type ContractError, contractVersion } from '@scrubline/contract';
import { base64url, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { allowedOrigin, type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { Stranger } from '../testing/stranger.ts';

let signaling: SignalingUnderTest;
beforeEach(async () => {
  signaling = await startSignaling();
});

const refusalOf = (auth: object) =>
  Stranger.connect(signaling.url, auth).then(
    () => 'let in',
    (error: ContractError) => error.code,
  );

describe('a ticket', () => {
  it('lets its holder in, with a token for coming back', async () => {
    const stranger = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
    const { resumeToken } = await stranger.notice('session:resume-token');
    expect(base64url.decode(resumeToken)).toHaveLength(32);
  });

  it('is asked for', async () => {
    expect(await refusalOf({})).toBe('ticket-missing');
  });

  it('must be signed with the key of this network', async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    const foreign = new SignJWT(signaling.tickets.claims({})).setProtectedHeader({ alg: 'EdDSA' });
    expect(await refusalOf({ ticket: await foreign.sign(privateKey) })).toBe('ticket-invalid');
  });

  it('must be signed at all', async () => {
    const unsigned = new UnsecuredJWT(signaling.tickets.claims({})).encode();
    expect(await refusalOf({ ticket: unsigned })).toBe('ticket-invalid');
  });

  it('is not signed with the public key as a shared secret', async () => {
    const { x = '' } = signaling.tickets.publicKey;
    for (const secret of [base64url.decode(x), new TextEncoder().encode(JSON.stringify(signaling.tickets.publicKey))]) {
      const forged = new SignJWT(signaling.tickets.claims({})).setProtectedHeader({ alg: 'HS256' });
      const padded = new Uint8Array(Math.max(32, secret.length));
      padded.set(secret);
      expect(await refusalOf({ ticket: await forged.sign(padded) })).toBe('ticket-invalid');
    }
  });

  it.each([
    ['another issuer', { iss: 'somebody-else' }],
    ['another audience', { aud: 'somebody-else' }],
    ['no issuer', { iss: undefined }],
    ['no id', { jti: undefined }],
    ['an empty id', { jti: '' }],
    ['no end', { exp: undefined }],
    ['no beginning', { nbf: undefined }],
    ['a room that is no id', { roomId: '../../etc/passwd' }],
    ['a permission that does not exist', { permissions: ['administrate'] }],
    ['no admission', { admission: undefined }],
    ['a name of 1,000 characters', { displayName: 'x'.repeat(1_000) }],
  ])('is refused with %s', async (_case, changes) => {
    expect(await refusalOf({ ticket: await signaling.tickets.ticket({}, changes) })).toBe('ticket-invalid');
  });

  it('must be a ticket', async () => {
    expect(await refusalOf({ ticket: 'not.a.ticket' })).toBe('ticket-invalid');
    expect(await refusalOf({ ticket: { toString: 'x' } })).toBe('ticket-invalid');
    expect(await refusalOf({ ticket: 'x'.repeat(5_000) })).toBe('ticket-invalid');
    const both = { ticket: await signaling.tickets.ticket({}), resumeToken: 'x' };
    expect(await refusalOf(both)).toBe('ticket-invalid');
  });

  it('is good for 60 seconds', async () => {
    const ticket = await signaling.tickets.ticket({});
    const other = await signaling.tickets.ticket({});
    signaling.clock.advance(59_000);
    expect(await refusalOf({ ticket })).toBe('let in');
    signaling.clock.advance(1_000);
    expect(await refusalOf({ ticket: other })).toBe('ticket-expired');
  });

  it('is not good before it begins', async () => {
    const soonS = signaling.clock.now() / 1000 + 5;
    expect(await refusalOf({ ticket: await signaling.tickets.ticket({}, { nbf: soonS }) })).toBe(
      'ticket-not-yet-valid',
    );
  });

  it('is good once', async () => {
    const ticket = await signaling.tickets.ticket({});
    const tries = await Promise.all(Array.from({ length: 5 }, () => refusalOf({ ticket })));
    expect(tries.sort()).toEqual(['let in', 'ticket-used', 'ticket-used', 'ticket-used', 'ticket-used']);
  });

  it('is good once, even over a restart of the service', async () => {
    const ticket = await signaling.tickets.ticket({});
    await signaling.enter({ ticket });
    signaling = await signaling.restart();
    expect(await refusalOf({ ticket })).toBe('ticket-used');
  });
});

it.each([contractVersion - 1, contractVersion + 1, '1', null])(
  'a page of contract version %s is told to reload',
  async (version) => {
    const ticket = await signaling.tickets.ticket({});
    expect(await refusalOf({ contractVersion: version, ticket })).toBe('client-too-old');
  },
);

describe('a page from another origin', () => {
  const upgrade = async (origin: string) => {
    const headers = {
      origin,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const request = get(`${signaling.url}/socket.io/?EIO=4&transport=websocket`, { headers });
    const [answer] = await Promise.race([once(request, 'response'), once(request, 'upgrade')]);
    let body = '';
    if (answer.statusCode !== 101) for await (const chunk of answer) body += chunk;
    request.destroy();
    return [answer.statusCode, body];
  };

  it('is refused before anything is read', async () => {
    for (const origin of ['https://elsewhere.example', 'null', `${allowedOrigin}.elsewhere.example`]) {
      expect(await upgrade(origin)).toEqual([403, 'origin-refused']);
    }
    expect(await upgrade(allowedOrigin)).toEqual([101, '']);
  });

  it('cannot use a good ticket, and the good page still can', async () => {
    const ticket = await signaling.tickets.ticket({});
    await expect(
      Stranger.connect(signaling.url, { ticket }, { origin: 'https://elsewhere.example' }),
    ).rejects.toThrow();
    const stranger = await Stranger.connect(signaling.url, { ticket }, { origin: allowedOrigin });
    stranger.socket.disconnect();
  });
});

it('lets nobody in while it cannot be kept that the ticket was used', async () => {
  const ticket = await signaling.tickets.ticket({});
  await signaling.history.fail();
  expect(await refusalOf({ ticket })).toBe('store-unavailable');
  const health = await fetch(`${signaling.url}/health`);
  expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ database: 'unreachable' })]);
});

it('counts refusals by code', async () => {
  await refusalOf({});
  const metrics = await (await fetch(`${signaling.url}/metrics`)).text();
  expect(metrics).toContain('scrubline_signaling_handshakes_refused_total{code="ticket-missing"} 1');
});
