import * as z from 'zod/mini';

type Schema = z.core.$ZodType;
type Shape = (value: unknown) => boolean;

/** Made of a schema once. */
const shapes = new WeakMap<Schema, Shape>();

/**
 * Whether a value has every field that the schema asks for, each of its kind, and none that it does not know: a
 * `ClipRow` without its clip does not. Lengths and patterns are not looked at. That is for who reads many rows of the
 * library at a time: they were parsed when they were written, 校验 parses them again, and to parse ten of them takes a
 * page that has just been opened longer than all the rest of a search.
 */
export function hasShape<S extends Schema>(schema: S, value: unknown): value is z.input<S> {
  return shapeOf(schema)(value);
}

function shapeOf(schema: Schema): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const made = makeShape(schema);
  shapes.set(schema, made);
  return made;
}

function makeShape(schema: Schema): Shape {
  const { type } = schema._zod.def;
  if (type === 'string' || type === 'boolean') return (value) => typeof value === type;
  if (type === 'number') return (value) => Number.isFinite(value);
  if (schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault) {
    const inner = shapeOf(schema._zod.def.innerType);
    return (value) => value === undefined || inner(value);
  }
  if (schema instanceof z.core.$ZodArray) {
    const element = shapeOf(schema._zod.def.element);
    return (value) => Array.isArray(value) && value.every(element);
  }
  if (schema instanceof z.core.$ZodObject) return makeObjectShape(schema._zod.def.shape);
  // What is left is a few words or something rare.
  return (value) => z.safeParse(schema, value).success;
}

function makeObjectShape(fields: Readonly<Record<string, Schema>>): Shape {
  const wanted = Object.entries(fields).map(([name, schema]): [string, Shape] => [name, shapeOf(schema)]);
  const names = new Set(Object.keys(fields));
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const name in value) if (!names.has(name)) return false;
    return wanted.every(([name, has]) => has(Reflect.get(value, name)));
  };
}
