import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { CalendarPage, OwnDays } from '../../adaptive-cards/tab/adminModels.ts';
import { useAnnounce } from '../announce.ts';
import { useDoing } from '../doing.ts';
import { useLoaded } from '../loaded.ts';
import { Facts, Lines, PageHeading, Problem, Section, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';
import { Announce } from './announce.tsx';
import { Weighed, type Announced } from './weighed.tsx';
import { Years } from './years.tsx';

interface CalendarParts {
  readonly service: Service;
  readonly turned: boolean;
}

/** Holidays and closures, and what moves before a day is announced. */
export function Calendar({ service, turned }: CalendarParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await service.calendar(), [service]),
    'calendar',
  );
  const [wish, setWish] = useState<OwnDays | null>(null);
  const [done, setDone] = useState<Announced | null>(null);
  const announce = useAnnounce();
  const finish = (announced: Announced | null, words: string): void => {
    setWish(null);
    setDone(announced);
    announce(words);
    again();
  };
  return (
    <>
      <PageHeading turned={turned}>Calendar</PageHeading>
      {problem !== null && <Problem words={problem} again={again} />}
      {data === null && problem === null && <Waiting words="Looking at the calendar …" />}
      {done !== null && (
        <Done
          service={service}
          announced={done}
          onUndone={() => finish(null, 'The calendar is as it was.')}
        />
      )}
      {wish !== null && (
        <Weighed
          key={JSON.stringify(wish)}
          service={service}
          days={wish}
          onDone={(announced) => finish(announced, announced.says)}
          onClose={() => setWish(null)}
        />
      )}
      {data !== null && <Standing page={data} onWish={setWish} />}
    </>
  );
}

interface StandingParts {
  readonly page: CalendarPage;
  readonly onWish: (days: OwnDays) => void;
}

/** The calendar as it stands. */
const Standing = ({ page, onWish }: StandingParts): ReactNode => (
  <div className="columns">
    <div>
      <Announce key={page.edition} page={page} onWish={onWish} />
      <Years page={page} onWish={onWish} />
    </div>
    <div>
      <Section title="How days are counted">
        {page.warning !== null && <p className="left soon">{page.warning}</p>}
        <Facts facts={page.facts} />
      </Section>
      <Section title="Changed so far">
        {page.history.length === 0 ? (
          <p>Nothing was changed yet.</p>
        ) : (
          <Lines lines={page.history} />
        )}
      </Section>
    </div>
  </div>
);

/** Cases are counted again when the calendar has stood for two minutes: until then nobody was told. */
const UNDO_MS = 100_000;

interface DoneParts {
  readonly service: Service;
  readonly announced: Announced;
  readonly onUndone: () => void;
}

function Done({ service, announced, onUndone }: DoneParts): ReactNode {
  const { busy, problem, run } = useDoing();
  const [mayUndo, setMayUndo] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setMayUndo(false), UNDO_MS);
    return () => clearTimeout(timer);
  }, []);
  const undo = async (): Promise<void> => {
    const { before: days, edition: seen } = announced;
    const came = await run(async () => await service.changeCalendar({ days, dryRun: false, seen }));
    if (came !== null) onUndone();
  };
  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          {announced.changes.join('; ')}. {announced.says}
        </MessageBarBody>
        {mayUndo && (
          <MessageBarActions>
            <Button disabledFocusable={busy} onClick={() => void undo()}>
              Undo
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {problem !== null && <Problem words={problem} />}
    </>
  );
}
