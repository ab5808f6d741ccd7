import { expect, it } from 'vitest';
import { maskName } from './patient.ts';

it.each([
  ['周', '国栋', '周*栋'],
  ['李', '明', '李*'],
  ['欧阳', '建国', '欧阳*国'],
  ['阿', '卜杜拉江', '阿***江'],
  ['王', '', '王'],
])('shows %s%s as %s', (familyName, givenName, masked) => {
  expect(maskName(familyName, givenName)).toBe(masked);
});
