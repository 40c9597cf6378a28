package no.samklang.sync.spi;

/**
 * The first 128 bits of a SHA-256, in two longs so that a page of them costs little.
 *
 * @param high bits 0 to 63
 * @param low bits 64 to 127
 */
public record Fingerprint(long high, long low) {}
