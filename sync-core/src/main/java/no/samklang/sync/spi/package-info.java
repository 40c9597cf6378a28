/**
 * What the author of a connector, mapper or store implements, and the family of errors that tells
 * the engine what to do next. Knows the common model and nothing above it.
 */
@NullMarked
package no.samklang.sync.spi;

import org.jspecify.annotations.NullMarked;
