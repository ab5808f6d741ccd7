import { FeedId, ParticipantId, StrokeId, type StrokePoint, type StrokePreview } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { type HeardStrokes, hearPreview, livingPreviews, previewSilenceMs, previewsKept } from './stroke-previews.ts';

const strokeId = StrokeId.parse('stroke-1');
const [professor, second] = ['professor', 'second'].map((id) => ParticipantId.parse(id)) as [
  ParticipantId,
  ParticipantId,
];
const point = (place: number): StrokePoint => [place / 100, 0.5, 0.5];
const said = (from: number, to: number): StrokePreview => ({
  strokeId,
  drawnOn: { feedId: FeedId.parse('feed-1'), capturedAt: 1 },
  color: 'cyan',
  tool: 'pen',
  boundTo: 'tissue',
  from,
  points: Array.from({ length: to - from }, (_, index) => point(from + index)),
});
const hearAll = (...previews: StrokePreview[]): HeardStrokes =>
  previews.reduce<HeardStrokes>((heard, preview) => hearPreview(heard, preview, professor, 1_000), new Map());
const placesOf = (heard: HeardStrokes) => heard.get(strokeId)?.points.map(([x]) => Math.round(x * 100));

it('goes on where it was, though every second word is lost, and though one comes late', () => {
  expect(placesOf(hearAll(said(0, 4), said(0, 8), said(4, 12)))).toEqual([...Array(12).keys()]);
  expect(placesOf(hearAll(said(0, 8), said(8, 16)))).toEqual([...Array(16).keys()]);
  expect(placesOf(hearAll(said(0, 8), said(6, 14), said(2, 10)))).toEqual([...Array(14).keys()]);
});

it('leaves a straight line where points were lost', () => {
  expect(placesOf(hearAll(said(0, 4), said(9, 12)))).toEqual([0, 1, 2, 3, 9, 10, 11]);
});

it('belongs to whoever began it', () => {
  const heard = hearAll(said(0, 4));
  expect(hearPreview(heard, said(4, 8), second, 1_000)).toBe(heard);
});

it('keeps no more than people can draw at once', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({
    ...said(0, 4),
    strokeId: StrokeId.parse(`stroke-${index}`),
  }));
  expect(hearAll(...many).size).toBe(previewsKept);
});

it('ends when the stroke is there, and when nothing more is heard of it', () => {
  const heard = hearAll(said(0, 4));
  expect(livingPreviews(heard, new Set(), 1_000 + previewSilenceMs - 1)).toBe(heard);
  expect(livingPreviews(heard, new Set(), 1_000 + previewSilenceMs).size).toBe(0);
  expect(livingPreviews(heard, new Set([strokeId]), 1_000).size).toBe(0);
});
