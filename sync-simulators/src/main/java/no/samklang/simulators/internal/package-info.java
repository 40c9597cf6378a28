/**
 * What the simulators share: the HTTP server, routes, the log of calls, faults, the admin side and
 * made-up names. Not exported.
 */
@NullMarked
package no.samklang.simulators.internal;

import org.jspecify.annotations.NullMarked;
