import type { MediaPlace, ParticipantId } from '@scrubline/contract';
import { heldWish } from '../command/held-wish.ts';
import { restrain } from '../command/restrain.ts';
import { type CommandState, noCommand, PageCommand, type RoomCommand } from '../command/room-command.ts';
import { createObservable, type Observable } from '../signaling/observable.ts';
import {
  connectToRoom,
  type RoomConnection,
  type RoomConnectionState,
  type TicketGrant,
} from '../signaling/room-connection.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { isPlayed } from '../voice/loudness.ts';
import { createMediaSession, type MediaSession, type MediaWish } from './media-session.ts';

/** What a page wants, given what it knows of the room. */
export type WishRule = (view: RoomView) => MediaWish;

export interface LiveRoomState {
  readonly connection: RoomConnectionState;
  /** The room as it holds here: what was taken away counts before the server has said so. */
  readonly view: RoomView | null;
  readonly command: CommandState;
  readonly media: MediaSession | null;
}

export const outsideEveryRoom: LiveRoomState = {
  connection: { phase: 'joining', trouble: null },
  view: null,
  command: noCommand,
  media: null,
};

export interface LiveRoom {
  readonly state: Observable<LiveRoomState>;
  readonly ask: RoomConnection['ask'];
  readonly command: RoomCommand;
  /** Says anew what is wanted: after a device, a mute or a choice on the page changed. */
  readonly wish: (rule: WishRule) => void;
  readonly leave: () => Promise<void>;
}

/**
 * A room as a page lives in it: the connection, and on it one media session for each seat and media place.
 * @throws ContractError when no ticket is given
 */
export async function joinLiveRoom(fetchTicket: () => Promise<TicketGrant>): Promise<LiveRoom> {
  return new ConnectedLiveRoom(await connectToRoom(fetchTicket)).start();
}

class ConnectedLiveRoom implements LiveRoom {
  readonly state;
  readonly ask;
  readonly command;
  readonly #connection: RoomConnection;
  #rule: WishRule | null = null;
  /** Which seat and media place the media session belongs to. */
  #home = '';
  #leaving = false;

  constructor(connection: RoomConnection) {
    this.#connection = connection;
    this.ask = connection.ask;
    this.command = new PageCommand(connection);
    this.state = createObservable(outsideEveryRoom);
  }

  start(): LiveRoom {
    this.#connection.state.subscribe(() => this.#follow());
    this.command.state.subscribe(() => this.#hold());
    this.#follow();
    return this;
  }

  wish(rule: WishRule): void {
    this.#rule = rule;
    this.#grant();
  }

  leave(): Promise<void> {
    // Nothing of ours is seen or heard from this moment on, whether or not the server answers.
    this.#leaving = true;
    this.command.stop();
    this.#closeMedia();
    return this.#connection.leave();
  }

  #follow(): void {
    const connection = this.#connection.state.get();
    this.command.follow(connection);
    this.#hold();
    const home = homeOf(connection);
    if (home.key !== this.#home && !this.#leaving) {
      this.#home = home.key;
      this.#closeMedia();
      if (home.place) void this.#openMedia(home.key, home.self, home.place);
    }
  }

  /** What was taken away acts here in the same turn in which it was heard. */
  #hold(): void {
    const connection = this.#connection.state.get();
    const command = this.command.state.get();
    const view = connection.phase === 'joined' ? restrain(connection.view, command.acts) : null;
    this.state.set({ ...this.state.get(), connection, command, view });
    this.#grant();
  }

  async #openMedia(key: string, self: ParticipantId, place: MediaPlace): Promise<void> {
    const media = await createMediaSession(self, place, this.ask);
    // The room may have moved on while the codecs were loading.
    if (this.#home !== key || this.#leaving) {
      media.close();
      return;
    }
    this.command.listenTo(media.signals);
    this.state.set({ ...this.state.get(), media });
    this.#grant();
  }

  #closeMedia(): void {
    this.command.listenTo(null);
    this.state.get().media?.close();
    this.state.set({ ...this.state.get(), media: null });
  }

  #grant(): void {
    const { connection, view, command, media } = this.state.get();
    if (connection.phase !== 'joined' || !view || !media || !this.#rule) return;
    const wish = heldWish(this.#rule(view), view, command.allHear);
    media.hold(wish, command.allHear);
    media.play((feedId) => isPlayed(feedId, view, command.allHear));
    if (connection.link === 'up') media.want(wish);
  }
}

type Home = { key: string; self: ParticipantId; place: MediaPlace } | { key: ''; place: null };

function homeOf(connection: RoomConnectionState): Home {
  if (connection.phase !== 'joined' || !connection.view.media) return { key: '', place: null };
  const { self, media } = connection.view;
  return { key: `${connection.seat}/${media.mediaRoomId}`, self, place: media };
}
