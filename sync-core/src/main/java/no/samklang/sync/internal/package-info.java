/**
 * The engine: read, recognise, fetch, map, decide, write, remember, one small class each, in that
 * order. Not exported.
 */
@NullMarked
package no.samklang.sync.internal;

import org.jspecify.annotations.NullMarked;
