/** What the kernel knows of processes (/proc of Linux), and how to end those that a part has left. */
import fs from 'node:fs';

export interface ProcessState {
  pid: number;
  parent: number;
  session: number;
  /** One letter, `Z` for one that has ended and was not yet fetched by its parent. */
  state: string;
  /** Clock ticks since the machine started: with the pid it names one process and no later one. */
  started: string;
}

/** The state of a process, or undefined when there is none of this pid. */
export function processState(pid: number): ProcessState | undefined {
  let text: string;
  try {
    text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The second field is the program's name in brackets, which may itself hold blanks and brackets (proc(5)).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    state: fields[0] ?? '',
    parent: Number(fields[1]),
    session: Number(fields[3]),
    started: fields[19] ?? '',
  };
}

/** Whether a process is there and has not ended. */
export function isAlive(pid: number): boolean {
  const state = processState(pid);
  return state !== undefined && state.state !== 'Z' && state.state !== 'X';
}

/** Every process of the machine that has not ended. */
export function allProcesses(): ProcessState[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .flatMap((name) => processState(Number(name)) ?? [])
    .filter((each) => each.state !== 'Z' && each.state !== 'X');
}

/** The command line of a process, or undefined when it has ended or shows none. */
export function commandLine(pid: number): string[] | undefined {
  try {
    const words = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    words.pop();
    return words.length > 0 ? words : undefined;
  } catch {
    return undefined;
  }
}

/** The folder a process stands in, or undefined when it has ended or is another user's. */
export function workingFolder(pid: number): string | undefined {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** Tells one run of the machine from the next, so that a pid and start time of an earlier run mean nothing. */
export function bootId(): string {
  return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
}

/** Sends a signal; a process that has ended is no fault. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Lets the kernel kill a process rather than others when memory runs out. Where it takes no such word, things are as they were. */
export function holdAgainst(pid: number, score: number): void {
  try {
    fs.writeFileSync(`/proc/${pid}/oom_score_adj`, String(score));
  } catch {
    // It has ended already, or a container has its own mind.
  }
}

/** Waits until the pid is gone. */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  for (const deadline = performance.now() + milliseconds; isAlive(pid);) {
    if (performance.now() > deadline) return false;
    await pause(20);
  }
  return true;
}

/**
 * Kills all that is left of a session, whose leader has the session's number as pid.
 * @returns how many were killed
 */
export async function killSession(session: number): Promise<number> {
  let killed = 0;
  for (const deadline = performance.now() + 5000; performance.now() < deadline;) {
    const members = allProcesses().filter((each) => each.session === session);
    if (members.length === 0) break;
    for (const member of members) signal(member.pid, 'SIGKILL');
    killed = Math.max(killed, members.length);
    await pause(20);
  }
  return killed;
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until a signal is given; at once when it has been. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
