import * as tf from '@tensorflow/tfjs';

export interface Filling {
  interpolation: 'nearest' | 'bilinear';
  /** What stands where a picture has moved away: its mirror image, its other side, one value, or its edge. */
  fillMode: 'reflect' | 'wrap' | 'constant' | 'nearest';
  fillValue: number;
}

/** For each picture where its pixels come from: x' = a0·x + a1·y + a2, y' = b0·x + b1·y + b2; each one number a picture. */
export interface Affine {
  a: [tf.Tensor, tf.Tensor, tf.Tensor];
  b: [tf.Tensor, tf.Tensor, tf.Tensor];
}

/** Pixels at places on an axis of that length, brought back onto it where they lie beside it. */
function foldedBack(at: tf.Tensor, length: number, fillMode: Filling['fillMode']): tf.Tensor {
  if (fillMode === 'constant') return at;
  const last = length - 1;
  if (last === 0) return tf.zerosLike(at);
  let folded = at;
  if (fillMode === 'reflect') {
    const around = tf.sub(at, tf.mul(tf.floor(tf.div(at, 2 * length)), 2 * length));
    folded = tf.where(tf.less(around, length), around, tf.sub(2 * length - 1, around));
  } else if (fillMode === 'wrap') {
    const below = tf.add(at, tf.mul(tf.add(tf.floor(tf.div(tf.neg(at), last)), 1), length));
    const above = tf.sub(at, tf.mul(tf.floor(tf.div(at, last)), length));
    folded = tf.where(tf.less(at, 0), below, tf.where(tf.greater(at, last), above, at));
  }
  return tf.clipByValue(folded, 0, last);
}

/**
 * Pictures (batch, height, width, channels) moved, each in its own way. The pixels are gathered, so that each gets back
 * the gradient of all places where it stands.
 */
export function moved(pictures: tf.Tensor, { a, b }: Affine, filling: Filling): tf.Tensor {
  const [batch = 1, height = 1, width = 1, channels = 1] = pictures.shape;
  const { interpolation, fillMode, fillValue } = filling;
  const columns = tf.reshape(tf.range(0, width), [1, 1, width]);
  const rows = tf.reshape(tf.range(0, height), [1, height, 1]);
  const along = ([p, q, r]: Affine['a']) => {
    const [byColumn, byRow, start] = [p, q, r].map((one) => tf.reshape(one, [batch, 1, 1])) as Affine['a'];
    return tf.add(tf.add(tf.mul(byColumn, columns), tf.mul(byRow, rows)), start);
  };
  const x = foldedBack(along(a), width, fillMode);
  const y = foldedBack(along(b), height, fillMode);
  const pixels = tf.reshape(pictures, [batch * height * width, channels]);
  const first = tf.reshape(tf.range(0, batch * height * width, height * width, 'int32'), [batch, 1, 1]);

  /** The pixels at whole places, each times its share. */
  const read = (column: tf.Tensor, row: tf.Tensor, share?: tf.Tensor): tf.Tensor => {
    const [inside, c, r] = onPicture(column, row, width, height);
    const places = tf.add(first, tf.add(tf.mul(r, tf.scalar(width, 'int32')), c));
    const found = tf.gather(pixels, tf.reshape(places, [batch * height * width]));
    const flat = (tensor: tf.Tensor) => tf.reshape(tensor, [batch * height * width, 1]);
    const filled = tf.add(tf.mul(found, flat(inside)), tf.mul(tf.sub(1, flat(inside)), fillValue));
    return share ? tf.mul(filled, flat(share)) : filled;
  };
  const result =
    interpolation === 'nearest'
      ? read(tf.floor(tf.add(x, 0.5)), tf.floor(tf.add(y, 0.5)))
      : blended(x, y, read);
  return tf.reshape(result, [batch, height, width, channels]);
}

/** The four pixels around each place, by their distance. */
function blended(
  x: tf.Tensor,
  y: tf.Tensor,
  read: (column: tf.Tensor, row: tf.Tensor, share: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const [left, top] = [tf.floor(x), tf.floor(y)];
  const [right, bottom] = [tf.add(left, 1), tf.add(top, 1)];
  const [toRight, toBottom] = [tf.sub(x, left), tf.sub(y, top)];
  const [toLeft, toTop] = [tf.sub(1, toRight), tf.sub(1, toBottom)];
  return tf.addN([
    read(left, top, tf.mul(toLeft, toTop)),
    read(right, top, tf.mul(toRight, toTop)),
    read(left, bottom, tf.mul(toLeft, toBottom)),
    read(right, bottom, tf.mul(toRight, toBottom)),
  ]);
}

/** 1 where a place is on the picture, and the nearest place that is. */
function onPicture(
  column: tf.Tensor,
  row: tf.Tensor,
  width: number,
  height: number,
): [inside: tf.Tensor, column: tf.Tensor, row: tf.Tensor] {
  const [c, r] = [tf.clipByValue(column, 0, width - 1), tf.clipByValue(row, 0, height - 1)];
  const inside = tf.cast(tf.logicalAnd(tf.equal(c, column), tf.equal(r, row)), 'float32');
  return [inside, tf.cast(c, 'int32'), tf.cast(r, 'int32')];
}
