import { defineLayer, type Weight } from '../core/define.js';
import { joinImage, splitImage } from '../core/image.js';
import { product, sum } from '../core/tensor.js';
import { checkStrideAndDilation, kernelWindow } from '../families/convolution.js';
import { filtersField, kernelWindowFields } from '../families/convolution-fields.js';
import { checkForgetBias } from '../families/forget-bias.js';
import {
  activationField,
  cellFields,
  checkStateful,
  inheritedOfSequences,
  recurrentActivationField,
  sequenceFields,
  sequenceOutputs,
  stepsStep,
  unitForgetBiasField,
  unrollField,
} from '../families/recurrent.js';
import { explainSlide, slide } from '../families/sliding-window.js';

const gates = 4;

/** An LSTM of pictures (Shi et al. 2015). Source: https://keras.io/api/layers/recurrent_layers/conv_lstm2d/ */
export const convLSTM2d = defineLayer({
  kind: 'ConvLSTM2D',
  category: 'recurrent',
  order: 40,
  summary: 'remembers pictures',
  help: 'An LSTM whose products are convolutions: reads a film picture by picture and keeps a memory of pictures.',
  aliases: ['convlstm', 'convlstm2d', 'film'],
  params: {
    filters: filtersField,
    ...kernelWindowFields(2),
    activation: activationField,
    recurrentActivation: recurrentActivationField,
    ...sequenceFields,
    ...cellFields,
    unitForgetBias: unitForgetBiasField,
    unroll: unrollField,
  },
  inputs: [{ name: 'film', ranks: [5], dtype: 'any' }],
  builtOnce: true,
  infer(p, [x], context) {
    const [batch, steps, ...rest] = x?.shape ?? [];
    const image = splitImage([batch, ...rest], p.dataFormat);
    checkForgetBias(p, context);
    checkStrideAndDilation(p, context);
    checkStateful(p, batch, context);
    if ([...image.spatial, image.channels].includes(null)) {
      context.report('recurrent/picture-open', {
        onlyToBuild: true,
        input: 0,
        message: 'Height, width and channels of the film have to be known; only its length may be open.',
      });
    }
    const channels = image.channels === null ? undefined : image.channels;
    const weights: Weight[] = [
      {
        path: 'conv_lstm_cell/kernel',
        shape: [...p.kernelSize, channels, p.filters * gates],
        trainable: true,
        initializer: p.kernelInitializer,
      },
      {
        path: 'conv_lstm_cell/recurrent_kernel',
        shape: [...p.kernelSize, p.filters, p.filters * gates],
        trainable: true,
        initializer: p.recurrentInitializer,
      },
    ];
    if (p.useBias) {
      weights.push({
        path: 'conv_lstm_cell/bias',
        shape: [p.filters * gates],
        trainable: true,
        initializer: p.biasInitializer,
      });
    }
    const spatial = slide(image.spatial, kernelWindow(p), 'kernelSize', context);
    const [, ...step] = joinImage({ batch, spatial, channels: p.filters }, p.dataFormat);
    return { outputs: sequenceOutputs(p, [batch, steps, ...step], 2, x?.masked === true), weights };
  },
  macs(p, [x], { outputs, weights }) {
    const shape = outputs[0]?.shape ?? [];
    const [batch, , ...rest] = p.returnSequences ? shape : [shape[0], null, ...shape.slice(1)];
    const positions = product(splitImage([batch, ...rest], p.dataFormat).spatial);
    const kernels = (weights ?? []).slice(0, 2).map(({ shape: kernel }) => product(kernel));
    const steps = x?.shape[1];
    const [input, recurrent] = kernels;
    if (typeof positions !== 'number' || typeof steps !== 'number') return null;
    return typeof input === 'number' && typeof recurrent === 'number'
      ? steps * positions * (input + recurrent)
      : null;
  },
  explain(p, [x], { outputs, weights }) {
    const [batch, steps, ...rest] = x?.shape ?? [];
    const out = outputs[0]?.shape ?? [];
    const step = p.returnSequences ? [out[0], ...out.slice(2)] : out;
    const { spatial } = splitImage([batch, ...rest], p.dataFormat);
    const places = splitImage(step, p.dataFormat).spatial;
    const kernels = (weights ?? []).slice(0, 2).map(({ shape }) => product(shape));
    const macs = product([steps, ...places, sum(kernels)]);
    return [
      stepsStep(p, steps),
      ...explainSlide(spatial, kernelWindow(p), places),
      { label: 'channels', text: 'one for each filter', result: String(p.filters) },
      ...(typeof macs === 'number'
        ? [
            {
              label: 'MACs',
              text: `${steps} · ${places.join('·')} · (${kernels.join(' + ')})`,
              result: String(macs),
              note: 'steps · positions · the elements of both kernels',
            },
          ]
        : []),
    ];
  },
  targets: {
    keras: { positional: ['filters', 'kernelSize'], inherited: [...inheritedOfSequences, 'unroll'] },
  },
});
