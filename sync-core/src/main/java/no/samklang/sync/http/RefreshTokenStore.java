package no.samklang.sync.http;

/**
 * Where the host keeps the refresh token of one login, such as a row of its own database. Vendors
 * that rotate refresh tokens take each one once: the new one must outlive the process before
 * anything else happens, or a person has to log in again.
 *
 * <p>Safe for use by many threads; several processes may share one. What it throws must not show a
 * token.
 */
public interface RefreshTokenStore {

  /**
   * Returns the newest refresh token, also when another process saved it. Asked before each use,
   * and again when the vendor refuses what it gave. Blank when nobody has logged in yet.
   */
  String load();

  /**
   * Makes a rotated refresh token durable in place of the one before. When this returns, it must
   * survive the end of the process; only then is the access token used that came with it. When it
   * throws, it is called again with the same token before anything is asked of the vendor.
   */
  void save(String refreshToken);
}
