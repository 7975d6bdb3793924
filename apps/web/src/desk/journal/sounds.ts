/** Tones as [frequency in Hz, length in ms]: one high one for done, two low ones for no, a rising pair for a look. */
const TONES = {
  done: [[880, 90]],
  no: [
    [220, 160],
    [196, 220],
  ],
  look: [
    [523, 90],
    [784, 120],
  ],
} as const;

export type Sound = keyof typeof TONES;

let context: AudioContext | undefined;

/** Plays a sound that can be told from the others in a loud hall. A browser without sound stays silent. */
export function play(sound: Sound): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  let at = context.currentTime;
  for (const [hertz, ms] of TONES[sound]) {
    const tone = new OscillatorNode(context, { frequency: hertz, type: 'triangle' });
    const volume = new GainNode(context, { gain: 0.2 });
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    at += ms / 1_000;
    tone.stop(at);
  }
}
