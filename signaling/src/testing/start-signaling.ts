import { createLogger, type Logger } from '@scrubline/service-kit';
import { onTestFinished } from 'vitest';
import { createSignalingServer, type SignalingOptions, type SignalingServer } from '../create-signaling-server.ts';
import { openTestHistory, type TestHistory } from '../history/open-test-history.ts';
import { ManualClock } from './manual-clock.ts';
import { type Credential, Stranger } from './stranger.ts';
import { TicketOffice, type Wish } from './ticket-office.ts';

export const allowedOrigin = 'https://scrubline.example';

export interface SignalingUnderTest {
  readonly url: string;
  readonly clock: ManualClock;
  readonly history: TestHistory;
  readonly tickets: TicketOffice;
  readonly server: SignalingServer;
  readonly options: SignalingOptions;
  enter(credential: Credential): Promise<Stranger>;
  /** Comes in with a good ticket that says what is wished, and joins. */
  join(wish?: Wish): Promise<Stranger>;
  /** Stops it, and starts another on the same database. */
  restart(): Promise<SignalingUnderTest>;
}

/** A real signaling service on a free port with a real database; time stands still. Ends with the test. */
export async function startSignaling(changes: Partial<SignalingOptions> = {}): Promise<SignalingUnderTest> {
  const clock = new ManualClock();
  const history = await openTestHistory();
  onTestFinished(() => history.close());
  const tickets = await TicketOffice.open(clock);
  const logger: Logger = createLogger('signaling');
  logger.level = 'silent';
  const options: SignalingOptions = {
    host: '127.0.0.1',
    port: 0,
    databaseUrl: history.databaseUrl,
    journalDirectory: history.journalDirectory,
    ticketPublicKey: tickets.publicKey,
    allowedOrigins: [allowedOrigin],
    mediaServerUrls: [],
    mediaControlToken: 'the token of the tests',
    logger,
    clock,
    ...changes,
  };
  return run({ clock, history, tickets, options });
}

async function run(parts: Pick<SignalingUnderTest, 'clock' | 'history' | 'tickets' | 'options'>) {
  const server = await createSignalingServer(parts.options);
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= server.close();
    return closing;
  };
  onTestFinished(close);
  const url = `http://127.0.0.1:${server.port}`;
  const enter = async (credential: Credential) => {
    const stranger = await Stranger.connect(url, credential);
    onTestFinished(() => void stranger.socket.disconnect());
    return stranger;
  };
  const underTest: SignalingUnderTest = {
    ...parts,
    server: { port: server.port, close },
    url,
    enter,
    async join(wish = {}) {
      const stranger = await enter({ ticket: await parts.tickets.ticket(wish) });
      await stranger.join();
      return stranger;
    },
    async restart() {
      await close();
      return run(parts);
    },
  };
  return underTest;
}
