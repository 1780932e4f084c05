import { Button } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import type { TabFile } from '../adaptive-cards/tab/models.ts';
import { useAnnounce } from './announce.ts';
import { wordsOf } from './loaded.ts';
import { Problem, Waiting } from './parts.tsx';

/** One file, or those of which one thing is made. */
type Making = () => Promise<TabFile | readonly TabFile[]>;

interface FilesParts {
  readonly files: readonly { readonly title: string; readonly make: Making }[];
  /** Said while one is made. */
  readonly making: string;
  /** Said of one that was saved: how to treat it. */
  readonly care: string;
}

/** Files that somebody may take along, each made when it is asked for. */
export function Files({ files, making, care }: FilesParts): ReactNode {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const announce = useAnnounce();
  const fetchFile = async (make: Making): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const files = [await make()].flat();
      for (const file of files) save(file);
      const names = files.map(({ name }) => name).join(', ');
      const there = `${names} ${files.length === 1 ? 'is' : 'are'} in your downloads.`;
      setSaid(`${there} ${care}`);
      announce(there);
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="files">
      <div className="actions">
        {files.map(({ title, make }) => (
          <Button key={title} disabledFocusable={busy} onClick={() => void fetchFile(make)}>
            {title}
          </Button>
        ))}
      </div>
      {busy && <Waiting words={making} />}
      {said !== null && !busy && <p>{said}</p>}
      {problem !== null && <Problem words={problem} />}
    </div>
  );
}

/** Through the browser's own downloads; the address of the file is forgotten soon after. */
function save(file: TabFile): void {
  const content = 'text' in file ? file.text : bytesOf(file.base64);
  const url = URL.createObjectURL(new Blob([content], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
