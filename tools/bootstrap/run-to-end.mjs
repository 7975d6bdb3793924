import { spawn } from 'node:child_process';

/** A program that failed, with the end of what it said. */
export class ProgramError extends Error {
  /**
   * @param {string} message
   * @param {string} output
   */
  constructor(message, output) {
    super(message);
    this.output = output;
  }

  /** The last lines of its output, in one. @param {number} count */
  lastWords(count = 1) {
    return this.output.trim().split('\n').slice(-count).join(' ').slice(0, 300);
  }
}

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLine?: (line: string) => void }} [options] `onLine` sees each line as it comes
 * @returns {Promise<string>} the end of its output
 * @throws {ProgramError} where it fails
 */
export function runToEnd(command, args, { onLine, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const take = (/** @type {Buffer} */ chunk) => {
      output = (output + String(chunk)).slice(-20_000);
      if (onLine) for (const line of String(chunk).split('\n')) if (line.trim() !== '') onLine(line.trim());
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new ProgramError(`${command} ${args.join(' ')} ended with ${code}:\n${output}`, output));
    });
  });
}
