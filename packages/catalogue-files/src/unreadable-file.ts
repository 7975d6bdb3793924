/**
 * `no_title`: no column is named as one of titles. `not_utf8`: its letters are in another encoding. `broken`: it is not what
 * its name says, from this place on. `cut_off`: its last record has no end.
 */
export type Fault = 'no_title' | 'not_utf8' | 'broken' | 'cut_off';

/** A file that cannot be read further. What stands before it may have been read. */
export class UnreadableFile extends Error {
  readonly fault: Fault;
  /** Its row or record. */
  readonly place: number;

  constructor(fault: Fault, place: number, options?: ErrorOptions) {
    super(`The file cannot be read from record ${place} on: ${fault}.`, options);
    this.name = 'UnreadableFile';
    this.fault = fault;
    this.place = place;
  }
}
