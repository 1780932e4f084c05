import { createContext, useContext } from 'react';

/** Says something to whoever listens to the page instead of looking at it. */
export type Announce = (text: string) => void;

export const Announcing = createContext<Announce>(() => undefined);

export const useAnnounce = (): Announce => useContext(Announcing);
