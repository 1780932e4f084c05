// Starts the desk as `npm start` does, asks it one question, and stops it.
import { createDesk } from '../desk/desk.ts';

const desk = await createDesk({ port: 0, memory: true, authority: 'durham', browser: false });
try {
  const answer = await fetch(new URL('/desk/people', desk.url));
  if (!answer.ok) throw new Error(`the desk answered ${String(answer.status)}`);
  console.log(`Desk ready on Node ${process.versions.node}`);
} finally {
  await desk.stop();
}
