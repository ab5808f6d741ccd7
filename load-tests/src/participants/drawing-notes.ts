import type { BrowserContext, Page } from '@playwright/test';
import type { StrokeMoment } from '../scenarios/drawing-rules.ts';

interface DrawingNotes {
  readonly said: StrokeMoment[];
  readonly heard: StrokeMoment[];
  readonly painted: StrokeMoment[];
}

declare global {
  interface Window {
    drawingNotes: DrawingNotes;
  }
}

/** From the next load on, pages note what they say and hear of strokes, and when it is painted. */
export async function noteDrawing(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const notes: DrawingNotes = { said: [], heard: [], painted: [] };
    window.drawingNotes = notes;
    const now = () => performance.timeOrigin + performance.now();
    const momentIn = (data: unknown): StrokeMoment | null => {
      if (typeof data !== 'string' || !data.includes('annotation:preview')) return null;
      const { preview } = JSON.parse(data);
      return { strokeId: preview.strokeId, points: preview.from + preview.points.length, at: now() };
    };
    const { createDataChannel } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.createDataChannel = function open(this: RTCPeerConnection, ...how) {
      const channel = createDataChannel.apply(this, how);
      const send = channel.send.bind(channel);
      const noteAndSend = (data: string) => {
        const moment = momentIn(data);
        if (moment) notes.said.push(moment);
        send(data);
      };
      Object.assign(channel, { send: noteAndSend });
      channel.addEventListener('message', ({ data }) => {
        const moment = momentIn(data);
        if (moment) notes.heard.push(moment);
      });
      return channel;
    };
    new MutationObserver((mutations) => {
      const changed = mutations.some(({ target }) => target instanceof SVGElement);
      const latest = notes.heard.at(-1);
      if (!changed || !latest) return;
      // What has been heard by now is in this change; a frame's callbacks run before it is painted, their timers after.
      requestAnimationFrame(() => setTimeout(() => notes.painted.push({ ...latest, at: now() })));
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
  });
}

/** What a page noted since the last time it was asked. */
export const takeDrawingNotes = (page: Page): Promise<DrawingNotes> =>
  page.evaluate(() => {
    const { said, heard, painted } = window.drawingNotes;
    return { said: said.splice(0), heard: heard.splice(0), painted: painted.splice(0) };
  });
