/** A procedure of one stage: the least on which each kind of change can be made. */
export const SMALL = `
id: small
version: '1.0'
title: Small
authority: Nowhere
recordSystem: Paper
labels:
  raiser: IRO
  raiserManager: Manager
  matter: alert
  matterPlural: alerts
  step: stage
  process: process
  recordNumber: number
roles:
  raiser: { title: IRO, side: reviewing }
  raiser-manager: { title: Manager, side: reviewing }
  team-manager: { title: Team manager, side: operational }
subject: { kind: child }
stages:
  - key: s1
    label: Stage 1
    name: Team manager
    formal: true
    to: { roles: [team-manager] }
    copies: [{ role: raiser-manager }]
    clock: { n: 5, unit: working-day }
bypass: { startAt: any, skip: any }
`;
