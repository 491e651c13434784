import { getJson, request } from "./http";

/** Who asks; `users` is false where the token of the start is all that there is. */
export interface Session {
  readonly user: string;
  readonly role: string;
  readonly users: boolean;
}

export async function getSession(): Promise<Session> {
  return (await getJson("/api/session")) as Session;
}

export async function signOut(): Promise<void> {
  await request("/api/session", { method: "DELETE" });
}
