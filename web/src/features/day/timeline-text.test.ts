import { expect, test } from 'vitest';
import { placeTimelineText } from './timeline-text.ts';

test('a block says as much as its height holds', () => {
  expect(placeTimelineText(20, 300)).toEqual({ lines: 1, topPx: 0 });
  expect(placeTimelineText(52, 300)).toEqual({ lines: 2, topPx: 6 });
  expect(placeTimelineText(200, 300)).toEqual({ lines: 3, topPx: 6 });
});

test('the line of the present pushes the words down where it would strike them through', () => {
  expect(placeTimelineText(200, 12)).toEqual({ lines: 3, topPx: 16 });
  expect(placeTimelineText(200, 57)).toEqual({ lines: 3, topPx: 61 });
  expect(placeTimelineText(200, 58)).toEqual({ lines: 3, topPx: 6 });
  expect(placeTimelineText(200, -20)).toEqual({ lines: 3, topPx: 6 });
});

test('words that would fall out of their block stay', () => {
  expect(placeTimelineText(72, 40)).toEqual({ lines: 3, topPx: 6 });
});
