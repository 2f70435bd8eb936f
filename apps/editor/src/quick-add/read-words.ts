import type { Value } from '@netwright/graph';
import {
  type Field,
  findObject,
  kerasArgumentName,
  type LayerDefinition,
  valueText,
} from '@netwright/layers';

/** A parameter that was understood from a word. */
export interface Understood {
  readonly param: string;
  readonly label: string;
  readonly value: Value;
  /** As the card will write it. */
  readonly text: string;
}

export interface ReadWords {
  readonly understood: readonly Understood[];
  /** Words that say nothing about this kind. */
  readonly unknown: readonly string[];
  /** The field that a number would go to next. */
  readonly next: Field | undefined;
}

/**
 * Reads words such as `64 3x3 s2 same relu` by the fields of a kind alone: a word is an option of a choice, a number
 * with the letter that the field's short form has, `name=value`, or a number for the next field that takes one.
 */
export function readWords(definition: LayerDefinition, words: readonly string[]): ReadWords {
  const fields = Object.entries(definition.params);
  const values = new Map<string, Understood>();
  const unknown: string[] = [];
  const open = () => fields.filter(([name]) => !values.has(name));
  const take = (name: string, value: Value | undefined): boolean => {
    const field = definition.params[name];
    if (!field || value === undefined) return false;
    const read = field.schema.safeParse(value);
    if (!read.success) return false;
    values.set(name, {
      param: name,
      label: field.label,
      value,
      text: field.short?.(read.data) ?? valueText(value),
    });
    return true;
  };
  const readers = [byName, byOption, byLetter, byFlag, byNumber, byObject];

  for (let index = 0; index < words.length; index++) {
    const pair = `${words[index]} ${words[index + 1] ?? ''}`;
    // Two words that are one in the short form: "no bias".
    if (words[index + 1] !== undefined && byFlag(definition, open(), pair, take)) {
      index++;
      continue;
    }
    const word = words[index] as string;
    if (!readers.some((read) => read(definition, open(), word, take))) unknown.push(word);
  }
  const next = open().find(([, field]) => !field.advanced && takesNumber(field))?.[1];
  return { understood: [...values.values()], unknown, next };
}

type Open = readonly (readonly [string, Field])[];
type Take = (name: string, value: Value | undefined) => boolean;
type Reader = (definition: LayerDefinition, open: Open, word: string, take: Take) => boolean;

const plain = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');

/** `strides=2`, `use_bias=false`, `pad=same`: the argument's name, or how it begins. */
const byName: Reader = (definition, open, word, take) => {
  const [, name = '', text = ''] = /^([a-z_]\w*)=(.+)$/i.exec(word) ?? [];
  if (name === '') return false;
  const wanted = plain(name);
  const names = ([param, field]: readonly [string, Field]) =>
    [param, kerasArgumentName(definition, param), field.label].map(plain);
  const target =
    open.find((one) => names(one).includes(wanted)) ??
    open.find((one) => names(one).some((known) => known.startsWith(wanted)));
  if (!target) return false;
  return candidates(target[1], text, isBatch(definition, target[0])).some((value) => take(target[0], value));
};

/** `same`, `relu`: an option of a field. */
const byOption: Reader = (_definition, open, word, take) => {
  const typed = plain(word);
  return open.some(([name, { control, schema }]) => {
    if (control.type === 'choice')
      return take(
        name,
        control.options.find((option) => plain(option) === typed),
      );
    if (control.type !== 'activation') return false;
    return [word.toLowerCase(), word.toLowerCase().replaceAll('-', '_')].some(
      (option) => schema.safeParse(option).success && take(name, option),
    );
  });
};

/** `s2`, `d2`, `k5x5`: the letters of the short form, or how the name of the field begins. */
const byLetter: Reader = (definition, open, word, take) => {
  const [, letters = '', text = ''] = /^([a-z]+)(-?\d[\d.x×]*)$/i.exec(word) ?? [];
  if (letters === '') return false;
  const typed = letters.toLowerCase();
  const target =
    open.find(([, field]) => shortLetters(field) === typed) ??
    open.find(([name, field]) => takesNumber(field) && name.toLowerCase().startsWith(typed));
  return (
    target !== undefined &&
    candidates(target[1], text, isBatch(definition, target[0])).some((value) => take(target[0], value))
  );
};

/** `nobias`, `no bias`, `frozen`: how a flag is written on the card. */
const byFlag: Reader = (_definition, open, word, take) => {
  const typed = plain(word);
  return open.some(([name, { control, short }]) => {
    if (control.type !== 'flag') return false;
    return [true, false].some((value) => {
      const text = short?.(value);
      return text !== undefined && plain(text) === typed && take(name, value);
    });
  });
};

/** `64`, `3x3`, `0.5`, `28x28x1`: for the first field that takes it, those that have to be given first. */
const byNumber: Reader = (definition, open, word, take) => {
  if (!/^-?[\d.]+(%|[x×]|$)/i.test(word)) return false;
  const ordered = [
    ...open.filter(([, field]) => !field.advanced),
    ...open.filter(([, field]) => field.advanced && !('default' in field)),
  ];
  return ordered.some(
    ([name, field]) =>
      takesNumber(field) &&
      candidates(field, word, isBatch(definition, name)).some((value) => take(name, value)),
  );
};

/** `he_normal`, `l2`: an initializer, a regularizer or a constraint. */
const byObject: Reader = (_definition, open, word, take) =>
  open.some(
    ([name, { control }]) =>
      control.type === 'object' && findObject(control.family, word) !== undefined && take(name, word),
  );

/** Whether a parameter is the shape of a whole batch: nobody types the size of that. */
function isBatch({ entry }: LayerDefinition, param: string): boolean {
  return entry?.shape === param;
}

/** What a text could mean for a field, the likeliest first. The field's own schema decides. */
function candidates(field: Field, text: string, batch: boolean): readonly Value[] {
  const parts = text.split(/[x×]/i);
  const numbers = parts.map((part) => (part === 'n' || part === '?' ? null : Number(part)));
  const areNumbers =
    parts.every((part) => part !== '') &&
    numbers.every((number) => number === null || Number.isFinite(number));
  const values: Value[] = [];
  if (areNumbers) {
    const first = numbers[0] ?? null;
    if (field.control.type === 'shape') values.push(batch ? [null, ...numbers] : numbers);
    else if (numbers.length === 1) values.push(first, [first]);
    else values.push(numbers);
  }
  if (/^[\d.]+%$/.test(text)) values.push(Number(text.slice(0, -1)) / 100);
  if (/^(yes|on|true)$/i.test(text)) values.push(true);
  if (/^(no|off|false)$/i.test(text)) values.push(false);
  if (/^(none|null)$/i.test(text)) values.push(null);
  try {
    values.push(JSON.parse(text) as Value);
  } catch {
    // It is a word.
  }
  values.push(text);
  return values;
}

function takesNumber({ control }: Field): boolean {
  return ['integer', 'number', 'fraction', 'sizes', 'sides', 'shape', 'axes', 'numbers'].includes(
    control.type,
  );
}

/** The letters before the number in a field's short form: `s` of `s2`. */
function shortLetters({ control, short }: Field): string | undefined {
  if (!short || !takesNumber({ control } as Field)) return undefined;
  const probe = control.type === 'sizes' ? Array.from({ length: control.count }, () => 7) : 7;
  try {
    return /^([a-z]+)\s?7/i.exec(short(probe) ?? '')?.[1]?.toLowerCase();
  } catch {
    // A short form that expects another value.
    return undefined;
  }
}
