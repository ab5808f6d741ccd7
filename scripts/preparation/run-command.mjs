import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { repository, toolEnvironment } from './settings.mjs';

/** @type {Set<number>} */
const runningGroups = new Set();
const shownLines = 15;
export const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs a program to its end, in a process group of its own, and resolves with what it printed on standard output.
 *
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, say?: (line: string) => void }} [options] `say` hears each line
 * @returns {Promise<string>}
 * @throws {Error} with the last lines the program printed
 */
export function runCommand(program, parameters, { cwd = repository, env = toolEnvironment, say = () => {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const pid = child.pid;
    if (pid) runningGroups.add(pid);
    /** @type {string[]} */
    const output = [];
    /** @type {string[]} */
    let lastLines = [];
    const hear = (/** @type {string} */ line) => {
      if (line.trim()) lastLines = [...lastLines, line].slice(-shownLines);
      say(line);
    };
    createInterface({ input: child.stdout }).on('line', (line) => {
      output.push(line);
      hear(line);
    });
    createInterface({ input: child.stderr }).on('line', hear);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (pid) runningGroups.delete(pid);
      if (code === 0) resolve(output.join('\n'));
      else reject(new Error([`${program} ended with ${signal ?? code}:`, ...lastLines].join('\n')));
    });
  });
}

/**
 * Until the returned function is called: when this process is told to stop, it ends with every program it runs and all
 * their children.
 *
 * @returns {() => void}
 */
export function stopCommandsOnSignal() {
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    for (const pid of runningGroups) endGroup(pid);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of stopSignals) process.on(signal, stop);
  return () => {
    for (const signal of stopSignals) process.off(signal, stop);
  };
}

/** @param {number} pid of the first process in the group */
function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGTERM');
  } catch {
    // It has just ended by itself.
  }
}
