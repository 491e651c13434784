/** A problem of the user's text, as the server lists it: positions are UTF-16, end exclusive. */
export interface Problem {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

/** An answer that is not the one asked for: the server's sentence, and its problems if it has any. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly problems: readonly Problem[],
  ) {
    super(message);
  }
}

/**
 * Takes the token out of the address and exchanges it for the cookie that further requests carry.
 * Without a token in the address an earlier cookie serves.
 */
export async function openSession(): Promise<void> {
  const address = new URL(window.location.href);
  const token = address.searchParams.get("token");
  if (token === null) {
    return;
  }
  address.searchParams.delete("token");
  window.history.replaceState(null, "", address);
  await request("/api/session", {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
  });
}

export async function getJson(path: string): Promise<unknown> {
  return (await request(path, {})).json();
}

export async function postJson(
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return (await post(path, body, signal)).json();
}

/** The answer as it comes; a refusal is thrown. */
export function post(
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Deletes without waiting for an answer, also when the page is just being left. */
export function deleteAt(path: string): void {
  fetch(path, { method: "DELETE", credentials: "same-origin", keepalive: true }).catch(() => {
    // who does not answer runs nothing either
  });
}

export async function request(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "same-origin" });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") {
      throw cause;
    }
    throw new ApiError("Spoor does not answer. Is it still running?", 0, []);
  }
  if (response.status === 401) {
    await signIn(response);
  }
  if (!response.ok) {
    throw await errorOf(response);
  }
  return response;
}

/** A server with users sends whoever is not signed in to its form, which leads back to this place. */
async function signIn(response: Response): Promise<void> {
  const form = response.headers.get("X-Spoor-Sign-In");
  if (form !== null && form.startsWith("/") && !form.startsWith("//")) {
    window.location.assign(form + window.location.hash);
    await new Promise(() => {
      // the page is being left
    });
  }
}

interface ErrorBody {
  readonly error?: {
    readonly "@message"?: string;
    readonly problems?: readonly Problem[];
  };
}

async function errorOf(response: Response): Promise<ApiError> {
  try {
    const { error } = (await response.json()) as ErrorBody;
    return new ApiError(
      error?.["@message"] ?? `Spoor answered ${response.status}.`,
      response.status,
      error?.problems ?? [],
    );
  } catch {
    return new ApiError(`Spoor answered ${response.status}.`, response.status, []);
  }
}
