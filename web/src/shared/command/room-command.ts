import {
  ActId,
  type ErrorCode,
  isTheatre,
  type ParticipantId,
  Permission,
  type Signal,
  type TakeAway,
} from '@scrubline/contract';
import type { SignalChannel } from '../media/signal-channel.ts';
import { createObservable, type Observable } from '../signaling/observable.ts';
import type { RoomConnection, RoomConnectionState } from '../signaling/room-connection.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { createAllHearCall } from './all-hear-call.ts';
import { createDelivery, type Delivery } from './deliver-outbox.ts';
import { entryKey, type Outbox, type OutboxEntry, openOutbox } from './outbox.ts';
import { createTakeAways } from './take-aways.ts';

/** The theatre's command as this page knows it, over what the server has said. */
export interface CommandState {
  /** What was taken away and is not known to be held by the server. */
  readonly acts: readonly TakeAway[];
  readonly allHear: boolean;
  /** How much was done here that the server could not be told yet. */
  readonly untold: number;
  /** The latest act that the server refused for good: it holds no longer. */
  readonly refused: { readonly actId: ActId; readonly code: ErrorCode } | null;
}

export const noCommand: CommandState = { acts: [], allHear: false, untold: 0, refused: null };

export interface RoomCommand {
  readonly state: Observable<CommandState>;
  /** Acts here at once, at the others by signal, and at the server as soon as it can be told. */
  readonly takeAway: (what: Pick<TakeAway, 'from' | 'permissions' | 'mute'>) => void;
  /** Silences here and by signal what the server cannot be told to end yet; it is told as soon as it can be. */
  readonly sendAway: (participantId: ParticipantId) => void;
  readonly setAllHear: (on: boolean) => void;
  readonly follow: (connection: RoomConnectionState) => void;
  /** Where signals come from and go to now. */
  readonly listenTo: (signals: SignalChannel | null) => void;
  readonly stop: () => void;
}

/** The server answers within tens of milliseconds. Without it, whoever is sent away is silenced meanwhile. */
const sentAwayWithinMs = 500;

const newActId = (): ActId => ActId.parse(crypto.randomUUID());

export class PageCommand implements RoomCommand {
  readonly state = createObservable(noCommand);
  readonly #ask: RoomConnection['ask'];
  readonly #takeAways;
  readonly #allHear;
  #signals: SignalChannel | null = null;
  #unlisten = (): void => undefined;
  #view: RoomView | null = null;
  #fresh = { snapshots: 0, at: 0 };
  #linkIsUp = false;
  #post: (Delivery & { outbox: Outbox }) | null = null;

  constructor(connection: Pick<RoomConnection, 'ask' | 'refresh'>) {
    this.#ask = connection.ask;
    const effects = {
      send: (signal: Signal) => this.#signals?.send(signal),
      post: (entry: OutboxEntry) => this.#send(entry),
      onChange: () => this.#tell(),
      refresh: () => connection.refresh(),
      newActId,
      now: Date.now,
    };
    this.#takeAways = createTakeAways(effects);
    this.#allHear = createAllHearCall(effects);
    addEventListener('pagehide', this.#allHear.stop);
  }

  takeAway(what: Pick<TakeAway, 'from' | 'permissions' | 'mute'>): void {
    if (!this.#view) return;
    const act: TakeAway = { ...what, actId: newActId(), actedAt: Date.now() };
    this.#takeAways.act(act, this.#view.self);
    this.#send({ request: 'command:take-away', payload: act });
  }

  sendAway(participantId: ParticipantId): void {
    const payload = { participantId, actId: newActId(), actedAt: Date.now() };
    const entry: OutboxEntry = { request: 'command:send-away', payload };
    this.#send(entry);
    const silence = (): void => {
      if (!this.#isUntold(entry)) return;
      const permissions = Permission.options.filter((permission) => permission !== 'command');
      this.takeAway({ from: { who: 'one', participantId }, permissions, mute: true });
    };
    if (this.#linkIsUp) setTimeout(silence, sentAwayWithinMs);
    else silence();
  }

  setAllHear(on: boolean): void {
    if (this.#view) this.#allHear[on ? 'call' : 'end'](this.#view.self);
  }

  follow(connection: RoomConnectionState): void {
    if (connection.phase !== 'joined') return;
    const { view, snapshots, link } = connection;
    this.#linkIsUp = link === 'up';
    if (snapshots !== this.#fresh.snapshots) this.#fresh = { snapshots, at: Date.now() };
    this.#view = view;
    this.#takeAways.follow(view, this.#fresh.at);
    if (!this.#post) this.#openPost(view);
    this.#forgetTold(view);
  }

  listenTo(signals: SignalChannel | null): void {
    this.#unlisten();
    this.#signals = signals;
    this.#unlisten = signals?.listen((signal, from) => this.#hear(signal, from)) ?? (() => undefined);
  }

  stop(): void {
    removeEventListener('pagehide', this.#allHear.stop);
    this.#allHear.stop();
    this.#takeAways.stop();
    this.#unlisten();
    this.#post?.stop();
  }

  #hear(signal: Signal, from: ParticipantId): void {
    const sender = this.#view?.participants.get(from);
    if (!sender || !isTheatre(sender)) return;
    if (signal.signal === 'command:take-away') {
      this.#takeAways.hear(signal.act, from);
      this.#keepHeard(signal.act);
    }
    if (signal.signal === 'voice:all-hear') this.#allHear.hear(signal, from);
  }

  /** Every computer of the theatre tells what another one did, should that one never come back. */
  #keepHeard(act: TakeAway): void {
    const self = this.#view?.participants.get(this.#view.self);
    const entry: OutboxEntry = { request: 'command:take-away', payload: act };
    const isHeld = this.#takeAways.holding().some(({ actId }) => actId === act.actId);
    if (!self || !isTheatre(self) || !isHeld || this.#isUntold(entry)) return;
    this.#post?.outbox.add(entry);
    this.#post?.deliverSoon();
    this.#tell();
  }

  #isUntold(entry: OutboxEntry): boolean {
    return this.#post?.outbox.entries().some((other) => entryKey(other) === entryKey(entry)) ?? false;
  }

  #forgetTold({ tookAway }: RoomView): void {
    const told = this.#post?.outbox
      .entries()
      .filter(({ request, payload }) => request === 'command:take-away' && tookAway.includes(payload.actId));
    for (const entry of told ?? []) this.#post?.outbox.remove(entry);
    if (told?.length) this.#tell();
  }

  /** What an earlier life of this page could not tell is told now, and holds until then. */
  #openPost({ roomId, self }: RoomView): void {
    const outbox = openOutbox(localStorage, `scrubline-outbox/${roomId}/${self}`, Date.now());
    const delivery = createDelivery(
      outbox,
      (entry) => askFor(this.#ask, entry),
      (entry, code) => this.#onAnswered(entry, code),
    );
    this.#post = { outbox, ...delivery };
    for (const { request, payload } of outbox.entries()) {
      if (request === 'command:take-away') this.#takeAways.act(payload, self);
    }
    delivery.deliver();
    this.#tell();
  }

  #send(entry: OutboxEntry): void {
    this.#post?.outbox.add(entry);
    this.#post?.deliver();
    this.#tell();
  }

  #onAnswered({ request, payload }: OutboxEntry, code: ErrorCode | null): void {
    if (request === 'command:take-away') this.#takeAways.settle(payload.actId);
    if (code) this.state.set({ ...this.state.get(), refused: { actId: payload.actId, code } });
    this.#tell();
  }

  #tell(): void {
    const before = this.state.get();
    const acts = this.#takeAways.holding();
    const allHear = this.#allHear.active();
    const untold = this.#post?.outbox.entries().length ?? 0;
    const same = before.acts.length === acts.length && acts.every((act, index) => act === before.acts[index]);
    if (same && before.allHear === allHear && before.untold === untold) return;
    this.state.set({ ...before, acts: same ? before.acts : acts, allHear, untold });
  }
}

function askFor(ask: RoomConnection['ask'], { request, payload }: OutboxEntry): Promise<unknown> {
  switch (request) {
    case 'command:take-away':
      return ask(request, payload);
    case 'command:log-all-hear':
      return ask(request, payload);
    case 'command:send-away':
      return ask(request, { participantId: payload.participantId });
  }
}
