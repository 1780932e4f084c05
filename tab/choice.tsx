import { Field, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';

interface ChoiceParts<K extends string> {
  readonly label: string;
  readonly value: K;
  readonly options: readonly { readonly key: K; readonly title: string }[];
  readonly onChoice: (key: K) => void;
}

/** One of a list, with its label above it. */
export function Choice<K extends string>({
  label,
  value,
  options,
  onChoice,
}: ChoiceParts<K>): ReactNode {
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(_, data) => {
          const picked = options.find(({ key }) => key === data.value);
          if (picked !== undefined) onChoice(picked.key);
        }}
      >
        {options.map(({ key, title }) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
