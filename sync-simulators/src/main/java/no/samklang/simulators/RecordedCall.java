package no.samklang.simulators;

import java.time.Instant;

/**
 * One call that a simulator has answered or cut off.
 *
 * @param number counts from 1
 * @param at the moment by the simulator's clock
 * @param method the HTTP method, upper case
 * @param path the raw path
 * @param template the path as the vendor's contract writes it, or {@code (unknown)}
 * @param query the raw query, empty if there was none
 * @param status the status that was sent, or 0 if the connection was closed without an answer
 */
public record RecordedCall(
    long number,
    Instant at,
    String method,
    String path,
    String template,
    String query,
    int status) {}
