export const menuItemLook = [
  'flex min-h-9 cursor-default items-center gap-2 px-3 outline-none select-none',
  'data-highlighted:bg-raised pointer-coarse:min-h-11',
].join(' ');
