import { expect, it } from 'vitest';
import { clientAddressHeader, countedAddress } from './client-address.ts';

const counted = (address: string) => countedAddress(new Headers({ [clientAddressHeader]: address }));

it.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('counts %s as %s', (address, key) => {
  expect(counted(address)).toBe(key);
});

it('counts whoever came without an address as one', () => {
  expect(countedAddress(new Headers())).toBe('unknown');
});
