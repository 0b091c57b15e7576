import type { Field } from "./copied-rows";

/** A uuid as text. */
export function uuidIn(field: Field | undefined): string {
  const hex = (field ?? Buffer.alloc(0)).toString("hex");
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(hex);
  if (parts === null) throw new RangeError(`${hex} is no uuid`);
  return parts.slice(1).join("-");
}

/** An int4. */
export function int4In(field: Field | undefined): number {
  if (field?.length !== 4) throw new RangeError("this is no int4");
  return field.readInt32BE(0);
}

/** An int8 that is a safe integer in JavaScript. */
export function int8In(field: Field | undefined): number {
  if (field?.length !== 8) throw new RangeError("this is no int8");
  return int8At(field, 0);
}

const int4 = { oid: 23, length: 4 };
const int8 = { oid: 20, length: 8 };

/** A list of int4 without nulls. */
export function int4sIn(field: Field | undefined): Int32Array {
  const { bytes, count } = listIn(field, int4.oid);
  const numbers = new Int32Array(count);
  let place = listStart;
  for (let index = 0; index < count; index += 1) {
    if (bytes.readInt32BE(place) !== int4.length) throw new RangeError("there is a null in a list");
    numbers[index] = bytes.readInt32BE(place + 4);
    place += 4 + int4.length;
  }
  return numbers;
}

/** A list of int8, safe integers in JavaScript, as doubles; NaN for null. */
export function int8sIn(field: Field | undefined): Float64Array {
  const { bytes, count } = listIn(field, int8.oid);
  const numbers = new Float64Array(count);
  let place = listStart;
  for (let index = 0; index < count; index += 1) {
    const isNull = bytes.readInt32BE(place) === -1;
    numbers[index] = isNull ? Number.NaN : int8At(bytes, place + 4);
    place += isNull ? 4 : 4 + int8.length;
  }
  return numbers;
}

function int8At(bytes: Buffer, place: number): number {
  return bytes.readInt32BE(place) * 2 ** 32 + bytes.readUInt32BE(place + 4);
}

/** Dimensions, whether there are nulls, the elements' type, then length and first index of the one dimension. */
const listStart = 20;

function listIn(field: Field | undefined, oid: number) {
  if (!field || field.length < listStart || field.readInt32BE(0) !== 1)
    throw new RangeError("this is no list");
  if (field.readInt32BE(8) !== oid) throw new RangeError("this is a list of something else");
  return { bytes: field, count: field.readInt32BE(12) };
}
