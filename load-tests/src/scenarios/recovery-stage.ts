import type { Browser, BrowserContext } from '@playwright/test';
import type { ParticipantId } from '@scrubline/contract';
import { openBrowser } from '../participants/browser.ts';
import { type OtherRoom, openOtherRoom } from '../participants/other-room.ts';
import { pairRig, type Rig } from '../participants/rig.ts';
import { type Specialist, signInSpecialist } from '../participants/specialist.ts';
import { createTicketMint, type MintTicket } from '../participants/ticket-mint.ts';
import { type RunningProduct, startProduct } from '../product/start-product.ts';
import { ticketKeyOf } from '../product/ticket-key.ts';
import { type Look, lookAround } from './recovery-look.ts';

/** A theatre with its specialist, muted, and another room beside it: what all deaths are tried upon. */
export interface RecoveryStage {
  readonly product: RunningProduct;
  readonly specialist: Specialist;
  /** Looks into the theatre's room, once those whom it is known to have are present. */
  readonly look: () => Promise<Look>;
  /** On another worker than the theatre's room; opened anew when it is not, or when its packets have stopped. */
  readonly otherRoom: (theatre: Look) => Promise<OtherRoom>;
  readonly close: () => Promise<void>;
}

const workers = 2;

export async function openRecoveryStage(): Promise<RecoveryStage> {
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  const browser = async (cameras?: number): Promise<Browser> => {
    const opened = await openBrowser(cameras === undefined ? {} : { cameras });
    closing.push(() => opened.close());
    return opened;
  };
  try {
    const product = await startProduct({ workers });
    closing.push(product.stop);
    const mint = createTicketMint(await ticketKeyOf(product));
    const rig = await pairRig(await browser(), product);
    // A microphone, and no camera that would take from the few cores.
    const specialistBrowser = await browser(0);
    const specialist = await signInSpecialist(specialistBrowser, product);
    const expected = await enterMuted({ product, mint, rig, specialist });
    // Its viewer sits at another computer in life: a process of its own does not wait for the specialist's.
    const rooms = keepOtherRoom(product, mint, await (await browser()).newContext());
    closing.push(rooms.close);
    const look = () => lookAround({ product, mint, roomId: specialist.roomId, expected });
    return { product, specialist, look, otherRoom: rooms.apartFrom, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Theatre {
  readonly product: RunningProduct;
  readonly mint: MintTicket;
  readonly rig: Rig;
  readonly specialist: Specialist;
}

/** Everybody is in, the specialist was heard and is muted now. Resolves with who is there. */
async function enterMuted({ product, mint, rig, specialist }: Theatre): Promise<readonly ParticipantId[]> {
  await rig.begin();
  await specialist.openLobby();
  if ((await specialist.join()) === null) throw new Error('no picture reached the specialist');
  const lookNow = () => lookAround({ product, mint, roomId: specialist.roomId, expected: [] });
  const heard = await lookNow();
  // Else its silence afterwards would prove nothing.
  if (heard.voicePackets === 0) throw new Error('the specialist cannot be heard before the mute');
  await specialist.page.getByTestId('microphone').click();
  await specialist.page.locator('[data-testid="microphone"][aria-pressed="false"]').waitFor();
  return heard.standing.participants.map(({ participantId }) => participantId);
}

/** The newest room goes to the worker with the fewest: the one that the theatre's room is not on. */
function keepOtherRoom(product: RunningProduct, mint: MintTicket, context: BrowserContext) {
  let room: OtherRoom | null = null;
  const close = async () => {
    await room?.close();
    room = null;
  };
  const open = async (): Promise<OtherRoom> => {
    await close();
    room = await openOtherRoom(product, mint, context);
    return room;
  };
  const apartFrom = async ({ webRtcPort }: Look): Promise<OtherRoom> => {
    if (room?.webRtcPort !== undefined && room.webRtcPort !== webRtcPort && (await isFlowing(room))) return room;
    const opened = await open();
    if (opened.webRtcPort === webRtcPort) throw new Error('both rooms are on one media worker');
    return opened;
  };
  return { apartFrom, close };
}

const flowingMs = 500;

const isFlowing = async ({ span }: OtherRoom): Promise<boolean> => {
  const now = Date.now();
  const { sent, lost } = await span(now - 2 * flowingMs, now - flowingMs);
  return sent > 0 && lost === 0;
};
