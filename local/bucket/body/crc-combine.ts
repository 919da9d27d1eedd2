/** A reflected CRC with all bits set before and after, as S3's three are. */
export type CrcShape = { widthBits: 32 | 64; reflectedPolynomial: bigint }

export const crcShapes = {
  CRC32: { widthBits: 32, reflectedPolynomial: 0xedb88320n },
  CRC32C: { widthBits: 32, reflectedPolynomial: 0x82f63b78n },
  CRC64NVME: { widthBits: 64, reflectedPolynomial: 0x9a6c9329ac4bc9b5n },
} as const satisfies Record<string, CrcShape>

/**
 * The CRC of two pieces of content in a row, from the CRC of each and the length of the second: the first one moved on by
 * that many zero bytes, then added. Moving on is multiplying by x to the power of 8 × length, modulo the polynomial.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3385 for CRCs as polynomials over GF(2)
 */
export function combineCrcs(shape: CrcShape, first: bigint, second: bigint, secondBytes: number): bigint {
  return multiply(shape, powerOfX(shape, BigInt(secondBytes) * 8n), first) ^ second
}

/** Polynomials are reflected: the highest bit is the coefficient of x⁰. */
function multiply({ widthBits, reflectedPolynomial }: CrcShape, one: bigint, other: bigint): bigint {
  let product = 0n
  let shifted = other
  for (let bit = BigInt(widthBits) - 1n; bit >= 0n; bit--) {
    if ((one >> bit) & 1n) product ^= shifted
    shifted = shifted & 1n ? (shifted >> 1n) ^ reflectedPolynomial : shifted >> 1n
  }
  return product
}

function powerOfX(shape: CrcShape, exponent: bigint): bigint {
  let power = 1n << BigInt(shape.widthBits - 1)
  let square = power >> 1n
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) power = multiply(shape, power, square)
    square = multiply(shape, square, square)
  }
  return power
}
