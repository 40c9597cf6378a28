package no.samklang.cli;

import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the command line takes from its process, so that a test can give its own.
 *
 * @param screen where it prints
 * @param environment gives the value of an environment variable; null when it is not set
 * @param user name of the person at the keyboard
 * @param clock the time
 * @param idle returns when a program that serves should end
 */
record Surroundings(
    Screen screen,
    Function<String, @Nullable String> environment,
    String user,
    InstantSource clock,
    Runnable idle) {}
