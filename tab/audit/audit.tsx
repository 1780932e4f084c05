import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AskedAudit, CasePage } from '../../adaptive-cards/tab/models.ts';
import { useAnnounce } from '../announce.ts';
import { CaseParts } from '../case/caseOf.tsx';
import { Evidence } from '../case/evidence.tsx';
import { useDoing } from '../doing.ts';
import { Left, PageHeading, Problem, Waiting } from '../parts.tsx';
import type { Service } from '../service.ts';

interface AuditParts {
  readonly service: Service;
  readonly turned: boolean;
}

/** What was read, and for which reason it was. */
interface Reading {
  readonly asked: AskedAudit;
  readonly page: CasePage;
}

/** Any case of those that somebody audits, for a reason that is put on its record first. */
export function Audit({ service, turned }: AuditParts): ReactNode {
  const [reading, setReading] = useState<Reading | null>(null);
  const { busy, problem, run } = useDoing();
  const announce = useAnnounce();
  const read = async (asked: AskedAudit): Promise<void> => {
    setReading(null);
    const page = await run(async () => await service.audit(asked));
    if (page === null) return;
    setReading({ asked, page });
    announce('The reading is recorded. The case is shown below.');
  };
  return (
    <>
      <PageHeading turned={turned}>Audit</PageHeading>
      <p>
        You may read any case that you audit. Each time, your post, the time and your reason are put
        on the record of the case before it is shown. Whoever may see all of the case sees that.
      </p>
      <Why busy={busy} onAsk={(asked) => void read(asked)} />
      {busy && <Waiting words="Recording the reading …" />}
      {problem !== null && <Problem words={problem} />}
      {reading !== null && <Read service={service} {...reading} />}
    </>
  );
}

interface WhyParts {
  readonly busy: boolean;
  readonly onAsk: (asked: AskedAudit) => void;
}

const MOST = 2_000;

/** Which case, and why. */
function Why({ busy, onAsk }: WhyParts): ReactNode {
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const ask = (): void => {
    setAsked(true);
    const asked = { reference: reference.trim(), reason: reason.trim() };
    if (asked.reference !== '' && asked.reason !== '') onAsk(asked);
  };
  return (
    <form
      className="why"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Field label="Reference of the case" {...missing(isAsked, reference, 'Write the reference.')}>
        <Input value={reference} maxLength={40} onChange={(_, { value }) => setReference(value)} />
      </Field>
      <Field
        label="Why you read it. Please name nobody."
        {...missing(isAsked, reason, 'Write why: it stands in the record of the case.')}
      >
        <Textarea value={reason} maxLength={MOST} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className="actions">
        <Button appearance="primary" type="submit" disabledFocusable={busy}>
          Record it and read
        </Button>
      </div>
    </form>
  );
}

const missing = (isAsked: boolean, value: string, words: string) =>
  isAsked && value.trim() === ''
    ? ({ validationState: 'error', validationMessage: words } as const)
    : {};

/** The case, to be read: whatever may be done in it is for those who have a part in it. */
function Read({ service, asked, page }: Reading & Pick<AuditParts, 'service'>): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [page]);
  return (
    <article>
      <h2 ref={heading} tabIndex={-1}>
        {page.title}
      </h2>
      <p className="state">
        <Left urgency={page.urgency}>{page.state}</Left>
      </p>
      <CaseParts
        page={page}
        evidence={
          <Evidence
            make={async (form) => await service.auditEvidence(asked, form)}
            note="To take it along is recorded too, with the same reason."
          />
        }
      />
    </article>
  );
}
