'use client';

import { useMemo } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { RoomTicket } from '../../shared/api/room-ticket.ts';
import { useOwnStanding } from '../../shared/command/use-own-standing.ts';
import type { LocalOffer } from '../../shared/media/offered-feeds.ts';
import { useLiveRoom, useWish } from '../../shared/media/use-live-room.ts';
import { wishFor } from '../../shared/media/wish.ts';
import { usePresence } from '../../shared/presence/presence.ts';
import { useDepartureNotices } from '../../shared/room/use-departure-notices.ts';
import { useOwnVoice } from '../../shared/voice/use-own-voice.ts';
import { ConsoleEnded } from './console-ended.tsx';
import type { ConsultationSummary } from './consultation-summary.ts';
import { LiveConsole } from './live-console.tsx';
import { Lobby } from './lobby.tsx';
import { useOwnDevices } from './use-own-devices.ts';

interface TheatreConsoleProps {
  consultation: ConsultationSummary;
  /** Observers watch: they bring no camera and no voice. */
  maySpeak: boolean;
}

/** A person's end of a theatre consultation: first the lobby, then the console. */
export function TheatreConsole({ consultation, maySpeak }: TheatreConsoleProps) {
  const devices = useOwnDevices(maySpeak);
  const path = `/api/consultations/${consultation.consultationId}/ticket`;
  const live = useLiveRoom(() => callApi({ method: 'POST', path, reply: RoomTicket }));
  const voice = useOwnVoice(live.room, live.view);
  const standing = useOwnStanding(live, voice.mutedHere);
  useDepartureNotices(live.view);
  const microphone = devices.microphone.track;
  const camera = devices.camera.track;
  const { cameraOn } = devices;
  const wish = useMemo(() => {
    const voiceOffer: LocalOffer = { content: { kind: 'voice' }, track: microphone, paused: voice.muted };
    const face: LocalOffer = { content: { kind: 'picture', cameraSource: 'face' }, track: camera, paused: false };
    // A camera that was turned off is not one that broke: its picture goes, instead of being said to be lost.
    const offers = cameraOn ? [voiceOffer, face] : [voiceOffer];
    return wishFor(maySpeak ? offers : [], () => true);
  }, [maySpeak, microphone, camera, cameraOn, voice.muted]);
  useWish(live.room, wish);
  usePresence(live.view !== null && live.connection.phase !== 'ended');

  const { view, connection } = live;
  if (connection.phase === 'ended' && connection.reason !== 'left') {
    return <ConsoleEnded consultation={consultation} onEnter={live.join} reason={connection.reason} />;
  }
  const Page = view && view.participants.get(view.self)?.presence.phase !== 'waiting' ? LiveConsole : Lobby;
  return <Page {...{ consultation, devices, live, maySpeak, voice, standing }} />;
}
