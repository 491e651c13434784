/** Hands a drawing to the browser as a file; nothing leaves the machine. */
export async function savePicture(
  drawing: SVGSVGElement,
  format: "svg" | "png",
  caption: string,
  name: string,
): Promise<void> {
  const { standalone, toPng } = await import("../../charts");
  const blob =
    format === "svg"
      ? new Blob([standalone(drawing, caption)], { type: "image/svg+xml" })
      : await toPng(drawing, caption);
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${fileName(name)}.${format}`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}

/** Letters, digits and dashes only: a name of a log must not become a path or hide. */
export function fileName(text: string): string {
  const plain = text
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return plain === "" ? "picture" : plain;
}
