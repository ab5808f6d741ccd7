import { consultationParts, guestParts, staffRoles } from '@scrubline/database';
import { expect, test } from 'vitest';
import { mintedRights } from '../../signaling/src/testing/minted-rights.ts';
import { rightsOfGuest, rightsOfPerson, rightsOfRigPage } from '../../web/src/server/room-rights.ts';

test('the access table of signaling is tried with exactly the rights that web mints', () => {
  const people = staffRoles.flatMap((role) => consultationParts.map((part) => rightsOfPerson(role, part)));
  const minted = [
    ...[rightsOfRigPage('rig'), rightsOfRigPage('theatre-screen')],
    ...people.filter((rights) => rights !== null),
    ...guestParts.map(rightsOfGuest),
  ];
  const inOrder = (all: readonly object[]) => [...new Set(all.map((rights) => JSON.stringify(rights)))].sort();
  expect(inOrder(Object.values(mintedRights))).toEqual(inOrder(minted));
});
