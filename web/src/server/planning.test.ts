import type { Person, StaffRole } from '@scrubline/database';
import { staffRoles } from '@scrubline/database';
import { expect, it, test } from 'vitest';
import { standingOf } from './invitations.ts';
import { phaseOfPlan } from './planning.ts';
import { keptBy, mayKeepSite } from './theatres.ts';

const now = new Date('2026-03-12T02:00:00Z');
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

test.each([
  ['planned', { startedAt: null, endedAt: null, cancelledAt: null }],
  ['begun', { startedAt: now, endedAt: null, cancelledAt: null }],
  ['over', { startedAt: now, endedAt: now, cancelledAt: null }],
  ['cancelled', { startedAt: null, endedAt: null, cancelledAt: now }],
])('a plan is %s', (phase, plan) => {
  expect(phaseOfPlan(plan)).toBe(phase);
});

test.each([
  ['open', { acceptedAt: null, revokedAt: null, expiresAt: minutes(1) }],
  ['expired', { acceptedAt: null, revokedAt: null, expiresAt: now }],
  // Once accepted, the cookie counts and no longer the link.
  ['accepted', { acceptedAt: minutes(-9), revokedAt: null, expiresAt: minutes(-5) }],
  ['revoked', { acceptedAt: minutes(-9), revokedAt: minutes(-1), expiresAt: minutes(-5) }],
])('an invitation is %s', (standing, invitation) => {
  expect(standingOf(invitation, now)).toBe(standing);
});

const personOf = (role: StaffRole): Person => ({
  userId: 'somebody',
  role,
  familyName: '测',
  givenName: '试',
  latinName: 'Test',
  department: { zh: '科', en: 'Department' },
  site: { siteId: 'own', name: { zh: '院', en: 'Site' }, timeZone: 'Asia/Shanghai' },
});

it.each(staffRoles)('lets a %s keep what is theirs to keep', (role) => {
  const person = personOf(role);
  expect(mayKeepSite(person, 'own')).toBe(role === 'administrator' || role === 'coordinator');
  expect(mayKeepSite(person, 'other')).toBe(role === 'administrator');
  expect(keptBy(person)).toEqual(role === 'administrator' ? {} : { siteId: 'own' });
});
