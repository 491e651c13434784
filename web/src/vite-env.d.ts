/// <reference types="vite/client" />

declare module "monaco-editor/esm/vs/editor/edcore.main";

interface Window {
  MonacoEnvironment?: {
    readonly getWorker: (moduleId: unknown, label: string) => Worker;
  };
}
