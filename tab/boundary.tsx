import { Component, type ReactNode } from 'react';
import { UNDRAWN } from './words.ts';

interface Parts {
  readonly children: ReactNode;
}

/** An answer that cannot be drawn leaves words on the page, and not an empty one. */
export class Boundary extends Component<Parts, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <p role="alert" className="page">
        {UNDRAWN}
      </p>
    ) : (
      this.props.children
    );
  }
}
