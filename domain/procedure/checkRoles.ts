import type { Doubt, Path } from './doubt.ts';
import {
  RAISER,
  RAISER_MANAGER,
  RESPONDER,
  type MeetingRule,
  type MonitoringRule,
  type Procedure,
  type RecordRule,
  type RoleKey,
  type Stage,
} from './model.ts';

interface RoleUse {
  readonly role: RoleKey;
  readonly path: Path;
  /** What is asked of the role: a convener must be one person inside the authority, a doer is one who acts here. */
  readonly as: 'named' | 'addressee' | 'copy' | 'convener' | 'doer';
}

const OF_THE_CASE: ReadonlySet<RoleKey> = new Set([RAISER, RAISER_MANAGER, RESPONDER]);

const one = (role: RoleKey | null | undefined, as: RoleUse['as'], ...path: string[]): RoleUse[] =>
  role === null || role === undefined ? [] : [{ role, path, as }];

const many = (
  roles: readonly RoleKey[] | undefined,
  as: RoleUse['as'],
  ...path: string[]
): RoleUse[] => (roles ?? []).map((role, at) => ({ role, path: [...path, String(at)], as }));

const recordUses = (records: readonly RecordRule[] | undefined, ...path: string[]): RoleUse[] =>
  (records ?? []).flatMap(({ by }, at) => one(by, 'doer', ...path, String(at), 'by'));

function meetingUses(meeting: MeetingRule | undefined, ...path: string[]): RoleUse[] {
  if (meeting === undefined) return [];
  return [
    ...one(meeting.convener, 'convener', ...path, 'convener'),
    ...many(meeting.required, 'named', ...path, 'required'),
    ...many(meeting.optional, 'named', ...path, 'optional'),
    ...one(meeting.othersBy, 'named', ...path, 'othersBy'),
    ...one(meeting.recorder, 'convener', ...path, 'recorder'),
  ];
}

function monitoringUses(rule: MonitoringRule | undefined, ...path: string[]): RoleUse[] {
  if (rule === undefined) return [];
  return [
    ...one(rule.convener, 'convener', ...path, 'convener'),
    ...many(rule.required, 'named', ...path, 'required'),
    ...many(rule.optional, 'named', ...path, 'optional'),
    ...rule.onNotAchieved.flatMap((way, at) =>
      way.kind === 'pass-to'
        ? many(way.roles, 'addressee', ...path, 'onNotAchieved', String(at), 'roles')
        : [],
    ),
    ...recordUses(rule.records, ...path, 'records'),
  ];
}

function stageUses(stage: Stage, ...path: string[]): RoleUse[] {
  return [
    ...many(stage.to.roles, 'addressee', ...path, 'to', 'roles'),
    ...stage.copies.flatMap(({ role }, at) =>
      one(role, 'copy', ...path, 'copies', String(at), 'role'),
    ),
    ...many(stage.clock?.from?.by, 'addressee', ...path, 'clock', 'from', 'by'),
    ...many(stage.consult?.roles, 'named', ...path, 'consult', 'roles'),
    ...many(stage.raisedBy, 'doer', ...path, 'raisedBy'),
    ...many(stage.decidedBy?.roles, 'addressee', ...path, 'decidedBy', 'roles'),
    ...many(stage.replyTo, 'copy', ...path, 'replyTo'),
    ...meetingUses(stage.meeting, ...path, 'meeting'),
    ...meetingUses(stage.offeredMeeting, ...path, 'offeredMeeting'),
    ...monitoringUses(stage.monitoring, ...path, 'monitoring'),
    ...recordUses(stage.records, ...path, 'records'),
  ];
}

function referralUses({ referral }: Procedure): RoleUse[] {
  if (referral === null) return [];
  const told = referral.tellWhenReferred;
  return [
    ...many(referral.tellWhenConsidered, 'copy', 'referral', 'tellWhenConsidered'),
    ...(told === 'everyone-involved' ? [] : many(told, 'copy', 'referral', 'tellWhenReferred')),
    ...one(referral.toldBy, 'named', 'referral', 'toldBy'),
    ...many(referral.discussWith, 'named', 'referral', 'discussWith'),
    ...meetingUses(referral.meeting, 'referral', 'meeting'),
    ...recordUses(referral.records, 'referral', 'records'),
  ];
}

function besideUses({ beside }: Procedure): RoleUse[] {
  if (beside === undefined) return [];
  const { immediate } = beside;
  return [
    ...recordUses(
      immediate?.safeguarding.records,
      'beside',
      'immediate',
      'safeguarding',
      'records',
    ),
    ...(beside.notes ?? []).flatMap(({ by, tells }, at) => [
      ...many(by, 'doer', 'beside', 'notes', String(at), 'by'),
      ...many(tells, 'copy', 'beside', 'notes', String(at), 'tells'),
    ]),
    ...(beside.tasks ?? []).flatMap(({ by, tells }, at) => [
      ...one(by, 'doer', 'beside', 'tasks', String(at), 'by'),
      ...many(tells, 'copy', 'beside', 'tasks', String(at), 'tells'),
    ]),
    ...(beside.reports ?? []).flatMap(({ from, recipients, teamRecipients }, at) => [
      ...one(from, 'named', 'beside', 'reports', String(at), 'from'),
      ...many(recipients, 'copy', 'beside', 'reports', String(at), 'recipients'),
      ...many(teamRecipients, 'copy', 'beside', 'reports', String(at), 'teamRecipients'),
    ]),
  ];
}

/** Every place where a procedure names a role. */
function roleUses(p: Procedure): RoleUse[] {
  return [
    ...p.stages.flatMap((stage, at) => stageUses(stage, 'stages', String(at))),
    ...many(p.raisers, 'named', 'raisers'),
    ...many(p.bypass.consult?.roles, 'named', 'bypass', 'consult', 'roles'),
    ...recordUses(p.extension?.records, 'extension', 'records'),
    ...referralUses(p),
    ...besideUses(p),
  ];
}

/** The roles that a procedure names anywhere in its rules, each once; those of the case included. */
export function rolesNamed(p: Procedure): readonly RoleKey[] {
  return [...new Set(roleUses(p).map(({ role }) => role))];
}

function useDoubt(p: Procedure, { role, path, as }: RoleUse): Doubt | null {
  const known = Object.hasOwn(p.roles, role) ? p.roles[role] : undefined;
  if (known === undefined) {
    if (OF_THE_CASE.has(role)) return null;
    const message = `The role '${role}' is not in 'roles'. Add it there with its title, or correct the name.`;
    return { severity: 'error', code: 'unknown-role', message, path };
  }
  if (known.outside === true && as === 'doer') {
    const message = `'${role}' is outside the authority and never works with the product, so nobody is asked to do this and nobody does it in that role. Name somebody inside, who talks with them.`;
    return { severity: 'warning', code: 'outside-doer', message, path };
  }
  if (known.outside === true && as !== 'named') {
    const message = `'${role}' is outside the authority and is never messaged, so it cannot be asked, told or convene. Name a post inside.`;
    return { severity: 'error', code: 'outside-role', message, path };
  }
  if (known.group === true && as === 'convener') {
    const message = `'${role}' is held by several people, so nobody in particular would arrange or record the meeting. Name a post with one holder.`;
    return { severity: 'error', code: 'unresolvable-convener', message, path };
  }
  return null;
}

/** A convener `responder` is nobody in particular where several are asked at once. */
function responderConvenes(stage: Stage, at: number): Doubt[] {
  const several = stage.to.roles.length > 1 && stage.to.mode !== 'choose-one';
  if (!several) return [];
  return (['meeting', 'offeredMeeting', 'monitoring'] as const)
    .filter((which) => stage[which]?.convener === RESPONDER)
    .map((which) => ({
      severity: 'error',
      code: 'unresolvable-convener',
      message: `Several people are asked at ${stage.key}, so 'responder' does not say who arranges the meeting. Name one post.`,
      path: ['stages', String(at), which, 'convener'],
    }));
}

/** Unknown roles, roles that cannot be messaged, conveners that are nobody in particular. */
export function roleDoubts(p: Procedure): Doubt[] {
  return [
    ...roleUses(p).flatMap((use) => useDoubt(p, use) ?? []),
    ...p.stages.flatMap((stage, at) => responderConvenes(stage, at)),
  ];
}
