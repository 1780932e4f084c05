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
      convener: raiser
      required: [raiser, director]
      optional: [team-manager]
      within: { n: 2, unit: working-day, source: ours }
    monitoring:
      label: Follow-up
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
