/** A page that isn't looked at draws no frames: it doesn't wait longer for them than this, in milliseconds. */
const longestWait = 500;

/** Does some work, once, after the browser has shown what the page is by now. */
export function onceShown(work: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    work();
  };
  setTimeout(once, longestWait);
  // The second frame begins when the first is on its way to the screen.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
}
