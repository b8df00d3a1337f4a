/** CRC-32 (IEEE 802.3), bit by bit. Shares no code with the core. Node has had its own only since version 22. */
export function crc32(bytes: readonly number[]): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; ++bit) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return ~remainder >>> 0;
}
