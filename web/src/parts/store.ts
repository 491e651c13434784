import { useSyncExternalStore } from "react";

/** A value that lives outside the page's tree; whoever uses it is drawn again when it changes. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly update: (change: (old: T) => T) => void;
  readonly subscribe: (changed: () => void) => () => void;
  /** Within a component. */
  readonly use: () => T;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = () => value;
  const set = (next: T) => {
    if (!Object.is(next, value)) {
      value = next;
      listeners.forEach((changed) => {
        changed();
      });
    }
  };
  const subscribe = (changed: () => void) => {
    listeners.add(changed);
    return () => {
      listeners.delete(changed);
    };
  };
  return {
    get,
    set,
    update: (change) => {
      set(change(value));
    },
    subscribe,
    use: () => useSyncExternalStore(subscribe, get),
  };
}
