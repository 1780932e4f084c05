import { Checkbox, Field, SearchBox } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { PostRow } from '../../adaptive-cards/tab/adminModels.ts';
import { Left, Section } from '../parts.tsx';

/** Each post with its holder and deputy; found by role, place or holder. */
export function Posts({ rows }: { readonly rows: readonly PostRow[] }): ReactNode {
  const [text, setText] = useState('');
  const [vacant, setVacant] = useState(false);
  const wanted = text.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (!vacant || row.urgency !== 'none') &&
      [row.role, row.where, row.holder, row.deputy].some((each) =>
        each.toLowerCase().includes(wanted),
      ),
  );
  return (
    <Section title="Posts" className="figures posts">
      <search className="wishes">
        <Field label="Role, place or holder">
          <SearchBox value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
        <Checkbox
          label="Vacant only"
          checked={vacant}
          onChange={(_, { checked }) => setVacant(checked === true)}
        />
        <p className="shown soft" role="status">
          {shown.length} of {rows.length} shown
        </p>
      </search>
      <div className="scrolls" tabIndex={0} role="region" aria-label="Posts">
        <table>
          <thead>
            <tr>
              <th scope="col">Post</th>
              <th scope="col">Holder</th>
              <th scope="col">Deputy</th>
              <th scope="col">Days</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ role, where, holder, deputy, days, state, urgency }, at) => (
              <tr key={at}>
                <th scope="row">
                  {role}
                  <span className="soft">, {where}</span>
                </th>
                <td>{holder}</td>
                <td>{deputy}</td>
                <td>{days}</td>
                <td>
                  <Left urgency={urgency}>{state}</Left>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
