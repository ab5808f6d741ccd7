import { type ActId, allHearBeatMs, type ParticipantId, type Signal } from '@scrubline/contract';
import { type AllHearBeats, hearBeat, isAllHear, lastingActs, silentAt } from './all-hear.ts';
import type { OutboxEntry } from './outbox.ts';
import { sayFewTimes } from './repetition.ts';

export interface AllHearEffects {
  readonly send: (signal: Signal) => void;
  readonly post: (entry: OutboxEntry) => void;
  readonly onChange: () => void;
  readonly newActId: () => ActId;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

type Beat = Extract<Signal, { signal: 'voice:all-hear' }>;

/** All-hear as this page knows it, and as this page calls it. Nothing of it is kept. */
export interface AllHearCall {
  readonly active: () => boolean;
  readonly call: (self: ParticipantId) => void;
  readonly end: (self: ParticipantId) => void;
  readonly hear: (beat: Beat, by: ParticipantId) => void;
  readonly stop: () => void;
}

export function createAllHearCall(effects: AllHearEffects): AllHearCall {
  let beats: AllHearBeats = new Map();
  let own: { actId: ActId; beating: ReturnType<typeof setInterval> } | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const hear = (beat: Beat, by: ParticipantId): void => {
    beats = hearBeat(beats, beat, by, effects.now());
    if (own && own.actId === beat.actId && !beat.active) endOwn(own);
    look();
  };

  const look = (): void => {
    clearTimeout(silence);
    const endsAt = silentAt(beats, effects.now());
    if (endsAt !== null) silence = setTimeout(look, endsAt - effects.now());
    effects.onChange();
  };

  const log = (actId: ActId, active: boolean): void =>
    effects.post({
      request: 'command:log-all-hear',
      payload: { actId, active, actedAt: Math.round(effects.now()) },
    });

  const endOwn = ({ actId, beating }: NonNullable<typeof own>): void => {
    own = null;
    clearInterval(beating);
    log(actId, false);
  };

  const end = (self: ParticipantId): void => {
    for (const actId of lastingActs(beats, effects.now())) {
      const over: Beat = { signal: 'voice:all-hear', actId, active: false };
      sayFewTimes(() => effects.send(over));
      hear(over, self);
    }
  };

  return {
    active: () => isAllHear(beats, effects.now()),
    call: (self) => {
      if (isAllHear(beats, effects.now())) return;
      const actId = effects.newActId();
      const beat: Beat = { signal: 'voice:all-hear', actId, active: true };
      const sayOnce = () => {
        if (own?.actId !== actId) return;
        effects.send(beat);
        hear(beat, self);
      };
      own = { actId, beating: setInterval(sayOnce, allHearBeatMs) };
      sayFewTimes(sayOnce);
      sayOnce();
      log(actId, true);
    },
    end,
    hear,
    stop: () => {
      clearTimeout(silence);
      if (own) endOwn(own);
    },
  };
}
