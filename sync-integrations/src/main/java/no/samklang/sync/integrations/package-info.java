/**
 * The ready integrations. Each is a declaration of routes between two connectors that it knows by
 * id only; the engine runs it.
 */
@NullMarked
package no.samklang.sync.integrations;

import org.jspecify.annotations.NullMarked;
