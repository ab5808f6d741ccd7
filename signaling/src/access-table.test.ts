import { roomContract } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { type Asker, askers, type Cast, gatherCast, type Relation, relations } from './testing/access-cast.ts';
import type { Name, Outcome, Outcomes, Row } from './testing/access-outcomes.ts';
import { table } from './testing/access-table.ts';
import { codeOf } from './testing/code-of.ts';
import { startMediaServer } from './testing/start-media-server.ts';
import { startSignaling } from './testing/start-signaling.ts';

interface Cell {
  readonly name: Name;
  /** Which of the ways of asking it, counted from 0. */
  readonly way: number;
  readonly asker: Asker;
  readonly relation: Relation;
  readonly outcome: Outcome;
}

const names = Object.keys(roomContract).filter((name): name is Name => name in roomContract);
const cells: Cell[] = names.flatMap((name) =>
  table[name].flatMap((row, way) =>
    relations.flatMap((relation) => {
      const outcomes = outcomesOf(row, relation);
      return outcomes ? askers.map((asker) => ({ name, way, asker, relation, outcome: outcomes[asker] })) : [];
    }),
  ),
);

/** What is about nobody's things is asked once, as about one's own. */
function outcomesOf(row: Row<Name>, relation: Relation): Outcomes | null {
  if ('about' in row) return row.about[relation];
  return relation === 'own' ? row.answers : null;
}

async function ask(cast: Cast, { name, way, asker, relation }: Cell): Promise<string> {
  const payload = table[name][way]?.asks(cast.thing(asker, relation), cast.thing(asker, 'own'), cast);
  const answered = await cast.of[asker].socket.emitWithAck(name, payload);
  return answered.ok ? 'ok' : answered.code;
}

const said = ({ name, way, asker, relation }: Cell, outcome: string) =>
  `${asker} ${name} (${way}) ${relation}: ${outcome}`;

it('refuses everything that the table refuses, and no refusal changes the room', { timeout: 120_000 }, async () => {
  const media = await startMediaServer();
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const refused = cells.filter(({ outcome }) => outcome !== 'ok');
  // In three rooms: on one connection nobody may ask so much at once.
  for (const third of [0, 1, 2]) {
    const cast = await gatherCast(signaling, `room-${third}`);
    const before = await cast.of.rig.snapshot();
    const some = refused.filter(({ name }) => names.indexOf(name) % 3 === third);
    const answers: string[] = [];
    for (const cell of some) answers.push(said(cell, await ask(cast, cell)));
    expect(answers).toEqual(some.map((cell) => said(cell, cell.outcome)));
    expect(await cast.of.rig.snapshot()).toEqual(before);
  }
});

it('does everything that the table allows', { timeout: 300_000 }, async () => {
  const media = await startMediaServer();
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const allowed = cells.filter(({ outcome }) => outcome === 'ok');
  const answers: string[] = [];
  for (const [number, cell] of allowed.entries()) {
    const cast = await gatherCast(signaling, `room-${number}`);
    answers.push(said(cell, await ask(cast, cell)));
    await codeOf(cast.of.rig.ask('room:end', {}));
  }
  expect(answers).toEqual(allowed.map((cell) => said(cell, 'ok')));
});
