/** The mark's white corner brackets 「 」 as one path on a grid of sixteenths, the same as in the toolbar icons. */
export const BRACKETS = 'M3 3h5v2H5v4H3zM13 13H8v-2h3V7h2z';

/** The white tick of what is saved, on the same grid; stroked, 2.3 wide. */
export const TICK = 'M3.8 8.2 6.8 11.2 12.4 4.6';
