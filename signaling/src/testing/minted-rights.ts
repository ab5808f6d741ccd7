import type { Wish } from './ticket-office.ts';

type Rights = Required<Pick<Wish, 'role' | 'permissions' | 'admission'>>;

/**
 * All the rights with which web lets anybody into a room. Tests beside signaling may not ask web itself;
 * `scripts/house-rules/minted-rights.test.ts` holds the two equal.
 */
export const mintedRights = {
  rig: {
    role: 'rig',
    permissions: [
      'publish:endoscope',
      'publish:field-overhead',
      'publish:room',
      'publish:monitor',
      'publish:screen',
      'speak',
      'admit',
      'freeze',
      'command',
    ],
    admission: 'direct',
  },
  screen: { role: 'theatre-screen', permissions: ['admit', 'freeze', 'command'], admission: 'direct' },
  specialist: {
    role: 'specialist',
    permissions: ['publish:face', 'publish:screen', 'speak', 'annotate', 'point'],
    admission: 'direct',
  },
  guest: { role: 'specialist', permissions: ['publish:face', 'speak'], admission: 'ask' },
  /** By an account or by an invitation. */
  observer: { role: 'observer', permissions: [], admission: 'ask' },
} as const satisfies Record<string, Rights>;
