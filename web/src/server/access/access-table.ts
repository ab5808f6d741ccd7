import { staffRoles } from '@scrubline/database';
import type { ApiErrorCode } from '../../shared/api/api-error-codes.ts';

/** Everybody who can ask. A guest holds the cookie of an invitation, a rig the device key of a theatre. */
export const askers = ['anonymous', 'guest', 'rig', ...staffRoles] as const;
export type Asker = (typeof askers)[number];

/** What somebody gets: what they asked for, or the code of the refusal. */
export type Outcome = 'yes' | ApiErrorCode;
export type Row<Kind = Outcome> = Readonly<Record<Asker, Kind>>;
/** By how whoever asks is related to what they ask for. */
export type Access = Readonly<Record<string, Row>>;

const row = <Kind>(strangers: Kind, staff: Kind, others: Partial<Row<Kind>> = {}): Row<Kind> => ({
  anonymous: strangers,
  guest: strangers,
  rig: strangers,
  specialist: staff,
  'assistant-doctor': staff,
  pharmacist: staff,
  observer: staff,
  coordinator: staff,
  administrator: staff,
  ...others,
});

const everybody = row<Outcome>('yes', 'yes');
const staff = row<Outcome>('not-signed-in', 'yes');
const administrators = row<Outcome>('not-signed-in', 'not-permitted', { administrator: 'yes' });
const keepers = row<Outcome>('not-signed-in', 'not-permitted', { coordinator: 'yes', administrator: 'yes' });
const otherSitesKeepers: Row = { ...keepers, coordinator: 'not-found' };
const onlyRigs = (outcome: Outcome) => row<Outcome>('device-proof-missing', 'device-proof-missing', { rig: outcome });

const keptSite: Access = { 'of their own site': keepers, 'of another site': otherSitesKeepers };
const network: Access = { 'anywhere in the network': administrators };

/** Every route under `web/src/app/api`, by method and path. */
export const routeAccess: Readonly<Record<string, Access>> = {
  'POST /api/account/sessions/[sessionId]/end': {
    'their own': staff,
    "somebody else's": row<Outcome>('not-signed-in', 'not-found'),
  },
  'POST /api/account/sessions/end-others': { 'their own': staff },
  'GET /api/audit/export': network,
  'POST /api/audit/verify': network,
  'POST /api/consultations': keptSite,
  'POST /api/consultations/[consultationId]': keptSite,
  'POST /api/consultations/[consultationId]/cancel': keptSite,
  'POST /api/consultations/[consultationId]/invitations': keptSite,
  'POST /api/consultations/[consultationId]/ticket': {
    'named for it': row<Outcome>('not-signed-in', 'not-permitted', {
      guest: 'invitation-ended',
      specialist: 'yes',
      observer: 'yes',
    }),
    'not named for it': row<Outcome>('not-signed-in', 'not-found', { guest: 'invitation-ended' }),
    'invited to it': row<Outcome>('not-signed-in', 'not-found', { guest: 'yes' }),
  },
  'GET /api/health': { anything: everybody },
  'POST /api/invitations/[invitationId]/revoke': keptSite,
  'POST /api/invitations/accept': {
    'with its code': everybody,
    'with a guessed code': row<Outcome>('invitation-unknown', 'invitation-unknown'),
  },
  'POST /api/invitations/look': {
    'with its code': everybody,
    'with a guessed code': row<Outcome>('invitation-unknown', 'invitation-unknown'),
  },
  'POST /api/people': network,
  'POST /api/people/[userId]': network,
  'POST /api/people/[userId]/deactivate': network,
  'POST /api/people/[userId]/password': network,
  'POST /api/people/[userId]/reactivate': network,
  'POST /api/people/[userId]/second-factor/reset': network,
  'POST /api/rig/challenge': { anything: everybody },
  'POST /api/rig/pair': {
    'with its code': everybody,
    'with a guessed code': row<Outcome>('pairing-code-invalid', 'pairing-code-invalid'),
  },
  'POST /api/rig/ticket': {
    'in its own theatre': onlyRigs('yes'),
    'in another theatre': onlyRigs('not-found'),
    'after its access ended': onlyRigs('rig-revoked'),
  },
  'GET /api/rig/today': { 'in its own theatre': onlyRigs('yes'), 'after its access ended': onlyRigs('rig-revoked') },
  'POST /api/rigs/[rigId]/revoke': keptSite,
  'GET /api/session': { 'their own': staff },
  'POST /api/session/end': { 'their own': staff },
  'POST /api/session/keep': { 'their own': staff },
  'POST /api/sites': network,
  'POST /api/sites/[siteId]': network,
  'POST /api/sites/[siteId]/theatres': keptSite,
  'POST /api/theatres/[theatreId]': keptSite,
  'POST /api/theatres/[theatreId]/pairing-codes': keptSite,
};

/** Where a page leads: it is drawn, it is not there, or it sends to another one. */
export type PageOutcome = 'drawn' | 'not-found' | `/${string}`;

const staffPage = row<PageOutcome>('/sign-in', 'drawn');
const keepersPage = row<PageOutcome>('/sign-in', 'not-found', { coordinator: 'drawn', administrator: 'drawn' });
const administratorsPage = row<PageOutcome>('/sign-in', 'not-found', { administrator: 'drawn' });
const everybodysPage = row<PageOutcome>('drawn', 'drawn');
const toPlans = { coordinator: '/admin/consultations', administrator: '/admin/consultations' } as const;

/** Every page, by its path. A guest counts as named for what they were invited to. Whoever gets in sees what their queries give them: those are in the tests of the queries. */
export const pageAccess: Readonly<Record<string, Readonly<Record<string, Row<PageOutcome>>>>> = {
  '/': { anything: row<PageOutcome>('/sign-in', '/day', toPlans) },
  '/[...unknown]': { anything: row<PageOutcome>('not-found', 'not-found') },
  '/account': { 'their own': staffPage },
  '/admin': { anything: row<PageOutcome>('/sign-in', 'not-found', toPlans) },
  '/admin/audit': { anything: administratorsPage },
  '/admin/consultations': { anything: keepersPage },
  '/admin/consultations/[consultationId]': {
    'of their own site': keepersPage,
    'of another site': { ...keepersPage, coordinator: 'not-found' },
  },
  '/admin/consultations/new': { anything: keepersPage },
  '/admin/people': { anything: administratorsPage },
  '/admin/theatres': { anything: keepersPage },
  '/day': { 'their own': staffPage },
  '/invite': { anything: everybodysPage },
  '/rig': { anything: everybodysPage },
  '/screen': { anything: everybodysPage },
  '/sign-in': { anything: row<PageOutcome>('drawn', '/day', toPlans) },
  '/theatre/[consultationId]': {
    'named for it': row<PageOutcome>('/sign-in', 'not-found', {
      guest: 'drawn',
      specialist: 'drawn',
      observer: 'drawn',
    }),
    'not named for it': row<PageOutcome>('/sign-in', 'not-found', { guest: '/invite' }),
  },
  '/theatres': { anything: row<PageOutcome>('/admin/theatres', '/admin/theatres') },
};
