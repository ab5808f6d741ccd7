import { isLinkAway, type LiveRoomHandle } from '../media/use-live-room.ts';
import { AttendeeList } from './attendee-list.tsx';
import { CommandButtons } from './command-buttons.tsx';
import { CommandNotes } from './command-notes.tsx';
import { TakeBackButton } from './take-back-button.tsx';
import { useTheatreCommand } from './use-theatre-command.ts';

/** The whole of command in one column, for the rig's own page. */
export function CommandPanel({ live }: { live: LiveRoomHandle }) {
  const command = useTheatreCommand(live);
  if (!live.view) return null;
  return (
    <div className="flex flex-col gap-3">
      <CommandNotes live={live} size="desk" trouble={command.trouble} />
      <AttendeeList command={command} size="desk" view={live.view} />
      <TakeBackButton onTakeBack={command.takeBackControl} size="desk" view={live.view} />
      <CommandButtons
        allHear={live.command.allHear}
        command={command}
        disabled={false}
        linkAway={isLinkAway(live)}
        size="desk"
      />
    </div>
  );
}
