import { useEffect, useState, type ReactNode } from "react";
import { getSession, signOut, type Session } from "../api/session";
import { Text } from "./Text";

/** Who is signed in, and the way out; nothing where the server has no users. */
export function SignedIn(): ReactNode {
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    getSession().then(setSession, () => {
      // The page is of use without it.
    });
  }, []);
  if (session?.users !== true) {
    return null;
  }
  return (
    <span className="signed-in">
      <Text value={session.user} /> <span className="muted">{session.role}</span>
      <button
        type="button"
        onClick={() => {
          signOut().then(leave, leave);
        }}
      >
        Sign out
      </button>
    </span>
  );
}

/** What the browser tab kept may hold evidence: the next one to sign in here does not see it. */
function leave(): void {
  window.sessionStorage.clear();
  window.location.assign("/sign-in");
}
