import { TicketClaims } from '@scrubline/contract';
import { exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { expect, it } from 'vitest';
import { webSettings } from './env.ts';
import { createTicketMint } from './tickets.ts';

const now = Date.parse('2026-03-12T08:00:00.900Z');
const claims = TicketClaims.parse({
  roomId: 'room-1',
  participantId: 'gu',
  role: 'specialist',
  displayName: '顾明远',
  permissions: ['speak', 'annotate'],
  admission: 'direct',
});

const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
const privateKey = webSettings.TICKET_PRIVATE_KEY.parse(JSON.stringify(await exportJWK(keys.privateKey)));
const mintTicket = createTicketMint(privateKey, { now: () => now, newId: () => 'id-1' });

const verify = (ticket: string, at: string) =>
  jwtVerify(ticket, keys.publicKey, {
    algorithms: ['EdDSA'],
    issuer: 'scrubline-web',
    audience: 'scrubline-signaling',
    currentDate: new Date(at),
  });

it('mints a ticket that says who, where and what, for sixty seconds', async () => {
  const ticket = await mintTicket(claims);
  const { payload } = await verify(ticket, '2026-03-12T08:00:59Z');
  expect(TicketClaims.parse(payload)).toEqual(claims);
  const issuedAtS = Math.floor(now / 1_000);
  expect(payload).toMatchObject({ jti: 'id-1', iat: issuedAtS, nbf: issuedAtS, exp: issuedAtS + 60 });
  await expect(verify(ticket, '2026-03-12T08:01:00Z')).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
});

it('puts nothing into a ticket that its claims do not name', async () => {
  const { payload } = await verify(await mintTicket({ ...claims, ...{ patient: '周国栋' } }), '2026-03-12T08:00:10Z');
  expect(payload).not.toHaveProperty('patient');
});
