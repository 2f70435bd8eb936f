import { Component, type ReactNode } from 'react';

interface Props {
  /** What stopped working, as people call it: "the editor", "this window". */
  readonly what: string;
  /** How to go on without it; left out, the page is loaded again. */
  readonly leave?: () => void;
  readonly children: ReactNode;
}

/** Catches a fault of our own while drawing, so that it does not take the whole page along. The work itself is kept. */
export class SafetyNet extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error: error ?? new Error('unknown') };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    const { what, leave } = this.props;
    return (
      <div className="safety-net" role="alert">
        <h2>A fault of ours stopped {what}</h2>
        <p>Your network is kept in this browser.</p>
        <code>{this.state.error instanceof Error ? this.state.error.message : String(this.state.error)}</code>
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            if (!leave) location.reload();
            leave?.();
            this.setState({ error: undefined });
          }}
        >
          {leave ? 'Close' : 'Load the page again'}
        </button>
      </div>
    );
  }
}
