/**
 * What a connector needs to talk to a vendor over HTTP: {@link no.samklang.sync.http.ApiClient}
 * with login, typed errors, careful repeats, a shared rate budget and JSON, over a small transport
 * that can be replaced.
 */
@NullMarked
package no.samklang.sync.http;

import org.jspecify.annotations.NullMarked;
