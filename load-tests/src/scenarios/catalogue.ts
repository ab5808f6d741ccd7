import { command } from './command.ts';
import { eventFlood } from './event-flood.ts';
import { fanOut } from './fan-out.ts';
import { firstPicture } from './first-picture.ts';
import { fourCameras } from './four-cameras.ts';
import { pictureAge } from './picture-age.ts';
import { recovery } from './recovery.ts';
import type { Scenario } from './scenario.ts';
import { tracking } from './tracking.ts';

/** Everything that can be measured. */
export const scenarios: readonly Scenario[] = [
  firstPicture,
  pictureAge,
  fanOut,
  recovery,
  fourCameras,
  eventFlood,
  command,
  tracking,
];
