import { expect, test } from 'vitest';
import type { PersonInList } from '../../server/people.ts';
import { findPeople } from './find-people.ts';

const person = (userId: string, names: [string, string, string], zh: string): PersonInList => ({
  userId,
  familyName: names[0],
  givenName: names[1],
  latinName: names[2],
  email: `${userId}@scrubline.example`,
  role: 'specialist',
  siteId: 'site-1',
  site: { zh: '测试一院', en: 'Test 1' },
  department: { zh, en: 'Surgery' },
  twoFactorEnabled: false,
  passkeys: 0,
  active: true,
});
const people = [
  person('gu', ['顾', '明远', 'Gu Mingyuan'], '胃肠外科'),
  person('xu', ['许', '婉', 'Xu Wan'], '药学部'),
];
const found = (typed: string) => findPeople(people, typed).map(({ userId }) => userId);

test.each([
  ['', ['gu', 'xu']],
  ['顾明', ['gu']],
  ['mingyuan gu', ['gu']],
  ['XuWan', ['xu']],
  ['xu@', ['xu']],
  ['胃肠 顾', ['gu']],
  ['胃肠 许', []],
  ['一院', ['gu', 'xu']],
])('whoever types "%s" finds %j', (typed, expected) => {
  expect(found(typed)).toEqual(expected);
});
