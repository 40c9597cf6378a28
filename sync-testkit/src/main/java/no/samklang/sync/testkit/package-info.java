/**
 * What an author of a store or a connector, and a host that tests its own routes, needs beside
 * JUnit: contracts to extend, a clock to move, and whole systems in memory.
 */
@NullMarked
package no.samklang.sync.testkit;

import org.jspecify.annotations.NullMarked;
