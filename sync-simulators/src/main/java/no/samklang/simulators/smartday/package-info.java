/**
 * A simulator of Smartday behind GSGroup's Common API: customers, stores with items, and tasks with
 * their materials and salary code registrations.
 */
@NullMarked
package no.samklang.simulators.smartday;

import org.jspecify.annotations.NullMarked;
