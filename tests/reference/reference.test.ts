import type { NetDocument } from '@netwright/graph';
import { importKerasJson } from '@netwright/importers';
import { analyze } from '@netwright/inference';
import { describe, expect, it } from 'vitest';
import { readModel } from '../conformance/applications/recorded.js';
import { cifarResNet, googLeNet, kim, resNet, squeezeNet, uNet } from './branches.js';
import * as chains from './chains.js';

// Counts that everybody can look up: parameters, those that are trained, and multiply-accumulates of one example.
// They were counted with Keras 3.15.1; null where only the others are published.

type Count = number | null;
type Row = readonly [network: string, () => NetDocument, total: Count, trainable: Count, macs: Count];

function application(name: string): () => NetDocument {
  return () => {
    const result = importKerasJson(readModel(name).json);
    if (!result.ok) throw new Error(result.reason);
    return result.document;
  };
}

const small: readonly Row[] = [
  ['LeNet-5', chains.leNet5, 61_706, 61_706, 416_520],
  ['Chollet 5.1', chains.chollet51, 93_322, 93_322, 2_794_240],
  ['classroom, 5×5', () => chains.classroom(5, 1000), 1_087_106, 1_087_106, 4_771_600],
  ['classroom, 3×3', () => chains.classroom(3, 1024), 1_668_490, 1_668_490, 4_073_600],
  ['cats and dogs', chains.catsAndDogs, 3_453_121, 3_453_121, 236_095_488],
  ['ConvNetJS', chains.convNetJs, 22_466, 22_466, 3_920_000],
  ['CIFAR ResNet-20', () => cifarResNet(3), null, 269_722, null],
  ['CIFAR ResNet-56', () => cifarResNet(9), null, 853_018, null],
  ['CIFAR ResNet-110', () => cifarResNet(18), null, 1_727_962, null],
  ['Kim 2014', () => kim(18_766, 300, 56, 2), kimCount(18_766, 300, 2), kimCount(18_766, 300, 2), null],
  [
    'Kim 2014, six classes',
    () => kim(9_592, 128, 37, 6),
    kimCount(9_592, 128, 6),
    kimCount(9_592, 128, 6),
    null,
  ],
];

function kimCount(words: number, features: number, classes: number): number {
  return words * features + 1200 * features + 300 + 301 * classes;
}

const large: readonly Row[] = [
  ['AlexNet', chains.alexNet, 60_965_224, 60_965_224, 724_406_816],
  ['ZF Net', chains.zfNet, 62_357_608, 62_357_608, 1_168_032_896],
  ['GoogLeNet', () => googLeNet(false), 6_998_552, 6_998_552, 1_582_671_872],
  ['GoogLeNet with its heads', () => googLeNet(true), 13_378_280, 13_378_280, 1_591_044_096],
  ['ResNet-18', () => resNet([2, 2, 2, 2], false), 11_699_112, 11_689_512, 1_814_073_344],
  ['ResNet-34', () => resNet([3, 4, 6, 3], false), 21_814_696, 21_797_672, 3_663_761_408],
  ['ResNet-50', () => resNet([3, 4, 6, 3], true), 25_610_152, 25_557_032, 4_089_184_256],
  ['ResNet-101', () => resNet([3, 4, 23, 3], true), 44_654_504, 44_549_160, 7_801_405_440],
  ['ResNet-152', () => resNet([3, 8, 36, 3], true), 60_344_232, 60_192_808, 11_513_626_624],
  ['U-Net', uNet, 31_030_658, 31_030_658, 150_428_424_448],
  ['SqueezeNet 1.1', squeezeNet, 1_235_496, 1_235_496, 349_151_936],
  ['VGG16 frozen', chains.frozenVgg16, 16_812_353, 2_097_665, null],
];

const applications: readonly Row[] = [
  ['VGG16', application('VGG16'), 138_357_544, 138_357_544, 15_470_264_320],
  ['VGG19', application('VGG19'), 143_667_240, 143_667_240, 19_632_062_464],
  ['InceptionV3', application('InceptionV3'), 23_851_784, 23_817_352, 5_713_216_096],
  ['ResNet50', application('ResNet50'), 25_636_712, 25_583_592, 3_857_973_248],
  ['ResNet101', application('ResNet101'), 44_707_176, 44_601_832, 7_570_194_432],
  ['ResNet152', application('ResNet152'), 60_419_944, 60_268_520, 11_282_415_616],
  ['DenseNet121', application('DenseNet121'), 8_062_504, 7_978_856, 2_834_161_664],
  ['MobileNet', application('MobileNet'), 4_253_864, 4_231_976, 568_740_352],
  ['MobileNetV2', application('MobileNetV2'), 3_538_984, 3_504_872, 300_774_272],
  ['Xception', application('Xception'), 22_910_480, 22_855_952, 8_357_403_496],
  ['EfficientNetB0', application('EfficientNetB0'), 5_330_571, 5_288_548, 385_814_752],
  ['NASNetMobile', application('NASNetMobile'), 5_326_716, null, 563_638_816],
  ['InceptionResNetV2', application('InceptionResNetV2'), 55_873_736, null, 13_155_794_016],
  ['ConvNeXtTiny', application('ConvNeXtTiny'), 28_589_128, null, 4_455_531_264],
];

describe('counts that can be looked up', () => {
  it.each([...small, ...large, ...applications])('%s', (_name, build, total, trainable, macs) => {
    const { problems, totals } = analyze(build());
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(totals.leftOut).toEqual([]);
    const said: readonly (readonly [Count, Count])[] = [
      [total, totals.params.total],
      [trainable, totals.params.trainable],
      [macs, totals.macs],
    ];
    for (const [wanted, counted] of said) if (wanted !== null) expect(counted).toBe(wanted);
  });

  it('are all there', () => {
    expect([small.length, large.length, applications.length]).toEqual([11, 12, 14]);
  });
});
