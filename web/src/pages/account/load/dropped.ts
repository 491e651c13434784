import type { Chosen } from "../../../api/loads";

/** The files that were chosen by a file field, with the folders they were in. */
export function chosenFiles(files: FileList): readonly Chosen[] {
  return Array.from(files, (file) => ({
    name: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath,
    file,
  }));
}

/**
 * The files that were dropped, folders with all that is in them. The list of what was dropped is
 * gone when the event is over, so it is read at once.
 */
export async function droppedFiles(data: DataTransfer): Promise<readonly Chosen[]> {
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  const plain = Array.from(data.files, (file) => ({ name: file.name, file }));
  if (entries.length === 0) {
    return plain;
  }
  const chosen: Chosen[] = [];
  for (const entry of entries) {
    await collect(entry, "", chosen);
  }
  return chosen;
}

async function collect(entry: FileSystemEntry, folder: string, chosen: Chosen[]): Promise<void> {
  const name = `${folder}${entry.name}`;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    chosen.push({ name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (let some = await read(reader); some.length > 0; some = await read(reader)) {
    for (const inner of some) {
      await collect(inner, `${name}/`, chosen);
    }
  }
}

/** A reader gives a part of a folder at a time, and none in the end. */
function read(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject);
  });
}
