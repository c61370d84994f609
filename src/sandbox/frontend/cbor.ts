type Value = number | string | Buffer | Value[] | Map<Value, Value>

/**
 * Reads the first value of the bytes. Supports the part of CBOR (RFC 8949) that WebAuthn needs.
 *
 * @throws on other types, and if the bytes end too soon
 */
export function decodeCbor(bytes: Buffer): Value {
  let position = 0

  function length(info: number): number {
    if (info < 24) return info
    const size = 2 ** (info - 24)
    if (size > 4) throw new Error('CBOR: too long')
    position += size
    return bytes.readUIntBE(position - size, size)
  }

  function take(size: number): Buffer {
    if (position + size > bytes.length) throw new Error('CBOR: the bytes end too soon')
    position += size
    return bytes.subarray(position - size, position)
  }

  function read(): Value {
    const first = bytes.readUInt8(position++)
    const size = length(first & 0x1f)
    switch (first >> 5) {
      case 0:
        return size
      case 1:
        return -1 - size
      case 2:
        return take(size)
      case 3:
        return take(size).toString()
      case 4:
        return Array.from({ length: size }, read)
      case 5:
        return new Map(Array.from({ length: size }, () => [read(), read()]))
      default:
        throw new Error(`CBOR: type ${first >> 5}`)
    }
  }
  return read()
}
