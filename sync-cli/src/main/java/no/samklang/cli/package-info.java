/**
 * The command line {@code samklang}: one class per command, reading of the configuration, and
 * reports as text, JSON and HTML. Only {@link no.samklang.cli.Main} ends the process.
 */
@NullMarked
package no.samklang.cli;

import org.jspecify.annotations.NullMarked;
