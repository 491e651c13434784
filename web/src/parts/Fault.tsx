import { Component, type ReactNode } from "react";

interface FaultProperties {
  /** What it is that may fail, as a sentence names it: `page`, `picture`. */
  readonly place: string;
  readonly children: ReactNode;
}

/** Where a part of the page fails, says so and offers a way out, instead of a blank page. */
export class Fault extends Component<FaultProperties, { readonly why: string | undefined }> {
  override state: { readonly why: string | undefined } = { why: undefined };

  static getDerivedStateFromError(error: unknown): { readonly why: string } {
    return { why: error instanceof Error ? error.message : "no reason was given" };
  }

  override render(): ReactNode {
    const { why } = this.state;
    if (why === undefined) {
      return this.props.children;
    }
    return (
      <div className="fault" role="alert">
        <p>
          This {this.props.place} failed: that is our fault, and nothing of the case is harmed by
          it. <span className="muted">{why}</span>
        </p>
        <p>
          <button
            type="button"
            className="primary"
            onClick={() => {
              this.setState({ why: undefined });
            }}
          >
            Show it again
          </button>{" "}
          <button
            type="button"
            className="secondary"
            onClick={() => {
              window.location.reload();
            }}
          >
            Load the page anew
          </button>
        </p>
      </div>
    );
  }
}
