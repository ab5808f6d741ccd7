import { expect, it } from 'vitest';
import { createLine } from './create-line.ts';

it('lets one run after the other, with a pause between, also after one that went wrong', async () => {
  const happened: string[] = [];
  const inLine = createLine(async () => void happened.push('pause'));
  const run = (name: string) =>
    inLine(async () => {
      happened.push(`${name} begins`);
      await Promise.resolve();
      happened.push(`${name} ends`);
      return name;
    });
  const wrong = inLine(() => Promise.reject(new Error('gone')));
  const [first, second] = [run('first'), run('second')];
  await expect(wrong).rejects.toThrow('gone');
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  expect(happened.slice(0, 6)).toEqual([
    'pause',
    'first begins',
    'first ends',
    'pause',
    'second begins',
    'second ends',
  ]);
});
