import type { PersonInList } from '../../server/people.ts';

/**
 * Whom somebody may mean. Each word must be found somewhere; names also without the space between them. Looked for in the
 * browser: a name must not stand in an address.
 */
export function findPeople(people: readonly PersonInList[], typed: string): readonly PersonInList[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const { familyName, givenName, latinName, email, department, site } = person;
    const places = [department.zh, department.en, site.zh, site.en];
    const written = [`${familyName}${givenName}`, latinName, latinName.replaceAll(' ', ''), email, ...places];
    const text = written.join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
