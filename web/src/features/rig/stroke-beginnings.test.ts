import { ParticipantId, StrokeId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { createStrokeBeginnings } from './stroke-beginnings.ts';

const [gu, xu] = ['gu', 'xu'].map((id) => ParticipantId.parse(id)) as [ParticipantId, ParticipantId];
const stroke = (number: number) => StrokeId.parse(`stroke-${number}`);

it('a stroke begins once, however often it is said', () => {
  const { isBeginning } = createStrokeBeginnings();
  expect([0, 10, 20].map((now) => isBeginning(stroke(1), gu, now))).toEqual([true, false, false]);
});

it('whoever begins a hundred a second is heard a few times, and disturbs nobody else', () => {
  const { isBeginning } = createStrokeBeginnings();
  const heard = Array.from({ length: 100 }, (_, index) => isBeginning(stroke(index), gu, index * 10));
  expect(heard.filter(Boolean).length).toBe(8);
  expect(isBeginning(stroke(200), xu, 999)).toBe(true);
  expect(isBeginning(stroke(201), gu, 2_000)).toBe(true);
});
