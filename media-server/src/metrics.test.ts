import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  openRoom,
  publishPicture,
  startTestServer,
  type TestServer,
  watchPicture,
} from './media-server.test-support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(2);
});
afterAll(() => server.stop());

const patience = { timeout: 8_000 };
const scrape = async () => (await fetch(`${server.address}/metrics`)).text();
const figureOf = (text: string, name: string) =>
  Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, 'm').exec(text)?.[1]);

it('says what flows, what is held and what it costs, by place and never by id', { timeout: 20_000 }, async () => {
  const room = await openRoom(server);
  const rig = await publishPicture(server, room);
  const watcher = await watchPicture(server, room, rig.feedId);
  await watcher.resume();
  const flowing = ['received_bytes_total', 'sent_bytes_total', 'received_packets_total', 'sent_packets_total'];
  // What is sent to watchers is added up every five seconds.
  const text = await vi.waitFor(
    async () => {
      const scraped = await scrape();
      for (const name of flowing) expect(figureOf(scraped, `scrubline_media_${name}`)).toBeGreaterThan(0);
      return scraped;
    },
    { timeout: 12_000, interval: 200 },
  );
  expect(figureOf(text, 'scrubline_media_received_packets_total')).toBeGreaterThan(20);
  expect(text).toMatch(/^scrubline_media_worker_cpu_seconds_total\{worker="[01]",mode="user"\} 0?\.?\d+/m);
  for (const worker of [0, 1]) {
    expect(text).toMatch(new RegExp(`^scrubline_media_worker_peak_memory_bytes\\{worker="${worker}"\\} \\d{7,}$`, 'm'));
    expect(text).toMatch(new RegExp(`^scrubline_media_worker_rooms\\{worker="${worker}"\\} [01]$`, 'm'));
  }
  expect(text).toContain('scrubline_media_owners_cut_off_total{what="feed"} 0');
  expect(text).toContain('scrubline_media_worker_deaths_total 0');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toContain(room.mediaRoomId);
  expect(text).not.toContain(rig.feedId);
});

it('adds up the feeds of one room', async () => {
  const before = figureOf(await scrape(), 'scrubline_media_received_packets_total');
  const room = await openRoom(server);
  const rigs = [await publishPicture(server, room), await publishPicture(server, room)];
  const watchers = await Promise.all(
    rigs.map(({ feedId }, index) => watchPicture(server, room, feedId, `watcher-${index}`)),
  );
  await Promise.all(watchers.map(({ resume }) => resume()));
  await vi.waitFor(() => {
    for (const { pictures } of watchers) expect(pictures().length).toBeGreaterThan(100);
  }, patience);
  for (const { stop } of rigs) stop();
  await vi.waitFor(async () => {
    const received = figureOf(await scrape(), 'scrubline_media_received_packets_total') - before;
    expect(received).toBeGreaterThanOrEqual(watchers.reduce((total, { pictures }) => total + pictures().length, 0));
  }, patience);
});

it('counts no processor time twice when asked often', async () => {
  const total = (text: string) =>
    [...text.matchAll(/^scrubline_media_worker_cpu_seconds_total\{.*\} (\S+)$/gm)].reduce(
      (sum, [, value]) => sum + Number(value),
      0,
    );
  const scrapes = await Promise.all(Array.from({ length: 20 }, scrape));
  expect(Math.max(...scrapes.map(total))).toBeLessThan(process.uptime());
});
