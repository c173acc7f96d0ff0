import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from './table.ts';

/** An item in wire form, as streams and failed conditions carry it, as the code knows items. */
export const itemOf = (image: object): Item => unmarshall(image as Parameters<typeof unmarshall>[0]) as Item;
