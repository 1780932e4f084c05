/** A made-up procedure of two stages, with a bit of everything that a drawing or a rehearsal shows. */
export const SMALL = `id: small
version: '1.0'
title: Small & plain
authority: Anytown
recordSystem: Records
labels:
  raiser: IRO
  raiserManager: IRO Manager
  matter: concern
  matterPlural: concerns
  step: stage
  process: Resolution
  recordNumber: record number
roles:
  raiser: { title: Reviewing officer, side: reviewing }
  raiser-manager: { title: Reviewing manager, side: reviewing }
  team-manager: { title: Team Manager, side: operational }
  director: { title: Director, side: operational }
  legal: { title: Legal Adviser, side: other }
subject: { kind: child, initials: true, several: false, req: [A-X-08] }
wholeLimit: { n: 10, unit: working-day, covers: formal, req: [A-CB-02] }
stages:
  - key: one
    label: Stage 1
    name: Talk
    formal: false
    to: { roles: [team-manager], mode: all }
    clock: { n: 2, unit: working-day, stopsOn: [response], wording: reply, req: [A-DU-01] }
    records:
      - { key: note, title: Case note, by: raiser }
  - key: two
    label: Stage 2
    name: Decision
    formal: true
    to: { roles: [director], mode: all }
    copies:
      - { role: team-manager, when: { kind: bypassed } }
      - { role: legal, when: { kind: ask, question: Is there a case in court? } }
    clock: { n: 3, unit: working-day, stopsOn: [response], wording: reply }
    meeting:
      label: Decision meeting
      purpose: To settle what is done.
      convener: raiser
      required: [raiser, director]
      optional: [team-manager]
      othersBy: director
      within: { n: 2, unit: working-day, source: ours }
    monitoring:
      label: Follow-up
      purpose: To see what was done.
      within: { n: 10, unit: working-day }
      convener: raiser
      required: [raiser, responder]
      onNotAchieved: [{ kind: monitor-again }]
fields:
  - { key: worry, label: What is the worry?, kind: long-text, required: formal }
bypass: { startAt: [one], skip: any, neverBackToInformal: true }
referral:
  label: Ombudsman
  stageKey: null
  stageLabel: null
  checklist:
    - { key: tried, label: Everything was tried }
  earlyReason: true
  tellWhenConsidered: [raiser-manager]
  tellWhenReferred: everyone-involved
`;

/** A made-up procedure with what else a procedure can say: a start at an event, a longest time, judges, tasks. */
export const FULL = `id: full
version: '1.0'
title: Full
authority: Anytown
recordSystem: Records
labels:
  raiser: IRO
  raiserManager: IRO Manager
  matter: complaint
  matterPlural: complaints
  step: stage
  process: Complaints
  recordNumber: record number
roles:
  raiser: { title: Reviewing officer, side: reviewing }
  raiser-manager: { title: Reviewing manager, side: reviewing }
  team-manager: { title: Team Manager, side: operational, heldAs: service-manager }
  investigator: { title: Investigating Officer, side: other }
  independent: { title: Independent Person, side: other }
  panel-chair: { title: Panel Chair, side: other }
  clerk: { title: Clerk, side: other }
sharesPostsWith: [small]
about: [{ text: It is about complaints. }]
subject: { kind: child, initials: true, several: true }
stages:
  - key: one
    label: Stage 1
    name: Reply
    formal: true
    to: { roles: [team-manager], mode: all }
    clock:
      n: 10
      unit: working-day
      atMost: { n: 20, unit: working-day }
    raisedBy: [raiser-manager]
    waitsFor: { tasks: [talk] }
  - key: two
    label: Stage 2
    name: Investigation
    formal: true
    to: { roles: [investigator], mode: all }
    clock:
      n: 25
      unit: working-day
      atMost: { n: 65, unit: working-day }
      from: { label: The statement of complaint is agreed, by: [investigator, raiser] }
    decidedBy: { roles: [independent, raiser-manager], need: all }
  - key: three
    label: Stage 3
    name: Panel
    formal: true
    to: { roles: [panel-chair], mode: all }
    clock: { n: 30, unit: calendar-day }
    decidedBy: { roles: [independent, raiser-manager], need: any }
    meeting:
      label: Review panel
      convener: clerk
      required: [panel-chair, independent]
      within: { n: 30, unit: working-day }
      recorder: panel-chair
fields:
  - { key: told-on, label: On which day were you told?, kind: date, required: always }
  - { key: wish, label: What is wished for?, kind: text, required: never, requiredAt: [two] }
extension:
  askedBy: responder
  stages: [one, two]
  record:
    - { key: why-longer, label: Why is more time needed?, kind: long-text, required: always }
beside:
  immediate:
    question: Is the child in danger?
    safeguarding: { text: Use the safeguarding procedure now. }
  otherRoutes:
    - { key: staff, label: About staff, sendTo: Human resources, within: { n: 5, unit: working-day } }
  raiserClocks:
    - { key: write, label: Written down, from: told-on, within: { n: 3, unit: working-day }, stages: [one] }
  tasks:
    - { key: talk, title: Talk with the child, by: raiser, on: opened, stages: [one], within: { n: 2, unit: working-day } }
    - { key: learn, title: Take the learning along, by: team-manager, on: ended, stages: [two], within: null }
  notes:
    - { key: advice, label: Legal advice was sought, by: [raiser, raiser-manager], text: none, from: two }
  reports:
    - { key: year, title: Annual report, from: raiser-manager, to: The board, every: year, content: Numbers and themes }
  goodPractice: [praise]
`;

/** A made-up notice about nobody: agreed by silence, or begun by a post of another name. */
export const NOTICE = `id: told
version: '1.0'
kind: notice
title: Told
authority: Anytown
recordSystem: Records
labels:
  raiser: sender
  raiserManager: manager
  matter: notice
  matterPlural: notices
  step: step
  process: telling
  recordNumber: record number
roles:
  raiser: { title: Whoever tells it, side: operational }
  raiser-manager: { title: Manager, side: operational, heldAs: team-manager }
  social-worker: { title: Social Worker, side: operational }
  team-manager: { title: Team Manager, side: operational }
  reviewing-officer: { title: Reviewing Officer, side: reviewing, heldAs: raiser }
raisers: [social-worker, team-manager]
subject: { kind: nobody, initials: false }
stages:
  - key: told
    label: Told
    name: Reviewing Officer
    formal: false
    to: { roles: [reviewing-officer], mode: all }
    ENDS
`;
