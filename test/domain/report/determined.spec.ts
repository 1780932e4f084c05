import assert from 'node:assert/strict';
import { determined } from '../../../domain/report/determined.ts';

const known = (...equations: readonly Readonly<Record<string, number>>[]): readonly string[] =>
  [...determined(equations.map((each) => new Map(Object.entries(each))))].sort();

describe('what a reader with pencil and paper could work out', () => {
  it('one unknown that stands alone, and not two that stand together', () => {
    assert.deepEqual(known({ x: 1 }), ['x']);
    assert.deepEqual(known({ x: 1, y: 1 }), []);
    assert.deepEqual(known(), []);
  });

  it('what is left when another sum is taken away', () => {
    assert.deepEqual(known({ x: 1, y: 1, z: 1 }, { x: 1, y: 1 }), ['z']);
    assert.deepEqual(known({ x: 1, y: 1 }, { x: 1, y: 1, z: 1 }), ['z']);
    assert.deepEqual(known({ x: 1, y: 1, z: 1 }, { x: 1 }), ['x']);
  });

  it('both of two from their sum and their difference', () => {
    assert.deepEqual(known({ x: 1, y: 1 }, { x: 1, y: -1 }), ['x', 'y']);
  });

  it('all three from the sums of each two', () => {
    assert.deepEqual(known({ x: 1, y: 1 }, { y: 1, z: 1 }, { x: 1, z: 1 }), ['x', 'y', 'z']);
  });

  it('nothing more from the same sum said again, or three times over', () => {
    assert.deepEqual(known({ x: 1, y: 1 }, { x: 1, y: 1 }), []);
    assert.deepEqual(known({ x: 1, y: 1 }, { x: 3, y: 3 }), []);
    assert.deepEqual(known({ x: 1, y: -1 }, { x: -2, y: 2 }), []);
  });

  it('a total and its parts across and down: four in a square stay four', () => {
    const square = [
      { a: 1, b: 1 },
      { c: 1, d: 1 },
      { a: 1, c: 1 },
      { b: 1, d: 1 },
    ];
    assert.deepEqual(known(...square), []);
    assert.deepEqual(known(...square, { a: 1, d: 1 }), ['a', 'b', 'c', 'd']);
    assert.deepEqual(known(...square, { d: 5 }), ['a', 'b', 'c', 'd']);
  });
});
