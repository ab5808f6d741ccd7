import { bondBeatMs, isTheatre, maxFollowedStrokes, type ParticipantId } from '@scrubline/contract';
import { useEffect, useRef, useState } from 'react';
import type { ShownStroke } from '../drawing/shown-strokes.ts';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { createObservable, type Observable } from '../signaling/observable.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { agreedBonds, type HeardBonds } from './bond-agreement.ts';
import type { StrokeBonds } from './stroke-bond.ts';

/** Tells the others how drawings stand to their tissue here, and gives the worse of here and there. */
export function useAgreement(
  { media, view }: Pick<LiveRoomHandle, 'media' | 'view'>,
  own: Observable<StrokeBonds>,
  strokes: readonly ShownStroke[],
): Observable<StrokeBonds> {
  const latest = useRef({ view, strokes });
  latest.current = { view, strokes };
  const [agreed] = useState(() => createObservable<StrokeBonds>(new Map()));

  useEffect(() => {
    const heard = new Map<ParticipantId, HeardBonds>();
    const isWitness = (who: ParticipantId, strokeId: string) => {
      const { view: room, strokes: drawn } = latest.current;
      const person = room?.participants.get(who);
      if (!person) return false;
      return isTheatre(person) || drawn.some((stroke) => stroke.strokeId === strokeId && stroke.drawnBy === who);
    };
    const agree = () =>
      agreed.set(agreedBonds(own.get(), heard, isWitness, { before: agreed.get(), now: performance.now() }));
    agree();
    const unsubscribe = own.subscribe(agree);
    const unlisten = media?.signals.listen((signal, from) => {
      if (signal.signal !== 'annotation:bonds') return;
      const standings = new Map(signal.strokes.map(({ strokeId, standing }) => [strokeId, standing]));
      heard.set(from, { at: performance.now(), standings });
    });
    const timer = setInterval(() => {
      const said = standingsOf(own.get(), latest.current.strokes);
      if (said.length > 0 && isHeard(latest.current.view))
        media?.signals.send({ signal: 'annotation:bonds', strokes: said });
    }, bondBeatMs);
    return () => {
      unsubscribe();
      unlisten?.();
      clearInterval(timer);
    };
  }, [agreed, own, media]);
  return agreed;
}

const standingsOf = (bonds: StrokeBonds, strokes: readonly ShownStroke[]) =>
  strokes
    .flatMap(({ strokeId }) => {
      const bond = bonds.get(strokeId);
      return bond ? [{ strokeId, standing: bond.standing }] : [];
    })
    .slice(0, maxFollowedStrokes);

/** Whoever only watches is asked by nobody. */
function isHeard(view: RoomView | null): boolean {
  const self = view?.participants.get(view.self);
  return self !== undefined && (isTheatre(self) || self.permissions.includes('annotate'));
}
