import { onTestFinished } from 'vitest';
import { systemClock } from '../clock.ts';
import { openTestHistory, type TestHistory } from '../history/open-test-history.ts';
import { type MediaServerUnderTest, mediaControlToken, startMediaServer } from './start-media-server.ts';
import { startSignalingProcess } from './start-signaling-process.ts';
import { type Credential, Stranger } from './stranger.ts';
import { TicketOffice, type Wish } from './ticket-office.ts';

export interface MortalSignaling {
  readonly history: TestHistory;
  readonly media: MediaServerUnderTest;
  readonly tickets: TicketOffice;
  readonly url: string;
  enter(credential: Credential): Promise<Stranger>;
  join(wish?: Wish): Promise<Stranger>;
  /** Comes back with the newest token that this client was given. */
  comeBack(stranger: Stranger): Promise<Stranger>;
  /** The process ends without a word. */
  die(): Promise<void>;
  /** The process ends in order. */
  stop(): Promise<void>;
  /** Another process takes its place, with these settings changed from now on. */
  rise(changes?: Record<string, string>): Promise<void>;
}

/** Signaling and a media-server in processes of their own, as in production, with a real database. Ends with the test. */
export async function startMortalSignaling(): Promise<MortalSignaling> {
  const [history, media] = await Promise.all([openTestHistory(), startMediaServer()]);
  onTestFinished(() => history.close());
  const tickets = await TicketOffice.open(systemClock);
  let environment: Record<string, string> = {
    PORT: '0',
    HOST: '127.0.0.1',
    ...history.settings,
    TICKET_PUBLIC_KEY: JSON.stringify({ ...tickets.publicKey, alg: 'EdDSA' }),
    ALLOWED_ORIGINS: 'http://localhost:3000',
    MEDIA_SERVER_URLS: media.url,
    MEDIA_CONTROL_TOKEN: mediaControlToken,
  };
  let running = await startSignalingProcess(environment);
  const enter = async (credential: Credential) => {
    const stranger = await Stranger.connect(running.url, credential);
    onTestFinished(() => void stranger.socket.disconnect());
    return stranger;
  };
  return {
    history,
    media,
    tickets,
    get url() {
      return running.url;
    },
    enter,
    async join(wish = {}) {
      const stranger = await enter({ ticket: await tickets.ticket(wish) });
      await stranger.join();
      return stranger;
    },
    comeBack: async (stranger) => enter(await stranger.notice('session:resume-token')),
    die: () => running.kill(),
    async stop() {
      running.service.kill('SIGTERM');
      await running.exit;
    },
    async rise(changes = {}) {
      environment = { ...environment, ...changes };
      running = await startSignalingProcess(environment);
    },
  };
}
