/**
 * The durable state store of a single machine: one SQLite file. Only the store itself is public;
 * each other class keeps one of its memories.
 */
@NullMarked
package no.samklang.sync.store.jdbc;

import org.jspecify.annotations.NullMarked;
