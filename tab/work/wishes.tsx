import { Field, SearchBox } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Urgency, WorkPage } from '../../adaptive-cards/tab/models.ts';
import { Choice } from '../choice.tsx';
import type { Wish } from './chosen.ts';

interface WishesParts {
  readonly page: WorkPage;
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
  readonly words: string;
}

const URGENCIES: readonly { readonly key: Urgency | ''; readonly title: string }[] = [
  { key: '', title: 'Any day' },
  { key: 'late', title: 'Late' },
  { key: 'today', title: 'Due today' },
  { key: 'soon', title: 'Due soon' },
  { key: 'later', title: 'Due later' },
  { key: 'none', title: 'No day running' },
];

const SORTS = [
  { key: 'due', title: 'Soonest due first' },
  { key: 'reference', title: 'By reference' },
] as const;

/** Search, filters and order, above the lists. */
export function Wishes({ page, wish, onWish, words }: WishesParts): ReactNode {
  const lists = [{ key: '' as const, title: 'All lists' }, ...page.lists];
  const change = (part: Partial<Wish>): void => onWish({ ...wish, ...part });
  return (
    <search className="wishes">
      <Field label="Reference">
        <SearchBox
          value={wish.reference}
          onChange={(_, { value }) => change({ reference: value })}
        />
      </Field>
      <Choice
        label="List"
        value={wish.list}
        options={lists}
        onChoice={(list) => change({ list })}
      />
      <Choice
        label="Due"
        value={wish.urgency}
        options={URGENCIES}
        onChoice={(urgency) => change({ urgency })}
      />
      <Choice
        label="Order"
        value={wish.sort}
        options={SORTS}
        onChoice={(sort) => change({ sort })}
      />
      <p className="shown soft">{words}</p>
    </search>
  );
}
