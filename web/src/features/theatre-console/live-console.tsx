import { useEffect, useMemo, useState } from 'react';
import { CaptureTrouble } from '../../shared/capture/capture-trouble.tsx';
import { AllHearStrip } from '../../shared/command/all-hear-strip.tsx';
import { useWatchedFeeds } from '../../shared/media/use-live-room.ts';
import { othersFeeds } from '../../shared/media/wish.ts';
import { FilmTile } from '../../shared/pictures/film-tile.tsx';
import { LinkBanner } from '../../shared/room/link-banner.tsx';
import { RemoteVoices } from '../../shared/voice/remote-voices.tsx';
import { CameraPad } from './camera-pad.tsx';
import { ConsoleHeader } from './console-header.tsx';
import type { ConsoleProps } from './console-props.ts';
import { SelfTile } from './self-tile.tsx';
import { SidePanel } from './side-panel.tsx';
import { Stage } from './stage.tsx';
import { firstPin, inOrder, type PicturePlace, placeOf, stagedPicture } from './staged-picture.ts';
import { ToolRail } from './tool-rail.tsx';
import { useConsoleKeys } from './use-console-keys.ts';
import { useDrawing } from './use-drawing.ts';
import { VoiceBar } from './voice-bar.tsx';

/** The console while one is inside: one stage, a filmstrip, the side column, the voice bar. */
export function LiveConsole(props: ConsoleProps) {
  const { consultation, devices, live, maySpeak, voice, standing } = props;
  const { view, media } = live;
  const watched = useWatchedFeeds(media);
  const feeds = useMemo(() => (view ? othersFeeds(view) : []), [view]);
  const pictures = useMemo(() => inOrder(feeds), [feeds]);
  const voices = useMemo(() => [...watched.values()].filter(({ track }) => track.kind === 'audio'), [watched]);
  const [panelOpen, setPanelOpen] = useState(true);
  const { staged, choose } = useStage(pictures);
  const self = view?.participants.get(view.self) ?? null;
  const drawing = useDrawing(live);
  const stagedId = staged?.feed.feedId ?? null;
  useConsoleKeys({
    choose,
    toggleVoice: voice.toggle,
    togglePanel: () => setPanelOpen(!panelOpen),
    toggleQuestion: maySpeak ? standing.toggleQuestion : null,
    point: standing.of('point') === 'may' ? () => drawing.take('point') : null,
    draw: standing.of('annotate') === 'may' ? { drawing, feedId: stagedId } : null,
  });
  if (!view) return null;

  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-page max-tablet:h-auto max-tablet:min-h-dvh max-tablet:overflow-visible">
      <ConsoleHeader consultation={consultation}>
        {live.command.allHear && (
          <AllHearStrip
            microphoneWorks={maySpeak ? devices.microphone.state.status === 'live' : null}
            self={self}
            size="desk"
          />
        )}
      </ConsoleHeader>
      <LinkBanner connection={live.connection} media={view.media} />
      <div className="flex min-h-0 flex-1 max-tablet:flex-col">
        <ToolRail {...props} drawing={drawing} feedId={stagedId} onPanel={setPanelOpen} panelOpen={panelOpen} />
        <main className="flex min-w-0 flex-1 flex-col max-tablet:order-1">
          <Stage
            drawing={drawing}
            live={live}
            media={media}
            picture={staged}
            watched={staged ? (watched.get(staged.feed.feedId) ?? null) : null}
          />
          {staged && standing.of('control-camera') === 'may' && (
            <CameraPad feed={staged.feed} key={staged.feed.feedId} live={live} />
          )}
          <div className="flex h-34 shrink-0 gap-2 overflow-x-auto border-line border-t bg-panel px-3 pt-2">
            <SelfTile devices={devices} sent={standing.of('publish:face') === 'may'} />
            {pictures.map(({ feed, source }, index) =>
              feed === staged?.feed ? null : (
                <FilmTile
                  feed={feed}
                  key={feed.feedId}
                  media={media}
                  onChoose={() => choose(index)}
                  shortcut={`${index + 1}`}
                  source={source}
                  watched={watched.get(feed.feedId) ?? null}
                />
              ),
            )}
          </div>
        </main>
        {panelOpen && <SidePanel maySpeak={maySpeak} media={media} standing={standing} view={view} />}
      </div>
      <RemoteVoices feeds={voices} live={live} />
      <CaptureTrouble capture={devices.microphone} of="microphone" size="compact" />
      <CaptureTrouble capture={devices.camera} of="camera" size="compact" />
      <VoiceBar {...props} view={view} voices={voices} />
    </div>
  );
}

function useStage(pictures: ReturnType<typeof inOrder>) {
  const [pinned, setPinned] = useState<PicturePlace | null>(null);
  useEffect(() => {
    if (!pinned) setPinned(firstPin(pictures));
  }, [pinned, pictures]);
  const choose = (index: number) => {
    const picture = pictures[index];
    if (picture) setPinned(placeOf(picture));
  };
  return { staged: stagedPicture(pictures, pinned), choose };
}
