/** Opens a dialog when it is drawn; when it goes, the focus goes back to where it came from. */
export function opened(dialog: HTMLDialogElement | null): (() => void) | undefined {
  if (dialog === null) return undefined;
  dialog.showModal();
  return () => {
    dialog.close();
  };
}
