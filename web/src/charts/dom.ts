/** A new element with its attributes. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const element = made("button", { type: "button" });
  element.textContent = text;
  element.addEventListener("click", act);
  return element;
}
