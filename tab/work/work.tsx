import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { WorkList, WorkPage } from '../../adaptive-cards/tab/models.ts';
import { useAnnounce } from '../announce.ts';
import { Deed } from '../case/deed.tsx';
import { useFollowing, useLoaded } from '../loaded.ts';
import { PageHeading, Problem, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';
import { chosen, EVERYTHING, isNarrowed, type Wish } from './chosen.ts';
import { Row } from './row.tsx';
import { Wishes } from './wishes.tsx';

interface WorkParts {
  readonly service: Service;
  readonly turned: boolean;
  /** There is a procedure under which this person may raise something. */
  readonly mayRaise: boolean;
}

/** What this person is asked for, does, arranges, has raised and is told of. */
export function Work({ service, turned, mayRaise }: WorkParts): ReactNode {
  const { data, problem, again } = useLoaded(
    useCallback(async () => await service.work(), [service]),
    'work',
  );
  const follow = useFollowing(again);
  return (
    <>
      <PageHeading turned={turned}>My work</PageHeading>
      {mayRaise && <Escalate service={service} onDone={follow} />}
      {problem !== null && <Problem words={problem} again={again} />}
      {data === null && problem === null && <Waiting words="Looking for your cases …" />}
      {data !== null && <Lists page={mayRaise ? data : withoutRaising(data)} />}
    </>
  );
}

/** The same form as in the chat, opened here; what was written stays with the app, step by step. */
function Escalate({
  service,
  onDone,
}: Pick<WorkParts, 'service'> & { readonly onDone: () => void }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <div className="actions">
        <Button appearance="primary" aria-expanded={open} onClick={() => setOpen(true)}>
          Escalate
        </Button>
      </div>
      {open && (
        <Deed
          service={service}
          title="Escalate"
          start={async () => await service.escalate()}
          onDone={onDone}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Who may raise nothing is not told that they have raised nothing; what they once raised is shown. */
const withoutRaising = (page: WorkPage): WorkPage => ({
  ...page,
  lists: page.lists.filter(({ key, rows }) => key !== 'raised' || rows.length > 0),
});

function Lists({ page }: { readonly page: WorkPage }): ReactNode {
  const [wish, setWish] = useState<Wish>(EVERYTHING);
  const announce = useAnnounce();
  const lists = chosen(page, wish);
  const shown = lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const all = page.lists.reduce((sum, { rows }) => sum + rows.length, 0);
  const narrowed = isNarrowed(wish);
  const words = `${String(shown)} of ${String(all)} shown`;
  useEffect(() => {
    if (narrowed) announce(words);
  }, [announce, narrowed, words]);
  return (
    <>
      {all > 0 && <Wishes page={page} wish={wish} onWish={setWish} words={narrowed ? words : ''} />}
      {lists
        .filter(({ rows }) => !narrowed || rows.length > 0)
        .map((list) => (
          <List key={list.key} list={list} />
        ))}
      {narrowed && shown === 0 && (
        <p className="empty">
          Nothing fits. Take a filter away, or look for another part of the reference.
        </p>
      )}
      {page.more !== null && <p className="soft">{page.more}</p>}
    </>
  );
}

function List({ list: { title, intro, rows } }: { readonly list: WorkList }): ReactNode {
  return (
    <section className="list">
      <h2>
        {title}
        {rows.length > 0 && (
          <>
            {' '}
            <span className="count">{rows.length}</span>
          </>
        )}
      </h2>
      <p className={rows.length === 0 ? 'empty' : 'soft'}>{intro}</p>
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((row) => (
            <Row key={row.caseId + row.stage} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}
