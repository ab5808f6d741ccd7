import { ContractError } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { afterRefusal, entryFor } from './entry-for.ts';

let made = 0;
const newId = () => {
  made += 1;
  return `entry-${made}`;
};

it('tells words again under their id when they may be there already, and under a new one when they are not', () => {
  const first = entryFor('第 6 组', null, newId);
  const lost = afterRefusal(first, new ContractError('reply-timeout'));
  expect(entryFor('第 6 组', lost, newId)).toEqual(first);
  expect(entryFor('第 7 组', lost, newId).entryId).not.toBe(first.entryId);
  expect(afterRefusal(first, new ContractError('store-unavailable'))).toBe(null);
  expect(entryFor('第 6 组', null, newId).entryId).not.toBe(first.entryId);
});
