import { consultationParts, staffRoles } from '@scrubline/database';
import { expect, it } from 'vitest';
import { rightsOfGuest, rightsOfPerson, rightsOfRigPage } from './room-rights.ts';

const guiding = ['publish:face', 'publish:screen', 'speak', 'annotate', 'point'];

it.each(staffRoles.flatMap((role) => consultationParts.map((part) => [role, part] as const)))(
  'gives a %s who is named as %s no more than the table says',
  (role, part) => {
    const rights = rightsOfPerson(role, part);
    if (role === 'specialist' && part !== 'observer') {
      expect(rights).toEqual({ role: 'specialist', permissions: guiding, admission: 'direct' });
    } else if (role === 'specialist' || role === 'observer') {
      expect(rights).toEqual({ role: 'observer', permissions: [], admission: 'ask' });
    } else {
      expect(rights).toBeNull();
    }
  },
);

it('lets a rig show everything but a face, and both of a theatre’s pages admit and command', () => {
  expect(rightsOfRigPage('rig')).toEqual({
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
  });
  expect(rightsOfRigPage('theatre-screen')).toEqual({
    role: 'theatre-screen',
    permissions: ['admit', 'freeze', 'command'],
    admission: 'direct',
  });
});

it('lets a guest watch, or be heard and seen, once the theatre has let them in', () => {
  expect(rightsOfGuest('observer')).toEqual({ role: 'observer', permissions: [], admission: 'ask' });
  expect(rightsOfGuest('adviser')).toEqual({
    role: 'specialist',
    permissions: ['publish:face', 'speak'],
    admission: 'ask',
  });
});
