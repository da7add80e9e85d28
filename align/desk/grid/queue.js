// Actions that change something, one after the other, each on the result of the one before.

const SLOW = 1500; // milliseconds until an action that is not finished counts as slow

export class Queue {
  /** @param {(slow: boolean) => void} told is called when the queue has become slow, or has gone on */
  constructor(told) {
    this.told = told;
    /** @type {Promise<unknown>} */
    this.doing = Promise.resolve();
    this.waiting = 0; // number of unfinished actions
    this.slow = false; // whether the first of them takes long
  }

  /** @param {() => unknown} what */
  do(what) {
    this.waiting += 1;
    const run = async () => {
      const slow = setTimeout(() => this.turn(true), SLOW);
      try {
        await what();
      } finally {
        clearTimeout(slow);
        this.waiting -= 1;
        if (this.slow) this.turn(false);
      }
    };
    if (this.waiting === 1) this.doing = run();
    else this.doing = this.doing.catch(() => {}).then(run); // errors have been reported already
  }

  /** @param {boolean} slow */
  turn(slow) {
    this.slow = slow;
    this.told(slow);
  }
}
