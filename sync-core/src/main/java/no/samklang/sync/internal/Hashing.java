package no.samklang.sync.internal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import no.samklang.sync.spi.Fingerprint;

/** The two hashes the engine uses: a strong one for records, a quick one for single fields. */
final class Hashing {
  private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Hashing::sha256);

  private Hashing() {}

  static Fingerprint fingerprint(byte[] salt, byte[] content) {
    return fingerprint(salt, content, content.length);
  }

  static Fingerprint fingerprint(byte[] salt, byte[] content, int length) {
    MessageDigest digest = SHA256.get();
    digest.update(salt);
    digest.update(content, 0, length);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  /** Returns a 64-bit FNV-1a hash with a final mix. */
  static long quick(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return hash ^ (hash >>> 33);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
