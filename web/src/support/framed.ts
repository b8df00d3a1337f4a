/** Whether another page frames this one, and may forbid what a page by itself may do. */
export const isFramed = ({ defaultView: view }: Document): boolean => view!.parent !== view;
