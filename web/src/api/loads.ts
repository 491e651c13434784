import { getJson, postJson, request } from "./http";

export type LoadState = "receiving" | "queued" | "running" | "done" | "cancelled" | "failed";

/** A load as it stands; `missing` are numbers of offered files whose bytes have not come. */
export interface Load {
  readonly id: string;
  readonly state: LoadState;
  readonly label: string;
  readonly files: number;
  readonly files_done: number;
  readonly bytes: number;
  readonly bytes_done: number;
  readonly events: number;
  readonly path: string;
  readonly milliseconds: number;
  readonly missing: readonly number[];
  readonly problem: string;
  readonly result: {
    readonly loaded: number;
    readonly skipped: number;
    readonly continued: number;
    readonly replaced: number;
    readonly unread: number;
    readonly events: number;
    readonly rejects: number;
    readonly balanced: boolean;
  } | null;
}

/** All loads that are told of, what a browser may hand over, and the folders of the server. */
export interface Loads {
  readonly loads: readonly Load[];
  readonly limits: {
    readonly files: number;
    readonly file_bytes: number;
    readonly load_bytes: number;
  };
  readonly roots: readonly string[];
}

/** A file of this machine and its name with the folders it was in. */
export interface Chosen {
  readonly name: string;
  readonly file: File;
}

export function isOver(load: Load): boolean {
  return load.state === "done" || load.state === "cancelled" || load.state === "failed";
}

export async function getLoads(): Promise<Loads> {
  return (await getJson("/api/loads")) as Loads;
}

export async function loadPaths(paths: readonly string[]): Promise<Load> {
  return (await postJson("/api/loads", { paths }, undefined)) as Load;
}

export async function offerFiles(chosen: readonly Chosen[]): Promise<Load> {
  const files = chosen.map(({ name, file }) => ({
    name,
    size: file.size,
    modified: file.lastModified,
  }));
  return (await postJson("/api/loads", { files }, undefined)) as Load;
}

export async function handOver(
  id: string,
  number: number,
  file: File,
  signal: AbortSignal,
): Promise<void> {
  await request(`/api/loads/${id}/files/${number}`, { method: "PUT", body: file, signal });
}

export async function startLoad(id: string, partly: boolean): Promise<void> {
  await postJson(`/api/loads/${id}/start?partly=${String(partly)}`, {}, undefined);
}

/** Cancels a load; takes one that is over from the list. */
export async function endLoad(id: string): Promise<void> {
  await request(`/api/loads/${id}`, { method: "DELETE" });
}
