import type { OwnStanding } from '../../shared/command/use-own-standing.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { OwnVoice } from '../../shared/voice/use-own-voice.ts';
import type { ConsultationSummary } from './consultation-summary.ts';
import type { OwnDevices } from './use-own-devices.ts';

/** What the lobby and the console both live on. */
export interface ConsoleProps {
  readonly consultation: ConsultationSummary;
  readonly devices: OwnDevices;
  readonly live: LiveRoomHandle;
  readonly maySpeak: boolean;
  readonly voice: OwnVoice;
  readonly standing: OwnStanding;
}
