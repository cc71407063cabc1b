// The one clock of the background.

/** The time, in Unix seconds: as the engine, the choices and cookies count it. */
export const now = () => Date.now() / 1000;
