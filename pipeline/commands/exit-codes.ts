/** What the exit code of every command says. */

/** `done`; `errors`: an error was reported, what could be done was done; `usage`: the command was called wrongly; `gate`: a check did not pass. */
export const exitCodes = { done: 0, errors: 1, usage: 2, gate: 3 };
